import { readFile } from 'node:fs/promises';
import type { Ages, Moments } from '../../../src/services/reports/period.js';
import { type Books, type Part, type Report, report, run } from '../../../src/services/reports/run.js';

interface Asked {
  readonly order: string;
  readonly amounts: readonly string[];
}

const OWED = ['opening', 'sold', 'redeemed', 'refunded', 'earned', 'expired', 'closing', 'closingGifts'];
const DEBTS = ['upTo30Days', 'upTo60Days', 'upTo90Days', 'over90Days', 'debt'];
const minor = (names: readonly string[]): string[] => names.map((name) => `${name}Minor`);

/** How the rows of each statement are ordered, and which of their columns are summed. */
const REPORTS: Readonly<Record<string, Asked>> = {
  sales: { order: 'day, channel, kind, name, "productId"', amounts: minor(['discount', 'sold', 'refunded']) },
  'deferred-revenue': { order: 'name, "productId"', amounts: minor(OWED) },
  breakage: { order: 'name, "productId"', amounts: minor(['expired', 'all']) },
  debts: { order: '"debtMinor" desc, "registrationId"', amounts: minor(DEBTS) },
  commission: { order: 'day, method', amounts: minor(['taken', 'returned', 'kept']) },
  vat: { order: '"vatBps" desc', amounts: minor(['gross', 'base', 'tax']) },
  attendance: { order: '"courseName", "groupName", "groupId"', amounts: [] },
};

const textOf = (name: string): Promise<string> => readFile(new URL(`./${name}.sql`, import.meta.url), 'utf8');

/** Reads a report as it was read before figures were kept: one statement adds up all that was posted. */
export async function addUp(books: Books, name: string, moments: Moments | Ages, part: Part): Promise<Report<object>> {
  const asked = REPORTS[name];
  if (!asked) throw new Error(`there is no report ${name}`);
  const { order, amounts } = asked;
  const told = await report<Record<`${string}Minor`, number>>(
    books,
    { rows: await textOf(name), order, amounts: amounts as `${string}Minor`[] },
    moments,
    part,
  );
  if (name !== 'vat') return told;
  const [posted] = await run(books, await textOf('tax-posted'), { ...moments });
  return { ...told, postedMinor: Number(posted?.taxMinor) } as Report<object>;
}
