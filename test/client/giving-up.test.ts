import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientOptions, NetworkError } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { FakeServer, type Verdict } from './fake-server.js';
import { afterwards, capacity, eventually, FAST, seats, statusesOf, watched } from './fixture.js';

async function started(verdict: Verdict, options: Omit<ClientOptions, 'url'> = {}) {
  const server = await FakeServer.start(verdict);
  afterwards(() => server.stop());
  return { server, ...watched({ url: server.url, ...options }) };
}

/** A token function that counts: the first token is `Bearer token 1` on the wire. */
function counted() {
  let asked = 0;
  return () => {
    asked += 1;
    return `token ${asked}`;
  };
}

describe('a token that the server refuses with 4401', () => {
  it('is replaced by a fresh one when the token is a function, and the subscription begins', async () => {
    const { server, client, states } = await started((connection) => (connection === 1 ? 4401 : undefined), { token: counted() });
    const pushes = seats(client);
    await eventually(() => server.subscribed === 1);
    server.next(capacity(1));
    expect((await pushes.next()).value).toEqual({ sessionCapacity: { version: 1 } });
    expect(server.introductions).toEqual([{ authorization: 'Bearer token 1' }, { authorization: 'Bearer token 2' }]);
    expect(statusesOf(states)).toEqual(['connecting', 'reconnecting', 'connected']);
    expect(states[1]).toMatchObject({ attempt: 1, code: 4401, reason: 'as the test says' });
  });

  it('ends the subscription when the fresh token is refused too, and no third one is asked for', async () => {
    const { server, client, states } = await started(() => 4401, { token: counted() });
    await expect(seats(client).next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4401 });
    await sleep(5 * FAST.longestDelayMs);
    expect(server.introductions).toEqual([{ authorization: 'Bearer token 1' }, { authorization: 'Bearer token 2' }]);
    expect(statusesOf(states)).toEqual(['connecting', 'reconnecting', 'closed']);
    expect(client.connection).toEqual({ status: 'closed', code: 4401, reason: 'as the test says' });
  });

  it('ends the subscription at once when the token is a text, and when the caller is anonymous', async () => {
    for (const options of [{ token: 'a text' }, {}]) {
      const { server, client, states } = await started(() => 4401, options);
      await expect(seats(client).next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4401 });
      await sleep(5 * FAST.longestDelayMs);
      expect(server.connected).toBe(1);
      expect(statusesOf(states)).toEqual(['connecting', 'closed']);
    }
  });

  it('ends the subscription although the connection broke for another reason between the two refusals', async () => {
    const codes = [4401, 1012, 4401];
    const { server, client } = await started((connection) => codes[connection - 1], { token: counted() });
    await expect(seats(client).next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4401 });
    expect(server.introductions).toHaveLength(3);
  });

  it('is renewed again when the server had accepted the last one, although no push came', async () => {
    const { server, client } = await started((connection) => (connection % 2 === 1 ? 4401 : undefined), { token: counted() });
    void seats(client).next();
    await eventually(() => server.subscribed === 1);
    server.drop(1012);
    await eventually(() => server.subscribed === 2);
    expect(server.introductions).toEqual([1, 2, 3, 4].map((token) => ({ authorization: `Bearer token ${token}` })));
    client.close();
  });

  it('is renewed each time it expires, as long as pushes came in between', async () => {
    const { server, client, states } = await started(() => undefined, { token: counted() });
    const pushes = seats(client);
    for (const expired of [1, 2, 3]) {
      await eventually(() => server.subscribed === expired);
      server.next(capacity(expired));
      await pushes.next();
      server.drop(4401);
    }
    await eventually(() => server.subscribed === 4);
    expect(states.flatMap((state) => (state.status === 'reconnecting' ? [[state.attempt, state.code]] : []))).toEqual([
      [1, 4401],
      [1, 4401],
      [1, 4401],
    ]);
  });

  it('is refused anew to a later subscription, which has its own second token', async () => {
    const { server, client } = await started((connection) => (connection < 4 ? 4401 : undefined), { token: counted() });
    await expect(seats(client).next()).rejects.toMatchObject({ code: 4401 });
    expect(server.connected).toBe(2);
    seats(client);
    await eventually(() => server.subscribed === 1);
    expect(server.introductions.at(-1)).toEqual({ authorization: 'Bearer token 4' });
  });

  it('does not make 4403 worth another attempt, since the rights are gone whatever the token', async () => {
    const { server, client } = await started(() => 4403, { token: counted() });
    await expect(seats(client).next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4403 });
    await sleep(5 * FAST.longestDelayMs);
    expect(server.connected).toBe(1);
  });
});

describe('reconnect.maxAttempts', () => {
  /** A server that answers each upgrade with this status, as a proxy or a wrong path does. */
  async function refusing(status: string): Promise<{ url: string; upgrades: () => number }> {
    let upgrades = 0;
    const server: Server = createServer().on('upgrade', (_request, stream) => {
      upgrades += 1;
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    });
    server.listen(0);
    await once(server, 'listening');
    afterwards(async () => void server.close());
    return { url: `http://localhost:${(server.address() as AddressInfo).port}/graphql`, upgrades: () => upgrades };
  }

  const failureOf = (pushes: AsyncIterator<unknown>): Promise<unknown> =>
    pushes.next().then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each(['400 Bad Request', '403 Forbidden', '404 Not Found'])(
    'ends the subscriptions with a NetworkError when each upgrade is refused with %s',
    async (status) => {
      const { url, upgrades } = await refusing(status);
      const { client, states } = watched({ url, webSocket: WebSocket, reconnect: { ...FAST, maxAttempts: 2 } });
      const both = [seats(client), seats(client)].map(failureOf);
      for (const error of await Promise.all(both)) {
        expect(error).toBeInstanceOf(NetworkError);
        expect(error).toMatchObject({ failure: 'UNREACHABLE', message: expect.stringContaining(status.slice(0, 3)) });
        expect(error).toMatchObject({ message: expect.stringContaining('attempts to reconnect: 2') });
      }
      await sleep(5 * FAST.longestDelayMs);
      expect(upgrades()).toBe(3);
      expect(states.map((state) => ('attempt' in state ? state.attempt : state.status))).toEqual(['connecting', 1, 2, 'closed']);
      expect(client.connection).toMatchObject({
        status: 'closed',
        code: 1006,
        reason: expect.stringContaining(status.slice(0, 3)),
      });
    },
  );

  it('makes no second attempt when it is 0, and none for a fresh token either', async () => {
    const once = { reconnect: { ...FAST, maxAttempts: 0 } };
    const { client, states } = watched({ url: 'http://localhost:1/graphql', ...once });
    expect(await failureOf(seats(client))).toBeInstanceOf(NetworkError);
    expect(statusesOf(states)).toEqual(['connecting', 'closed']);
    const refused = await started(() => 4401, { ...once, token: counted() });
    expect(await failureOf(seats(refused.client))).toMatchObject({ name: 'ConnectionClosedError', code: 4401 });
    expect(refused.server.connected).toBe(1);
  });

  it('counts attempts in a row: a push allows as many again', async () => {
    const { server, client, states } = await started(() => undefined, { reconnect: { ...FAST, maxAttempts: 1 } });
    const pushes = seats(client);
    for (const time of [1, 2]) {
      await eventually(() => server.subscribed === time);
      server.next(capacity(time));
      await pushes.next();
      server.drop(1012);
    }
    await eventually(() => server.subscribed === 3);
    server.drop(1012);
    expect(await failureOf(pushes)).toMatchObject({ name: 'NetworkError', message: expect.stringContaining('(1012)') });
    expect(statusesOf(states).filter((status) => status === 'reconnecting')).toHaveLength(2);
  });

  it('has no default: without it the client goes on, and a server that appears late is found', async () => {
    const { url, upgrades } = await refusing('404 Not Found');
    const { client } = watched({ url, reconnect: { firstDelayMs: 2, longestDelayMs: 4 } });
    seats(client);
    await eventually(() => upgrades() > 20);
    expect(client.connection.status).not.toBe('closed');
  });

  it('lets a later subscription begin with all attempts again', async () => {
    const { url, upgrades } = await refusing('404 Not Found');
    const { client } = watched({ url, reconnect: { ...FAST, maxAttempts: 1 } });
    expect(await failureOf(seats(client))).toBeInstanceOf(NetworkError);
    expect(await failureOf(seats(client))).toBeInstanceOf(NetworkError);
    expect(upgrades()).toBe(4);
  });
});

describe('an address that is none', () => {
  it('ends the subscription with a NetworkError that tells the address, and says that the connection is closed', async () => {
    const { client, states } = watched({ url: 'nowhere at all' });
    await expect(seats(client).next()).rejects.toMatchObject({
      name: 'NetworkError',
      failure: 'UNREACHABLE',
      message: expect.stringContaining('nowhere at all'),
      cause: expect.objectContaining({ name: 'SyntaxError' }),
    });
    expect(statusesOf(states)).toEqual(['connecting', 'closed']);
    expect(client.connection).toMatchObject({ status: 'closed', code: 1006 });
  });
});
