import { Booking, Pass, Redemption } from '../../entities/index.js';
import type { RowList } from './lists.js';

export const BOOKINGS_OF_REGISTRATION: RowList<Booking> = newestFirst(Booking, 'bookings', 'registration_id');
export const BOOKINGS_OF_SESSION: RowList<Booking> = newestFirst(Booking, 'bookings', 'session_id');
export const PASSES_OF_CUSTOMER: RowList<Pass> = newestFirst(Pass, 'passes', 'customer_id');
export const REDEMPTIONS_OF_PASS: RowList<Redemption> = newestFirst(Redemption, 'redemptions', 'pass_id');

function newestFirst<E>(entity: new (...args: never[]) => E, table: string, parentColumn: string): RowList<E> {
  return { entity, from: `${table} c`, parent: `c.${parentColumn}`, direction: 'desc' };
}
