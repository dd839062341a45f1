import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Command,
  type CommandOf,
  type CommandRequest,
  ENGINE_DEFAULTS,
  Engine,
  type Outcome,
  Overloaded,
} from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { untilWaiting } from '../support/waiting.js';
import { type Ground, makeGround } from './ground.js';

const STAFF = { kind: 'STAFF' } as const;
/** Deciding about this session fails as a mistake in a rule would. */
let faultySession = '';
const faultyRules: typeof rules = {
  ...rules,
  decide: (world, command) => {
    if ('sessionId' in command && command.sessionId === faultySession) throw new TypeError('a mistake in a rule');
    return rules.decide(world, command);
  },
};

let ground: Ground;
let url: string;
const committed: string[] = [];
const engines: Engine[] = [];
const engineWith = (options: Partial<typeof ENGINE_DEFAULTS> = {}): Engine => {
  const engine = new Engine(ground.pool, faultyRules, ({ outboxId }) => void committed.push(outboxId), {
    ...ENGINE_DEFAULTS,
    ...options,
  });
  engines.push(engine);
  return engine;
};

beforeAll(async () => {
  ground = await makeGround();
  url = String(ground.pool.options.connectionString);
  faultySession = await ground.addSession();
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
  expect(await verifyDatabase(url)).toEqual([]);
});
afterAll(() => ground.close());

const booking = (registrationId: string, sessionId: string): CommandOf<'bookSession'> => ({
  ...{ kind: 'bookSession', actor: STAFF, registrationId, sessionId, payWith: 'AUTO', passId: null },
});
const requestOf = (registrationId: string, sessionId: string): CommandRequest<CommandOf<'bookSession'>> => ({
  command: booking(registrationId, sessionId),
});
const send = (engine: Engine, requests: readonly CommandRequest<Command>[], organisationId = ground.organisationId) =>
  Promise.allSettled(requests.map((request) => engine.execute(organisationId, request)));
/** The result of a request in one word: its refusal, its error, or `done`. */
const wordOf = (settled: PromiseSettledResult<Outcome>): string => {
  if (settled.status === 'rejected') return String((settled.reason as Error).name);
  return settled.value.kind === 'done' ? 'done' : settled.value.refusals.map(({ code }) => code).join();
};
const bookingsOf = async (sessionId: string) =>
  (await ground.sql<{ id: string }>('select id from bookings where session_id = $1', [sessionId])).length;
const traces = () =>
  ground.sql(`select (select count(*) from outbox) as events, (select count(*) from audit_log) as audit,
    (select count(*) from idempotency_keys) as keys, (select count(*) from transfers) as transfers`);

describe('a batch', () => {
  it('gives each command its own outcome: one is refused, one faults, and the others stand', async () => {
    const [one, other] = [await ground.addRegistration(), await ground.addRegistration()];
    const [open, full] = [await ground.addSession({ capacity: 5 }), await ground.addSession({ capacity: 1 })];
    const settled = await send(engineWith(), [
      requestOf(one.registrationId, open),
      requestOf(one.registrationId, full),
      requestOf(other.registrationId, full),
      requestOf(one.registrationId, faultySession),
      requestOf(other.registrationId, open),
    ]);
    expect(settled.map(wordOf)).toEqual(['done', 'done', 'SESSION_FULL', 'TypeError', 'done']);
    expect([await bookingsOf(open), await bookingsOf(full), await bookingsOf(faultySession)]).toEqual([2, 1, 0]);
  });

  it('leaves no event, audit entry, key or transfer when it only refuses or only looks', async () => {
    const { registrationId } = await ground.addRegistration();
    const [session, nowhere] = [await ground.addSession(), '00000000-0000-7000-8000-000000000000'];
    const key = { viewer: 'v', operation: 'bookSession', key: 'refused', inputHash: 'h' };
    const [before, batches] = [await traces(), committed.length];
    const settled = await send(engineWith(), [
      { ...requestOf(registrationId, nowhere), idempotency: key },
      { ...requestOf(registrationId, session), dryRun: true, idempotency: { ...key, key: 'dry' } },
    ]);
    expect(settled.map(wordOf)).toEqual(['NOT_FOUND', 'done']);
    expect(await traces()).toEqual(before);
    expect(committed).toHaveLength(batches);
  });

  it('decides commands in the order in which they came', async () => {
    const session = await ground.addSession({ capacity: 3 });
    const registrations = await Promise.all([1, 2, 3, 4, 5].map(() => ground.addRegistration()));
    const settled = await send(
      engineWith({ maxBatch: 2 }),
      registrations.map(({ registrationId }) => requestOf(registrationId, session)),
    );
    expect(settled.map(wordOf)).toEqual(['done', 'done', 'done', 'SESSION_FULL', 'SESSION_FULL']);
  });

  it('holds no more commands than its limit', async () => {
    const session = await ground.addSession({ capacity: 10 });
    const registrations = await Promise.all([1, 2, 3, 4, 5].map(() => ground.addRegistration()));
    const batches = committed.length;
    await send(
      engineWith({ maxBatch: 2 }),
      registrations.map(({ registrationId }) => requestOf(registrationId, session)),
    );
    expect(committed.length - batches).toBe(3);
  });

  it('remembers the answer of a key for the rest of the batch, and refuses it for another input', async () => {
    const { registrationId } = await ground.addRegistration();
    const session = await ground.addSession();
    const idempotency = { viewer: 'v', operation: 'bookSession', key: 'twice', inputHash: 'h' };
    const request = { ...requestOf(registrationId, session), idempotency };
    const engine = engineWith();
    const settled = await send(engine, [request, request, { ...request, idempotency: { ...idempotency, inputHash: 'other' } }]);
    expect(settled.map(wordOf)).toEqual(['done', 'done', 'IDEMPOTENCY_KEY_REUSED']);
    expect(await bookingsOf(session)).toBe(1);
    const [first, second] = settled;
    if (first?.status !== 'fulfilled' || second?.status !== 'fulfilled') throw new Error('both must be answered');
    expect(second.value).toMatchObject({ answer: first.value.kind === 'done' ? first.value.answer : null, after: null });
    // The same key of another viewer, or of another operation, is another key.
    for (const scope of [{ viewer: 'w' }, { operation: 'checkIn' }]) {
      const again = await engine.execute(ground.organisationId, { ...request, idempotency: { ...idempotency, ...scope } });
      expect(again).toMatchObject({ kind: 'refused', refusals: [{ code: 'ALREADY_BOOKED' }] });
    }
  });
});

describe('a lane', () => {
  it('does not wait for the lane of another organisation', async () => {
    const { registrationId } = await ground.addRegistration();
    const session = await ground.addSession();
    const other = await makeGround();
    const engine = engineWith();
    const holder = await ground.pool.connect();
    try {
      await holder.query(`begin; select set_config('app.organisation', '${ground.organisationId}', true)`);
      await holder.query('select from sessions where id = $1 for update', [session]);
      const blocked = engine.execute(ground.organisationId, requestOf(registrationId, session));
      await untilWaiting(url, 1);
      const elsewhere = new Engine(other.pool, rules, () => undefined);
      const { registrationId: free } = await other.addRegistration();
      const done = await elsewhere.execute(other.organisationId, requestOf(free, await other.addSession()));
      expect(done.kind).toBe('done');
      expect(await bookingsOf(session)).toBe(0);
      await holder.query('rollback');
      expect((await blocked).kind).toBe('done');
      await elsewhere.close();
    } finally {
      holder.release();
      await other.close();
    }
  });

  it('refuses one command more than may wait, and executes those that do', async () => {
    const session = await ground.addSession({ capacity: 10 });
    const registrations = await Promise.all([1, 2, 3].map(() => ground.addRegistration()));
    const settled = await send(
      engineWith({ maxWaiting: 2 }),
      registrations.map(({ registrationId }) => requestOf(registrationId, session)),
    );
    expect(settled.map(wordOf)).toEqual(['done', 'done', 'Overloaded']);
    expect(await bookingsOf(session)).toBe(2);
  });

  it('rejects a command that waited too long, which then has done nothing', async () => {
    const { registrationId } = await ground.addRegistration();
    const [held, wanted] = [await ground.addSession(), await ground.addSession()];
    const engine = engineWith({ maxWaitMs: 150 });
    const holder = await ground.pool.connect();
    await holder.query(`begin; select set_config('app.organisation', '${ground.organisationId}', true)`);
    await holder.query('select from sessions where id = $1 for update', [held]);
    const first = engine.execute(ground.organisationId, requestOf(registrationId, held));
    await untilWaiting(url, 1);
    const late = engine.execute(ground.organisationId, requestOf(registrationId, wanted));
    setTimeout(() => void holder.query('rollback'), 400);
    await expect(late).rejects.toThrow('waited longer than 150 ms');
    expect((await first).kind).toBe('done');
    expect(await bookingsOf(wanted)).toBe(0);
    holder.release();
  });

  it('takes no command once the engine closes, and finishes those under way', async () => {
    const { registrationId } = await ground.addRegistration();
    const session = await ground.addSession();
    const engine = engineWith();
    const underWay = engine.execute(ground.organisationId, requestOf(registrationId, session));
    const closed = engine.close();
    await expect(engine.execute(ground.organisationId, requestOf(registrationId, session))).rejects.toThrow(
      new Overloaded('the server is stopping'),
    );
    await closed;
    expect((await underWay).kind).toBe('done');
  });
});

describe('an attempt', () => {
  it('ends as overload when the lock stays taken, and nothing has happened', async () => {
    const { registrationId } = await ground.addRegistration();
    const session = await ground.addSession();
    await ground.sql('select 1');
    const holder = await ground.pool.connect();
    await holder.query(`begin; select set_config('app.organisation', '${ground.organisationId}', true)`);
    await holder.query('select from sessions where id = $1 for update', [session]);
    const before = await traces();
    const refused = engineWith({ maxHeldMs: 500 }).execute(ground.organisationId, requestOf(registrationId, session));
    await expect(refused).rejects.toMatchObject({ name: 'Overloaded' });
    await holder.query('rollback');
    holder.release();
    expect(await traces()).toEqual(before);
  });

  it('is a fault at once for an organisation that is not there', async () => {
    const nobody = '00000000-0000-7000-8000-00000000dead';
    const settled = await send(engineWith(), [requestOf(nobody, nobody)], nobody);
    expect(settled).toMatchObject([{ status: 'rejected', reason: { message: `there is no organisation ${nobody}` } }]);
  });
});
