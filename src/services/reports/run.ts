import type { EntityManager } from '@mikro-orm/postgresql';
import { Fault } from '../faults.js';

const REPORT_ROWS_MAX = 10_000;

/** Whose books, at what moment they are read, and how they count. */
export interface Books {
  readonly em: EntityManager;
  readonly organisationId: string;
  readonly timeZone: string;
  readonly now: Date;
}

export interface Report<R> {
  readonly rows: readonly R[];
  /** Of all rows. */
  readonly total: Totals<R>;
}

/** The amounts of a row. */
export type Totals<R> = { readonly [K in keyof R as K extends `${string}Minor` ? K : never]: number };

const PARAMETER = /(?<![:\w]):([a-z]+)\b/g;

/** Runs a query with named parameters. Amounts, which the driver gives as text, are those whose names end in `Minor`. Throws BAD_USER_INPUT when there are too many rows. */
export async function run<R extends object>(
  { em, organisationId, timeZone }: Books,
  query: string,
  moments: { opened?: Date; closed?: Date; ends?: Date },
): Promise<R[]> {
  const values: Record<string, unknown> = { org: organisationId, zone: timeZone, ...moments };
  const given: unknown[] = [];
  const text = query.replace(PARAMETER, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`the query names :${name}, which has no value`);
    given.push(values[name]);
    return TYPES[name] ? `?::${TYPES[name]}` : '?';
  });
  const rows = await em.execute<Record<string, unknown>[]>(`${text} limit ${REPORT_ROWS_MAX + 1}`, given);
  if (rows.length > REPORT_ROWS_MAX) {
    throw new Fault('BAD_USER_INPUT', `The report has more than ${REPORT_ROWS_MAX} rows: ask for fewer days.`);
  }
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, amount(key, value)])) as R);
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ org: 'uuid', zone: 'text' },
  ...{ opened: 'timestamptz', closed: 'timestamptz', ends: 'timestamptz' },
};

function amount(key: string, value: unknown): unknown {
  if (!key.endsWith('Minor')) return value;
  const minor = Number(value);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${key} would be ${String(value)}, which is not exact`);
  return minor;
}

/** A report of rows, with the sum of each amount. */
export function reportOf<R extends object>(rows: readonly R[], amounts: readonly (keyof Totals<R> & string)[]): Report<R> {
  const total: Record<string, number> = {};
  for (const key of amounts) {
    total[key] = 0;
    for (const row of rows) total[key] = Number(amount(key, total[key] + Number((row as Record<string, unknown>)[key])));
  }
  return { rows, total: total as Totals<R> };
}
