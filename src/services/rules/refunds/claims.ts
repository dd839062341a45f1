import { entriesAccount, passAccount, registrationAccount, templates } from '../../ledger/index.js';
import { isExpired } from '../passes/payment-plan.js';
import { linesOf } from '../selling/holds.js';
import { post } from '../selling/settle.js';
import { shareOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import type { PassRow, World } from '../world/world.js';
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

function unusedOfPass(world: World, line: OrderLineRow): number {
  if (waitsAsGift(line)) return line.amountMinor - line.claimedMinor;
  const pass = world.passes.get(line.passId ?? '');
  if (!pass || pass.state === 'REFUNDED') return 0;
  return Math.max(0, unusedValue(world, pass) - line.claimedMinor);
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
  const pass = world.passes.get(line.passId ?? '');
  if (!isWhole) {
    post(steps, (drafts) => templates.refundClaimedAsDiscount(drafts, amountMinor, line));
    if (pass) steps.change('passes', { ...pass, discountedMinor: pass.discountedMinor + amountMinor, version: pass.version + 1 });
  } else if (waitsAsGift(line)) {
    post(steps, (drafts) => templates.refundClaimedOfGift(drafts, line.amountMinor, amountMinor, line));
    // Nobody has redeemed the gift, and nobody can any more.
    steps.change('orderLines', { ...line, redeemedAt: world.now });
  } else if (pass && pass.state !== 'REFUNDED' && !isExpired(pass, world.now)) {
    // An expired pass has nothing to refund. It stays as it is, and what it holds is breakage.
    const leftMinor = world.balances.get(passAccount(pass.id)) ?? 0;
    const entriesLeft = pass.kind === 'ENTRY' ? (world.balances.get(entriesAccount(pass.id)) ?? 0) : 0;
    const held = { id: pass.id, leftMinor, entriesLeft, earnedMinor: usedOfTime(world, pass, leftMinor) };
    post(steps, (drafts) => templates.passRefunded(drafts, held, amountMinor, line));
    steps.change('passes', { ...pass, state: 'REFUNDED', version: pass.version + 1 });
    touch(steps, pass.registrationId);
  }
}

/** Raises the version of a registration whose account has moved, so that subscribers are told. */
function touch(steps: Steps, registrationId: string | null): void {
  const registration = registrationId === null ? undefined : steps.world.registrations.get(registrationId);
  if (registration) steps.change('registrations', { ...registration, version: registration.version + 1 });
}
