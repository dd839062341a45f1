import { CloseCode as ProtocolCode, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { SOCKET_BUFFER_MAX_BYTES } from '../limits.js';
import type { Channel } from './channel.js';

/** A client, and what its handshake said. The request itself is not kept: it is larger than all that is needed of it. */
export interface Peer {
  readonly socket: WebSocket;
  readonly channel: Channel;
  readonly address: string;
  readonly acceptLanguage: string | undefined;
}

export interface SpeakOptions {
  log: Logger;
  /** Called when there is something to send, and too much waits for the client already. */
  slow: () => void;
}

/** Lets graphql-ws speak the protocol on a socket. Its own adapter for `ws` has two timers a socket; see `heartbeat.ts`. */
export function speak<T extends Peer>(protocol: Server<T>, peer: T, { log, slow }: SpeakOptions): void {
  const { socket } = peer;
  const broken = (err: unknown, what: string) => {
    // A client that has left is no fault.
    if (socket.readyState !== socket.OPEN) return;
    log.warn({ err }, what);
    socket.close(ProtocolCode.InternalServerError, 'Internal server error');
  };
  // `ws` closes a socket that breaks the rules of WebSockets. Without a listener its error would end the process.
  socket.on('error', (err) => log.info({ err }, 'A socket failed'));
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((resolve, reject) => {
          // Here and not before: answers that are ready at the same moment count each other.
          if (socket.bufferedAmount > SOCKET_BUFFER_MAX_BYTES) slow();
          if (socket.readyState !== socket.OPEN) return resolve();
          socket.send(text, (fault) => (fault ? reject(fault) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) =>
        socket.on('message', (data) =>
          handle(String(data)).catch((err: unknown) => broken(err, 'A message of a socket could not be handled')),
        ),
    },
    peer,
  );
  socket.once('close', (code, reason) => {
    closed(code, String(reason)).catch((err: unknown) => log.warn({ err }, 'The subscriptions of a socket did not end well'));
  });
}
