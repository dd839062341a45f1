import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Transaction } from '../../src/services/engine/database/transaction.js';
import { uuidv7 } from '../../src/services/engine/index.js';
import {
  type AccountCode,
  Drafts,
  entriesAccount,
  passAccount,
  postingQueries,
  registrationAccount,
  type TransferDraft,
  unreversedTransfersQuery,
} from '../../src/services/ledger/index.js';
import { type Ground, makeGround } from '../engine/ground.js';
import { untilWaiting } from '../support/waiting.js';

const NOON = new Date('2027-01-31T12:00:00Z');
let ground: Ground;
beforeAll(async () => {
  ground = await makeGround();
});
afterAll(() => ground.close());

type Move = [debit: AccountCode, credit: AccountCode, amount: number];

function draft(...moves: Move[]): TransferDraft[] {
  const drafts = new Drafts('EUR', uuidv7);
  for (const [debit, credit, amount] of moves) drafts.move('PASS_SOLD', debit, credit, amount, {});
  return drafts.list;
}

const begin = () => Transaction.begin(ground.pool, ground.organisationId, 'READ_WRITE');
const write = (transaction: Transaction, transfers: readonly TransferDraft[], opened: readonly AccountCode[] = []) =>
  transaction.write(postingQueries(ground.organisationId, 'EUR', NOON, transfers, opened));

/** Posts in a transaction of its own, which a fault rolls back. */
async function post(transfers: readonly TransferDraft[], opened: readonly AccountCode[] = []): Promise<void> {
  const transaction = await begin();
  try {
    await write(transaction, transfers, opened);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  await transaction.commit();
}

/** Balance and version of accounts, in the order of their codes. */
async function standing(...codes: AccountCode[]): Promise<[number, number][]> {
  const rows = await ground.sql<{ balance: number; version: number }>(
    'select balance, version from accounts where code = any($1) order by code',
    [codes],
  );
  return rows.map(({ balance, version }) => [balance, version]);
}

async function openPass(holding: number): Promise<AccountCode> {
  const account = passAccount(uuidv7());
  await post(draft(['CASH:desk', account, holding]), [account]);
  return account;
}

const everything = () =>
  ground.sql(`select md5(string_agg(row, ',' order by row)) as sum from (
    select a::text as row from accounts a union all select t::text from transfers t) rows`);

describe('posting', () => {
  it('takes from one account what it gives to the other, and counts one version a posting', async () => {
    const [bank = [0, 0]] = await standing('CASH:bank');
    const pass = passAccount(uuidv7());
    await post(draft(['CASH:bank', pass, 700], ['CASH:bank', pass, 300]), [pass]);
    expect(await standing('CASH:bank', pass)).toEqual([
      [bank[0] - 1000, bank[1] + 1],
      [1000, 1],
    ]);
  });

  it('keeps an opened account at zero and version 0 until something moves', async () => {
    const [registration, entries] = [registrationAccount(uuidv7()), entriesAccount(uuidv7())];
    await post([], [registration, entries]);
    expect(await standing(registration, entries)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await ground.sql('select unit from accounts where code = any($1) order by code', [[registration, entries]])).toEqual([
      { unit: 'ENTRY' },
      { unit: 'EUR' },
    ]);
  });

  it('dates every transfer by the moment of the batch', async () => {
    const pass = await openPass(50);
    const rows = await ground.sql('select posted_at from transfers where credit = $1', [pass]);
    expect(rows).toEqual([{ posted_at: NOON }]);
  });

  it('raises the version of an account whose sum of the batch is zero', async () => {
    const pass = await openPass(100);
    await post(draft([pass, 'GIFTS', 40], ['GIFTS', pass, 40]));
    expect(await standing(pass)).toEqual([[100, 2]]);
  });
});

describe('a posting that is refused', () => {
  it.each<[string, (pass: AccountCode) => TransferDraft[], RegExp]>([
    [
      'to an account that was never opened',
      () => draft(['CASH:desk', passAccount(uuidv7()), 1]),
      /ledger-balance touched 1 rows, not 2/,
    ],
    ['of one minor unit more than a pass holds', (pass) => draft([pass, 'GIFTS', 101]), /accounts_pass_never_overdrawn/],
    ['of no amount', (pass) => draft([pass, 'GIFTS', 1]).map((one) => ({ ...one, amount: 0 })), /transfers_amount_check/],
    [
      'of a negative amount',
      (pass) => draft([pass, 'GIFTS', 1]).map((one) => ({ ...one, amount: -1 })),
      /transfers_amount_check/,
    ],
    [
      'from an account to itself',
      (pass) => draft([pass, 'GIFTS', 1]).map((one) => ({ ...one, credit: pass })),
      /transfers_check/,
    ],
    [
      'beyond the exact numbers of an account',
      () => draft(['CASH:terminal', 'OWED_BACK', Number.MAX_SAFE_INTEGER], ['CASH:bank', 'COMMISSION', 1]),
      /accounts_balance_check/,
    ],
  ])('a posting %s is refused and leaves no trace', async (_what, transfers, fault) => {
    const pass = await openPass(100);
    await post(draft(['OWED_BACK', 'GIFTS', 1]));
    await post(draft(['GIFTS', 'OWED_BACK', 2]));
    const before = await everything();
    await expect(post(transfers(pass))).rejects.toThrow(fault);
    expect(await everything()).toEqual(before);
  });

  it('a refused posting leaves no trace where one of its transfers would have been good', async () => {
    const pass = await openPass(100);
    const before = await everything();
    const [good, bad] = [draft([pass, 'GIFTS', 60]), draft([pass, 'GIFTS', 41])];
    await expect(post([...good, ...bad])).rejects.toThrow('accounts_pass_never_overdrawn');
    expect(await everything()).toEqual(before);
    await post([...good, ...draft([pass, 'GIFTS', 40])]);
    expect(await standing(pass)).toEqual([[0, 2]]);
  });

  it('a posting leaves no trace when the connection ends after the writes and before the commit', async () => {
    const pass = await openPass(100);
    const before = await everything();
    const transaction = await begin();
    await write(transaction, draft([pass, 'GIFTS', 60]));
    const [backend] = await transaction.run<{ pid: number }>({ name: 'pid', text: 'select pg_backend_pid() as pid' });
    const owner = new Client({ connectionString: String(ground.pool.options.connectionString) });
    await owner.connect();
    await owner.query('select pg_terminate_backend($1)', [backend?.pid]);
    await owner.end();
    await expect(transaction.commit()).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });

  it('a posting leaves no trace when an account of that code is open already', async () => {
    const pass = await openPass(100);
    const before = await everything();
    await expect(post([], [pass])).rejects.toMatchObject({ code: '23505' });
    expect(await everything()).toEqual(before);
  });
});

describe('the serving role', () => {
  it.each(['update transfers set amount = amount + 1', 'delete from transfers', 'delete from accounts'])(
    'the serving role may not run %s',
    async (statement) => {
      await openPass(100);
      const before = await everything();
      await expect(ground.sql(statement)).rejects.toThrow('permission denied');
      expect(await everything()).toEqual(before);
    },
  );
});

describe('two postings at the same time', () => {
  it('wait for each other at the shared accounts, in one order, and lose nothing', async () => {
    const [one, other] = [await openPass(100), await openPass(100)];
    const [gifts = [0, 0]] = await standing('GIFTS');
    const first = await begin();
    await write(first, draft([one, 'GIFTS', 30], ['OWED_BACK', 'GIFTS', 1]));
    const second = post(draft(['GIFTS', 'OWED_BACK', 1], [other, 'GIFTS', 20]));
    await untilWaiting(String(ground.pool.options.connectionString), 1);
    await first.commit();
    await second;
    expect(await standing('GIFTS')).toEqual([[gifts[0] + 50, gifts[1] + 2]]);
  });

  it('do not wait where they share no account', async () => {
    const [one, other] = [await openPass(100), await openPass(100)];
    const first = await begin();
    await write(first, draft([one, 'GIFTS', 30]));
    await post(draft([other, 'PASS_PREMIUM', 20]));
    await first.rollback();
    expect(await standing(one)).toEqual([[100, 1]]);
    expect(await standing(other)).toEqual([[80, 2]]);
  });
});

describe('the transfers of a booking that still stand', () => {
  it('are found by either account, and neither a reversed one nor its reversal is', async () => {
    const [pass, registration, bookingId] = [await openPass(900), registrationAccount(uuidv7()), uuidv7()];
    const drafts = new Drafts('EUR', uuidv7);
    const about = { bookingId };
    drafts.move('SESSION_CHARGED', registration, 'BREAKAGE', 800, about);
    const paid = drafts.move('CREDIT_REDEEMED', pass, registration, 500, about);
    drafts.move('DISCOUNT_GIVEN', 'PASS_DISCOUNT', registration, 50, { bookingId: uuidv7() });
    await post(drafts.list, [registration]);
    const found = async (...codes: AccountCode[]) => {
      const transaction = await begin();
      const rows = await transaction.run<TransferDraft>(unreversedTransfersQuery(ground.organisationId, codes, [bookingId]));
      await transaction.rollback();
      return rows.map(({ template, amount }) => [template, amount]);
    };
    expect(await found(registration)).toEqual([
      ['SESSION_CHARGED', 800],
      ['CREDIT_REDEEMED', 500],
    ]);
    expect(await found(pass)).toEqual([['CREDIT_REDEEMED', 500]]);
    expect(await found(registrationAccount(uuidv7()))).toEqual([]);

    const undo = new Drafts('EUR', uuidv7);
    undo.reverse(paid ? [paid] : []);
    await post(undo.list);
    expect(await found(registration, pass)).toEqual([['SESSION_CHARGED', 800]]);
    expect(await standing(pass, registration)).toEqual([
      [900, 3],
      [-750, 2],
    ]);
    await expect(post(undo.list.map((one) => ({ ...one, id: uuidv7() })))).rejects.toThrow('transfers_reversed_once');
  });
});
