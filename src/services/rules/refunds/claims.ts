import { entriesAccount, passAccount, registrationAccount, templates } from '../../ledger/index.js';
import { isExpired } from '../passes/payment-plan.js';
import { linesOf } from '../selling/holds.js';
import { post } from '../selling/settle.js';
import { shareOf, spread, sumOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import type { PassRow, World } from '../world/world.js';
import { passesOfLine } from './grace-chain.js';
import { usedOfTime } from './time-pass.js';

/**
 * What can be refunded of each line of an order, by position and above zero: its unused value less what was refunded before.
 * Several lines may have paid into one registration, whose money can be refunded once. Named lines have it first, then cancelled
 * seats, so that the credit note names the seat that was given back.
 */
export function claimable(world: World, order: OrderRow, named: ReadonlySet<number> = new Set()): Map<number, number> {
  const left = new Map<number, number>();
  if (order.status !== 'PAID') return left;
  const spent = new Map<string, number>();
  const rank = ({ position, kind }: OrderLineRow): number => (named.has(position) ? 0 : kind === 'SESSION' ? 1 : 2);
  for (const line of linesOf(world, order.id).toSorted((a, b) => rank(a) - rank(b))) {
    const amountMinor = line.kind === 'PASS' ? unusedOfPass(world, line) : unusedOfAccount(world, line, spent);
    if (amountMinor > 0) left.set(line.position, amountMinor);
  }
  return left;
}

/** A seat whose booking stands, or was cancelled too late, is used: money on the account is that of other lines. */
function unusedOfAccount(world: World, line: OrderLineRow, spent: Map<string, number>): number {
  if (line.kind === 'SESSION' && !isGivenBack(world, line)) return 0;
  const id = line.registrationId ?? '';
  const balance = Math.max(0, (world.balances.get(registrationAccount(id)) ?? 0) - (spent.get(id) ?? 0));
  const unused = Math.min(balance, line.amountMinor - line.claimedMinor);
  spent.set(id, (spent.get(id) ?? 0) + unused);
  return unused;
}

function isGivenBack(world: World, { id, bookingId }: OrderLineRow): boolean {
  const booking = world.bookings.get(bookingId ?? '');
  if (!booking) throw new Error(`the booking of line ${id} was not prefetched`);
  return booking.status === 'CANCELLED';
}

/**
 * The unused value of the pass and of its passes of grace, less the discounts given late. A claim on a pass that is given back is
 * no discount.
 */
function unusedOfPass(world: World, line: OrderLineRow): number {
  const unclaimed = line.amountMinor - line.claimedMinor;
  if (waitsAsGift(line)) return unclaimed;
  let unused = 0;
  let givenBack = 0;
  for (const pass of passesOfLine(world, line.passId)) {
    if (pass.state === 'REFUNDED') givenBack += pass.priceMinor;
    else unused += unusedValue(world, pass);
  }
  const discount = Math.max(0, line.claimedMinor - givenBack);
  return Math.max(0, Math.min(unused - discount, unclaimed));
}

const waitsAsGift = ({ gift, redeemedAt }: OrderLineRow): boolean => gift && redeemedAt === null;

/**
 * The unused part of the price of a pass. Nothing once it has expired.
 * - CREDIT: price × credit left ÷ credit sold.
 * - ENTRY: the value of the entries left.
 * - TIME: the share of the days after now and after the last booked session.
 */
export function unusedValue(world: World, pass: PassRow): number {
  const left = world.balances.get(passAccount(pass.id)) ?? 0;
  if (isExpired(pass, world.now)) return 0;
  if (pass.kind === 'CREDIT') return shareOf(pass.priceMinor, left, pass.creditMinor ?? 0);
  if (pass.kind === 'ENTRY') return left;
  return left - usedOfTime(world, pass, left);
}

/** The positions of all lines of an order. */
export const everyLine = (world: World, { id }: OrderRow): Set<number> =>
  new Set(linesOf(world, id).map(({ position }) => position));

/**
 * Takes back what a refund claims of the lines. A line that is given back whole also gives back its pass or gift. A part of a
 * line leaves its pass with the holder, and counts as a discount.
 * @param whole the positions of the lines that are given back whole
 */
export function claim(
  steps: Steps,
  order: OrderRow,
  claims: ReadonlyMap<number, number>,
  whole: ReadonlySet<number> = new Set(),
): void {
  for (const line of linesOf(steps.world, order.id)) {
    const amountMinor = claims.get(line.position) ?? 0;
    const isWhole = whole.has(line.position);
    if (amountMinor === 0 && !isWhole) continue;
    if (line.kind === 'PASS') claimOfPass(steps, line, amountMinor, isWhole);
    else post(steps, (drafts) => templates.refundClaimedOfRegistration(drafts, line.registrationId ?? '', amountMinor, line));
    if (line.kind !== 'PASS' && amountMinor > 0) touch(steps, line.registrationId);
    // Read again: taking a pass or a gift back may have changed the line.
    const now = steps.world.orderLines.get(line.id) ?? line;
    if (amountMinor > 0) steps.change('orderLines', { ...now, claimedMinor: now.claimedMinor + amountMinor });
  }
}

function claimOfPass(steps: Steps, line: OrderLineRow, amountMinor: number, isWhole: boolean): void {
  const { world } = steps;
  if (!isWhole) {
    post(steps, (drafts) => templates.refundClaimedAsDiscount(drafts, amountMinor, line));
    discountPasses(steps, line, amountMinor);
  } else if (waitsAsGift(line)) {
    post(steps, (drafts) => templates.refundClaimedOfGift(drafts, line.amountMinor, amountMinor, line));
    // Nobody has redeemed the gift, and nobody can any more.
    steps.change('orderLines', { ...line, redeemedAt: world.now });
  } else takePasses(steps, line, amountMinor);
}

/** The passes of a line that can be taken back. An expired pass stays as it is, and what it holds is breakage. */
const takeable = (world: World, line: OrderLineRow): PassRow[] =>
  passesOfLine(world, line.passId).filter((pass) => pass.state !== 'REFUNDED' && !isExpired(pass, world.now));

/** The part of an amount that each of the passes bears, by its index in the list. */
function sharesOf(world: World, passes: readonly PassRow[], amountMinor: number): Map<number, number> {
  const unused = new Map(passes.map((pass, index) => [index, unusedValue(world, pass)]));
  return amountMinor > 0 && sumOf(unused.values()) > 0 ? spread(amountMinor, unused) : new Map();
}

/** The pass of the line records the whole discount. Its passes of grace bear their part, which lowers the tax of their uses. */
function discountPasses(steps: Steps, line: OrderLineRow, amountMinor: number): void {
  const { world } = steps;
  const issued = world.passes.get(line.passId ?? '');
  if (!issued) return;
  const passes = takeable(world, line);
  const shares = sharesOf(world, passes, amountMinor);
  for (const [index, pass] of passes.entries()) if (pass.id !== issued.id) discount(steps, pass, shares.get(index) ?? 0);
  discount(steps, issued, amountMinor);
}

function discount(steps: Steps, pass: PassRow, amountMinor: number): void {
  if (amountMinor === 0) return;
  steps.change('passes', { ...pass, discountedMinor: pass.discountedMinor + amountMinor, version: pass.version + 1 });
}

function takePasses(steps: Steps, line: OrderLineRow, amountMinor: number): void {
  const { world } = steps;
  const passes = takeable(world, line);
  const shares = sharesOf(world, passes, amountMinor);
  for (const [index, pass] of passes.entries()) {
    const leftMinor = world.balances.get(passAccount(pass.id)) ?? 0;
    const entriesLeft = pass.kind === 'ENTRY' ? (world.balances.get(entriesAccount(pass.id)) ?? 0) : 0;
    const held = { id: pass.id, leftMinor, entriesLeft, earnedMinor: usedOfTime(world, pass, leftMinor) };
    post(steps, (drafts) => templates.passRefunded(drafts, held, shares.get(index) ?? 0, line));
    steps.change('passes', { ...pass, state: 'REFUNDED', version: pass.version + 1 });
  }
  touch(steps, passes[0]?.registrationId ?? null);
}

/** Raises the version of a registration whose account has moved, so that subscribers are told. */
function touch(steps: Steps, registrationId: string | null): void {
  const registration = registrationId === null ? undefined : steps.world.registrations.get(registrationId);
  if (registration) steps.change('registrations', { ...registration, version: registration.version + 1 });
}
