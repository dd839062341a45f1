import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CommitUnknown,
  classify,
  isUniqueViolation,
  NotCommitted,
  Transaction,
} from '../../src/services/engine/database/transaction.js';
import { idempotencyKey } from '../../src/services/engine/idempotency.js';
import { type Command, Overloaded } from '../../src/services/engine/index.js';
import { Turns } from '../../src/services/engine/turns.js';
import { type Ground, makeGround } from './ground.js';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('an error of the database', () => {
  it.each<[string, unknown, string]>([
    ['a serialisation failure', withCode('40001'), 'CONFLICT'],
    ['a deadlock', withCode('40P01'), 'CONFLICT'],
    ['a lock that was not free in time', withCode('55P03'), 'CONFLICT'],
    ['a unique key that is taken', withCode('23505'), 'CONFLICT'],
    ['a check that fails', withCode('23514'), 'FAULT'],
    ['a foreign key that leads nowhere', withCode('23503'), 'FAULT'],
    ['a statement that ran too long', withCode('57014', 'canceling statement due to statement timeout'), 'UNAVAILABLE'],
    ['a statement that somebody cancelled', withCode('57014', 'canceling statement due to user request'), 'FAULT'],
    ['a shutdown', withCode('57P01'), 'UNAVAILABLE'],
    ['too many connections', withCode('53300'), 'UNAVAILABLE'],
    ['a lost connection', withCode('08006'), 'UNAVAILABLE'],
    ['a refused connection', withCode('ECONNREFUSED'), 'UNAVAILABLE'],
    ['a connection that ended without a code', new Error('Connection terminated unexpectedly'), 'UNAVAILABLE'],
    ['a query that got no answer', new Error('Query read timeout'), 'UNAVAILABLE'],
    ['a batch that was not committed', new NotCommitted('the database says no'), 'UNAVAILABLE'],
    ['an unknown column', withCode('42703'), 'FAULT'],
    ['a number as a code', Object.assign(new Error('x'), { code: 40001 }), 'FAULT'],
    ['a mistake of ours', new TypeError('x is not a function'), 'FAULT'],
    ['something that is no error', 'connection', 'FAULT'],
  ])('knows %s as such', (_what, error, kind) => {
    expect(classify(error)).toBe(kind);
  });

  it('is a unique violation by its code alone', () => {
    expect(isUniqueViolation(withCode('23505'))).toBe(true);
    expect(isUniqueViolation(withCode('23514'))).toBe(false);
    expect(isUniqueViolation({ code: '23505' })).toBe(false);
  });
});

describe('a transaction of the engine', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await makeGround();
  });
  afterAll(() => ground.close());
  const rename = (name: string, expectedRows?: number) => ({
    ...{ name: `rename-${name}`, text: `update organisations set name = '${name}'`, values: [] },
    ...(expectedRows === undefined ? {} : { expectedRows }),
  });
  const begin = (mode: 'READ_WRITE' | 'READ_ONLY' = 'READ_WRITE') => Transaction.begin(ground.pool, ground.organisationId, mode);
  const nameNow = async () => (await ground.sql<{ name: string }>('select name from organisations'))[0]?.name;

  it('writes what it commits and nothing of what it rolls back', async () => {
    const kept = await begin();
    await kept.write([rename('one', 1), rename('two', 1)]);
    await kept.commit();
    expect(await nameNow()).toBe('two');
    const dropped = await begin();
    await dropped.write([rename('three', 1)]);
    await dropped.rollback();
    expect(await nameNow()).toBe('two');
  });

  it('fails when a statement touches more or fewer rows than it must', async () => {
    const stored = await nameNow();
    for (const rows of [0, 2]) {
      const transaction = await begin();
      await expect(transaction.write([rename('four', rows)])).rejects.toThrow(`rename-four touched 1 rows, not ${rows}`);
      await transaction.rollback();
    }
    expect(await nameNow()).toBe(stored);
  });

  it('writes nothing when it only reads', async () => {
    const transaction = await begin('READ_ONLY');
    await expect(transaction.write([rename('five')])).rejects.toMatchObject({ code: '25006' });
    await transaction.rollback();
    expect(await nameNow()).not.toBe('five');
  });

  it('sees one snapshot for as long as it only reads', async () => {
    const transaction = await begin('READ_ONLY');
    const read = () => transaction.run({ name: 'read-name', text: 'select name from organisations' });
    const before = await read();
    await ground.sql(`update organisations set name = 'meanwhile'`);
    expect(await read()).toEqual(before);
    await transaction.rollback();
    expect(await nameNow()).toBe('meanwhile');
  });

  it('discards a connection that cannot even roll back', async () => {
    const transaction = await begin();
    const [backend] = await transaction.run<{ pid: number }>({ name: 'pid', text: 'select pg_backend_pid() as pid' });
    const alive = () => ground.sql('select from pg_stat_activity where pid = $1', [backend?.pid]);
    expect(await alive()).toHaveLength(1);
    await expect(transaction.run({ name: 'broken', text: 'select 1 / 0' })).rejects.toMatchObject({ code: '22012' });
    await transaction.rollback();
    // A failed statement breaks its transaction and not its connection, which is used again.
    expect(await alive()).toHaveLength(1);
  });
});

describe('turns', () => {
  const deferred = () => Promise.withResolvers<string>();

  it('run so many at once, let so many wait, and refuse the next at once', async () => {
    const turns = new Turns(2, 1);
    const works = [deferred(), deferred(), deferred()];
    const began: number[] = [];
    const taken = works.map((work, at) =>
      turns.take(() => {
        began.push(at);
        return work.promise;
      }),
    );
    await expect(turns.take(async () => 'too late')).rejects.toBeInstanceOf(Overloaded);
    expect(began).toEqual([0, 1]);
    works[1]?.resolve('b');
    expect(await taken[1]).toBe('b');
    expect(began).toEqual([0, 1, 2]);
    works[0]?.resolve('a');
    works[2]?.resolve('c');
    expect(await Promise.all(taken)).toEqual(['a', 'b', 'c']);
  });

  it('begin in the order in which they came, and pass on the place of one that failed', async () => {
    const turns = new Turns(1, 10);
    const order: number[] = [];
    const failing = turns.take(() => Promise.reject(new Error('no')));
    const others = [1, 2, 3].map((at) => turns.take(async () => order.push(at)));
    await expect(failing).rejects.toThrow('no');
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
    expect(await turns.take(async () => 'free again')).toBe('free again');
  });

  it('make nobody wait when none may', async () => {
    const turns = new Turns(1, 0);
    const work = deferred();
    const first = turns.take(() => work.promise);
    await expect(turns.take(async () => 'second')).rejects.toThrow('too many are waiting to look');
    work.resolve('first');
    expect(await first).toBe('first');
    expect(await turns.take(async () => 'third')).toBe('third');
  });
});

describe('the hash of a command under an idempotency key', () => {
  const command: Command = { kind: 'checkIn', bookingId: 'b' };
  const booking: Command = {
    ...{ kind: 'bookSession', actor: { kind: 'STAFF' }, registrationId: 'r', sessionId: 's', payWith: 'AUTO', passId: null },
  };
  const hashOf = (of: Command, viewer = 'v', key = 'k') => idempotencyKey(viewer, of, key).inputHash;

  it('belongs to one viewer, operation and key', () => {
    expect(idempotencyKey('v', command, 'k')).toMatchObject({ viewer: 'v', operation: 'checkIn', key: 'k' });
  });

  it('differs with every part of the command, and with neither the viewer nor the key', () => {
    expect(hashOf(booking)).toBe(hashOf({ ...booking }, 'another', 'another'));
    const others: Command[] = [
      { ...booking, registrationId: 'r2' },
      { ...booking, sessionId: 's2' },
      { ...booking, payWith: 'AT_DESK' },
      { ...booking, passId: 'p' },
    ];
    expect(new Set([booking, ...others].map((of) => hashOf(of))).size).toBe(5);
  });

  it('is the same for another actor, because a merged customer may repeat a request', () => {
    expect(hashOf({ ...booking, actor: { kind: 'CUSTOMER', customerId: 'c' } })).toBe(hashOf(booking));
  });
});

describe('errors of the engine', () => {
  it.each([Overloaded, CommitUnknown, NotCommitted])('%o carries its own name and its cause', (Kind) => {
    const cause = new Error('cause');
    const error = new Kind('what happened', { cause });
    expect([error.name, error.message, error.cause]).toEqual([Kind.name, 'what happened', cause]);
  });
});
