import { readFile } from 'node:fs/promises';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { BOOK } from '../../bench/booking/requests.js';
import { OURS } from '../../bench/catalogue/ours.js';
import { WATCH } from '../../bench/live/subscriber.js';

const schema = buildSchema(await readFile('schema.graphql', 'utf8'));

it.each([
  ['a booking', BOOK],
  ['the public page', OURS.document],
  ['the seats of a session', WATCH],
])('the benches ask for %s as the schema allows', (_subject, document) => {
  expect(validate(schema, parse(document))).toEqual([]);
});
