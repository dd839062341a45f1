import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLSchema } from 'graphql';
import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveEvent, SessionCapacityState } from '../../src/entities/events.js';
import { Organisation } from '../../src/entities/index.js';
import { Fault } from '../../src/faults.js';
import { liveState } from '../../src/pubsub/fanout.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { CloseCode } from '../../src/server/ws/ws.js';
import { type Ground, ground, type Served, type Studio } from './ground.js';
import { rootType, streamType } from './schema.js';

const SESSION = '019a0000-0000-7000-8000-000000000001';

let here: Ground;
let studio: Studio;
let server: Served;
let present: SessionCapacityState;
const clients: Client[] = [];

const state = (version: number): SessionCapacityState => ({
  sessionId: SESSION,
  status: 'SCHEDULED',
  capacity: 10,
  seatsTaken: version,
  version,
});
const eventOf = (version: number): LiveEvent => ({
  topic: 'sessionCapacity',
  organisationId: studio.organisation.id,
  key: SESSION,
  version,
  state: state(version),
});

const schema = new GraphQLSchema({
  query: rootType('Query', { viewer: ({ viewer }) => viewer.key.split(':')[0] }),
  subscription: streamType({
    seats: {
      subscribe: (context) =>
        liveState({
          hub: here.hub,
          reads: new SharedReads({ maxAtOnce: 1, maxRetryMs: 0, isBusy: () => false }),
          topic: 'sessionCapacity',
          organisationId: studio.organisation.id,
          key: SESSION,
          authorise: () => {
            if (context.viewer.kind === 'PUBLIC') throw new Fault('UNAUTHENTICATED', 'Sign in.');
          },
          read: () => context.readNow(async () => present),
        }),
      resolve: async (event, context) => {
        const [organisation] = await (await context.em()).find(Organisation, {});
        return `${organisation?.slug} ${(event as SessionCapacityState).seatsTaken}`;
      },
    },
    flood: {
      subscribe: async function* () {
        for (let count = 0; count < 200; count += 1) yield 'x'.repeat(100_000);
      },
      resolve: (event) => event,
    },
  }),
});

beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
  server = await here.serve(schema);
  present = state(1);
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.dispose())));
afterAll(() => here.drop());

function connect(connectionParams: Record<string, unknown> = { authorization: `Bearer ${studio.customer}` }): Client {
  const client = createClient({
    url: server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  clients.push(client);
  return client;
}

type Result = FormattedExecutionResult<Record<string, unknown>, Record<string, unknown>>;
const firstOf = async (client: Client, query: string): Promise<Result> => {
  for await (const result of client.iterate<Record<string, unknown>, Record<string, unknown>>({ query })) return result;
  throw new Error('Nothing came');
};

describe('a subscription', () => {
  it('begins with the current state, carries newer ones, and holds no database connection', async () => {
    const seen: unknown[] = [];
    const streams = Array.from({ length: 20 }, () =>
      connect().iterate<Record<string, unknown>>({ query: 'subscription { seats }' }),
    );
    const firsts = await Promise.all(streams.map((stream) => stream.next()));
    expect(firsts.every(({ value }) => value.data.seats === 'plavecka 1')).toBe(true);
    await here.hub.publish([eventOf(2)]);
    await here.hub.publish([eventOf(2)]);
    await here.hub.publish([eventOf(1)]);
    await here.hub.publish([eventOf(3)]);
    for (;;) {
      const { value } = await (streams[0] as (typeof streams)[0]).next();
      seen.push(value.data.seats);
      if (seen.at(-1) === 'plavecka 3') break;
    }
    expect(['plavecka 2,plavecka 3', 'plavecka 3']).toContain(seen.join());
    expect(here.hub.subscribers).toBe(20);
    await Promise.all(streams.map((stream) => stream.return?.()));
    await expect.poll(() => here.hub.subscribers).toBe(0);
  });

  it('is refused before its first event to viewers without the right', async () => {
    const result = await firstOf(connect({ organisation: 'plavecka' }), 'subscription { seats }');
    expect(result.errors?.[0]).toMatchObject({ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } });
    expect(here.hub.subscribers).toBe(0);
  });

  it('ends when its socket closes', async () => {
    const stream = connect().iterate({ query: 'subscription { seats }' });
    await stream.next();
    expect(here.hub.subscribers).toBe(1);
    clients.at(-1)?.terminate();
    await expect.poll(() => here.hub.subscribers).toBe(0);
  });

  it('does not run over HTTP', async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'subscription { seats }' }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('WebSocket');
  });
});

describe('a WebSocket', () => {
  it('answers queries too, and reports the errors of a document', async () => {
    expect((await firstOf(connect(), '{ viewer }')).data).toEqual({ viewer: 'customer' });
    await expect(firstOf(connect(), '{ nothing }')).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await expect(firstOf(connect(), '{')).rejects.toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });

  it('is closed when its token is invalid', async () => {
    const failed = firstOf(connect({ authorization: 'Bearer nonsense' }), '{ viewer }');
    await expect(failed).rejects.toMatchObject({ code: CloseCode.UNAUTHORIZED });
  });

  it('is closed when its client stops reading, and uses little memory until then', async () => {
    const socket = await raw();
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { flood }' } }));
    socket.pause();
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await sleep(500);
    for (let id = 2; id < 60; id += 1) {
      socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: 'subscription { flood }' } }));
    }
    const metrics = async () => (await fetch(server.url.replace('/graphql', '/metrics'))).text();
    const counted = `permanentka_sockets_closed_total{code="${CloseCode.SLOW_CONSUMER}"} `;
    await expect.poll(metrics, { timeout: 10_000 }).toContain(counted);
    socket.resume();
    await closed;
  });

  it('is closed with "going away" when the server stops', async () => {
    const closing = await here.serve(schema);
    const socket = await raw(closing.url);
    const code = new Promise<number>((resolve) => socket.once('close', resolve));
    const started = Date.now();
    await closing.close();
    expect(await code).toBe(CloseCode.GOING_AWAY);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('is not opened beyond the limit', async () => {
    const small = await here.serve(schema, { MAX_SOCKETS: '1' });
    await raw(small.url);
    await expect(raw(small.url)).rejects.toThrow('503');
  });
});

async function raw(url = server.url): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await new Promise((resolve) => socket.once('message', resolve));
  return socket;
}
