import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Command, type CommandRequest, ENGINE_DEFAULTS, Engine, type Outcome } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { booking, cancelling } from '../concurrency/two-engines.js';
import { type Ground, makeGround } from './ground.js';

const STAFF = { kind: 'STAFF' } as const;
/** Others of the organisation must be done within this time, however long a row is held. */
const OTHERS_MS = 1_000;

let ground: Ground;
let url: string;
const engines: Engine[] = [];
const engineWith = (options: Partial<typeof ENGINE_DEFAULTS> = {}): Engine => {
  const engine = new Engine(ground.pool, rules, () => undefined, { ...ENGINE_DEFAULTS, ...options });
  engines.push(engine);
  return engine;
};

beforeAll(async () => {
  ground = await makeGround();
  url = String(ground.pool.options.connectionString);
});
/** Whatever is still held when a test fails. */
const holding = new Set<() => Promise<void>>();
afterEach(async () => {
  for (const release of holding) await release();
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
  expect(await verifyDatabase(url)).toEqual([]);
});
afterAll(() => ground.close());

/** Locks rows as somebody else would, on a connection of their own, until they are released. */
async function hold(text: string, values: unknown[]): Promise<() => Promise<void>> {
  const client = await ground.pool.connect();
  await client.query('begin');
  await client.query("select set_config('app.organisation', $1, true)", [ground.organisationId]);
  const { rowCount } = await client.query(`${text} for update`, values);
  expect(rowCount).toBeGreaterThan(0);
  const release = async () => {
    if (!holding.delete(release)) return;
    await client.query('rollback');
    client.release();
  };
  holding.add(release);
  return release;
}
const holdRow = (table: string, id: string) => hold(`select from ${table} where id = $1`, [id]);
const holdAccount = (code: string) => hold('select from accounts where code = $1', [code]);

/** An outcome that may not be there yet. */
function sent<T>(promise: Promise<T>) {
  const state = { promise, isSettled: false, tookMs: 0 };
  const startedMs = performance.now();
  const settled = () => {
    state.isSettled = true;
    state.tookMs = performance.now() - startedMs;
  };
  promise.then(settled, settled);
  return state;
}
const send = (engine: Engine, command: Command, more: Partial<CommandRequest> = {}) =>
  sent(engine.execute(ground.organisationId, { command, ...more }));
const wordOf = (outcome: Outcome): string => (outcome.kind === 'done' ? 'done' : outcome.refusals.map(({ code }) => code).join());
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Someone with an ENTRY pass. */
async function holder(entries = 5) {
  const person = await ground.addRegistration();
  const productId = await ground.addProduct({ kind: 'ENTRY', entries, price_minor: 1000 });
  const command = { kind: 'sellPass', productId, registrationId: null, customerId: person.customerId, method: 'CASH' } as const;
  const sold = await ground.engine.execute(ground.organisationId, { command });
  if (sold.kind !== 'done') throw new Error('the pass must be sold');
  const text = 'select attendee_id as id from registrations where id = $1';
  const [attendee] = await ground.sql<{ id: string }>(text, [person.registrationId]);
  return { ...person, attendeeId: attendee?.id ?? '', passId: sold.answer.passId, productId };
}

async function otherGroup(): Promise<string> {
  const [group] = await ground.sql<{ id: string }>(
    `insert into groups (organisation_id, id, course_id, location_id, name, capacity)
     select organisation_id, gen_random_uuid(), course_id, location_id, 'Other', 5 from groups where id = $1 returning id`,
    [ground.groupId],
  );
  return group?.id ?? '';
}

interface Case {
  /** The command that needs the held row. */
  command: Command;
  release: () => Promise<void>;
}

/** A row of each kind that commands need, held by somebody else, and a command that has to wait for it. */
const CASES: readonly [string, () => Promise<Case>][] = [
  [
    'the session that is booked',
    async () => {
      const [{ registrationId }, session] = [await ground.addRegistration(), await ground.addSession()];
      return { command: booking(registrationId, session), release: await holdRow('sessions', session) };
    },
  ],
  [
    'the session whose booking is cancelled',
    async () => {
      const [{ registrationId }, session] = [await ground.addRegistration(), await ground.addSession()];
      const booked = await ground.engine.execute(ground.organisationId, { command: booking(registrationId, session) });
      if (booked.kind !== 'done' || !('bookingId' in booked.answer)) throw new Error('must be booked');
      return { command: cancelling(booked.answer.bookingId), release: await holdRow('sessions', session) };
    },
  ],
  [
    'the pass that pays',
    async () => {
      const { registrationId, passId } = await holder();
      return { command: booking(registrationId, await ground.addSession()), release: await holdRow('passes', passId) };
    },
  ],
  [
    'the registration that books',
    async () => {
      const { registrationId } = await ground.addRegistration();
      const command = booking(registrationId, await ground.addSession());
      return { command, release: await holdRow('registrations', registrationId) };
    },
  ],
  [
    'the attendee who joins a group',
    async () => {
      const { attendeeId } = await holder();
      const command = { kind: 'register', actor: STAFF, attendeeId, groupId: await otherGroup() } as const;
      return { command, release: await holdRow('attendees', attendeeId) };
    },
  ],
  [
    'the customer who buys a pass',
    async () => {
      const { customerId, productId } = await holder();
      const command = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CARD_TERMINAL' } as const;
      return { command, release: await holdRow('customers', customerId) };
    },
  ],
  [
    'the group that is joined',
    async () => {
      const { attendeeId } = await holder();
      const command = { kind: 'register', actor: STAFF, attendeeId, groupId: await otherGroup() } as const;
      return { command, release: await holdRow('groups', command.groupId) };
    },
  ],
  [
    'the account of a registration',
    async () => {
      const { registrationId } = await ground.addRegistration();
      const command = { kind: 'recordPayment', registrationId, amountMinor: 500, method: 'BANK' } as const;
      return { command, release: await holdAccount(`REGISTRATION:${registrationId}`) };
    },
  ],
  [
    'an account that many share',
    async () => {
      const { registrationId } = await ground.addRegistration();
      const command = { kind: 'recordPayment', registrationId, amountMinor: 500, method: 'CASH' } as const;
      return { command, release: await holdAccount('CASH:desk') };
    },
  ],
  [
    'the counter of receipts',
    async () => {
      const { registrationId } = await ground.addRegistration();
      const command = { kind: 'recordPayment', registrationId, amountMinor: 500, method: 'CASH' } as const;
      return { command, release: await hold('select from receipt_counters where true', []) };
    },
  ],
];

describe('a row that somebody else holds', () => {
  it.each(CASES)('%s: only those who need it wait', { timeout: 20_000 }, async (_what, arrange) => {
    const others = await Promise.all([1, 2, 3, 4].map(() => ground.addRegistration()));
    const sessions = await Promise.all([1, 2].map(() => ground.addSession()));
    const { command, release } = await arrange();
    const engine = engineWith();
    const blocked = send(engine, command);
    const together = others.slice(0, 2).map(({ registrationId }) => send(engine, booking(registrationId, sessions[0] ?? '')));
    expect((await Promise.all(together.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
    for (const { registrationId } of others.slice(2)) {
      const later = send(engine, booking(registrationId, sessions[1] ?? ''));
      expect(wordOf(await later.promise)).toBe('done');
      expect(later.tookMs).toBeLessThan(OTHERS_MS);
    }
    expect(Math.max(...together.map(({ tookMs }) => tookMs))).toBeLessThan(OTHERS_MS);
    expect(blocked.isSettled).toBe(false);
    await release();
    expect(wordOf(await blocked.promise)).toBe('done');
  });

  it('many that need it at once are done in their order when it is free, and others meanwhile', { timeout: 30_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => ground.addRegistration()));
    const [held, free] = [await ground.addSession({ capacity: 10 }), await ground.addSession({ capacity: 100 })];
    const release = await holdRow('sessions', held);
    const engine = engineWith({ maxBatch: 7 });
    const sending = people.map(({ registrationId }, at) => send(engine, booking(registrationId, at % 2 === 0 ? held : free)));
    const others = sending.filter((_, at) => at % 2 === 1);
    expect((await Promise.all(others.map(({ promise }) => promise))).map(wordOf)).toEqual(Array(30).fill('done'));
    expect(sending.filter(({ isSettled }) => isSettled)).toHaveLength(30);
    await release();
    const waited = await Promise.all(sending.filter((_, at) => at % 2 === 0).map(({ promise }) => promise));
    expect(waited.map(wordOf)).toEqual([...Array(10).fill('done'), ...Array(20).fill('SESSION_FULL')]);
  });

  it('nobody overtakes a command of the same person', { timeout: 20_000 }, async () => {
    const { registrationId, passId } = await holder(1);
    const [held, free] = [await ground.addSession({ inHours: 50 }), await ground.addSession({ inHours: 60 })];
    const release = await holdRow('sessions', held);
    const engine = engineWith();
    const first = send(engine, { ...booking(registrationId, held), payWith: 'PASS', passId });
    await pause(400);
    const second = send(engine, { ...booking(registrationId, free), payWith: 'PASS', passId });
    await pause(400);
    expect([first.isSettled, second.isSettled]).toEqual([false, false]);
    await release();
    expect(wordOf(await first.promise)).toBe('done');
    expect(wordOf(await second.promise)).toBe('PASS_CANNOT_PAY');
  });

  it('holds no other row while it is waited for', { timeout: 20_000 }, async () => {
    const { registrationId, passId } = await holder();
    const session = await ground.addSession({ capacity: 30 });
    const release = await holdRow('passes', passId);
    const engine = engineWith();
    const blocked = send(engine, booking(registrationId, session));
    await pause(400);
    for (let at = 0; at < 5; at++) {
      const person = await ground.addRegistration();
      const other = send(engine, booking(person.registrationId, session));
      expect(wordOf(await other.promise)).toBe('done');
      expect(other.tookMs).toBeLessThan(OTHERS_MS);
    }
    expect(blocked.isSettled).toBe(false);
    await release();
    expect(wordOf(await blocked.promise)).toBe('done');
  });

  it('keeps no lane waiting again and again for those who lead to it by a booking', { timeout: 20_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => ground.addRegistration()));
    const session = await ground.addSession();
    const engine = engineWith();
    const bookings = await Promise.all(
      people.map(({ registrationId }) => send(engine, booking(registrationId, session)).promise),
    );
    const release = await holdRow('sessions', session);
    const ends = bookings.map((booked) => {
      if (booked.kind !== 'done' || !('bookingId' in booked.answer)) throw new Error('must be booked');
      return cancelling(booked.answer.bookingId);
    });
    const [first, ...rest] = ends;
    const cancelled = first ? [send(engine, first)] : [];
    await pause(400);
    const free = await ground.addSession({ capacity: 30 });
    for (const command of rest) {
      cancelled.push(send(engine, command));
      const person = await ground.addRegistration();
      const other = send(engine, booking(person.registrationId, free));
      expect(wordOf(await other.promise)).toBe('done');
      expect(other.tookMs).toBeLessThan(ENGINE_DEFAULTS.lockWaitMs);
    }
    await release();
    expect((await Promise.all(cancelled.map(({ promise }) => promise))).map(wordOf)).toEqual(Array(6).fill('done'));
  });

  it('is waited for no longer than promised: the end is overload, and nothing happens later', { timeout: 20_000 }, async () => {
    const [one, other] = [await ground.addRegistration(), await ground.addRegistration()];
    const session = await ground.addSession();
    const release = await holdRow('sessions', session);
    const engine = engineWith({ maxHeldMs: 900 });
    const blocked = [one, other].map(({ registrationId }) => send(engine, booking(registrationId, session)));
    for (const { promise } of blocked) await expect(promise).rejects.toThrow('waited 900 ms for rows that somebody else holds');
    for (const { tookMs } of blocked) expect(tookMs).toBeLessThan(3_000);
    await release();
    await pause(300);
    expect(await ground.sql('select id from bookings where session_id = $1', [session])).toEqual([]);
    expect(wordOf(await send(engine, booking(one.registrationId, session)).promise)).toBe('done');
  });

  it('comes to a command in its turn, though others take it again and again', { timeout: 30_000 }, async () => {
    const [{ registrationId }, session] = [await ground.addRegistration(), await ground.addSession()];
    let isOver = false;
    // At any moment one of three has the row, each for longer than a batch waits.
    const takeAgainAndAgain = async () => {
      while (!isOver) {
        const release = await holdRow('sessions', session);
        await pause(ENGINE_DEFAULTS.lockWaitMs * 1.2);
        await release();
      }
    };
    const others = [1, 2, 3].map(takeAgainAndAgain);
    await pause(100);
    const outcome = await send(engineWith(), booking(registrationId, session)).promise.finally(() => {
      isOver = true;
    });
    expect(wordOf(outcome)).toBe('done');
    await Promise.all(others);
  });
});

describe('the key of a command that waits for a held row', () => {
  const idempotency = { viewer: 'v', operation: 'bookSession', key: 'held', inputHash: 'h' };

  it('gives a repeated request the same answer, and books once', { timeout: 20_000 }, async () => {
    const [{ registrationId }, session] = [await ground.addRegistration(), await ground.addSession()];
    const release = await holdRow('sessions', session);
    const engine = engineWith();
    const first = send(engine, booking(registrationId, session), { idempotency });
    await pause(400);
    const again = [1, 2].map(() => send(engine, booking(registrationId, session), { idempotency }));
    const other = { ...idempotency, inputHash: 'other' };
    const reused = send(engine, booking(registrationId, await ground.addSession()), { idempotency: other });
    await pause(300);
    expect([first, ...again, reused].filter(({ isSettled }) => isSettled)).toEqual([]);
    await release();
    const answer = await first.promise;
    expect(answer.kind).toBe('done');
    for (const { promise } of again) {
      expect(await promise).toMatchObject({ kind: 'done', answer: answer.kind === 'done' ? answer.answer : null });
    }
    expect(wordOf(await reused.promise)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await ground.sql('select id from bookings where session_id = $1', [session])).toHaveLength(1);
  });

  it('is answered at once when the command was done before', { timeout: 20_000 }, async () => {
    const [{ registrationId }, session] = [await ground.addRegistration(), await ground.addSession()];
    const engine = engineWith();
    const done = { ...idempotency, key: 'done' };
    const first = await send(engine, booking(registrationId, session), { idempotency: done }).promise;
    const release = await holdRow('sessions', session);
    const again = send(engine, booking(registrationId, session), { idempotency: done });
    expect(await again.promise).toMatchObject({ answer: first.kind === 'done' ? first.answer : null, after: null });
    expect(again.tookMs).toBeLessThan(OTHERS_MS);
    await release();
  });
});
