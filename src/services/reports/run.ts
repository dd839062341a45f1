import type { EntityManager } from '@mikro-orm/postgresql';
import { localDay } from '../../postgres/local-day.js';
import { clockInSql, placed, type Values } from './parameters.js';
import type { Ages, Moments } from './period.js';

/** The books of one organisation, read at one moment, in its time zone and currency. */
export interface Books {
  readonly em: EntityManager;
  readonly organisationId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly now: Date;
}

/** The rows to read: `first` of them, after `skip` others. Where `skip` is null, the last ones. */
export interface Part {
  readonly first: number;
  readonly skip: number | null;
}

export interface Report<R> {
  readonly rows: readonly R[];
  /** The number of rows before these. */
  readonly skipped: number;
  /** The number of all rows. */
  readonly rowCount: number;
  /** Sums over all rows. */
  readonly total: Totals<R>;
}

/** The sum of each amount of a row. */
export type Totals<R> = { readonly [K in AmountOf<R>]: number };
type AmountOf<R> = keyof R & `${string}Minor`;

/** A query for all rows of a report, the columns that order them, and the columns that are summed. */
export interface ReportQuery<R> {
  readonly rows: string;
  readonly order: string;
  readonly amounts: readonly AmountOf<R>[];
}

/** SQL: the day of a moment in the time zone of the books. */
export const bookDay = (moment: string): string => localDay(moment, { changes: ':changes', offsets: ':offsets' });

/** Reads part of a report and the totals of all rows in one statement. A part beyond the last row still has totals. */
export async function report<R extends object>(
  books: Books,
  { rows: query, order, amounts }: ReportQuery<R>,
  moments: Partial<Moments> | Ages,
  part: Part,
): Promise<Report<R>> {
  const sums = amounts.map((name) => `, coalesce(sum("${name}"), 0) as "total ${name}"`).join('');
  const text = `
    with report as materialized (${query}),
    counted as (select count(*)::int as "row count"${sums} from report),
    part as (select row_number() over (order by ${order}) as place, report.* from report order by place
      limit :first offset coalesce(:skip, greatest(0, (select "row count" from counted) - :first)))
    select * from counted left join part on true order by place`;
  const told = await run(books, text, { ...moments, ...part });
  const [any = {}] = told;
  const total = Object.fromEntries(amounts.map((name) => [name, any[`total ${name}`]]));
  const rows = told.filter(({ place }) => place !== null).map(rowOf<R>);
  const rowCount = Number(any['row count']);
  const skipped = rows.length > 0 ? Number(any.place) - 1 : Math.min(part.skip ?? rowCount, rowCount);
  return { rows, skipped, rowCount, total: total as Totals<R> };
}

/** Drops the totals that each row carries: their names have a space, names of columns do not. */
function rowOf<R extends object>({ place: _, ...told }: Values): R {
  return Object.fromEntries(Object.entries(told).filter(([name]) => !name.includes(' '))) as R;
}

/** Runs a query with named parameters. Columns whose names end in `Minor` are amounts, which the driver returns as text. */
export async function run({ em, organisationId, timeZone, now }: Books, query: string, named: Values): Promise<Values[]> {
  // After now nothing was posted.
  const clock = query.includes(':changes') ? clockInSql(timeZone, now) : {};
  const { text, given } = placed(query, { org: organisationId, ...clock, ...named });
  const rows = await em.execute<Values[]>(text, given);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, amount(key, value)])));
}

function amount(key: string, value: unknown): unknown {
  if (!key.endsWith('Minor')) return value;
  const minor = Number(value);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${key} would be ${String(value)}, which is not exact`);
  return minor;
}
