import type { Needs } from '../world/needs.js';
import { type Refusal, refusal } from '../world/refusals.js';
import type { SessionRow, World } from '../world/world.js';
import { endAfter } from './session-time.js';

/** The new terms of a session; null stays as it is. */
export interface NewTerms {
  capacity: number | null;
  priceMinor: number | null;
  durationMinutes?: number | null;
  /** Null for the place of the group; left out when it stays. */
  locationId?: string | null;
  /** A substitute, or null for the instructor of the group; left out when it stays. */
  instructorId?: string | null;
}

export function needTerms(needs: Needs, { locationId, instructorId }: NewTerms): void {
  if (locationId) needs.locations.add(locationId);
  if (instructorId) needs.members.add(instructorId);
}

/** Whether those who come have to be told: of another place or instructor. */
export const changesPlace = ({ locationId, instructorId }: NewTerms): boolean =>
  locationId !== undefined || instructorId !== undefined;

/** The reasons why no session can have these terms. */
export function termsProblems(world: World, { locationId, instructorId }: NewTerms): Refusal[] {
  const problems: Refusal[] = [];
  if (locationId && !world.locations.has(locationId)) {
    problems.push(refusal('NOT_FOUND', 'locationId', { referent: 'LOCATION' }));
  }
  if (instructorId && !world.members.has(instructorId)) {
    problems.push(refusal('NOT_FOUND', 'instructorId', { referent: 'MEMBER' }));
  }
  return problems;
}

/** The session with new terms, at this start. Its length stays unless they name one. */
export function withTerms(session: SessionRow, terms: NewTerms, startsAt: Date): SessionRow {
  const lengthMs = session.endsAt.getTime() - session.startsAt.getTime();
  const { durationMinutes, locationId = session.locationId, instructorId = session.instructorId } = terms;
  const endsAt = durationMinutes == null ? new Date(startsAt.getTime() + lengthMs) : endAfter(startsAt, durationMinutes);
  return {
    ...session,
    // Moments that stay are kept, so that the audit log has no entry for them.
    startsAt: startsAt.getTime() === session.startsAt.getTime() ? session.startsAt : startsAt,
    endsAt: endsAt.getTime() === session.endsAt.getTime() ? session.endsAt : endsAt,
    locationId,
    instructorId,
    capacity: terms.capacity ?? session.capacity,
    priceMinor: terms.priceMinor ?? session.priceMinor,
  };
}

/** The refusal of a capacity that some of the sessions exceed already. */
export function capacityProblem(sessions: readonly SessionRow[]): Refusal | undefined {
  const tooFew = sessions.filter(({ capacity, seatsTaken, seatsHeld }) => capacity < seatsTaken + seatsHeld);
  if (tooFew.length === 0) return undefined;
  const seatsTaken = Math.max(...tooFew.map((session) => session.seatsTaken + session.seatsHeld));
  return refusal('CAPACITY_BELOW_SEATS_TAKEN', 'capacity', { seatsTaken });
}
