import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

const PROTOCOL = 'graphql-transport-ws';
const FAULT = [{ message: 'Not now.', extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 } }];

/** Stands before a server, and answers the first subscription with a fault that passes. All else goes through. */
export async function faultyDoor(target: string) {
  let hasRefused = false;
  const http = createServer(async (request, response) => {
    const { authorization = '', 'x-organisation': organisation = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'x-organisation': String(organisation), 'content-type': type };
    const answer = await fetch(`${target}${request.url?.replace('/graphql', '') ?? ''}`, {
      method: request.method ?? 'POST',
      headers: { ...headers, accept: request.headers.accept ?? '*/*', 'accept-language': 'en' },
      ...(request.method === 'POST' && { body: await text(request) }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  });
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => PROTOCOL });
  sockets.on('connection', (near) => {
    const far = new WebSocket(target.replace('http', 'ws'), PROTOCOL);
    const opened = once(far, 'open').then(
      () => true,
      () => false,
    );
    near.on('message', async (data: RawData) => {
      const message = JSON.parse(String(data)) as { type: string; id?: string };
      if (message.type === 'subscribe' && !hasRefused) {
        hasRefused = true;
        near.send(JSON.stringify({ id: message.id, type: 'error', payload: FAULT }));
      } else if (await opened) far.send(String(data));
    });
    far.on('message', (data: RawData) => near.send(String(data)));
    far.on('error', () => near.terminate());
    far.on('close', () => near.terminate());
    near.on('close', () => far.terminate());
  });
  http.listen(0);
  await once(http, 'listening');
  return {
    url: `http://localhost:${(http.address() as AddressInfo).port}/graphql`,
    hasRefused: () => hasRefused,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}
