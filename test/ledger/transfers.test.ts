import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountCode, Drafts, deltas, pgArray, type TransferDraft, unitOf } from '../../src/services/ledger/index.js';

const CODES = ['CASH:desk', 'PASS:a', 'PASS:b', 'REGISTRATION:r', 'OWED_BACK', 'GIFTS'] as const satisfies AccountCode[];
const ENTRY_CODES = ['ENTRIES:a', 'ENTRIES_ISSUED', 'ENTRIES_USED'] as const satisfies AccountCode[];

function newDrafts(): Drafts {
  let ids = 0;
  return new Drafts('EUR', () => String(++ids));
}

describe('a draft of a transfer', () => {
  it('is left out when its amount is zero', () => {
    const drafts = newDrafts();
    expect(drafts.move('PASS_SOLD', 'CASH:desk', 'PASS:a', 0, {})).toBeUndefined();
    expect(drafts.list).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('refuses the amount %s', (amount) => {
    const drafts = newDrafts();
    expect(() => drafts.move('PASS_SOLD', 'CASH:desk', 'PASS:a', amount, {})).toThrow(
      `PASS_SOLD: ${amount} is not a positive safe integer`,
    );
    expect(drafts.list).toEqual([]);
  });

  it('takes the largest safe integer', () => {
    const most = newDrafts().move('PASS_SOLD', 'CASH:desk', 'PASS:a', Number.MAX_SAFE_INTEGER, {});
    expect(most?.amount).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each<[AccountCode, AccountCode]>([
    ['CASH:desk', 'ENTRIES:a'],
    ['ENTRIES_ISSUED', 'PASS:a'],
  ])('refuses to move from %s to %s, because one counts money and the other entries', (debit, credit) => {
    const drafts = newDrafts();
    expect(() => drafts.move('PASS_SOLD', debit, credit, 1, {})).toThrow(`${debit} and ${credit} differ in unit`);
    expect(drafts.list).toEqual([]);
  });

  it('knows what it is about, and null for everything else', () => {
    const about = { passId: 'p', bookingId: undefined };
    expect(newDrafts().move('PASS_SOLD', 'CASH:desk', 'PASS:a', 5, about)).toEqual({
      ...{ id: '1', template: 'PASS_SOLD', debit: 'CASH:desk', credit: 'PASS:a', unit: 'EUR', amount: 5 },
      ...{ bookingId: null, passId: 'p', orderId: null, orderLineId: null, reverses: null },
    });
  });
});

describe('the unit of an account', () => {
  it.each<[AccountCode, string]>([
    ['ENTRIES:a', 'ENTRY'],
    ['ENTRIES_ISSUED', 'ENTRY'],
    ['ENTRIES_USED', 'ENTRY'],
    ['PASS:a', 'CZK'],
    ['PASS_DISCOUNT', 'CZK'],
    ['VAT', 'CZK'],
  ])('%s is kept in %s in an organisation that counts in CZK', (code, unit) => {
    expect(unitOf(code, 'CZK')).toBe(unit);
  });
});

const pairOf = <Code extends AccountCode>(codes: readonly Code[]) =>
  fc.shuffledSubarray([...codes], { minLength: 2, maxLength: 2 });
const amounts = fc.integer({ min: 1, max: 1_000_000_000_000 });
const moves = fc.array(fc.tuple(fc.oneof(pairOf<AccountCode>(CODES), pairOf<AccountCode>(ENTRY_CODES)), amounts), {
  maxLength: 60,
});

/** Random transfers, each between two accounts of one unit. */
function draftsOf(list: readonly [AccountCode[], number][]): Drafts {
  const drafts = newDrafts();
  for (const [[debit, credit], amount] of list) {
    if (debit !== undefined && credit !== undefined) drafts.move('PASS_SOLD', debit, credit, amount, {});
  }
  return drafts;
}

describe('double entry', () => {
  it('adds up to zero in each unit, whatever was moved', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const sums = new Map<string, number>();
        for (const [code, delta] of deltas(draftsOf(list).list)) {
          const unit = unitOf(code, 'EUR');
          sums.set(unit, (sums.get(unit) ?? 0) + delta);
        }
        for (const sum of sums.values()) expect(sum).toBe(0);
      }),
    );
  });

  it('moves no account when all transfers are reversed, and each reversal names its own transfer', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const drafts = draftsOf(list);
        const originals = [...drafts.list];
        drafts.reverse(originals);
        for (const delta of deltas(drafts.list).values()) expect(delta).toBe(0);
        const reversals = drafts.list.slice(originals.length);
        expect(reversals.map(({ reverses }) => reverses)).toEqual(originals.map(({ id }) => id));
        expect(new Set(drafts.list.map(({ id }) => id)).size).toBe(2 * originals.length);
      }),
    );
  });

  it('refuses a sum that is not exact', () => {
    const drafts = newDrafts();
    drafts.move('PASS_SOLD', 'CASH:desk', 'PASS:a', Number.MAX_SAFE_INTEGER, {});
    drafts.move('PASS_SOLD', 'CASH:desk', 'PASS:a', 1, {});
    expect(() => deltas(drafts.list)).toThrow('CASH:desk would move by -9007199254740992, which is not exact');
  });

  it('reverses a transfer exactly, with both sides exchanged', () => {
    const drafts = newDrafts();
    const about = { passId: 'a', bookingId: 'b', orderId: 'o', orderLineId: 'l' };
    const original = drafts.move('CREDIT_REDEEMED', 'PASS:a', 'REGISTRATION:r', 700, about) as TransferDraft;
    drafts.reverse([original]);
    expect(drafts.list[1]).toEqual({
      ...{ id: '2', template: 'CREDIT_REDEEMED', debit: 'REGISTRATION:r', credit: 'PASS:a', unit: 'EUR', amount: 700 },
      ...about,
      reverses: '1',
    });
  });
});

describe('a PostgreSQL array literal', () => {
  it.each([
    [[], '{}'],
    [['a', 'REGISTRATION:1-2', 'x+y.z'], '{a,REGISTRATION:1-2,x+y.z}'],
    [[1, -2, 9007199254740991, 0.5], '{1,-2,9007199254740991,0.5}'],
    [[true, false, null], '{true,false,NULL}'],
    [[''], '{""}'],
    [['NULL', 'null', 'Null'], '{"NULL","null","Null"}'],
    [['a,b', 'a b', '{}', 'ľ'], '{"a,b","a b","{}","ľ"}'],
    [['"', '\\', 'a"b\\c'], '{"\\"","\\\\","a\\"b\\\\c"}'],
    [[new Date('2027-01-31T12:00:00.5Z')], '{"2027-01-31T12:00:00.500Z"}'],
  ])('holds %j as %s', (values, literal) => {
    expect(pgArray(values)).toBe(literal);
  });
});
