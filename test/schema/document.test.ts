import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { schemaDocument } from '../../src/server/http/schema-document.js';

const served = buildServedSchema();
const document = schemaDocument(served);

it('schema.graphql reads back as the schema that is served, but for line breaks in descriptions', () => {
  const flat = (sdl: string) => sdl.replaceAll(/\s+/g, ' ').replaceAll('implements & ', 'implements ');
  const readBack = printSchema(lexicographicSortSchema(buildSchema(document)));
  expect(flat(readBack)).toBe(flat(printSchema(lexicographicSortSchema(served))));
});

it('schema.graphql has no line over 130 columns', () => {
  expect(document.split('\n').filter((line) => line.length > 130)).toEqual([]);
});
