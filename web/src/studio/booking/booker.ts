import type { BookerQuery } from './generated/graphql';

export type BookedSession = NonNullable<BookerQuery['session']>;
export type Customer = NonNullable<BookerQuery['viewer']['customer']>;

/** What every step of a booking knows. */
export interface Booking {
  readonly slug: string;
  readonly timeZone: string;
  /** Whether the studio takes payments online now. */
  readonly sellsOnline: boolean;
  readonly session: BookedSession;
}

/** The attendees who have a seat in the session already. */
export const bookedAttendees = ({ viewerBookings }: BookedSession): ReadonlySet<string> =>
  new Set(viewerBookings.map(({ registration }) => registration.attendee.id));

/** The registration that can book: one in the group of the session, else one in a group that is linked with it. */
export function registrationOf({ registrations }: Customer, attendeeId: string, { group }: BookedSession): string | undefined {
  const groups = [group.id, ...group.linkedGroups.map(({ id }) => id)];
  const own = registrations.edges.map(({ node }) => node).filter(({ attendee }) => attendee.id === attendeeId);
  const [best] = groups.flatMap((groupId) => own.filter((registration) => registration.group.id === groupId));
  return best?.id;
}
