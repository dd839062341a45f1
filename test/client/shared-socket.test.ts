import { CheckInsDocument, type Client, FaultError, SessionCapacityDocument } from '@permanentka/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { elapse, settled, startScripted, useFakeClock } from './fake-clock.js';
import { capacity, seats, statusesOf } from './fixture.js';

useFakeClock();

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);
beforeEach(() => {
  rejections.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

/** Node reports a rejection that nobody handled after the microtasks, so this waits for a turn of the event loop. */
async function unhandled(): Promise<unknown[]> {
  await new Promise((resolve) => setImmediate(resolve));
  return rejections;
}

const checkIns = (client: Client) => client.subscribe(CheckInsDocument, { filter: { groupId: 'any' } });
const rateLimited = (retryAfterSeconds: number) => [
  { message: 'Not now.', extensions: { code: 'RATE_LIMITED', retryAfterSeconds } },
];

describe('two subscriptions', () => {
  it('share one socket, each with its own pushes, and the socket closes with the last of them', async () => {
    const { client, sockets, latest } = startScripted();
    const [one, other] = [seats(client), seats(client)];
    await settled();
    const socket = latest();
    socket.accept();
    socket.push('2', capacity(20).data);
    socket.push('1', capacity(10).data);
    expect((await one.next()).value).toEqual({ sessionCapacity: { version: 10 } });
    expect((await other.next()).value).toEqual({ sessionCapacity: { version: 20 } });
    await one.return?.();
    expect(socket.sent.at(-1)).toEqual({ id: '1', type: 'complete' });
    expect(client.connection.status).toBe('connected');
    socket.push('1', capacity(11).data);
    socket.push('2', capacity(21).data);
    expect((await other.next()).value).toEqual({ sessionCapacity: { version: 21 } });
    await other.return?.();
    expect(socket.closedWith).toEqual({ code: 1000, reason: 'Closed by the client' });
    expect(sockets).toHaveLength(1);
  });

  it('do not end each other: a fault ends the one that it names', async () => {
    const { client, latest } = startScripted();
    const [one, other] = [seats(client), seats(client)];
    await settled();
    latest().accept();
    latest().message({ id: '1', type: 'error', payload: [{ message: 'No.', extensions: { code: 'NOT_FOUND' } }] });
    await expect(one.next()).rejects.toThrow(FaultError);
    latest().push('2', capacity(1).data);
    expect((await other.next()).done).toBe(false);
    expect(client.connection.status).toBe('connected');
  });

  it('two subscriptions begin again after an interruption, and one that joined meanwhile is no resumed one', async () => {
    const { client, latest } = startScripted();
    const resumed: string[] = [];
    const follow = (name: string) =>
      client.subscribe(SessionCapacityDocument, { sessionId: name }, { onResumed: () => resumed.push(name) });
    follow('first');
    follow('second');
    await settled();
    latest().accept();
    latest().drop(1012);
    follow('late');
    await elapse(40);
    latest().accept();
    await settled();
    const asked = latest().sent.filter(({ type }) => type === 'subscribe');
    expect(asked.map(({ payload }) => payload)).toMatchObject([
      { variables: { sessionId: 'first' } },
      { variables: { sessionId: 'second' } },
      { variables: { sessionId: 'late' } },
    ]);
    expect(resumed).toEqual(['first', 'second']);
  });

  it('leave the other one in peace when the server completes one of them', async () => {
    const { client, latest } = startScripted();
    const [one, other] = [checkIns(client), seats(client)];
    await settled();
    latest().accept();
    latest().message({ id: '1', type: 'complete' });
    expect(await one.next()).toEqual({ done: true, value: undefined });
    latest().push('2', capacity(1).data);
    expect((await other.next()).done).toBe(false);
  });
});

describe('a state after a version gap', () => {
  it('is given as it is: 3 after 1, but never 2 after 3, also over a new connection', async () => {
    const { client, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    latest().accept();
    latest().push('1', capacity(1).data);
    latest().push('1', capacity(3).data);
    latest().push('1', capacity(2).data);
    latest().drop(1012);
    await elapse(40);
    latest().accept();
    for (const version of [2, 3, 9]) latest().push('1', capacity(version).data);
    const given = [await pushes.next(), await pushes.next(), await pushes.next()];
    expect(given.map(({ value }) => value?.sessionCapacity.version)).toEqual([1, 3, 9]);
  });

  it('loses only the oldest of 1,001 states that wait for a slow loop', async () => {
    const { client, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    latest().accept();
    for (let version = 1; version <= 1_001; version += 1) latest().push('1', capacity(version).data);
    expect((await pushes.next()).value).toEqual({ sessionCapacity: { version: 2 } });
    expect(client.connection.status).toBe('connected');
  });
});

describe('a subscription that the server puts off', () => {
  it('begins again on the same socket, no earlier than retryAfterSeconds says', async () => {
    const { client, latest, sockets } = startScripted();
    seats(client);
    await settled();
    latest().accept();
    latest().message({ id: '1', type: 'error', payload: rateLimited(7) });
    await elapse(6_999);
    expect(
      latest()
        .typesSent()
        .filter((type) => type === 'subscribe'),
    ).toHaveLength(1);
    await elapse(1);
    expect(
      latest()
        .typesSent()
        .filter((type) => type === 'subscribe'),
    ).toHaveLength(2);
    expect(sockets).toHaveLength(1);
  });

  it('is not begun again when its loop was left meanwhile', async () => {
    const { client, latest } = startScripted();
    const [left, kept] = [seats(client), seats(client)];
    await settled();
    latest().accept();
    latest().message({ id: '1', type: 'error', payload: rateLimited(1) });
    await left.return?.();
    await elapse(5_000);
    expect(
      latest()
        .typesSent()
        .filter((type) => type === 'subscribe'),
    ).toHaveLength(2);
    await kept.return?.();
  });
});

describe('a loop that is left while the client connects', () => {
  it('makes no connection when the token is still awaited', async () => {
    const { client, sockets, states } = startScripted({ token: () => new Promise((done) => setTimeout(done, 50, 'late')) });
    await seats(client).return?.();
    await elapse(100);
    expect(sockets).toEqual([]);
    expect(statusesOf(states)).toEqual(['connecting', 'closed']);
  });

  it('makes one connection, and tells that it connects, when another loop begins before the token came', async () => {
    const { client, sockets, states } = startScripted({ token: () => new Promise((done) => setTimeout(done, 50, 'late')) });
    await seats(client).return?.();
    await elapse(25);
    seats(client);
    await elapse(100);
    expect(sockets).toHaveLength(1);
    sockets[0]?.accept();
    await settled();
    expect(statusesOf(states)).toEqual(['connecting', 'closed', 'connecting', 'connected']);
  });

  it('closes the socket that is not open yet, and a late acceptance changes nothing', async () => {
    const { client, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    await pushes.return?.();
    expect(latest().closedWith?.code).toBe(1000);
    latest().message({ type: 'connection_ack' });
    await elapse(60_000);
    expect(client.connection).toEqual({ status: 'closed', code: 1000, reason: 'No subscription is left' });
  });

  it('stops the attempt that was to come after a pause', async () => {
    const { client, sockets, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    latest().fail();
    await pushes.return?.();
    await elapse(60_000);
    expect(sockets).toHaveLength(1);
    expect(client.connection.status).toBe('closed');
  });
});

describe('client.close()', () => {
  it.each(['while it connects', 'while it is connected', 'while it waits to reconnect'])(
    'ends every loop without an error, %s',
    async (moment) => {
      const { client, sockets, latest } = startScripted();
      const [one, other, unread] = [seats(client), checkIns(client), seats(client)];
      const ends = [one.next(), one.next(), other.next()];
      await settled();
      if (moment !== 'while it connects') latest().accept();
      if (moment === 'while it waits to reconnect') latest().drop(1012);
      await client.close();
      expect(await Promise.all(ends)).toEqual(ends.map(() => ({ done: true, value: undefined })));
      expect(await unread.next()).toEqual({ done: true, value: undefined });
      await elapse(60_000);
      expect(sockets).toHaveLength(1);
      expect(client.connection).toEqual({ status: 'closed', code: 1000, reason: 'No subscription is left' });
      expect(await unhandled()).toEqual([]);
    },
  );

  it('may be called before the first subscription and twice', async () => {
    const { client } = startScripted();
    await client.close();
    expect(client.connection).toEqual({ status: 'idle' });
    const pushes = seats(client);
    await client.close();
    await client.close();
    expect((await pushes.next()).done).toBe(true);
  });

  it('still gives the pushes that came before', async () => {
    const { client, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    latest().accept();
    latest().push('1', capacity(1).data);
    await client.close();
    expect((await pushes.next()).value).toEqual({ sessionCapacity: { version: 1 } });
    expect((await pushes.next()).done).toBe(true);
  });

  it('leaves a failed subscription that nobody read without an unhandled rejection', async () => {
    const { client, latest } = startScripted();
    const pushes = seats(client);
    await settled();
    latest().drop(4403, 'revoked');
    await client.close();
    expect(await unhandled()).toEqual([]);
    await expect(pushes.next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4403, reason: 'revoked' });
  });
});
