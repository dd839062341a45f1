import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLCurrency, GraphQLDateTimeISO, GraphQLISO8601Duration, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/** The name and description are ours; what a value may be is the library's. */
function named(scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), name, description, specifiedByURL: null });
}

export const SafeInt = named(
  GraphQLSafeInt,
  'SafeInt',
  'A whole number that every JSON reader keeps exactly: from −9007199254740991 to 9007199254740991.',
);

export const DateTime = named(
  GraphQLDateTimeISO,
  'DateTime',
  'A moment in ISO 8601 with its offset, such as `2026-09-01T17:00:00+02:00`. Answers are in UTC (`Z`).',
);

export const LocalDate = named(
  GraphQLLocalDate,
  'Date',
  "A day of the calendar in ISO 8601, such as `2026-09-01`, in the organisation's time zone.",
);

export const Duration = named(GraphQLISO8601Duration, 'Duration', 'A period in ISO 8601, such as `P3M` or `P10D`.');

export const CurrencyCode = named(GraphQLCurrency, 'CurrencyCode', 'A currency by its ISO 4217 code, such as `EUR`.');

const CURSOR_MAX_LENGTH = 512;

function cursor(value: unknown): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= CURSOR_MAX_LENGTH) return value;
  throw new GraphQLError('A cursor is the text that a connection gave as `cursor`, `startCursor` or `endCursor`.');
}

export const Cursor = new GraphQLScalarType({
  name: 'Cursor',
  description: 'A place in a list. Opaque: give back what a connection gave.',
  serialize: cursor,
  parseValue: cursor,
  parseLiteral: (node) => cursor(node.kind === Kind.STRING ? node.value : undefined),
});
