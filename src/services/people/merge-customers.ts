import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { done, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { ATTENDEES_MAX } from './attendees.js';
import { ACTIVE } from './customers.js';
import { lockAffairs, withPeopleLocked } from './people-locks.js';

export interface MergeCustomers {
  keepCustomerId: string;
  mergeCustomerId: string;
  /** The customer whose sign-in stays if both sign in. The other person loses access to this organisation. */
  signInOf?: string | null;
  dryRun?: boolean;
}

/** The kept customer, and how many rows moved to them. */
export interface CustomerMerge {
  customer: Customer;
  attendees: number;
  registrations: number;
  passes: number;
}

/**
 * Merges two accounts of one person: everything moves to the kept one. Ledger accounts belong to passes and registrations, so
 * none moves and no figure changes. The row of the merged customer stays and points to the kept one.
 */
export function mergeCustomers(tenant: Tenant, input: MergeCustomers): Promise<Result<CustomerMerge>> {
  const { keepCustomerId, mergeCustomerId } = input;
  return withPeopleLocked(tenant, input.dryRun ?? false, async ({ em, check }) => {
    if (keepCustomerId === mergeCustomerId) check.invalid('mergeCustomerId', 'UNEXPECTED');
    if (check.failed) return check.refused();
    await lockAffairs(em, [keepCustomerId, mergeCustomerId]);
    const keep = await em.findOne(Customer, { id: keepCustomerId, ...ACTIVE });
    const merge = await em.findOne(Customer, { id: mergeCustomerId, ...ACTIVE });
    const isKeepFound = check.found('keepCustomerId', 'CUSTOMER', keep);
    if (!check.found('mergeCustomerId', 'CUSTOMER', merge) || !isKeepFound) return check.refused();
    const signIn = signInThatStays(keep, merge, input.signInOf);
    if (signIn === 'BOTH') return { ok: false, refusals: [refusal('BOTH_SIGN_IN', 'signInOf', {})] };
    if (signIn === 'NEITHER') check.invalid('signInOf', 'UNEXPECTED');
    if ((await countAttendees(em, keep.id)) + (await countAttendees(em, merge.id)) > ATTENDEES_MAX) {
      check.invalid('mergeCustomerId', 'TOO_MANY', ATTENDEES_MAX);
    }
    if (check.failed || signIn === 'NEITHER') return check.refused();
    const moved = await moveAffairs(em, merge.id, keep.id);
    await moveAnswers(em, merge.id, keep.id);
    await pointToKept(em, merge, keep, signIn);
    await em.refresh(keep);
    return done({ customer: keep, ...moved });
  });
}

/** The account whose person signs in from now on; null for none. */
function signInThatStays(
  keep: Customer,
  merge: Customer,
  named: string | null | undefined,
): Customer | null | 'BOTH' | 'NEITHER' {
  const signingIn = [keep, merge].filter(({ personId }) => personId !== null);
  if (named == null) return signingIn.length === 2 ? 'BOTH' : (signingIn[0] ?? null);
  return signingIn.find(({ id }) => id === named) ?? 'NEITHER';
}

async function countAttendees(em: EntityManager, customerId: string): Promise<number> {
  const text = 'select count(*)::int as count from attendees where customer_id = ? and merged_into_id is null';
  const [row] = await em.execute<{ count: number }[]>(text, [customerId]);
  return row?.count ?? 0;
}

async function moveAffairs(em: EntityManager, from: string, to: string): Promise<Omit<CustomerMerge, 'customer'>> {
  const move = async (table: string, counted = 'true') => {
    const text = `update ${table} set customer_id = ? where customer_id = ? returning ${counted} as counted`;
    const rows = await em.execute<{ counted: boolean }[]>(text, [to, from]);
    return rows.filter(({ counted: isCounted }) => isCounted).length;
  };
  const attendees = await move('attendees', 'merged_into_id is null');
  const registrations = await move('registrations');
  // The payer of orders, and the customer whose purchase limits count their lines.
  await move('orders');
  await move('order_lines');
  return {
    attendees,
    registrations,
    passes: await move('passes'),
  };
}

/** Moves idempotency keys: a repeated request of the merged customer gets its first answer, since both are one caller now. */
async function moveAnswers(em: EntityManager, from: string, to: string): Promise<void> {
  const [was, is] = [`customer:${from}`, `customer:${to}`];
  await em.execute(
    `update idempotency_keys k set viewer = ? where viewer = ? and not exists (
       select from idempotency_keys o
        where o.organisation_id = k.organisation_id and o.viewer = ? and o.operation = k.operation and o.key = k.key)`,
    [is, was, is],
  );
}

async function pointToKept(em: EntityManager, merge: Customer, keep: Customer, signIn: Customer | null): Promise<void> {
  await em.execute('update customers set merged_into_id = ? where merged_into_id = ?', [keep.id, merge.id]);
  const keepsMerged = signIn ? signIn.id === merge.id : keep.email == null;
  const [email, other] = keepsMerged ? [merge.email, keep.email] : [keep.email, merge.email];
  // The merged row gives up its person and address first, since both are unique. It keeps the address that is not used any more.
  const point = 'update customers set person_id = null, email = ?, merged_into_id = ? where id = ?';
  await em.execute(point, [other, keep.id, merge.id]);
  const phone = keep.phone ?? merge.phone ?? null;
  const set = 'update customers set person_id = ?, email = ?, phone = ? where id = ?';
  await em.execute(set, [signIn?.personId ?? null, email, phone, keep.id]);
}
