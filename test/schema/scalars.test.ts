import { GraphQLError, parseValue } from 'graphql';
import { expect, test } from 'vitest';
import { DateTime, LocalDate } from '../../src/schema/shared/scalars.js';

test.each([
  ['0000-01-01T00:00:00Z', false],
  ['0001-01-01T00:00:00+01:00', false],
  ['0001-01-01T00:00:00Z', true],
  ['9999-12-31T23:59:59Z', true],
  ['9999-12-31T23:59:59-01:00', false],
])('the moment %s fits into the database: %s', (text, fits) => {
  const asked = [() => DateTime.parseValue(text), () => DateTime.parseLiteral(parseValue(JSON.stringify(text)))];
  for (const ask of asked) {
    if (fits) expect(ask()).toEqual(new Date(text));
    else expect(ask).toThrow(GraphQLError);
  }
});

test.each([
  ['0000-12-31', false],
  ['0001-01-01', true],
  ['9999-12-31', true],
])('the day %s fits into the database: %s', (text, fits) => {
  const asked = [() => LocalDate.parseValue(text), () => LocalDate.parseLiteral(parseValue(JSON.stringify(text)))];
  for (const ask of asked) {
    if (fits) expect(ask()).toBe(text);
    else expect(ask).toThrow(GraphQLError);
  }
});
