import { entriesAccount, passAccount, registrationAccount, templates } from '../../ledger/index.js';
import { isExpired } from '../passes/payment-plan.js';
import { linesOf } from '../selling/holds.js';
import { post } from '../selling/settle.js';
import { shareOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow } from '../world/order-rows.js';
import type { Steps } from '../world/steps.js';
import { latestUse } from '../world/uses.js';
import type { PassRow, World } from '../world/world.js';

/** What of an order can be given back: of each line what is not used, less what was given back of it. By position; above zero. */
export function claimable(world: World, order: OrderRow): Map<number, number> {
  const left = new Map<number, number>();
  if (order.status !== 'PAID') return left;
  // Several lines may have paid into one registration, whose money can be given back once.
  const spent = new Map<string, number>();
  for (const line of linesOf(world, order.id)) {
    const amountMinor = line.kind === 'PASS' ? unusedOfPass(world, line) : unusedOfAccount(world, line, spent);
    if (amountMinor > 0) left.set(line.position, amountMinor);
  }
  return left;
}

function unusedOfAccount(world: World, line: OrderLineRow, spent: Map<string, number>): number {
  const id = line.registrationId ?? '';
  const balance = Math.max(0, (world.balances.get(registrationAccount(id)) ?? 0) - (spent.get(id) ?? 0));
  const unused = Math.min(balance, line.amountMinor - line.claimedMinor);
  spent.set(id, (spent.get(id) ?? 0) + unused);
  return unused;
}

function unusedOfPass(world: World, line: OrderLineRow): number {
  if (waitsAsGift(line)) return line.amountMinor - line.claimedMinor;
  const pass = world.passes.get(line.passId ?? '');
  if (!pass || pass.state === 'REFUNDED') return 0;
  return Math.max(0, unusedValue(world, pass) - line.claimedMinor);
}

const waitsAsGift = ({ gift, redeemedAt }: OrderLineRow): boolean => gift && redeemedAt === null;

/**
 * What of the price of a pass is not used: of a CREDIT pass the part of its price that its credit is of its face, of an ENTRY pass what its
 * entries are still worth, of a TIME pass the part of its days that is to come and not booked. Nothing once it has expired.
 */
export function unusedValue(world: World, pass: PassRow): number {
  const left = world.balances.get(passAccount(pass.id)) ?? 0;
  if (isExpired(pass, world.now)) return 0;
  if (pass.kind === 'CREDIT') return shareOf(pass.priceMinor, left, pass.creditMinor ?? 0);
  if (pass.kind === 'ENTRY') return left;
  return left - earned(world, pass, left);
}

/**
 * What time has earned of a TIME pass: evenly over its days, up to now, or to the last session that is booked with it, which it pays for as well.
 * Of one without an end nobody can say what part a session is: with the first all of it is earned.
 */
function earned(world: World, pass: PassRow, leftMinor: number): number {
  if (pass.kind !== 'TIME') return 0;
  const lastUse = latestUse(pass, world);
  if (pass.validUntil === null) return lastUse === undefined ? 0 : leftMinor;
  const begin = (pass.validFrom ?? pass.purchasedAt).getTime();
  const whole = pass.validUntil.getTime() - begin;
  const until = Math.max(begin, world.now.getTime(), lastUse?.getTime() ?? begin);
  return shareOf(leftMinor, Math.min(whole, until - begin), whole);
}

/**
 * Takes back what a refund claims of the lines. Where it claims all that is left, passes and gifts go with it; where it claims a part, they
 * stay as they are, and what is given back is a discount given late.
 */
export function claim(steps: Steps, order: OrderRow, claims: ReadonlyMap<number, number>, isWhole: boolean): void {
  for (const line of linesOf(steps.world, order.id)) {
    const amountMinor = claims.get(line.position) ?? 0;
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
    // Redeemed by nobody, and by nobody any more.
    steps.change('orderLines', { ...line, redeemedAt: world.now });
  } else if (pass && pass.state !== 'REFUNDED' && !isExpired(pass, world.now)) {
    // What has expired has nothing to give back: it stays as it is, and what it holds is breakage.
    const leftMinor = world.balances.get(passAccount(pass.id)) ?? 0;
    const entriesLeft = pass.kind === 'ENTRY' ? (world.balances.get(entriesAccount(pass.id)) ?? 0) : 0;
    const held = { id: pass.id, leftMinor, entriesLeft, earnedMinor: earned(world, pass, leftMinor) };
    post(steps, (drafts) => templates.passRefunded(drafts, held, amountMinor, line));
    steps.change('passes', { ...pass, state: 'REFUNDED', version: pass.version + 1 });
    touch(steps, pass.registrationId);
  }
}

/** Money moved on a registration's account: whoever watches it is told. */
function touch(steps: Steps, registrationId: string | null): void {
  const registration = registrationId === null ? undefined : steps.world.registrations.get(registrationId);
  if (registration) steps.change('registrations', { ...registration, version: registration.version + 1 });
}
