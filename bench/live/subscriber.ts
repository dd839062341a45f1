import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { encodeId } from '../../src/schema/shared/ids.js';
import { benchId, ORGANISATION_ID } from '../booking/ids.js';
import { WATCHED } from '../booking/scenario.js';

/** The state of the seats that a frame carries. */
export interface Seats {
  readonly seatsLeft: number;
  readonly version: number;
}

interface Frame {
  readonly type: string;
  readonly payload?: { readonly data?: { readonly sessionCapacity?: Seats | null } | null };
}

export const WATCH = `subscription Seats($sessionId: ID!) {
  sessionCapacity(sessionId: $sessionId) { id status capacity seatsTaken seatsLeft version }
}`;
const SUBSCRIBE = {
  query: WATCH,
  variables: { sessionId: encodeId('Session', ORGANISATION_ID, benchId('session', WATCHED)) },
};

/** Hears of each state, with the frame that it came in, and of what should not have happened. */
export interface Listener {
  heard: (seats: Seats, frame: string) => void;
  wrong: (fault: string) => void;
}

/** One browser that watches the seats of the session, with a socket and an id of its own. */
export class Subscriber {
  /** Of the newest state that came. */
  version = 0;
  private readonly id = randomUUID();

  private constructor(
    private readonly socket: WebSocket,
    private readonly listener: Listener,
    private readonly whenOpen: () => void,
  ) {
    socket.on('close', (code) => listener.wrong(`a socket was closed with code ${code}`));
    socket.on('message', (data) => this.take(String(data)));
  }

  /** Connects, subscribes and waits for the first state. */
  static open(endpoint: string, listener: Listener): Promise<Subscriber> {
    return new Promise((resolve, reject) => {
      const socket = connect(endpoint, 'graphql-transport-ws', reject);
      const subscriber: Subscriber = new Subscriber(socket, listener, () => resolve(subscriber));
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    });
  }

  /** Connects to a server that speaks no protocol and only sends. */
  static openBare(endpoint: string, listener: Listener): Promise<Subscriber> {
    return new Promise((resolve, reject) => {
      const socket = connect(endpoint, [], reject);
      const subscriber = new Subscriber(socket, listener, () => undefined);
      socket.on('open', () => resolve(subscriber));
    });
  }

  private take(text: string): void {
    const { type, payload } = JSON.parse(text) as Frame;
    const seats = payload?.data?.sessionCapacity;
    if (type === 'connection_ack') this.socket.send(JSON.stringify({ id: this.id, type: 'subscribe', payload: SUBSCRIBE }));
    else if (type === 'next' && seats) this.hear(seats, text);
    else this.listener.wrong(`a message was no state: ${text}`);
  }

  private hear(seats: Seats, frame: string): void {
    const isFirst = this.version === 0;
    if (seats.version <= this.version) this.listener.wrong(`version ${seats.version} came after ${this.version}`);
    this.version = seats.version;
    this.listener.heard(seats, frame);
    if (isFirst) this.whenOpen();
  }
}

/** The seats in a frame that came as a state. */
export function seatsIn(frame: string): Seats {
  const seats = (JSON.parse(frame) as Frame).payload?.data?.sessionCapacity;
  if (!seats) throw new Error(`no state: ${frame}`);
  return seats;
}

/** @param failed hears of an error, and of an end before the socket is open; later it makes no difference */
function connect(endpoint: string, protocols: string | string[], failed: (error: Error) => void): WebSocket {
  const socket = new WebSocket(endpoint, protocols, { perMessageDeflate: false });
  socket.on('error', failed);
  socket.on('close', (code) => failed(new Error(`a new socket was closed with code ${code}`)));
  return socket;
}
