import fc, { type Arbitrary } from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql';

const CREDIBLE_PART = 3;

/** Of text: what breaks parsers, stores, sorts, and eyes. */
const WICKED_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066',
  'ﷺ'.repeat(300),
  'e\u0301'.repeat(200),
  '👩‍👩‍👧‍👧',
  "'; drop table bookings; --",
  '{"$ne":null}',
  '../../etc/passwd',
  '%s%n%00',
  '__proto__',
  'constructor',
  'NaN',
  'null',
  '-0',
  '1e999',
  'x'.repeat(5_001),
  'PT1H',
  'P999999999Y',
  'P1M1D',
  'P-1M',
  '2026-02-30',
  '2026-12-24',
  '0000-01-01',
  '+275760-09-13',
  '9999-12-31',
  '2026-11-01T02:30:00+01:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '294276-01-01T00:00:00Z',
  '25:61',
  '17:30',
  'Europe/Bratislava',
  'EUR',
  'XXX',
  'a@b.example',
  'eyJhIjoxfQ==',
] as const;

const WICKED_NUMBERS = [
  0, -0, 1, -1, 2, 7, 100, 101, 0.5, -0.5, 1e308, -1e308, 5e-324, 2147483647, 2147483648, -2147483649, 1_000_000_000_000,
] as const;

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<string>(...WICKED_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);
const anyNumber = fc.oneof(
  fc.constantFrom<number>(...WICKED_NUMBERS, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** A value of no type in particular, as JSON can carry it. */
export const anything: Arbitrary<unknown> = fc.oneof(
  anyText,
  anyNumber,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values for each input type of a schema: mostly of its form, so that they come far, and now and then of none. */
export class Garbage {
  private readonly known = new Map<string, Arbitrary<unknown>>();

  /** @param ids such as exist, so that some of what is asked is about something */
  constructor(private readonly ids: readonly string[]) {}

  of(type: GraphQLInputType): Arbitrary<unknown> {
    const key = String(type);
    const known = this.known.get(key);
    if (known) return known;
    const fitting = this.fitting(type);
    const made = fc.oneof({ weight: 24, arbitrary: fitting }, { weight: 1, arbitrary: anything });
    this.known.set(key, made);
    return made;
  }

  private fitting(type: GraphQLInputType): Arbitrary<unknown> {
    if (isNonNullType(type)) return this.of(type.ofType);
    if (isListType(type)) return fc.oneof(fc.array(this.of(type.ofType), { maxLength: 4 }), this.of(type.ofType));
    if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const requiredKeys = fields.filter(isRequiredInputField).map(({ name }) => name);
      const shape = Object.fromEntries(fields.map((field) => [field.name, this.of(field.type)]));
      return fc.record(shape, { requiredKeys: requiredKeys as never[] });
    }
    return this.scalar(type.name);
  }

  private scalar(name: string): Arbitrary<unknown> {
    const credible = this.credible(name);
    const wicked = ['Int', 'SafeInt', 'Float'].includes(name) ? anyNumber : name === 'Boolean' ? fc.boolean() : anyText;
    return fc.oneof({ weight: CREDIBLE_PART, arbitrary: credible }, { weight: 1, arbitrary: wicked });
  }

  private credible(name: string): Arbitrary<unknown> {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    switch (name) {
      case 'ID':
        return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...this.ids) }, { weight: 1, arbitrary: this.mangledId() });
      case 'Int':
        return fc.integer({ min: -2, max: 120 });
      case 'SafeInt':
        return fc.integer({ min: -100, max: 50_000 });
      case 'Boolean':
        return fc.boolean();
      case 'CurrencyCode':
        return fc.constantFrom('EUR', 'EUR', 'EUR', 'CZK', 'JPY', 'KWD');
      case 'DateTime':
        return moment.map((date) => date.toISOString());
      case 'Date':
        return moment.map((date) => date.toISOString().slice(0, 10));
      case 'Duration':
        return fc.constantFrom('P1M', 'P10D', 'P1Y', 'P2W', 'P1Y2M3D');
      default:
        return fc.string({ minLength: 1, maxLength: 20 });
    }
  }

  /** An id with one character of another. */
  private mangledId(): Arbitrary<string> {
    return fc
      .tuple(fc.constantFrom(...this.ids), fc.nat(60), fc.constantFrom('A', 'z', '_', '-', '0', '=', ' '))
      .map(([id, at, character]) => id.slice(0, at) + character + id.slice(at + 1));
  }
}
