import { Fault } from '../../faults.js';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../input/index.js';
import { dayOf } from '../rules/world/calendar.js';
import { attendance } from './attendance.js';
import { type BookShelf, withBooks } from './books.js';
import { debts } from './debts.js';
import { breakage, deferredRevenue } from './owed.js';
import type { Period } from './period.js';
import type { Books, Part, Report } from './run.js';
import { commission, sales, vat } from './sales.js';

/** A part of a report as a caller asks for it. */
interface PartRequest {
  readonly first?: number | null | undefined;
  readonly skip?: number | null | undefined;
  /** Now when left out. */
  readonly moment?: Date | null | undefined;
}

/** Throws BAD_USER_INPUT for a part that cannot be. */
function readPart({ first, skip }: PartRequest): Part {
  const part = { first: first ?? PAGE_SIZE_DEFAULT, skip: skip ?? 0 };
  if (part.first < 1 || part.first > PAGE_SIZE_MAX) {
    throw new Fault('BAD_USER_INPUT', `\`first\` lies between 1 and ${PAGE_SIZE_MAX}.`);
  }
  if (part.skip < 0) throw new Fault('BAD_USER_INPUT', '`skip` is not below 0.');
  return part;
}

/** A part of a report as of a moment. */
export type ReportPage<R> = Report<R> & { readonly moment: Date; readonly currency: string };

/** The part that a request asks for, as of its moment. */
function pageOf<R, P extends Report<R>>(
  shelf: BookShelf,
  request: PartRequest,
  read: (books: Books, part: Part) => Promise<P>,
): Promise<P & ReportPage<R>> {
  const part = readPart(request);
  return withBooks(shelf, request.moment, async (books) => ({
    ...(await read(books, part)),
    moment: books.now,
    currency: books.currency,
  }));
}

const paged =
  <R>(read: (books: Books, period: Period, part: Part) => Promise<Report<R>>) =>
  (shelf: BookShelf, request: Period & PartRequest): Promise<ReportPage<R>> =>
    pageOf(shelf, request, (books, part) => read(books, request, part));

/** The reports as pages of at most 100 rows. Each throws BAD_USER_INPUT for a part or a period that cannot be. */
export const reportPages = {
  sales: paged(sales),
  deferredRevenue: paged(deferredRevenue),
  breakage: paged(breakage),
  commission: paged(commission),
  attendance: paged(attendance),
  vat: paged(async (books, period, part) => {
    const { postedMinor, total, ...due } = await vat(books, period, part);
    return { ...due, total: { ...total, postedMinor } };
  }),
  /** The debts at the end of a day; today when it is left out. */
  debts: (shelf: BookShelf, { asOf, ...request }: PartRequest & { asOf?: string | null | undefined }) =>
    pageOf(shelf, request, (books, part) => debts(books, asOf ?? dayOf(books.now, books.timeZone).toString(), part)),
} satisfies Record<string, (shelf: BookShelf, request: never) => Promise<ReportPage<object>>>;
