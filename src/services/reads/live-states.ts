import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  OrderProgressState,
  PassBalanceState,
  RegistrationBalanceState,
  SessionCapacityState,
} from '../../entities/events.js';
import { ledgerRelations, pgArray } from '../ledger/index.js';

/**
 * The current states that a live stream begins with, in the shapes that the engine pushes. Each is one statement, so its
 * version and its figures belong to one moment. Undefined if the organisation has no such row. bigint columns come as text; the
 * tables keep them within 2^53.
 */

export async function readSessionCapacity(
  em: EntityManager,
  organisationId: string,
  id: string,
): Promise<SessionCapacityState | undefined> {
  const [state] = await readSessionCapacities(em, organisationId, [id]);
  return state;
}

/** The seats of several sessions; those that the organisation does not have are left out. */
export async function readSessionCapacities(
  em: EntityManager,
  organisationId: string,
  ids: readonly string[],
): Promise<SessionCapacityState[]> {
  const rows = await em.execute<(Omit<SessionCapacityState, 'version'> & { version: string })[]>(
    `select id as "sessionId", status, capacity, seats_taken + seats_held as "seatsTaken", version from sessions
      where organisation_id = ? and id = any(?::uuid[]) order by starts_at, id`,
    [organisationId, pgArray(ids)],
  );
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

export async function readOrderProgress(
  em: EntityManager,
  organisationId: string,
  id: string,
): Promise<OrderProgressState | undefined> {
  const [row] = await em.execute<(Omit<OrderProgressState, 'version'> & { version: string })[]>(
    `select id as "orderId", customer_id as "customerId", status, paid_at as "paidAt", version from orders
      where organisation_id = ? and id = ?`,
    [organisationId, id],
  );
  return row && { ...row, paidAt: momentOf(row.paidAt), version: Number(row.version) };
}

interface PassBalanceRow extends Omit<PassBalanceState, 'creditLeftMinor' | 'entriesLeft' | 'version'> {
  isExpired: boolean;
  money: string | null;
  entries: string | null;
  version: string;
}

export async function readPassBalance(
  em: EntityManager,
  organisationId: string,
  id: string,
): Promise<PassBalanceState | undefined> {
  const [row] = await em.execute<PassBalanceRow[]>(
    `select p.id as "passId", p.customer_id as "customerId", p.registration_id as "registrationId", p.kind, o.currency,
       p.valid_from as "validFrom", p.valid_until as "validUntil", p.version,
       coalesce(p.valid_until < now(), false) as "isExpired", m.balance as money, e.balance as entries
     from passes p
     join organisations o on o.id = p.organisation_id
     left join accounts m on m.organisation_id = p.organisation_id and m.code = 'PASS:' || p.id
     left join accounts e on e.organisation_id = p.organisation_id and e.code = 'ENTRIES:' || p.id
     where p.organisation_id = ? and p.id = ?`,
    [organisationId, id],
  );
  if (!row) return undefined;
  const { isExpired, money, entries, ...state } = row;
  return {
    ...state,
    validFrom: momentOf(row.validFrom),
    validUntil: momentOf(row.validUntil),
    version: Number(row.version),
    creditLeftMinor: row.kind === 'CREDIT' ? (isExpired ? 0 : Number(money)) : null,
    entriesLeft: row.kind === 'ENTRY' ? (isExpired ? 0 : Number(entries)) : null,
  };
}

/** Raw statements return timestamps as text. */
const momentOf = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));

interface RegistrationBalanceRow extends Omit<RegistrationBalanceState, 'paidMinor' | 'chargedMinor' | 'version'> {
  balance: string;
  charged: string;
  version: string;
}

export async function readRegistrationBalance(
  em: EntityManager,
  organisationId: string,
  id: string,
): Promise<RegistrationBalanceState | undefined> {
  const [row] = await em.execute<RegistrationBalanceRow[]>(
    `select r.id as "registrationId", r.customer_id as "customerId", o.currency, r.charged_minor as charged, r.version,
       ${ledgerRelations.registrationBalance} as balance,
       (select coalesce(jsonb_agg(jsonb_build_object(
           'passId', p.id, 'registrationId', p.registration_id, 'validUntil', p.valid_until)), '[]')
        from passes p join accounts a on a.organisation_id = p.organisation_id and a.code = 'PASS:' || p.id
        where p.organisation_id = r.organisation_id and p.registration_id = r.id and p.valid_until is not null
          and a.balance > 0) as "creditEnds"
     from registrations r
     join organisations o on o.id = r.organisation_id
     where r.organisation_id = ? and r.id = ?`,
    [organisationId, id],
  );
  if (!row) return undefined;
  const { balance, charged, ...state } = row;
  const chargedMinor = Number(charged);
  return { ...state, version: Number(row.version), chargedMinor, paidMinor: Number(balance) + chargedMinor };
}
