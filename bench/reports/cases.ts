import type { Temporal } from 'temporal-polyfill';
import { attendance } from '../../src/services/reports/attendance.js';
import { debts } from '../../src/services/reports/debts.js';
import { breakage, deferredRevenue } from '../../src/services/reports/owed.js';
import { agesOf, momentsOf, type Period } from '../../src/services/reports/period.js';
import type { Books, Part, Report } from '../../src/services/reports/run.js';
import { commission, sales, vat } from '../../src/services/reports/sales.js';
import { dayOf } from '../../src/services/rules/world/calendar.js';
import { addUp } from '../peers/reports-adding-up/add-up.js';

/** What a report says, whatever side read it. */
export interface Told {
  readonly rows: readonly object[];
  readonly skipped: number;
  readonly rowCount: number;
  readonly total: object;
}

/** A report, as it is read now and as it was read before figures were kept. */
export interface ReportCase {
  readonly name: string;
  readonly ours: (books: Books) => Promise<Told>;
  readonly theirs: (books: Books) => Promise<Told>;
}

/** The first page. */
const PAGE: Part = { first: 100, skip: 0 };
const DAYS = 365;

const todayOf = ({ now, timeZone }: Books): Temporal.PlainDate => dayOf(now, timeZone);

/** The year until today. */
const yearOf = (books: Books): Period => {
  const today = todayOf(books);
  return { from: today.subtract({ days: DAYS - 1 }).toString(), to: today.toString() };
};

type Read<R> = (books: Books, period: Period, part: Part) => Promise<Report<R>>;

const ofYear = <R extends object>(name: string, read: Read<R>): ReportCase => ({
  name,
  ours: (books) => read(books, yearOf(books), PAGE),
  theirs: (books) => addUp(books, name, momentsOf(yearOf(books), books.timeZone, books.now), PAGE),
});

const debtsBefore = (name: string, days: number): ReportCase => {
  const day = (books: Books) => todayOf(books).subtract({ days }).toString();
  return {
    name,
    ours: (books) => debts(books, day(books), PAGE),
    theirs: async (books) => {
      const told = await addUp(books, 'debts', agesOf(day(books), books.timeZone, books.now), PAGE);
      return { ...told, rows: told.rows.map((row) => ({ ...row, since: new Date(Reflect.get(row, 'since')) })) };
    },
  };
};

export const CASES: readonly ReportCase[] = [
  ofYear('sales', sales),
  ofYear('deferred-revenue', deferredRevenue),
  ofYear('breakage', breakage),
  debtsBefore('debts', 0),
  debtsBefore('debts half a year ago', 182),
  ofYear('commission', commission),
  ofYear('vat', vat),
  ofYear('attendance', attendance),
];
