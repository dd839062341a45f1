import { setTimeout as sleep } from 'node:timers/promises';
import { type GraphQLFieldConfig, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Context } from '../../src/context.js';
import type { LiveEvent, SessionCapacityState } from '../../src/entities/events.js';
import { liveState } from '../../src/pubsub/fanout.js';
import { SharedReads } from '../../src/pubsub/shared-reads.js';
import { CloseCode } from '../../src/server/ws/ws.js';
import { type Ground, ground, type Served, type Studio } from './ground.js';
import { rootType } from './schema.js';

let here: Ground;
let [studio, elsewhere]: Studio[] = [];
let server: Served;
let executions: string[] = [];
const sockets: WebSocket[] = [];

const LARGE = 100_000;
const FIRST = 1;
const reads = new SharedReads({ maxAtOnce: 1, maxRetryMs: 0, isBusy: () => false });

const state = (key: string, version: number): SessionCapacityState => ({
  ...{ sessionId: key, status: 'SCHEDULED', capacity: 10, seatsTaken: version, version },
});
const eventOf = (key: string, version: number, organisationId = studio?.organisation.id ?? ''): LiveEvent => ({
  ...{ topic: 'sessionCapacity', organisationId, key, version, state: state(key, version) },
});

/** Streams of the state of a row, which answer with what `told` makes of it. */
function stream(name: string, sameForAll: boolean, told: (state: SessionCapacityState, context: Context) => unknown) {
  const field: GraphQLFieldConfig<unknown, Context> = {
    type: GraphQLString,
    args: { key: { type: GraphQLString } },
    extensions: { sameForAll },
    subscribe: (_root, { key }: { key: string }, context) =>
      liveState({
        ...{ hub: here.hub, reads, topic: 'sessionCapacity', organisationId: context.tenantId(), key },
        authorise: () => undefined,
        read: async () => state(key, FIRST),
      }),
    resolve: (pushed, _args, context) => {
      executions.push(name);
      return told(pushed as SessionCapacityState, context);
    },
  };
  return { [name]: field };
}

const schema = new GraphQLSchema({
  query: rootType('Query', { word: () => 'here' }),
  subscription: new GraphQLObjectType<unknown, Context>({
    name: 'Subscription',
    fields: {
      ...stream('seats', true, ({ sessionId, seatsTaken }) => `${sessionId} ${seatsTaken}`),
      ...stream('mine', false, ({ seatsTaken }, { viewer }) => `${viewer.key.split(':')[0]} ${viewer.locale} ${seatsTaken}`),
      ...stream('large', true, ({ seatsTaken }) => `${seatsTaken} ${'x'.repeat(LARGE)}`),
      ...stream('later', true, ({ seatsTaken }) => sleep(20).then(() => `later ${seatsTaken}`)),
      ...stream('broken', true, ({ seatsTaken }) => {
        if (seatsTaken === 2) throw new Error('a secret');
        return `broken ${seatsTaken}`;
      }),
    },
  }),
});

beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
  elsewhere = await here.studio('tanecna');
  server = await here.serve(schema);
});
beforeEach(() => {
  executions = [];
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await expect.poll(() => here.hub.subscribers).toBe(0);
});
afterAll(() => here.drop());

interface Message {
  id: string;
  type: string;
  payload: { data?: Record<string, string | null> | null; errors?: { message: string; extensions: { incidentId?: string } }[] };
}

async function open(init: Record<string, unknown> = { organisation: 'plavecka' }) {
  const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
  sockets.push(socket);
  const messages: Message[] = [];
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: init }));
  await new Promise((resolve) => socket.once('message', resolve));
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Message));
  const say = (message: object) => socket.send(JSON.stringify(message));
  /** The messages to an operation, in order. */
  const told = (id: string) =>
    messages
      .filter(({ id: of, type }) => of === id && type === 'next')
      .map(({ payload }) => Object.values(payload?.data ?? {})[0]);
  return {
    ...{ socket, messages, closed, say, told },
    subscribe: (id: string, query: string, key = 'one') =>
      say({ id, type: 'subscribe', payload: { query, variables: query.includes('$key') ? { key } : {} } }),
    leave: (id: string) => say({ id, type: 'complete' }),
    hears: (id: string, last: string) => expect.poll(() => told(id).at(-1), { timeout: 5_000, interval: 2 }).toBe(last),
  };
}

type Opened = Awaited<ReturnType<typeof open>>;
const many = (count: number, init?: Record<string, unknown>): Promise<Opened[]> =>
  Promise.all(Array.from({ length: count }, () => open(init)));

const SEATS = 'subscription ($key: String) { seats(key: $key) }';
const MINE = 'subscription ($key: String) { mine(key: $key) }';

/** Subscribes on each socket with an id of its own, and waits for the first state. */
async function begin(clients: readonly Opened[], query: string, first: string, key = 'one'): Promise<void> {
  for (const [at, client] of clients.entries()) client.subscribe(`op-${at}`, query, key);
  await Promise.all(clients.map((client, at) => client.hears(`op-${at}`, first)));
  executions = [];
}

describe('subscribers of one operation', () => {
  it('share one execution of each event, and each gets it under its own id', async () => {
    const clients = await many(30);
    await begin(clients, SEATS, 'one 1');
    for (const version of [2, 3, 4]) {
      await here.hub.publish([eventOf('one', version)]);
      await Promise.all(clients.map((client, at) => client.hears(`op-${at}`, `one ${version}`)));
    }
    expect(executions).toEqual(['seats', 'seats', 'seats']);
    for (const [at, { messages }] of clients.entries()) {
      expect(messages.map(({ id, type }) => `${id} ${type}`)).toEqual(Array.from({ length: 4 }, () => `op-${at} next`));
    }
  });

  it('get texts of any characters under ids of any characters', async () => {
    const key = 'Žofka „ß“ \u2028 🦆';
    const [client] = (await many(1)) as [Opened];
    const ids = ['1', 'ž'.repeat(40), '"\\', '🦆', '\ud800'];
    for (const id of ids) client.subscribe(id, SEATS, key);
    await Promise.all(ids.map((id) => client.hears(id, `${key} 1`)));
    await here.hub.publish([eventOf(key, 2)]);
    await Promise.all(ids.map((id) => client.hears(id, `${key} 2`)));
  });

  it('share it when its answer takes a while, and newer states wait for it', async () => {
    const clients = await many(10);
    await begin(clients, 'subscription ($key: String) { later(key: $key) }', 'later 1');
    for (let version = 2; version <= 40; version += 1) await here.hub.publish([eventOf('one', version)]);
    await Promise.all(clients.map((client, at) => client.hears(`op-${at}`, 'later 40')));
    expect(executions.length).toBeLessThanOrEqual(2);
  });

  it('are told apart by their variables, whether these are written as a variable or in the document', async () => {
    const [one, two, three] = (await many(3)) as [Opened, Opened, Opened];
    one.subscribe('a', SEATS, 'one');
    two.subscribe('a', SEATS, 'two');
    three.subscribe('a', 'subscription { seats(key: "two") }');
    await Promise.all([one.hears('a', 'one 1'), two.hears('a', 'two 1'), three.hears('a', 'two 1')]);
    await here.hub.publish([eventOf('two', 2), eventOf('one', 5)]);
    await Promise.all([one.hears('a', 'one 5'), two.hears('a', 'two 2'), three.hears('a', 'two 2')]);
  });

  it('are told apart by their aliases, fragments and conditions', async () => {
    const [client] = (await many(1)) as [Opened];
    client.subscribe('alias', 'subscription ($key: String) { free: seats(key: $key) }');
    client.subscribe('fragment', 'subscription ($key: String) { ...F } fragment F on Subscription { left: seats(key: $key) }');
    client.subscribe('name', 'subscription ($key: String) { ... { seats(key: $key) } }');
    await Promise.all(['alias', 'fragment', 'name'].map((id) => client.hears(id, 'one 1')));
    await here.hub.publish([eventOf('one', 2)]);
    await Promise.all(['alias', 'fragment', 'name'].map((id) => client.hears(id, 'one 2')));
    const keys = Object.fromEntries(client.messages.map(({ id, payload }) => [id, Object.keys(payload.data ?? {})]));
    expect(keys).toEqual({ alias: ['free'], fragment: ['left'], name: ['seats'] });
  });

  it('share what is the same for all viewers, and nothing across organisations', async () => {
    const here1 = await many(2);
    const signedIn = await many(2, { authorization: `Bearer ${studio?.customer}`, organisation: 'plavecka' });
    const there = await many(2, { organisation: 'tanecna' });
    const all = [...here1, ...signedIn, ...there];
    await begin(all, SEATS, 'one 1');
    await here.hub.publish([eventOf('one', 2)]);
    await Promise.all([...here1, ...signedIn].map((client, at) => client.hears(`op-${at}`, 'one 2')));
    expect(executions).toEqual(['seats']);
    await here.hub.publish([eventOf('one', 3, elsewhere?.organisation.id)]);
    await Promise.all(there.map((client, at) => client.hears(`op-${at + 4}`, 'one 3')));
    expect(executions).toEqual(['seats', 'seats']);
    expect(here1.map((client, at) => client.told(`op-${at}`))).toEqual([
      ['one 1', 'one 2'],
      ['one 1', 'one 2'],
    ]);
  });

  it('are told apart by viewer, role and language where the answer may depend on them', async () => {
    const of = (init: Record<string, unknown>) => many(2, { organisation: 'plavecka', ...init });
    const groups = await Promise.all([
      of({ acceptLanguage: 'sk' }),
      of({ acceptLanguage: 'cs' }),
      of({ authorization: `Bearer ${studio?.customer}` }),
      of({ authorization: `Bearer ${studio?.receptionist}` }),
    ]);
    const expected = ['public sk', 'public cs', 'customer cs', 'member sk'];
    for (const [at, clients] of groups.entries()) await begin(clients, MINE, `${expected[at]} 1`);
    await here.hub.publish([eventOf('one', 2)]);
    for (const [at, clients] of groups.entries())
      await Promise.all(clients.map((client, index) => client.hears(`op-${index}`, `${expected[at]} 2`)));
    expect(executions).toHaveLength(4);
  });

  it('get the error of the execution that they share, masked under one id, and go on', async () => {
    const clients = await many(10);
    await begin(clients, 'subscription ($key: String) { broken(key: $key) }', 'broken 1');
    await here.hub.publish([eventOf('one', 2)]);
    await Promise.all(clients.map(({ messages }) => expect.poll(() => messages.length).toBe(2)));
    const errors = clients.map(({ messages }) => messages[1]?.payload.errors?.[0]);
    expect(errors[0]?.message).not.toContain('secret');
    expect(new Set(errors.map((error) => error?.extensions.incidentId)).size).toBe(1);
    expect(executions).toEqual(['broken']);
    await here.hub.publish([eventOf('one', 3)]);
    await Promise.all(clients.map((client, at) => client.hears(`op-${at}`, 'broken 3')));
  });
});

describe('pushes to a socket', () => {
  it('bring a slow reader the newest state, and those beside it theirs at once', { timeout: 20_000 }, async () => {
    const [slow, fast] = (await many(2)) as [Opened, Opened];
    await begin([slow, fast], 'subscription ($key: String) { large(key: $key) }', `1 ${'x'.repeat(LARGE)}`);
    slow.socket.pause();
    for (let version = 2; version <= 300; version += 1) {
      await here.hub.publish([eventOf('one', version)]);
      await fast.hears('op-1', `${version} ${'x'.repeat(LARGE)}`);
    }
    slow.socket.resume();
    await slow.hears('op-0', `300 ${'x'.repeat(LARGE)}`);
    const versions = slow.told('op-0').map((text) => Number.parseInt(text ?? '', 10));
    expect(versions.length).toBeLessThan(250);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(executions).toHaveLength(299);
  });

  it('end when its client stops reading: it is closed with a code', { timeout: 30_000 }, async () => {
    const [stuck] = (await many(1)) as [Opened];
    await begin([stuck], 'subscription ($key: String) { large(key: $key) }', `1 ${'x'.repeat(LARGE)}`);
    stuck.socket.pause();
    for (let version = 2; version <= 400; version += 1) {
      await here.hub.publish([eventOf('one', version)]);
      await sleep(3);
    }
    const metrics = async () => (await fetch(server.url.replace('/graphql', '/metrics'))).text();
    await expect
      .poll(metrics, { timeout: 20_000, interval: 500 })
      .toContain(`permanentka_sockets_closed_total{code="${CloseCode.SLOW_CONSUMER}"} `);
    stuck.socket.resume();
    await stuck.closed;
  });

  it('pushes come whole for a hundred subscriptions, with answers to queries between them', async () => {
    const [client] = (await many(1)) as [Opened];
    const ids = Array.from({ length: 100 }, (_, at) => `číslo "${at}"`);
    for (const [at, id] of ids.entries()) client.subscribe(id, SEATS, at < 50 ? 'one' : `key ${at}`);
    await Promise.all(ids.map((id, at) => client.hears(id, at < 50 ? 'one 1' : `key ${at} 1`)));
    executions = [];
    await here.hub.publish([eventOf('one', 2)]);
    for (let at = 0; at < 20; at += 1) client.subscribe(`query ${at}`, '{ word }');
    await here.hub.publish([eventOf('key 70', 2)]);
    await Promise.all(ids.slice(0, 50).map((id) => client.hears(id, 'one 2')));
    await client.hears('číslo "70"', 'key 70 2');
    for (let at = 0; at < 20; at += 1) await client.hears(`query ${at}`, 'here');
    expect(executions).toEqual(['seats', 'seats']);
    expect(client.told('číslo "71"')).toEqual(['key 71 1']);
  });

  it('reach all others when some leave in the midst of them', async () => {
    const clients = await many(40);
    // More than one slice of turns.
    for (const client of clients) for (let at = 0; at < 40; at += 1) client.subscribe(String(at), SEATS);
    await Promise.all(clients.map(({ messages }) => expect.poll(() => messages.length, { timeout: 10_000 }).toBe(40)));
    const [leaving, gone, staying] = [clients.slice(0, 10), clients.slice(10, 20), clients.slice(20)];
    const published = here.hub.publish([eventOf('one', 2)]);
    for (const client of leaving) for (let at = 0; at < 40; at += 1) client.leave(String(at));
    for (const { socket } of gone) socket.terminate();
    await published;
    await Promise.all(staying.map(({ messages }) => expect.poll(() => messages.length, { timeout: 10_000 }).toBe(80)));
    await expect.poll(() => here.hub.subscribers).toBe(staying.length * 40);
    const before = leaving.map(({ messages }) => messages.length);
    await here.hub.publish([eventOf('one', 3)]);
    await Promise.all(staying.map(({ messages }) => expect.poll(() => messages.length, { timeout: 10_000 }).toBe(120)));
    expect(leaving.map(({ messages }) => messages.length)).toEqual(before);
  });

  it('end when its viewer signs out between two events, though they shared their answers with others', async () => {
    const [first] = (await many(1, { authorization: `Bearer ${elsewhere?.customer}`, organisation: 'tanecna' })) as [Opened];
    const others = await many(3, { organisation: 'tanecna' });
    await begin([first, ...others], SEATS, 'one 1');
    await here.hub.publish([eventOf('one', 2, elsewhere?.organisation.id)]);
    await first.hears('op-0', 'one 2');
    await here.services.signIn.signOut(elsewhere?.customer ?? '');
    expect(await Promise.race([first.closed, sleep(5_000, 'still open')])).toBe(CloseCode.RIGHTS_LOST);
    await here.hub.publish([eventOf('one', 3, elsewhere?.organisation.id)]);
    await Promise.all(others.map((client, at) => client.hears(`op-${at + 1}`, 'one 3')));
    expect(first.told('op-0')).toEqual(['one 1', 'one 2']);
  });
});
