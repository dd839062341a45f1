import { setTimeout as sleep } from 'node:timers/promises';
import { CheckInsDocument, SessionCapacityDocument } from '@permanentka/client';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { FakeServer } from './fake-server.js';
import { afterwards, capacity, eventually, FAST, seats, watched } from './fixture.js';

async function started(closeAtOnce?: number) {
  const server = await FakeServer.start(() => closeAtOnce);
  afterwards(() => server.stop());
  return { server, ...watched({ url: server.url }) };
}

it('gives no older and no repeated version of a state after a reconnection', async () => {
  const { server, client } = await started();
  const pushes = seats(client);
  await eventually(() => server.subscribed === 1);
  server.next(capacity(7));
  expect((await pushes.next()).value).toEqual({ sessionCapacity: { version: 7 } });
  server.drop(1012);
  await eventually(() => server.subscribed === 2);
  server.next(capacity(6));
  server.next(capacity(7));
  server.next(capacity(8));
  expect((await pushes.next()).value).toEqual({ sessionCapacity: { version: 8 } });
});

it('gives every event of an event stream, whatever its version, and says when the stream began again', async () => {
  const { server, client } = await started();
  let resumed = 0;
  const options = { onResumed: () => (resumed += 1) };
  const pushes = client.subscribe(CheckInsDocument, { filter: { groupId: 'any' } }, options);
  await eventually(() => server.subscribed === 1);
  server.next({ data: { checkIns: { version: 5 } } });
  server.next({ data: { checkIns: { version: 2 } } });
  expect([(await pushes.next()).value, (await pushes.next()).value]).toEqual([
    { checkIns: { version: 5 } },
    { checkIns: { version: 2 } },
  ]);
  expect(resumed).toBe(0);
  server.error('RESYNC');
  await eventually(() => server.subscribed === 2);
  expect([resumed, server.connected]).toEqual([1, 1]);
});

it.each([1001, 1006, 1012, 1013, 4408, 4429, 4490, 4500])('connects again after the close code %i', async (code) => {
  const { server, client, states } = await started();
  const pushes = seats(client);
  await eventually(() => server.subscribed === 1);
  if (code === 1006) server.cut();
  else server.drop(code);
  await eventually(() => server.subscribed === 2);
  const told = states.map(({ status }) => status);
  expect(told).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  expect(states[2]).toMatchObject({ attempt: 1, code });
  expect(states[3]).toMatchObject({ isReconnected: true });
  await pushes.return?.();
});

it.each([1002, 4400, 4401, 4403, 4406])('ends with an error after the close code %i and connects no more', async (code) => {
  const { server, client } = await started(code);
  await expect(seats(client).next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code, reason: 'as the test says' });
  expect(client.connection).toMatchObject({ status: 'closed', code });
  await sleep(5 * FAST.longestDelayMs);
  expect(server.connected).toBe(1);
});

it('waits longer from attempt to attempt while the server accepts each connection only to close it', async () => {
  const { server, client, states } = await started(4429);
  const pushes = seats(client);
  await eventually(() => server.connected === 4);
  const delays = states.flatMap((state) => (state.status === 'reconnecting' ? [state.delayMs] : []));
  expect(delays[0]).toBeGreaterThanOrEqual(FAST.firstDelayMs / 2);
  expect(delays[0]).toBeLessThanOrEqual(FAST.firstDelayMs);
  expect(delays[2]).toBeGreaterThanOrEqual(FAST.longestDelayMs / 2);
  expect(delays[2]).toBeLessThanOrEqual(FAST.longestDelayMs);
  const attempts = states.flatMap((state) => (state.status === 'reconnecting' ? [state.attempt] : []));
  expect(attempts.slice(0, 3)).toEqual([1, 2, 3]);
  await pushes.return?.();
});

it('ends the subscription on a fault that does not pass, and closes the socket that nobody needs', async () => {
  const { server, client } = await started();
  const pushes = seats(client);
  await eventually(() => server.subscribed === 1);
  server.error('FORBIDDEN');
  await expect(pushes.next()).rejects.toMatchObject({ name: 'FaultError', code: 'FORBIDDEN' });
  expect((await pushes.next()).done).toBe(true);
  await eventually(() => client.connection.status === 'closed');
});

it('ends a subscription by its signal with the reason of the signal', async () => {
  const { server, client } = await started();
  const ending = new AbortController();
  const pushes = client.subscribe(SessionCapacityDocument, { sessionId: 'any' }, { signal: ending.signal });
  await eventually(() => server.subscribed === 1);
  const waiting = pushes.next();
  ending.abort(new Error('left the page'));
  await expect(waiting).rejects.toThrow('left the page');
  expect(client.connection.status).toBe('closed');
});

it('asks the token function for each connection, and tries again when the function fails', async () => {
  const server = await FakeServer.start();
  afterwards(() => server.stop());
  let asked = 0;
  const token = () => {
    asked += 1;
    if (asked === 1) throw new Error('no token yet');
    return 'a token';
  };
  const { client, states } = watched({ url: server.url, token });
  const pushes = seats(client);
  await eventually(() => server.subscribed === 1);
  expect(states[1]).toMatchObject({ status: 'reconnecting', reason: 'no token yet' });
  expect(asked).toBe(2);
  await pushes.return?.();
});

it('uses the WebSocket that is passed, and survives that nothing listens at the address', async () => {
  const { client, states } = watched({ url: 'http://localhost:1/graphql', webSocket: WebSocket });
  const pushes = seats(client);
  await eventually(() => states.length > 3);
  expect(states[1]).toMatchObject({ status: 'reconnecting', code: 1006, reason: expect.stringContaining('ECONNREFUSED') });
  const waiting = pushes.next();
  await client.close();
  expect((await waiting).done).toBe(true);
});

it('ends an event stream whose loop is too slow with an error instead of losing events', async () => {
  const { server, client } = await started();
  const pushes = client.subscribe(CheckInsDocument, { filter: { groupId: 'any' } });
  await eventually(() => server.subscribed === 1);
  for (let version = 0; version <= 1_000; version += 1) server.next({ data: { checkIns: { version } } });
  await eventually(() => client.connection.status === 'closed');
  const read = async () => {
    for await (const push of pushes) expect(push.checkIns.version).toBeLessThan(1_000);
  };
  await expect(read()).rejects.toMatchObject({ name: 'SlowReaderError' });
});
