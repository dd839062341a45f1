import { describe, expect, it } from 'vitest';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX, pageOf, readCursor, readPage } from '../../src/services/input/paging.js';

const ID = '0198c2f0-0000-7000-8000-000000000001';

interface Row {
  id: string;
  name: string;
  at: Date;
}
const row: Row = { id: ID, name: 'Žofia', at: new Date('2026-03-02T16:00:00.123Z') };
const ends = { hasNextPage: false, hasPreviousPage: false };

describe('readPage', () => {
  it.each([
    [{}, { size: PAGE_SIZE_DEFAULT, backwards: false, cursor: null }],
    [{ first: 5 }, { size: 5, backwards: false, cursor: null }],
    [{ first: 0 }, { size: 0, backwards: false, cursor: null }],
    [
      { first: PAGE_SIZE_MAX, after: 'c' },
      { size: PAGE_SIZE_MAX, backwards: false, cursor: 'c' },
    ],
    [{ last: 3 }, { size: 3, backwards: true, cursor: null }],
    [
      { last: 3, before: 'c' },
      { size: 3, backwards: true, cursor: 'c' },
    ],
    [{ before: 'c' }, { size: PAGE_SIZE_DEFAULT, backwards: true, cursor: 'c' }],
    [
      { first: null, after: null, last: null, before: null },
      { size: PAGE_SIZE_DEFAULT, backwards: false, cursor: null },
    ],
  ])('reads %j as %j', (request, read) => {
    expect(readPage(request)).toEqual(read);
  });

  it.each([
    { first: -1 },
    { last: -1 },
    { first: PAGE_SIZE_MAX + 1 },
    { last: PAGE_SIZE_MAX + 1 },
    { first: 1, last: 1 },
    { last: 1, after: 'c' },
    { first: 1, before: 'c' },
    { after: 'a', before: 'b' },
  ])('refuses %j as bad user input', (request) => {
    expect(() => readPage(request)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});

describe('readCursor', () => {
  const cursorOf = (keyset: { sortBy?: keyof Row & string }) => pageOf([row], keyset, ends).edges[0]?.cursor ?? '';

  it('reads back the row that a page by id ended with', () => {
    expect(readCursor(cursorOf({}), false)).toEqual({ id: ID, value: null });
  });

  it('reads back text and moments to the millisecond', () => {
    expect(readCursor(cursorOf({ sortBy: 'name' }), true)).toEqual({ id: ID, value: 'Žofia' });
    expect(readCursor(cursorOf({ sortBy: 'at' }), true)).toEqual({ id: ID, value: row.at });
  });

  it.each([
    ...['', 'nonsense', '!!!', Buffer.from('{}').toString('base64url'), Buffer.from('[]').toString('base64url')],
    ...[Buffer.from('["x"]').toString('base64url'), Buffer.from(`["' or 1=1"]`).toString('base64url')],
    ...[Buffer.from('[1]').toString('base64url'), Buffer.from('null').toString('base64url')],
  ])('refuses the cursor %j as bad user input', (cursor) => {
    expect(() => readCursor(cursor, false)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it.each([[null], [{ at: 'x' }], [{ at: 1e17 }], [{ at: 0.5 }], [true], [['x']]])(
    'refuses the sort value %j as bad user input',
    (value) => {
      const cursor = Buffer.from(JSON.stringify([ID, value])).toString('base64url');
      expect(() => readCursor(cursor, true)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    },
  );
});

describe('pageOf', () => {
  it('names the first and the last cursor of its rows, and none of an empty page', () => {
    const second = { ...row, id: ID.replace(/1$/, '2') };
    const { edges, pageInfo } = pageOf([row, second], {}, { hasNextPage: true, hasPreviousPage: false });
    expect(pageInfo).toEqual({
      ...{ hasNextPage: true, hasPreviousPage: false },
      ...{ startCursor: edges[0]?.cursor, endCursor: edges[1]?.cursor },
    });
    expect(pageOf([], {}, ends).pageInfo).toEqual({ ...ends, startCursor: null, endCursor: null });
  });
});
