import { Temporal } from 'temporal-polyfill';
import type { ReportKind } from '../../entities/enums.js';
import { attendance } from './attendance.js';
import { toCsv } from './csv.js';
import { debts } from './debts.js';
import { breakage, deferredRevenue } from './owed.js';
import { dayOf, type Period } from './period.js';
import type { Books } from './run.js';
import { commission, sales, vat } from './sales.js';

export interface ExportRequest {
  report: ReportKind;
  /** The first of the month of `to` when left out. */
  from?: string | null | undefined;
  /** Today when left out. */
  to?: string | null | undefined;
  /** Of debts; `to` when left out. */
  asOf?: string | null | undefined;
}

export interface ReportFile {
  name: string;
  csv: string;
  rowCount: number;
}

type Written = Promise<{ csv: string; rowCount: number }>;

/** A report as a file of CSV, all of it. Throws BAD_USER_INPUT for a period that cannot be, and for more rows than there may be. */
export async function exportReport(books: Books, currency: string, request: ExportRequest): Promise<ReportFile> {
  const today = dayOf(books.now, books.timeZone).toString();
  const to = request.to ?? today;
  const period = { from: request.from ?? Temporal.PlainDate.from(to).with({ day: 1 }).toString(), to };
  const asOf = request.asOf ?? to;
  const file = await WRITE[request.report](books, currency, period, asOf);
  const days = request.report === 'DEBTS' ? asOf : `${period.from}-${period.to}`;
  return { ...file, name: `${request.report.toLowerCase().replaceAll('_', '-')}-${days}.csv` };
}

const WRITE: Record<ReportKind, (books: Books, currency: string, period: Period, asOf: string) => Written> = {
  SALES: async (books, currency, period) => {
    const { rows } = await sales(books, period);
    const columns = ['day', 'channel', 'kind', 'name', 'count', 'discountMinor', 'soldMinor', 'refundedMinor'] as const;
    return { csv: toCsv(rows, columns, currency), rowCount: rows.length };
  },
  DEFERRED_REVENUE: async (books, currency, period) => {
    const { rows } = await deferredRevenue(books, period);
    const moves = ['soldMinor', 'redeemedMinor', 'refundedMinor', 'earnedMinor', 'expiredMinor'] as const;
    const columns = ['name', 'openingMinor', ...moves, 'closingMinor', 'closingGiftsMinor'] as const;
    return { csv: toCsv(rows, columns, currency), rowCount: rows.length };
  },
  BREAKAGE: async (books, currency, period) => {
    const { rows } = await breakage(books, period);
    return { csv: toCsv(rows, ['name', 'passes', 'expiredMinor', 'allMinor'], currency), rowCount: rows.length };
  },
  DEBTS: async (books, currency, _period, asOf) => {
    const { rows } = await debts(books, asOf);
    const ages = ['upTo30DaysMinor', 'upTo60DaysMinor', 'upTo90DaysMinor', 'over90DaysMinor'] as const;
    const columns = ['customerName', 'attendeeName', 'groupName', 'since', ...ages, 'debtMinor'] as const;
    return { csv: toCsv(rows, columns, currency), rowCount: rows.length };
  },
  COMMISSION: async (books, currency, period) => {
    const { rows } = await commission(books, period);
    return { csv: toCsv(rows, ['day', 'method', 'takenMinor', 'returnedMinor', 'keptMinor'], currency), rowCount: rows.length };
  },
  VAT: async (books, currency, period) => {
    const { rows } = await vat(books, period);
    return { csv: toCsv(rows, ['vatBps', 'grossMinor', 'baseMinor', 'taxMinor'], currency), rowCount: rows.length };
  },
  ATTENDANCE: async (books, currency, period) => {
    const rows = await attendance(books, period);
    const counts = ['sessions', 'capacity', 'booked', 'attended', 'noShow', 'lateCancelled'] as const;
    const columns = ['courseName', 'groupName', ...counts, 'utilisationBps', 'attendanceBps'] as const;
    return { csv: toCsv(rows, columns, currency), rowCount: rows.length };
  },
};
