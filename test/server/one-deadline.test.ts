import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import type { Context, ContextFactory, Credentials } from '../../src/context.js';
import { Fault } from '../../src/faults.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { OrganisationChanges } from '../../src/pubsub/organisation-changes.js';
import { type GraphqlServer, graphqlServer } from '../../src/server/server.js';

/** The time of a request. Each of its steps below takes most of it, so that no two fit into it. */
const REQUEST_TIMEOUT_MS = 600;
const STEP_MS = 400;
/** How much later than its time an answer may come on a busy machine. */
const LATE_MS = 1_000;

const slow = { type: new GraphQLNonNull(GraphQLString), resolve: () => sleep(STEP_MS, 'done') };
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { slow, quick: { type: GraphQLString, resolve: () => 'done' } } }),
  mutation: new GraphQLObjectType({ name: 'Mutation', fields: { slow } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      slowStart: {
        type: GraphQLString,
        resolve: (event) => event,
        subscribe: async () => {
          await sleep(STEP_MS);
          opened += 1;
          return watchedEvents();
        },
      },
      slowEvents: { type: GraphQLString, subscribe: () => events(), resolve: () => sleep(STEP_MS, 'done') },
    },
  }),
});

let opened = 0;
let ended = 0;
async function* events(): AsyncGenerator<string, void, void> {
  yield 'one';
  yield 'two';
}

/** A stream that counts when its reader leaves. */
function watchedEvents() {
  const stream = events();
  const leave = stream.return.bind(stream);
  return Object.assign(stream, {
    return: () => {
      ended += 1;
      return leave();
    },
  });
}

/** How long it takes to find out who asks, and which organisation is meant. */
let admissionMs = 0;
let decisionMs = 0;
let admissionFails: Error | undefined;
const counted: string[] = [];

/** A caller of no organisation yet. Times are kept as a real context keeps them. */
class SlowContext {
  readonly viewer: Context['viewer'] = {
    ...{ kind: 'PERSON', role: undefined, organisationId: undefined, locale: 'en' },
    ...{ personId: 'somebody', email: 'somebody@example.com', key: 'person:somebody' },
  };
  readonly callerKey = 'person:somebody';
  readonly token = undefined;
  readonly hidden = [];
  untilMs = Number.POSITIVE_INFINITY;
  isUndecided = true;
  answerUntil(untilMs: number): void {
    this.untilMs = untilMs;
  }
  async decide(): Promise<void> {
    this.isUndecided = false;
    if (decisionMs > 0) await sleep(decisionMs);
  }
  beginReads(): void {
    counted.push('begun');
  }
  async endReads(): Promise<void> {
    counted.push('ended');
  }
  inTime<T>(mutate: () => T): T {
    return mutate();
  }
  beginMutation(): void {
    counted.push('mutation');
  }
  answered(): void {
    counted.push('answered');
  }
}

const contextOf: ContextFactory = async (_credentials: Credentials) => {
  if (admissionMs > 0) await sleep(admissionMs);
  if (admissionFails) throw admissionFails;
  return new SlowContext() as Partial<Context> as Context;
};

let server: GraphqlServer;
let url: string;
beforeAll(async () => {
  server = await graphqlServer({
    config: readConfig({
      PORT: '0',
      NODE_ENV: 'test',
      REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS),
      RATE_LIMIT_ADDRESS_PER_MINUTE: '5',
    }),
    ...{ schema, contextOf, log: pino({ level: 'silent' }) },
    askDatabase: async () => undefined,
    subscribers: () => 0,
    changes: new OrganisationChanges(new LocalHub()),
    revokedOf: async () => new Set(),
    handleAuth: () => sleep(2 * REQUEST_TIMEOUT_MS, new Response()),
    downloadReceipt: () => sleep(2 * REQUEST_TIMEOUT_MS, 'FORGED'),
    paymentDoors: { acceptEvent: () => sleep(2 * REQUEST_TIMEOUT_MS, 'TAKEN'), sandbox: undefined },
  });
  url = (await server.listen()).url;
});
afterAll(() => server.close());
beforeEach(() => {
  [admissionMs, decisionMs, admissionFails] = [0, 0, undefined];
});

async function ask(query: string) {
  const startedMs = performance.now();
  const headers = { 'content-type': 'application/json', authorization: 'Bearer somebody' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await answer.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  const code = errors?.[0]?.extensions.code;
  return { status: answer.status, wait: answer.headers.get('retry-after'), data, code, ms: performance.now() - startedMs };
}

const OVERLOADED = { status: 503, wait: '1', code: 'OVERLOADED' };

describe('one deadline for a whole request over HTTP', () => {
  it.each(['{ slow }', 'mutation { slow }'])('lets each step alone take its time: %s', async (document) => {
    expect(await ask(document)).toMatchObject({ status: 200, data: { slow: 'done' } });
    admissionMs = STEP_MS;
    expect(await ask('{ quick }')).toMatchObject({ status: 200, data: { quick: 'done' } });
  });

  it.each(['{ slow }', 'mutation { slow }'])('counts finding out who asks: %s', async (document) => {
    admissionMs = STEP_MS;
    const told = await ask(document);
    expect(told).toMatchObject(OVERLOADED);
    expect(told.ms).toBeLessThan(REQUEST_TIMEOUT_MS + LATE_MS);
  });

  it.each(['{ slow }', 'mutation { slow }'])('counts finding out which organisation is meant: %s', async (document) => {
    decisionMs = STEP_MS;
    const told = await ask(document);
    expect(told).toMatchObject(OVERLOADED);
    expect(told.ms).toBeLessThan(REQUEST_TIMEOUT_MS + LATE_MS);
  });

  it('is over when it is not even known who asks', async () => {
    admissionMs = 4 * REQUEST_TIMEOUT_MS;
    const told = await ask('{ quick }');
    expect(told).toMatchObject(OVERLOADED);
    expect(told.ms).toBeLessThan(REQUEST_TIMEOUT_MS + LATE_MS);
  });

  it.each([
    ['sign-in', '/auth/get-session', {}],
    ['a receipt', '/receipts/some.pdf?expires=1&signature=a', {}],
    ['an event of the payment provider', '/webhooks/stripe', { method: 'POST', body: '{}' }],
  ])('holds for %s too', async (_what, path, init) => {
    const startedMs = performance.now();
    const answer = await fetch(url.replace('/graphql', path), init);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(performance.now() - startedMs).toBeLessThan(REQUEST_TIMEOUT_MS + LATE_MS);
  });

  it('does not count a request as a guess of its address when the server was too busy to know who asks', async () => {
    for (const error of [new Fault('OVERLOADED', 'Too busy.'), Object.assign(new Error('away'), { code: 'ECONNREFUSED' })]) {
      admissionFails = error;
      for (let time = 0; time < 8; time += 1) expect(await ask('{ quick }')).toMatchObject(OVERLOADED);
    }
  });

  it('ends the reads of every operation that it cut off', async () => {
    counted.length = 0;
    decisionMs = STEP_MS;
    await ask('{ slow }');
    const ends = () => counted.filter((what) => what === 'ended').length;
    expect(ends()).toBe(1);
    await expect.poll(ends).toBe(2);
  });
});

function socket(on: { closed?: (event: unknown) => void } = {}) {
  const connectionParams = { authorization: 'Bearer somebody' };
  return createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, connectionParams, on });
}

describe('one deadline for a whole operation over WebSocket', () => {
  it.each(['{ slow }', 'subscription { slowStart }'])('counts finding out who asks: %s', async (query) => {
    const client = socket();
    await client.iterate({ query: '{ quick }' }).next();
    admissionMs = STEP_MS;
    const startedMs = performance.now();
    const { value } = await client.iterate({ query }).next();
    expect(value.errors[0].extensions).toEqual({ code: 'OVERLOADED', retryAfterSeconds: 1 });
    expect(performance.now() - startedMs).toBeLessThan(REQUEST_TIMEOUT_MS + LATE_MS);
    await client.dispose();
  });

  it('ends a stream that opened too late', async () => {
    const client = socket();
    await client.iterate({ query: '{ quick }' }).next();
    [opened, ended] = [0, 0];
    decisionMs = STEP_MS;
    const { value } = await client.iterate({ query: 'subscription { slowStart }' }).next();
    expect(value.errors[0].extensions.code).toBe('OVERLOADED');
    await expect.poll(() => [opened, ended]).toEqual([1, 1]);
    await client.dispose();
  });

  it('begins anew with each event of a stream', async () => {
    const client = socket();
    admissionMs = STEP_MS / 2;
    const seen: unknown[] = [];
    for await (const { data, errors } of client.iterate({ query: 'subscription { slowEvents }' })) seen.push(data ?? errors);
    expect(seen).toEqual([{ slowEvents: 'done' }, { slowEvents: 'done' }]);
    await client.dispose();
  });

  it.each([
    ['takes too long', 4 * REQUEST_TIMEOUT_MS, undefined],
    ['is impossible while the database is away', 0, Object.assign(new Error('away'), { code: 'ECONNREFUSED' })],
    ['is refused because the server is busy', 0, new Fault('OVERLOADED', 'Too busy.')],
  ])('closes a new socket with 1013 when finding out who asks %s', async (_what, ms, error) => {
    [admissionMs, admissionFails] = [ms, error];
    const { promise: closed, resolve } = Promise.withResolvers<unknown>();
    const client = socket({ closed: resolve });
    await expect(client.iterate({ query: '{ quick }' }).next()).rejects.toMatchObject({ code: 1013 });
    expect(await closed).toMatchObject({ code: 1013 });
    await client.dispose();
  });

  it('closes a new socket with 4401 when the token is not valid', async () => {
    admissionFails = new Fault('UNAUTHENTICATED', 'The token is unknown.');
    const { promise: closed, resolve } = Promise.withResolvers<unknown>();
    const client = socket({ closed: resolve });
    await expect(client.iterate({ query: '{ quick }' }).next()).rejects.toMatchObject({ code: 4401 });
    expect(await closed).toMatchObject({ code: 4401 });
    await client.dispose();
  });
});
