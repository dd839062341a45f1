import { createClient } from '@permanentka/client';
import { describe, expect, it, vi } from 'vitest';
import { elapse, settled, startScripted, useFakeClock } from './fake-clock.js';
import { afterwards, capacity, seats, statusesOf, watched } from './fixture.js';
import { scripted } from './scripted-web-socket.js';

useFakeClock();

describe('the states of a connection', () => {
  it('go from idle over each interruption to closed, and begin again with the next subscription', async () => {
    const { client, states, latest, sockets } = startScripted();
    expect(client.connection).toEqual({ status: 'idle' });
    const pushes = seats(client);
    expect(client.connection).toEqual({ status: 'connecting' });
    await settled();
    latest().accept();
    latest().drop(1012, 'restarting');
    await elapse(40);
    latest().accept();
    await pushes.return?.();
    await settled();
    expect(states).toEqual([
      { status: 'connecting' },
      { status: 'connected', isReconnected: false },
      { status: 'reconnecting', attempt: 1, delayMs: expect.any(Number), code: 1012, reason: 'restarting' },
      { status: 'connected', isReconnected: true },
      { status: 'closed', code: 1000, reason: 'No subscription is left' },
    ]);
    seats(client);
    await settled();
    latest().accept();
    await settled();
    expect(states.slice(5)).toEqual([{ status: 'connecting' }, { status: 'connected', isReconnected: false }]);
    expect(sockets).toHaveLength(3);
  });

  it('reach each watcher until it stops, and the current one can be read at any time', async () => {
    const { client, latest } = startScripted();
    const told: string[] = [];
    const stop = client.watchConnection(({ status }) => told.push(status));
    seats(client);
    await settled();
    stop();
    latest().accept();
    await settled();
    expect(told).toEqual(['connecting']);
    expect(client.connection).toEqual({ status: 'connected', isReconnected: false });
  });

  it('tell the message of a failed connection where the runtime has one, and a sentence where it has none', async () => {
    const { states, latest, client } = startScripted();
    seats(client);
    await settled();
    latest().fail('connect ECONNREFUSED');
    await elapse(40);
    latest().fail();
    await settled();
    expect(states.slice(1)).toMatchObject([
      { attempt: 1, code: 1006, reason: 'connect ECONNREFUSED' },
      { attempt: 2, code: 1006, reason: 'The connection failed' },
    ]);
  });
});

describe('the pauses between attempts', () => {
  // Half of the pause is certain, the other half is random.
  it.each([
    { random: 0, defaults: [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000], fast: [10, 20, 20, 20, 20, 20, 20, 20] },
    { random: 0.5, defaults: [375, 750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500], fast: [15, 30, 30, 30, 30, 30, 30, 30] },
    { random: 1, defaults: [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000], fast: [20, 40, 40, 40, 40, 40, 40, 40] },
  ])('double up to the longest one, with a jitter of $random', async ({ random, defaults, fast }) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    for (const [reconnect, expected] of [[{}, defaults] as const, [{ firstDelayMs: 20, longestDelayMs: 40 }, fast] as const]) {
      const { client, states, sockets, latest } = startScripted({ reconnect });
      seats(client);
      await settled();
      for (const [made, delayMs] of expected.entries()) {
        latest().fail();
        await elapse(delayMs - 1);
        expect(sockets).toHaveLength(made + 1);
        await elapse(1);
        expect(sockets).toHaveLength(made + 2);
      }
      expect(states.flatMap((state) => (state.status === 'reconnecting' ? [state.delayMs] : []))).toEqual(expected);
      await client.close();
    }
  });

  it.each([
    { livedMs: 29_999, attempt: 2 },
    { livedMs: 30_000, attempt: 1 },
  ])('count a connection of $livedMs ms without a push as attempt $attempt', async ({ livedMs, attempt }) => {
    const { client, latest } = startScripted();
    seats(client);
    await settled();
    latest().fail();
    await elapse(40);
    latest().accept();
    for (const waitedMs of [12_000, 12_000, livedMs - 24_000]) {
      await elapse(waitedMs);
      latest().message({ type: 'pong' });
    }
    latest().drop(1006);
    expect(client.connection).toMatchObject({ status: 'reconnecting', attempt });
  });

  it('do not start again short for a connection that failed after an earlier one had lived long', async () => {
    const { client, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    latest().accept();
    await pushes.return?.();
    await elapse(60_000);
    seats(client);
    await settled();
    latest().fail();
    await elapse(40);
    latest().fail();
    expect(client.connection).toMatchObject({ status: 'reconnecting', attempt: 2 });
  });
});

describe('the limits of one connection', () => {
  it.each([false, true])('give up a server that does not acknowledge within 10 seconds (opened: %s)', async (hasOpened) => {
    const { client, latest } = startScripted();
    seats(client);
    await settled();
    const socket = latest();
    if (hasOpened) socket.open();
    await elapse(9_999);
    expect(client.connection.status).toBe('connecting');
    await elapse(1);
    expect(client.connection).toMatchObject({ status: 'reconnecting', code: 4499, reason: 'No connection within 10000 ms' });
    expect(socket.closedWith).toEqual({ code: 4499, reason: 'No connection within 10000 ms' });
  });

  it('ping every 12 seconds, and give up a server from which nothing was heard between two pings', async () => {
    const { client, latest } = startScripted();
    seats(client);
    await settled();
    const socket = latest();
    socket.accept();
    await elapse(12_000);
    expect(socket.typesSent()).toEqual(['connection_init', 'subscribe', 'ping']);
    socket.message({ type: 'pong' });
    await elapse(12_000);
    expect(socket.typesSent().filter((type) => type === 'ping')).toHaveLength(2);
    expect(client.connection.status).toBe('connected');
    await elapse(11_999);
    expect(client.connection.status).toBe('connected');
    await elapse(1);
    expect(client.connection).toMatchObject({ status: 'reconnecting', code: 4499 });
    expect(socket.closedWith?.code).toBe(4499);
  });

  it('hears nothing of a connection that was given up, whatever still arrives on it', async () => {
    const { client, latest, sockets } = startScripted();
    const pushes = seats(client);
    await settled();
    const [old] = sockets;
    old?.accept();
    await elapse(24_000);
    old?.push('1', capacity(9).data);
    old?.drop(4403);
    await elapse(40);
    latest().accept();
    latest().push('1', capacity(1).data);
    expect((await pushes.next()).value).toEqual({ sessionCapacity: { version: 1 } });
    expect(client.connection.status).toBe('connected');
  });

  it('answer the ping of the server with a pong', async () => {
    const { client, latest } = startScripted();
    seats(client);
    await settled();
    latest().accept();
    latest().message({ type: 'ping' });
    expect(latest().typesSent()).toEqual(['connection_init', 'subscribe', 'pong']);
  });

  it.each(['no JSON', '"a text"', '{"id":"1"}', '{"id":"1","type":"next"}', '{"id":"1","type":"error","payload":{}}'])(
    'give up a server that sends what is not of the protocol: %s',
    async (message) => {
      const { client, latest } = startScripted();
      seats(client);
      await settled();
      latest().accept();
      latest().message(message);
      expect(client.connection).toMatchObject({
        status: 'reconnecting',
        code: 4499,
        reason: expect.stringContaining('protocol'),
      });
    },
  );
});

describe('the WebSocket', () => {
  it('is the injected class, with the address of the API and the protocol of GraphQL', async () => {
    const { client, sockets, latest } = startScripted({
      url: 'https://api.test/graphql',
      token: 'secret',
      organisation: 'studio',
    });
    seats(client);
    await settled();
    latest().open();
    expect(sockets.map(({ url, protocol }) => [url, protocol])).toEqual([['wss://api.test/graphql', 'graphql-transport-ws']]);
    const payload = { authorization: 'Bearer secret', organisation: 'studio' };
    expect(latest().sent).toEqual([{ type: 'connection_init', payload }]);
  });

  it('is the global one where none is injected', async () => {
    const { webSocket, sockets } = scripted();
    vi.stubGlobal('WebSocket', webSocket);
    const client = createClient({ url: 'http://api.test/graphql' });
    afterwards(() => client.close());
    seats(client);
    await settled();
    expect(sockets.map(({ url }) => url)).toEqual(['ws://api.test/graphql']);
  });

  it('is asked for by name where there is none, and the client stays idle', () => {
    vi.stubGlobal('WebSocket', undefined);
    const { client, states } = watched({ url: 'http://api.test/graphql' });
    expect(() => seats(client)).toThrow("Install `ws` and pass it: import { WebSocket } from 'ws'");
    expect(client.connection).toEqual({ status: 'idle' });
    expect(statusesOf(states)).toEqual([]);
  });
});
