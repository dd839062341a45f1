import fc, { type Arbitrary } from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql';

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
const anyWhole = fc.oneof(fc.integer(), fc.constantFrom(...WICKED_NUMBERS.filter(Number.isInteger), Number.MAX_SAFE_INTEGER, -1));
const WICKED_DAYS = ['2026-02-29', '2028-02-29', '0001-01-01', '0000-01-01', '9999-12-31'] as const;
const WICKED_MOMENTS = [
  '0001-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-01T02:30:00+01:00',
  '2016-12-31T23:59:60Z',
  '2026-03-29T02:30:00+23:59',
] as const;
/** A value of no type in particular, as JSON can carry it. */
export const anything: Arbitrary<unknown> = fc.oneof(
  anyText,
  anyNumber,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The kinds of rows that an argument means, by what its name ends with. */
const KINDS: Readonly<Record<string, string>> = {
  attendee: 'att',
  booking: 'bkg',
  course: 'crs',
  customer: 'cus',
  group: 'grp',
  instructor: 'mbr',
  location: 'loc',
  member: 'mbr',
  organisation: 'org',
  pass: 'pas',
  product: 'prd',
  registration: 'reg',
  session: 'ses',
};
const ID = /\b[a-z]{3}_[A-Za-z0-9_-]{43}\b/g;
/** Of each kind, so that what is asked for is often the same. */
const IDS_OF_A_KIND_MAX = 40;

/** Ids that exist: the given ones, and those found in answers. */
export class Ids {
  private readonly kinds = new Map<string, Set<string>>();

  learn(text: string): void {
    for (const id of text.match(ID) ?? []) {
      const kind = id.slice(0, 3);
      const known = this.kinds.get(kind) ?? new Set();
      this.kinds.set(kind, known);
      if (known.size < IDS_OF_A_KIND_MAX) known.add(id);
    }
  }

  /** The one that a number chooses, of the kind that an argument of this name means where there is one. */
  choose(argument: string, choice: number): string {
    const named = Object.keys(KINDS).find((name) => argument.toLowerCase().replace(/ids?$/, '').endsWith(name));
    const known = this.kinds.get(KINDS[named ?? ''] ?? '');
    const all = known && choice % 8 > 0 ? [...known] : [...this.kinds.values()].flatMap((kind) => [...kind]);
    return all[Math.floor(choice / 8) % all.length] ?? '';
  }
}

/** Values for each input type of a schema: mostly of its form, so that they come far, and now and then of none. */
export class Garbage {
  private readonly known = new Map<string, Arbitrary<unknown>>();

  constructor(private readonly ids: Ids) {}

  /** @param name of the argument or field, which says of which kind an id is */
  of(type: GraphQLInputType, name: string): Arbitrary<unknown> {
    const key = `${name}: ${String(type)}`;
    const known = this.known.get(key);
    if (known) return known;
    const made = fc.oneof({ weight: 99, arbitrary: this.fitting(type, name) }, { weight: 1, arbitrary: anything });
    this.known.set(key, made);
    return made;
  }

  private fitting(type: GraphQLInputType, name: string): Arbitrary<unknown> {
    if (isNonNullType(type)) return this.of(type.ofType, name);
    if (isListType(type)) {
      const item = this.of(type.ofType, name);
      return fc.oneof(
        { weight: 4, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
        fc.array(item, { maxLength: 12 }),
        item,
      );
    }
    if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
    if (!isInputObjectType(type)) return this.scalar(type.name, name);
    const fields = Object.values(type.getFields());
    const requiredKeys = fields.filter(isRequiredInputField).map((field) => field.name);
    const shape = Object.fromEntries(fields.map((field) => [field.name, this.of(field.type, field.name)]));
    const all = fc.record(shape, { requiredKeys: requiredKeys as never[] });
    if (requiredKeys.length === 0) return all;
    // What is left out cannot be wrong, and lets the rest come further.
    const few = fc.record(Object.fromEntries(requiredKeys.map((key) => [key, shape[key] ?? anything])));
    return fc.oneof(all, few);
  }

  private scalar(type: string, name: string): Arbitrary<unknown> {
    const credible = this.credible(type, name);
    if (type === 'String') return fc.oneof({ weight: 3, arbitrary: credible }, { weight: 2, arbitrary: anyText });
    if (type === 'Int' || type === 'SafeInt')
      return fc.oneof({ weight: 6, arbitrary: credible }, { weight: 1, arbitrary: anyWhole });
    return fc.oneof({ weight: 30, arbitrary: credible }, { weight: 1, arbitrary: anyText });
  }

  private credible(type: string, name: string): Arbitrary<unknown> {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    switch (type) {
      case 'ID':
        return fc.oneof({ weight: 30, arbitrary: this.id(name) }, this.mangledId(name), fc.constantFrom('a', 'b', 'c'));
      case 'Int':
        return fc.integer({ min: -1, max: 100 });
      case 'SafeInt':
        return fc.integer({ min: -100, max: 50_000 });
      case 'Boolean':
        return fc.boolean();
      case 'CurrencyCode':
        return fc.constantFrom(...Array.from({ length: 20 }, () => 'EUR'), 'CZK', 'JPY', 'KWD', 'XXX');
      case 'DateTime':
        return fc.oneof({ weight: 9, arbitrary: moment.map((date) => date.toISOString()) }, fc.constantFrom(...WICKED_MOMENTS));
      case 'Date':
        return fc.oneof(
          { weight: 9, arbitrary: moment.map((date) => date.toISOString().slice(0, 10)) },
          fc.constantFrom(...WICKED_DAYS),
        );
      case 'Duration':
        return fc.constantFrom('P1M', 'P10D', 'P1Y', 'P2W', 'P1Y2M3D', 'P999999999Y', 'P0D', 'PT1H', 'P99999999999999999999D');
      default:
        return fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('17:30', '2026-12-24', 'a@b.example'));
    }
  }

  private id(name: string): Arbitrary<string> {
    return fc.nat(100_000).map((choice) => this.ids.choose(name, choice));
  }

  /** An id with one character of another. */
  private mangledId(name: string): Arbitrary<string> {
    return fc
      .tuple(this.id(name), fc.nat(50), fc.constantFrom('A', 'z', '_', '-', '0', '=', ' '))
      .map(([id, at, character]) => id.slice(0, at) + character + id.slice(at + 1));
  }
}
