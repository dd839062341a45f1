import {
  type Client,
  type ConnectionState,
  CreateLocationDocument,
  createClient,
  FaultError,
  NetworkError,
  RegistrationBalanceDocument,
  SessionCapacityDocument,
  SignOutDocument,
  UpdateLocationDocument,
  ViewerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { signedIn } from '../support/signed-in.js';
import { watch } from '../support/watch.js';
import { restartableServer } from './restartable-server.js';

let app: TestApp;
let studio: BookingStudio;
const clients: Client[] = [];
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await stopAndVerify(app);
});

function kept(client: Client): Client {
  clients.push(client);
  return client;
}

const tokenOf = (holder: { customerId: string }) => signedIn(app.signIn, studio.tenant, holder);

describe('requests', () => {
  it('runs a query and a mutation, and answers a refusal as data', async () => {
    const { owner } = studio.clients;
    expect((await owner.request(ViewerDocument)).viewer).toMatchObject({ role: 'OWNER' });
    const { createLocation } = await owner.request(CreateLocationDocument, { input: { name: 'Plaváreň Ružinov' } });
    expect(createLocation).toMatchObject({ location: { name: 'Plaváreň Ružinov' }, errors: [] });
    const input = { locationId: studio.id('Location', { id: crypto.randomUUID() }), name: 'Nowhere' };
    expect((await owner.request(UpdateLocationDocument, { input })).updateLocation).toMatchObject({
      location: null,
      errors: [{ code: 'NOT_FOUND' }],
    });
  });

  it('throws a FaultError with the code of the server', async () => {
    const client = kept(createClient({ url: app.url, token: 'no-such-token' }));
    const fault = await client.request(ViewerDocument).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FaultError);
    expect(fault).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('throws a NetworkError when nothing answers, when the answer is no GraphQL, and when it takes too long', async () => {
    const failureOf = async (options: Parameters<typeof createClient>[0]) => {
      const error = await createClient(options)
        .request(ViewerDocument)
        .catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(NetworkError);
      return (error as NetworkError).failure;
    };
    expect(await failureOf({ url: 'http://localhost:1/graphql' })).toBe('UNREACHABLE');
    expect(await failureOf({ url: app.url, fetch: async () => new Response('<html>Bad gateway</html>') })).toBe('BAD_RESPONSE');
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    expect(await failureOf({ url: app.url, fetch: silent, requestTimeoutMs: 50 })).toBe('TIMEOUT');
  });

  it('gives a request up with the reason of its signal', async () => {
    const ending = new AbortController();
    const given = studio.clients.owner.request(ViewerDocument, {}, { signal: ending.signal });
    ending.abort(new Error('left the page'));
    await expect(given).rejects.toThrow('left the page');
  });
});

describe('subscriptions', () => {
  it('go on over a restart of the server, and tell each state of the connection', async () => {
    const server = await restartableServer(app);
    const client = kept(createClient({ url: server.url, reconnect: { firstDelayMs: 100, longestDelayMs: 500 } }));
    const states: ConnectionState[] = [];
    client.watchConnection((state) => states.push(state));
    const sessionId = await studio.session({ capacity: 3 });
    let resumed = 0;
    const options = { onResumed: () => (resumed += 1) };
    const seats = watch(client.subscribe(SessionCapacityDocument, { sessionId }, options), (push) => push.sessionCapacity);
    await seats.until(({ seatsTaken }) => seatsTaken === 0);
    await server.stop();
    const attempts = () => states.filter(({ status }) => status === 'reconnecting').length;
    await expect.poll(attempts, { timeout: 15_000 }).toBeGreaterThan(2);
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, sessionId);
    await server.start();
    await seats.until(({ seatsTaken }) => seatsTaken === 1);
    expect(resumed).toBe(1);
    const told = states.map(({ status }) => status);
    expect(told.slice(0, 3)).toEqual(['connecting', 'connected', 'reconnecting']);
    expect(states.at(-1)).toEqual({ status: 'connected', isReconnected: true });
    expect(states.find(({ status }) => status === 'reconnecting')).toMatchObject({ attempt: 1, code: 1001 });
    await seats.leave();
    await server.close();
  });

  it('end with a clear error and without another attempt when the token is revoked', async () => {
    const { customerId, registrationId } = await studio.newcomer();
    const token = await tokenOf({ customerId: studio.keyOf('Customer', customerId) });
    const client = kept(createClient({ url: app.url, organisation: studio.slug, token }));
    const states: ConnectionState[] = [];
    client.watchConnection((state) => states.push(state));
    const account = client.subscribe(RegistrationBalanceDocument, { registrationId });
    expect((await account.next()).done).toBe(false);
    await client.request(SignOutDocument);
    await expect(account.next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4403 });
    expect(states.map(({ status }) => status)).toEqual(['connecting', 'connected', 'closed']);
  });

  it('end with a clear error and without another attempt when the token is not valid', async () => {
    const client = kept(createClient({ url: app.url, token: 'no-such-token' }));
    const states: ConnectionState[] = [];
    client.watchConnection((state) => states.push(state));
    const pushes = client.subscribe(SessionCapacityDocument, { sessionId: await studio.session({ capacity: 3 }) });
    await expect(pushes.next()).rejects.toMatchObject({ name: 'ConnectionClosedError', code: 4401 });
    expect(states.map(({ status }) => status)).toEqual(['connecting', 'closed']);
  });
});
