import { entriesAccount, passAccount } from '../../ledger/index.js';
import { shareOf } from '../world/arithmetic.js';
import type { CourseFacts } from '../world/facts.js';
import type { PassProblem } from '../world/refusals.js';
import { overlaps, type Span } from '../world/span.js';
import { beginsWithUse, latestUse } from '../world/uses.js';
import type { PassRow, World } from '../world/world.js';
import { calendarPeriod, type Validity, validityFrom } from './validity.js';

/** The thing that a pass is to pay for: a session, booked by a registration. */
export interface Purpose {
  registration: { id: string; customerId: string };
  course: CourseFacts;
  startsAt: Date;
  endsAt: Date;
}

/** One part of a plan: the entries, the price that they cover, and the value that the pass gives up for it. In minor units. */
export interface Slice {
  pass: PassRow;
  entries: number;
  coveredMinor: number;
  consumedMinor: number;
}

export interface Plan {
  slices: Slice[];
  uncoveredMinor: number;
}

type Balances = Pick<World, 'balances' | 'now' | 'uses' | 'organisation'>;

export const isExpired = (pass: Pick<PassRow, 'validUntil'>, now: Date): boolean =>
  pass.validUntil !== null && pass.validUntil < now;

/** The credit left on a CREDIT pass. An expired pass has none, even before the ledger posts that. */
export const creditLeft = (pass: PassRow, world: Balances): number =>
  pass.kind !== 'CREDIT' || isExpired(pass, world.now) ? 0 : (world.balances.get(passAccount(pass.id)) ?? 0);

export const entriesLeft = (pass: PassRow, world: Balances): number =>
  pass.kind !== 'ENTRY' || isExpired(pass, world.now) ? 0 : (world.balances.get(entriesAccount(pass.id)) ?? 0);

/** The most lasting reason why a pass cannot pay; undefined when it can. */
export function passProblem(pass: PassRow, purpose: Purpose, world: Balances): PassProblem | undefined {
  if (pass.customerId !== purpose.registration.customerId) return 'NOT_YOURS';
  if (pass.kind === 'CREDIT' && pass.registrationId !== purpose.registration.id) return 'WRONG_REGISTRATION';
  if (pass.kind !== 'CREDIT' && purpose.course.type !== 'OPEN') return 'WRONG_COURSE_TYPE';
  if (pass.courseIds !== null && !pass.courseIds.includes(purpose.course.id)) return 'WRONG_COURSE';
  if (pass.state !== 'ACTIVE') return pass.state;
  if (isExpired(pass, world.now)) return 'EXPIRED';
  return dateProblem(pass, purpose.startsAt, world) ?? quantityProblem(pass, purpose, world);
}

function dateProblem(pass: PassRow, startsAt: Date, world: Balances): PassProblem | undefined {
  const begunByUse = beginsWithUse(pass);
  if (!begunByUse && pass.validFrom !== null && startsAt < pass.validFrom) return 'NOT_STARTED';
  const { validUntil } = begunByUse ? validityWithUse(pass, startsAt, world) : pass;
  if (validUntil === null) return undefined;
  if (startsAt > validUntil) return 'BEYOND_END';
  // An earlier session moves the whole period forward. Sessions that are booked already must still fit into it.
  const latest = begunByUse ? latestUse(pass, world) : undefined;
  return latest !== undefined && latest > validUntil ? 'BEYOND_END' : undefined;
}

function quantityProblem(pass: PassRow, span: Span, world: Balances): PassProblem | undefined {
  if (pass.kind === 'CREDIT') return creditLeft(pass, world) > 0 ? undefined : 'EMPTY';
  if (pass.kind === 'ENTRY') return entriesLeft(pass, world) > 0 ? undefined : 'EMPTY';
  const limit = limitProblem(pass, span.startsAt, world);
  if (limit !== undefined || pass.seatsAtOnce === null) return limit;
  const uses = [...(world.uses.get(pass.id)?.values() ?? [])];
  return seatsAt(span, uses) >= pass.seatsAtOnce ? 'IN_USE' : undefined;
}

/**
 * The most sessions of a pass that take place at one moment of a span. That many are under way when the span begins, or when one
 * of them begins inside it.
 */
function seatsAt(span: Span, uses: readonly Span[]): number {
  const together = uses.filter((use) => overlaps(use, span));
  const begins = [span.startsAt, ...together.map(({ startsAt }) => startsAt)].filter((moment) => moment >= span.startsAt);
  return Math.max(...begins.map((moment) => together.filter((use) => use.startsAt <= moment && moment < use.endsAt).length));
}

/**
 * Why a pass would not cover a session that it pays for already, if the session were at this time. What it gave for the session
 * stays taken, so an empty pass is no reason. @param bookingId the booking that it pays for
 */
export function coverageProblem(pass: PassRow, span: Span, bookingId: string, world: Balances): PassProblem | undefined {
  const uses = new Map(world.uses.get(pass.id));
  uses.delete(bookingId);
  const others = { ...world, uses: new Map([[pass.id, uses]]) };
  return dateProblem(pass, span.startsAt, others) ?? (pass.kind === 'TIME' ? quantityProblem(pass, span, others) : undefined);
}

/** Counts every visit of a pass in the week or month, of all attendees together. */
function limitProblem(pass: PassRow, startsAt: Date, world: Balances): PassProblem | undefined {
  if (pass.limitCount === null || pass.limitPeriod === null) return undefined;
  const { timeZone } = world.organisation;
  const wanted = calendarPeriod(startsAt, pass.limitPeriod, timeZone);
  let used = 0;
  for (const use of world.uses.get(pass.id)?.values() ?? []) {
    if (calendarPeriod(use.startsAt, pass.limitPeriod, timeZone) === wanted) used += 1;
  }
  return used < pass.limitCount ? undefined : 'LIMIT_REACHED';
}

/**
 * The dates of a pass that begins with its first use, if it were used for one more session, or without `another` for its current
 * uses. They count from the earliest use. A pass without uses has no dates.
 */
export function validityWithUse(
  pass: PassRow,
  another: Date | undefined,
  world: Balances,
  without: readonly string[] = [],
): Validity {
  let earliest = another;
  for (const [bookingId, use] of world.uses.get(pass.id) ?? []) {
    if (!without.includes(bookingId) && (earliest === undefined || use.startsAt < earliest)) earliest = use.startsAt;
  }
  if (earliest === undefined) return { validFrom: null, validUntil: null };
  return validityFrom(earliest, pass.validityPeriod, world.organisation.timeZone);
}

const KIND_ORDER = { TIME: 0, ENTRY: 1, CREDIT: 2 } as const;
const NO_END = Number.POSITIVE_INFINITY;

/**
 * The order in which passes are used when the caller names none: lower priority number, fewest courses, earliest end, TIME
 * before ENTRY before CREDIT, oldest, id.
 */
export function burnDownOrder(a: PassRow, b: PassRow): number {
  const courses = (pass: PassRow) => pass.courseIds?.length ?? NO_END;
  const end = (pass: PassRow) => pass.validUntil?.getTime() ?? NO_END;
  return (
    a.priority - b.priority ||
    compare(courses(a), courses(b)) ||
    compare(end(a), end(b)) ||
    KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
    a.purchasedAt.getTime() - b.purchasedAt.getTime() ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Compares numbers, and infinities, whose difference is not a number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * The value of one entry: price ÷ entries, rounded down. The last entry takes everything that is left, so rounding loses
 * nothing.
 */
function entryValue(pass: PassRow, world: Balances): number {
  const unused = world.balances.get(passAccount(pass.id)) ?? 0;
  if (entriesLeft(pass, world) === 1) return unused;
  return Math.min(unused, shareOf(pass.priceMinor, 1, pass.entries ?? 1));
}

function sliceOf(pass: PassRow, priceMinor: number, world: Balances): Slice {
  if (pass.kind === 'TIME') return { pass, entries: 0, coveredMinor: priceMinor, consumedMinor: 0 };
  if (pass.kind === 'ENTRY') return { pass, entries: 1, coveredMinor: priceMinor, consumedMinor: entryValue(pass, world) };
  const amount = Math.min(priceMinor, creditLeft(pass, world));
  return { pass, entries: 0, coveredMinor: amount, consumedMinor: amount };
}

/**
 * Plans how passes pay a price. In burn-down order, the first one that covers it whole pays: a TIME or ENTRY pass, or a CREDIT
 * pass together with the CREDIT passes behind it. When none can, the CREDIT passes pay what they hold and the rest stays
 * uncovered.
 * @param named the pass that the caller chose; it pays first, and only CREDIT passes may add to it
 */
export function planPayment(payable: readonly PassRow[], priceMinor: number, world: Balances, named?: PassRow): Plan {
  // A free session takes an entry or a visit only from a pass that was named for it.
  if (priceMinor === 0 && (!named || named.kind === 'CREDIT')) return { slices: [], uncoveredMinor: 0 };
  const ordered = [...payable].sort(burnDownOrder);
  if (named && named.kind !== 'CREDIT') return { slices: [sliceOf(named, priceMinor, world)], uncoveredMinor: 0 };
  if (named)
    return payWithCredit([named, ...ordered.filter((pass) => pass.kind === 'CREDIT' && pass.id !== named.id)], priceMinor, world);
  for (const [index, pass] of ordered.entries()) {
    if (pass.kind !== 'CREDIT') return { slices: [sliceOf(pass, priceMinor, world)], uncoveredMinor: 0 };
    const credit = payWithCredit(
      ordered.slice(index).filter(({ kind }) => kind === 'CREDIT'),
      priceMinor,
      world,
    );
    if (credit.uncoveredMinor === 0) return credit;
  }
  return payWithCredit(ordered, priceMinor, world);
}

/** Takes a price from CREDIT passes one after another until it is paid or they are empty. */
export function payWithCredit(passes: readonly PassRow[], priceMinor: number, world: Balances): Plan {
  const slices: Slice[] = [];
  let uncoveredMinor = priceMinor;
  for (const pass of passes) {
    if (uncoveredMinor === 0) break;
    const slice = sliceOf(pass, uncoveredMinor, world);
    if (slice.coveredMinor === 0) continue;
    slices.push(slice);
    uncoveredMinor -= slice.coveredMinor;
  }
  return { slices, uncoveredMinor };
}

export type PassStatus = 'ACTIVE' | 'BLOCKED' | 'EXPIRED' | 'USED_UP' | 'REFUNDED';

/** The state that people see. It follows from the stored state, the clock and what is left. */
export function passStatus(pass: Pick<PassRow, 'state' | 'kind' | 'validUntil'>, left: number, now: Date): PassStatus {
  if (pass.state !== 'ACTIVE') return pass.state;
  if (isExpired(pass, now)) return 'EXPIRED';
  return pass.kind !== 'TIME' && left === 0 ? 'USED_UP' : 'ACTIVE';
}
