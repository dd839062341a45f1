import { Fault } from '../../faults.js';
import { type Page, type PageRequest, pageOfEdges, readPage } from '../input/index.js';
import { dayOf } from '../rules/world/calendar.js';
import { attendance } from './attendance.js';
import { type BookShelf, withBooks } from './books.js';
import { debts } from './debts.js';
import { breakage, deferredRevenue } from './owed.js';
import { type Period, periodOf } from './period.js';
import type { Books, Part, Report } from './run.js';
import { commission, sales, vat } from './sales.js';

/** A page of a report, with what its rows come to, as of a moment. */
export type ReportPage<R> = Page<R> &
  Pick<Report<R>, 'rowCount' | 'total'> & { readonly moment: Date; readonly currency: string };

/** The part that a request asks for, and the moment of the page whose cursor it names. Throws BAD_USER_INPUT. */
function readPart(request: PageRequest): { part: Part; moment: Date | null } {
  const { size, backwards, cursor } = readPage(request);
  if (cursor === null) return { part: { first: size, skip: backwards ? null : 0 }, moment: null };
  const { place, moment } = readPosition(cursor);
  if (!backwards) return { part: { first: size, skip: place }, moment };
  const before = place - 1;
  return { part: { first: Math.min(size, before), skip: Math.max(0, before - size) }, moment };
}

/** Reads a part of a report. A cursor tells the moment as well, so that the pages after the first one show the same state. */
async function pageOf<R, P extends Report<R>>(
  shelf: BookShelf,
  request: PageRequest,
  read: (books: Books, part: Part) => Promise<P>,
): Promise<ReportPage<R>> {
  const { part, moment } = readPart(request);
  return withBooks(shelf, moment, async (books) => {
    const { rows, skipped, rowCount, total } = await read(books, part);
    const edges = rows.map((node, at) => ({ node, cursor: writePosition({ place: skipped + at + 1, moment: books.now }) }));
    const ends = { hasNextPage: skipped + rows.length < rowCount, hasPreviousPage: skipped > 0 };
    return { ...pageOfEdges(edges, ends), rowCount, total, moment: books.now, currency: books.currency };
  });
}

/** A row of a report: its place among all rows, from 1, as of a moment. */
interface Position {
  readonly place: number;
  readonly moment: Date;
}

const PLACE_MAX = 2 ** 31 - 1;

function writePosition({ place, moment }: Position): string {
  return Buffer.from(JSON.stringify([moment.getTime(), place])).toString('base64url');
}

function readPosition(cursor: string): Position {
  const [, moment, place] = /^\[(\d{1,15}),(\d{1,10})\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const position = { place: Number(place), moment: new Date(Number(moment)) };
  if (position.place >= 1 && position.place <= PLACE_MAX && !Number.isNaN(position.moment.getTime())) return position;
  throw new Fault('BAD_USER_INPUT', 'This cursor is not one that this list gave.');
}

type Asked = PageRequest & { from: string; until: string };

const paged =
  <R>(read: (books: Books, period: Period, part: Part) => Promise<Report<R>>) =>
  (shelf: BookShelf, { from, until, ...request }: Asked): Promise<ReportPage<R>> => {
    const period = periodOf({ from, until });
    return pageOf(shelf, request, (books, part) => read(books, period, part));
  };

/** The reports as pages of at most 100 rows. Each throws BAD_USER_INPUT for a page or a period that cannot be. */
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
  debts: (shelf: BookShelf, { asOf, ...request }: PageRequest & { asOf?: string | null | undefined }) =>
    pageOf(shelf, request, (books, part) => debts(books, asOf ?? dayOf(books.now, books.timeZone).toString(), part)),
} satisfies Record<string, (shelf: BookShelf, request: never) => Promise<ReportPage<object>>>;
