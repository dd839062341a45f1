import { Booking, Redemption, Session } from '../../entities/index.js';
import type { FirstPages } from './first-pages.js';

/** A list of rows under a parent: their class, the column that names the parent, and the order of the pages. */
export interface ChildList<E> extends FirstPages<E> {
  parentProperty: string;
}

export const SESSIONS_OF_GROUP: ChildList<Session> = {
  entity: Session,
  table: 'sessions',
  parentColumn: 'group_id',
  parentProperty: 'group',
  keyset: { sortBy: 'startsAt' },
  sortColumn: 'starts_at',
};
export const BOOKINGS_OF_REGISTRATION: ChildList<Booking> = newestFirst(Booking, 'bookings', 'registration');
export const BOOKINGS_OF_SESSION: ChildList<Booking> = newestFirst(Booking, 'bookings', 'session');
export const REDEMPTIONS_OF_PASS: ChildList<Redemption> = newestFirst(Redemption, 'redemptions', 'pass');

function newestFirst<E extends { id: string }>(
  entity: new (...args: never[]) => E,
  table: string,
  parentProperty: string,
): ChildList<E> {
  return { entity, table, parentProperty, parentColumn: `${parentProperty}_id`, keyset: { direction: 'desc' } };
}
