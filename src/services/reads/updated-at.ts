import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { pgArray } from '../ledger/index.js';

/** The tables with a moment of their last change, by the type of their rows in the API. */
const TABLES = {
  ...{ Organisation: 'organisations', Location: 'locations', Member: 'members', Customer: 'customers', Attendee: 'attendees' },
  ...{ Course: 'courses', Group: 'groups', Session: 'sessions', Registration: 'registrations' },
  ...{ PassProduct: 'pass_products', Pass: 'passes', Booking: 'bookings', Redemption: 'redemptions' },
  ...{ Order: 'orders', Payment: 'payments', Refund: 'refunds', PromoCode: 'promo_codes' },
} as const;

export type UpdatedType = keyof typeof TABLES;

/**
 * When rows last changed, in one statement for many of a type. It is read when it is asked for, and not with the row: what a
 * command answers is made before the database knows the moment.
 */
export function updatedAtOf(em: EntityManager, type: UpdatedType): DataLoader<string, Date | null> {
  return new DataLoader(async (ids) => {
    const rows = await em.execute<{ id: string; updated_at: Date | string }[]>(
      `select id, updated_at from ${TABLES[type]} where id = any(?::uuid[])`,
      [pgArray([...ids])],
    );
    const byId = new Map(rows.map((row) => [row.id, new Date(row.updated_at)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
