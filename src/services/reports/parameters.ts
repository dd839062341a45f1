import { pgArray } from '../ledger/index.js';
import { clockOf } from '../rules/world/calendar.js';

export type Values = Readonly<Record<string, unknown>>;

const PARAMETER = /(?<![:\w]):([a-z]+)\b/g;

const TYPES: Readonly<Record<string, string>> = {
  ...{ org: 'uuid', first: 'int', skip: 'int', changes: 'timestamptz[]', offsets: 'int[]' },
  ...{ opened: 'timestamptz', closed: 'timestamptz', ends: 'timestamptz', openday: 'date', closeday: 'date' },
  ...{ thirty: 'timestamptz', sixty: 'timestamptz', ninety: 'timestamptz' },
  ...{ since: 'timestamptz', kept: 'timestamptz', keptday: 'date', held: 'timestamptz', nextday: 'date' },
};

/** A statement whose named parameters have places. @param mark how the driver marks the place of the n-th value */
export function placed(
  query: string,
  named: Values,
  mark: (place: number) => string = () => '?',
): { text: string; given: unknown[] } {
  const given: unknown[] = [];
  const text = query.replace(PARAMETER, (_, name: string) => {
    if (named[name] === undefined) throw new Error(`the query names :${name}, which has no value`);
    given.push(named[name]);
    const place = mark(given.length);
    return TYPES[name] ? `${place}::${TYPES[name]}` : place;
  });
  return { text, given };
}

/** The clock of a zone until a moment, for a statement that counts days. */
export function clockInSql(timeZone: string, until: Date): Values {
  const { changes, offsets } = clockOf(timeZone, until);
  return { changes: pgArray(changes), offsets: pgArray(offsets) };
}
