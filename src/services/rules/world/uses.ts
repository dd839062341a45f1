import type { PassRow, World } from './world.js';

/** Whether the first session paid with a pass decides when its validity begins. */
export const beginsWithUse = (pass: Pick<PassRow, 'validityStart' | 'validityPeriod'>): boolean =>
  pass.validityStart === 'FIRST_USE' && pass.validityPeriod !== null;

/** Whether a booking needs all uses of a pass. A refund needs them for every TIME pass. */
export const dependsOnUses = (pass: PassRow): boolean =>
  beginsWithUse(pass) || pass.limitCount !== null || pass.seatsAtOnce !== null;

/** The start of the last session that a pass pays for. Only for passes whose uses are in the world. */
export function latestUse(pass: PassRow, { uses }: Pick<World, 'uses'>): Date | undefined {
  let latest: Date | undefined;
  for (const { startsAt } of uses.get(pass.id)?.values() ?? []) if (latest === undefined || startsAt > latest) latest = startsAt;
  return latest;
}
