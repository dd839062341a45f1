import { shareOf } from '../world/arithmetic.js';
import { latestUse } from '../world/uses.js';
import type { PassRow, World } from '../world/world.js';

/**
 * The part of a TIME pass's money that a refund must keep: evenly by days, up to now or to the last booked session, whichever is
 * later. The pass pays for that session, so its days are not refunded. A pass without an end keeps everything after its first
 * booking, because no day of it has a price. Reports count without bookings: see `earnedByDays` in reports/owed.ts and
 * ADR 23.
 */
export function usedOfTime(world: Pick<World, 'now' | 'uses'>, pass: PassRow, leftMinor: number): number {
  if (pass.kind !== 'TIME') return 0;
  const lastUse = latestUse(pass, world);
  if (pass.validUntil === null) return lastUse === undefined ? 0 : leftMinor;
  const begin = (pass.validFrom ?? pass.purchasedAt).getTime();
  const whole = pass.validUntil.getTime() - begin;
  const until = Math.max(begin, world.now.getTime(), lastUse?.getTime() ?? begin);
  return shareOf(leftMinor, Math.min(whole, until - begin), whole);
}
