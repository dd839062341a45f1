import { Temporal } from 'temporal-polyfill';
import type { CsvForm, Locale, ReportKind } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import { dayOf } from '../rules/world/calendar.js';
import { attendance } from './attendance.js';
import { type BookShelf, withBooks } from './books.js';
import { toCsv } from './csv.js';
import { debts } from './debts.js';
import { breakage, deferredRevenue } from './owed.js';
import { type Period, periodOf } from './period.js';
import type { Books, Part, Report } from './run.js';
import { commission, sales, vat } from './sales.js';

export interface ExportRequest {
  report: ReportKind;
  /** The first of the month of the last day when left out. */
  from?: string | null | undefined;
  /** The day after the last one; tomorrow when left out. */
  until?: string | null | undefined;
  /** For debts only; the last day when left out. */
  asOf?: string | null | undefined;
  /** That of the reader's language when left out. */
  form?: CsvForm | null | undefined;
}

export interface ReportFile {
  name: string;
  csv: string;
  rowCount: number;
}

/** The whole file is made in memory. */
const FILE_ROWS_MAX = 10_000;
const WHOLE: Part = { first: FILE_ROWS_MAX, skip: 0 };

type Written = Pick<ReportFile, 'csv' | 'rowCount'>;

/** Reports with rows for each day, or for what took place. A shorter period makes no other report shorter. */
const SHORTER_BY_DAYS: ReadonlySet<ReportKind> = new Set(['SALES', 'COMMISSION', 'ATTENDANCE']);

const FORM_OF: Record<Locale, CsvForm> = { sk: 'SEMICOLON', cs: 'SEMICOLON', en: 'COMMA' };

/**
 * A whole report as CSV, in the marks of the reader's language unless the request names others. Throws BAD_USER_INPUT for an
 * impossible period, and for more than 10,000 rows.
 */
export function exportReport(shelf: BookShelf, request: ExportRequest, reader: Locale): Promise<ReportFile> {
  const form = request.form ?? FORM_OF[reader];
  return withBooks(shelf, null, (books) => fileOf({ ...books, form }, request));
}

async function fileOf(source: Source, request: ExportRequest): Promise<ReportFile> {
  const until = request.until ?? dayOf(source.now, source.timeZone).add({ days: 1 }).toString();
  const firstOfMonth = () => Temporal.PlainDate.from(until).subtract({ days: 1 }).with({ day: 1 }).toString();
  const period = periodOf({ from: request.from ?? firstOfMonth(), until });
  const asOf = request.asOf ?? period.to;
  const file = await WRITE[request.report](source, period, asOf);
  if (file.rowCount > FILE_ROWS_MAX) throw new Fault('BAD_USER_INPUT', tooLong(request.report, file.rowCount));
  const days = request.report === 'DEBTS' ? asOf : `${period.from}-${period.to}`;
  return { ...file, name: `${request.report.toLowerCase().replaceAll('_', '-')}-${days}.csv` };
}

/** The books, and the form in which they are written. */
type Source = Books & { readonly form: CsvForm };
type Write = (books: Source, period: Period, asOf: string) => Promise<Written>;

const WRITE: Record<ReportKind, Write> = {
  SALES: async (books, period) => {
    const columns = ['day', 'channel', 'kind', 'name', 'count', 'discountMinor', 'soldMinor', 'refundedMinor'] as const;
    return written(await sales(books, period, WHOLE), columns, books);
  },
  DEFERRED_REVENUE: async (books, period) => {
    const moves = ['soldMinor', 'redeemedMinor', 'refundedMinor', 'earnedMinor', 'expiredMinor'] as const;
    const columns = ['name', 'openingMinor', ...moves, 'closingMinor', 'closingGiftsMinor'] as const;
    return written(await deferredRevenue(books, period, WHOLE), columns, books);
  },
  BREAKAGE: async (books, period) => {
    return written(await breakage(books, period, WHOLE), ['name', 'passes', 'expiredMinor', 'allMinor'], books);
  },
  DEBTS: async (books, _period, asOf) => {
    const ages = ['upTo30DaysMinor', 'upTo60DaysMinor', 'upTo90DaysMinor', 'over90DaysMinor'] as const;
    const columns = ['customerName', 'attendeeName', 'groupName', 'since', ...ages, 'debtMinor'] as const;
    return written(await debts(books, asOf, WHOLE), columns, books);
  },
  COMMISSION: async (books, period) => {
    const columns = ['day', 'method', 'takenMinor', 'returnedMinor', 'keptMinor'] as const;
    return written(await commission(books, period, WHOLE), columns, books);
  },
  VAT: async (books, period) => {
    return written(await vat(books, period, WHOLE), ['vatBps', 'grossMinor', 'baseMinor', 'taxMinor'], books);
  },
  ATTENDANCE: async (books, period) => {
    const counts = ['sessions', 'capacity', 'booked', 'attended', 'noShow', 'lateCancelled'] as const;
    const columns = ['courseName', 'groupName', ...counts, 'utilisationBps', 'attendanceBps'] as const;
    return written(await attendance(books, period, WHOLE), columns, books);
  },
};

function written<R extends object>(
  { rows, rowCount }: Report<R>,
  columns: readonly (keyof R & string)[],
  { currency, form }: Source,
): Written {
  return { csv: rowCount > FILE_ROWS_MAX ? '' : toCsv(rows, columns, currency, form), rowCount };
}

function tooLong(report: ReportKind, rowCount: number): string {
  const fewer = SHORTER_BY_DAYS.has(report) ? 'ask for fewer days, or ' : '';
  const limit = `The report has ${rowCount} rows; a file has at most ${FILE_ROWS_MAX}`;
  return `${limit}: ${fewer}read its rows as pages with \`first\` and \`after\`.`;
}
