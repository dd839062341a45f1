import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLISO8601Duration, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/** A scalar of the library under our own name and description. Which values are valid is up to the library. */
function named(scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), name, description, specifiedByURL: null });
}

const YEAR_MIN = 1;
const YEAR_MAX = 9999;

/** PostgreSQL has no year 0. Beyond 9999 a year has five digits, which ISO 8601 texts do not hold. */
function between(scalar: GraphQLScalarType, yearOf: (value: unknown) => number): GraphQLScalarType {
  const bounded = (value: unknown): unknown => {
    const year = yearOf(value);
    if (year >= YEAR_MIN && year <= YEAR_MAX) return value;
    throw new GraphQLError(`${scalar.name} lies between the years ${YEAR_MIN} and ${YEAR_MAX}.`);
  };
  return new GraphQLScalarType({
    ...scalar.toConfig(),
    parseValue: (value) => bounded(scalar.parseValue(value)),
    parseLiteral: (node, variables) => bounded(scalar.parseLiteral(node, variables)),
  });
}

export const SafeInt = named(
  GraphQLSafeInt,
  'SafeInt',
  'A whole number from −9007199254740991 to 9007199254740991. JSON readers keep it exact.',
);

export const DateTime = between(
  named(
    GraphQLDateTimeISO,
    'DateTime',
    'A moment in ISO 8601 with its offset, such as `2026-09-01T17:00:00+02:00`. Answers are in UTC (`Z`). ' + 'Years 1 to 9999.',
  ),
  (value) => (value as Date).getUTCFullYear(),
);

export const LocalDate = between(
  named(
    GraphQLLocalDate,
    'Date',
    "A calendar day in ISO 8601, such as `2026-09-01`, in the organisation's time zone. Years 1 to 9999.",
  ),
  (value) => Number((value as string).slice(0, 4)),
);

export const Duration = named(GraphQLISO8601Duration, 'Duration', 'A period in ISO 8601, such as `P3M` or `P10D`.');

/** A scalar whose values are texts of one form. */
function textOf(name: string, description: string, isValid: (text: string) => boolean, otherwise: string): GraphQLScalarType {
  const checked = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new GraphQLError(otherwise);
  };
  return new GraphQLScalarType({
    ...{ name, description, serialize: checked, parseValue: checked },
    parseLiteral: (node) => checked(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** The rules decide which currencies there are, and refuse others with a sentence. The list of a library ages unseen. */
export const CurrencyCode = textOf(
  'CurrencyCode',
  'A currency by its ISO 4217 code, such as `EUR`.',
  (text) => /^[A-Za-z]{3}$/.test(text),
  'A currency is a code of three letters, such as `EUR`.',
);

const CURSOR_MAX_LENGTH = 512;

export const Cursor = textOf(
  'Cursor',
  'A position in a list. It is opaque: send back a cursor that a connection returned.',
  (text) => text.length > 0 && text.length <= CURSOR_MAX_LENGTH,
  'A cursor is the text that a connection gave as `cursor`, `startCursor` or `endCursor`.',
);
