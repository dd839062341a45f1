import { type RefusalOf, refusal } from '../world/refusals.js';

const MINUTE_MS = 60_000;
/** A session of a week is a camp. */
export const DURATION_MAX_MINUTES = 7 * 24 * 60;
/** Sessions are planned at most so many years ahead. */
export const HORIZON_YEARS = 5;
const HORIZON_MS = HORIZON_YEARS * 366 * 24 * 60 * MINUTE_MS;

/** The end of a session that begins then. */
export const endAfter = (startsAt: Date, durationMinutes: number): Date =>
  new Date(startsAt.getTime() + durationMinutes * MINUTE_MS);

/** Why no session can begin then: it is past, or too far ahead. @param field the input field that asks for it */
export function startProblem(startsAt: Date, now: Date, field: string): RefusalOf<'INVALID_INPUT'> | undefined {
  if (startsAt <= now) return refusal('INVALID_INPUT', field, { reason: 'IN_THE_PAST' });
  if (startsAt.getTime() <= now.getTime() + HORIZON_MS) return undefined;
  return refusal('INVALID_INPUT', field, { reason: 'OUT_OF_RANGE', limit: HORIZON_YEARS });
}
