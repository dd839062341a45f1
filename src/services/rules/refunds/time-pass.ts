import { daysBetween } from '../passes/validity.js';
import { shareOf } from '../world/arithmetic.js';
import { latestUse } from '../world/uses.js';
import type { PassRow, World } from '../world/world.js';

/**
 * The part of a TIME pass's money that a refund must keep: evenly by whole days, those that are over and those up to the day of
 * the last booked session, whichever are more. The pass pays for that session, so its days are not refunded. What does not
 * divide by the days is earned with the last one. A pass without an end keeps everything after its first booking, because no
 * day of it has a price. Reports count without bookings: see `earnedByDays` in reports/owed.ts and ADR 23.
 */
export function usedOfTime(world: Pick<World, 'now' | 'uses' | 'organisation'>, pass: PassRow, leftMinor: number): number {
  if (pass.kind !== 'TIME') return 0;
  const lastUse = latestUse(pass, world);
  if (pass.validUntil === null) return lastUse === undefined ? 0 : leftMinor;
  const begin = pass.validFrom ?? pass.purchasedAt;
  const daysUntil = (moment: Date): number => daysBetween(begin, moment, world.organisation.timeZone);
  const whole = daysUntil(pass.validUntil) + 1;
  // A day is over with its last millisecond.
  const over = daysUntil(new Date(world.now.getTime() + 1));
  const booked = lastUse === undefined ? 0 : daysUntil(lastUse) + 1;
  return shareOf(leftMinor, Math.min(whole, Math.max(0, over, booked)), whole);
}
