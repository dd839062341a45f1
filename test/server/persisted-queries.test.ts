import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ground, ground } from './ground.js';
import { oneField } from './schema.js';

let here: Ground;
let url: string;
beforeAll(async () => {
  here = await ground();
  url = (await here.serve(oneField)).url;
});
afterAll(() => here.drop());

type Told = { data?: unknown; errors?: { message: string; extensions: { code: string; incidentId?: string } }[] };
const toldOf = async (answer: Response) => {
  const { data, errors } = (await answer.json()) as Told;
  return { status: answer.status, data, told: errors?.map(({ message, extensions }) => [extensions.code, message]) };
};
const headers = { 'content-type': 'application/json' };
const posted = async (body: object) => toldOf(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));

const HASH = '0'.repeat(64);
const NOT_SUPPORTED = ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported'];

describe('a persisted query of a client', () => {
  const extensions: [string, unknown][] = [
    ['a hash', { version: 1, sha256Hash: HASH }],
    ['a hash that is none', { version: 1, sha256Hash: 'junk' }],
    ['a hash of another kind', { version: 1, sha256Hash: { $ne: null } }],
    ['an unknown version', { version: 99, sha256Hash: HASH }],
    ['a text', 'junk'],
    ['a number', 42],
    ['a list', [null]],
  ];

  it.each(extensions)('is answered with the code after which clients send the text: %s', async (_, persistedQuery) => {
    expect(await posted({ extensions: { persistedQuery } })).toEqual({ status: 200, data: undefined, told: [NOT_SUPPORTED] });
    expect((await posted({ query: '{ word }', extensions: { persistedQuery } })).told).toEqual([NOT_SUPPORTED]);
  });

  it('is answered in the same way by GET', async () => {
    const query = new URLSearchParams({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } }) });
    const answer = await fetch(`${url}?${query}`, { headers: { 'apollo-require-preflight': '1' } });
    expect((await toldOf(answer)).told).toEqual([NOT_SUPPORTED]);
  });

  it.each([
    ['the text of the query is missing', {}],
    ['the id of the document is junk', { documentId: 'junk' }],
    ['the id of the document is no text', { documentId: { a: 1 } }],
    ['the extensions are a list', { extensions: [] }],
    ['the extensions are a text', { extensions: 'persistedQuery' }],
    ['the query is a number', { query: 42 }],
    ['the query is an object', { query: { kind: 'Document' } }],
    ['the variables are a list', { query: '{ word }', variables: [] }],
    ['the name of the operation is an object', { query: '{ word }', operationName: {} }],
  ])('is a bad request when %s', async (_, body) => {
    const answer = await posted({ ...body, more: true });
    expect([answer.status, answer.told?.[0]?.[0]]).toEqual([400, 'BAD_REQUEST']);
  });

  it('leaves no fault in the log', () => {
    expect(here.logged).toEqual([]);
  });
});
