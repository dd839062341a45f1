import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/services/audit/index.js';

describe('changesOf', () => {
  it('gives the columns of a new row with no value before, by the names of the API and in their order', () => {
    const after = { name: 'Nina', born_on: '2018-05-04', customer_id: 'c1' };
    expect(changesOf({ before: null, after })).toEqual([
      { field: 'bornOn', before: null, after: '2018-05-04' },
      { field: 'customerId', before: null, after: 'c1' },
      { field: 'name', before: null, after: 'Nina' },
    ]);
  });

  it('gives the columns of a deleted row with no value after', () => {
    expect(changesOf({ before: { name: 'Nina' }, after: null })).toEqual([{ field: 'name', before: 'Nina', after: null }]);
  });

  it('gives nothing for an entry without values, such as that of an export', () => {
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });

  it.each([
    ['text as it is', 'Nina', 'Nina'],
    ['text that looks like JSON as it is', '"x"', '"x"'],
    ['an empty text as an empty text', '', ''],
    ['a number as JSON', 500, '500'],
    ['zero as JSON', 0, '0'],
    ['a truth value as JSON', false, 'false'],
    ['a list as JSON', ['SALES_READ', 'PEOPLE_READ'], '["SALES_READ","PEOPLE_READ"]'],
    ['null as no value', null, null],
  ])('writes %s', (_, value, written) => {
    expect(changesOf({ before: { given: value }, after: null })).toEqual([{ field: 'given', before: written, after: null }]);
  });

  it('shows a column that only one side has', () => {
    expect(changesOf({ before: { phone: '1' }, after: { email: 'a@example.com' } })).toEqual([
      { field: 'email', before: null, after: 'a@example.com' },
      { field: 'phone', before: '1', after: null },
    ]);
  });

  it('turns each underscore before a letter into a capital, and no other character', () => {
    const fields = changesOf({ before: { late_fee_minor: 1, vat_id: 'x', a_1: 'y', plan: 'z' }, after: null });
    expect(fields.map(({ field }) => field)).toEqual(['a_1', 'lateFeeMinor', 'plan', 'vatId']);
  });
});
