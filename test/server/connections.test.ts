import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOptions } from '../../src/server/http/connections.js';

const RECEIVE_TIMEOUT_MS = 400;
const CHECK_INTERVAL_MS = 50;
/** A connection that stays open for so long after the timeout is not closed for it. */
const WELL_AFTER_MS = 3 * RECEIVE_TIMEOUT_MS;

let server: FastifyInstance;
let port: number;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = fastify(connectionOptions(RECEIVE_TIMEOUT_MS, CHECK_INTERVAL_MS));
  server.post('/', async (request) => ({ got: request.body }));
  server.post('/slow', () => sleep(WELL_AFTER_MS, { slow: true }));
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await server.close();
});

async function open() {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let received = '';
  socket.on('data', (bytes) => {
    received += String(bytes);
  });
  const closed = once(socket, 'close').then(() => 'closed' as const);
  await once(socket, 'connect');
  return { socket, closed, received: () => received };
}

const BODY = JSON.stringify({ a: 1 });
const requestOf = (body: string, path = '/') =>
  `POST ${path} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('a connection to the server', () => {
  it('a connection is closed without a byte when it was opened early and never used', async () => {
    const { closed, received } = await open();
    await closed;
    expect(received()).toBe('');
  });

  it('answers a first request that comes shortly before the timeout', async () => {
    const { socket, received } = await open();
    await sleep(RECEIVE_TIMEOUT_MS / 2);
    socket.write(requestOf(BODY));
    await expect.poll(received).toContain('{"got":{"a":1}}');
  });

  it('answers a request that takes the server longer than the timeout, and rests longer than it between requests', async () => {
    const { socket, closed, received } = await open();
    socket.write(requestOf(BODY, '/slow'));
    await expect.poll(received, { timeout: 5_000 }).toContain('{"slow":true}');
    expect(await Promise.race([closed, sleep(WELL_AFTER_MS, 'open')])).toBe('open');
    socket.write(requestOf(BODY));
    await expect.poll(received).toContain('{"got":{"a":1}}');
    expect(received()).not.toContain(' 408 ');
  });

  it.each([
    ['body', `${requestOf(BODY).slice(0, -2)}`],
    ['head', 'POST / HTTP/1.1\r\nHost: he'],
  ])('is answered with 408 and closed when the %s of a request stops half way', async (_, bytes) => {
    const { socket, closed, received } = await open();
    socket.write(bytes);
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n/);
    expect(JSON.parse(received().split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('a connection is answered with 408 after the first answer when a second request stops', async () => {
    const { socket, closed, received } = await open();
    socket.write(requestOf(BODY));
    await expect.poll(received).toContain('{"got":{"a":1}}');
    socket.write('POST / HTTP/1.1\r\n');
    await closed;
    expect(received().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 408']);
  });

  it.each([
    ['bytes that are no request', 400, 'GRAPHQL please\r\n\r\n'],
    ['headers that are too large', 431, `GET / HTTP/1.1\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`],
  ])('refuses %s with %i, and closes', async (_, status, bytes) => {
    const { socket, closed, received } = await open();
    socket.on('error', (error: NodeJS.ErrnoException) => expect(['EPIPE', 'ECONNRESET']).toContain(error.code));
    socket.write(bytes);
    await closed;
    expect(received()).toContain(`HTTP/1.1 ${status} `);
  });
});
