import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { done, type InputCheck, nowOf, type Tenant } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import { ACTIVE, lockAffairs, withPeopleLocked } from '../people/index.js';
import { ERASED_NAME } from '../rules/world/erased-name.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { erasedEmail } from './erased-email.js';
import { isSettled, isUnderWay, type OpenAffairs, openAffairs } from './open-affairs.js';

export interface EraseCustomer {
  customerId: string;
  /** The customer's e-mail address, so that nobody erases the wrong customer by mistake. */
  confirmEmail?: string | null | undefined;
  /** The name in its place, for a customer without an address. */
  confirmName?: string | null | undefined;
  /** Waives debts and credit that are left: neither can be claimed afterwards. For staff only. */
  letGo?: boolean;
}

/** The viewer who asks for an erasure. */
export interface Eraser {
  /** `Viewer.key`. */
  key: string;
  /** Set for a customer, who may erase themselves and nobody else. */
  ownerId?: string | undefined;
}

/** Forgets the person behind a customer unless they have a place elsewhere. */
export interface PersonRegister {
  forgetIfNowhere(personId: string): Promise<boolean>;
}

interface Erased {
  customer: Customer;
  personId: string | null;
}

/**
 * Erases everything personal about a customer and their attendees, for good. Bookings, sales and payments stay without a name:
 * the law requires the books, receipts stay word for word, and no figure changes. Refused while bookings lie ahead or orders
 * are open. The person who signed in as the customer is forgotten too, unless they have a place elsewhere.
 */
export async function eraseCustomer(
  tenant: Tenant,
  by: Eraser,
  input: EraseCustomer,
  persons: PersonRegister,
  now = nowOf(tenant),
): Promise<Result<Customer>> {
  const { ownerId } = by;
  if (ownerId !== undefined && ownerId !== input.customerId) {
    return { ok: false, refusals: [refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' })] };
  }
  // A debt is the organisation's to waive, not the customer's.
  if (input.letGo && ownerId !== undefined) {
    return { ok: false, refusals: [refusal('INVALID_INPUT', 'letGo', { reason: 'UNEXPECTED' })] };
  }
  const erased = await erase(tenant, by.key, input, now);
  if (!erased.ok) return erased;
  const { customer, personId } = erased.value;
  if (personId !== null) await persons.forgetIfNowhere(personId);
  return done(customer);
}

function erase(
  tenant: Tenant,
  erasedBy: string,
  { customerId, letGo = false, ...confirmation }: EraseCustomer,
  now: Date,
): Promise<Result<Erased>> {
  return withPeopleLocked(tenant, false, async ({ em, organisation, check }) => {
    const locked = await lockWhole(em, customerId);
    if (!check.found('customerId', 'CUSTOMER', locked)) return check.refused();
    const { customer, ids } = locked;
    checkConfirmation(check, customer, confirmation);
    if (check.failed) return check.refused();
    const affairs = await openAffairs(em, ids);
    if (isUnderWay(affairs) || !(isSettled(affairs) || letGo)) return blocked(affairs, organisation.currency);
    const { personId } = customer;
    await takeOut(em, ids, { at: now, by: erasedBy });
    await em.refresh(customer);
    return done({ customer, personId: personId ?? null });
  });
}

function checkConfirmation(
  check: InputCheck,
  { email, name }: Customer,
  { confirmEmail, confirmName }: Pick<EraseCustomer, 'confirmEmail' | 'confirmName'>,
): void {
  const [field, known, given] = email == null ? ['confirmName', name, confirmName] : ['confirmEmail', email, confirmEmail];
  if (given == null) check.invalid(field, 'REQUIRED');
  else if (plain(given) !== plain(known)) check.invalid(field, 'UNEXPECTED');
}

const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase();

/** Erases a customer for the retention job, if nothing is open and `isDue` holds under the locks. Returns whether it did. */
export async function eraseIfSettled(
  tenant: Tenant,
  customerId: string,
  isDue: (em: EntityManager) => Promise<boolean>,
  now = nowOf(tenant),
): Promise<boolean> {
  const result = await withPeopleLocked(tenant, false, async ({ em }) => {
    const locked = await lockWhole(em, customerId);
    if (!locked || !(await isDue(em))) return done(false);
    const affairs = await openAffairs(em, locked.ids);
    if (isUnderWay(affairs) || !isSettled(affairs)) return done(false);
    await takeOut(em, locked.ids, { at: now, by: 'system' });
    return done(true);
  });
  return result.ok && result.value;
}

/** Locks a customer, the customers merged into them, and all their rows; null when the customer is erased or merged. */
async function lockWhole(em: EntityManager, id: string): Promise<{ customer: Customer; ids: string[] } | null> {
  const ids = await withMerged(em, id);
  await lockAffairs(em, ids);
  // Read again under the lock: a merge or an erasure may have happened while we waited.
  const customer = await em.findOne(Customer, { id, ...ACTIVE });
  if (!customer) return null;
  return (await withMerged(em, id)).length === ids.length ? { customer, ids } : lockWhole(em, id);
}

function blocked({ upcomingBookings, openOrders, debtMinor, creditMinor, passes }: OpenAffairs, currency: string): Result<never> {
  const money = (amountMinor: number): MoneyFact => ({ amountMinor, currency });
  const facts = { upcomingBookings, openOrders, debt: money(debtMinor), credit: money(creditMinor), passes };
  return { ok: false, refusals: [refusal('ERASURE_BLOCKED', 'customerId', facts)] };
}

/** A customer and the customers merged into them: those rows still hold names and addresses. */
async function withMerged(em: EntityManager, id: string): Promise<string[]> {
  const merged = await em.execute<{ id: string }[]>('select id from customers where merged_into_id = ?', [id]);
  return [id, ...merged.map((row) => row.id)];
}

interface Erasure {
  at: Date;
  by: string;
}

async function takeOut(em: EntityManager, ids: readonly string[], { at, by }: Erasure): Promise<void> {
  const customers = pgArray(ids);
  const idsOf = async (text: string, values: unknown[]) => (await em.execute<{ id: string }[]>(text, values)).map(({ id }) => id);
  const invitations = await idsOf(
    `update invitations set name = ?, email = ${erasedEmail},
      revoked_at = case when accepted_at is null then coalesce(revoked_at, ?) end
      where lower(email) in (select lower(email) from customers where id = any(?::uuid[]))
        and not exists (select from members m where m.id = member_id and m.removed_at is null) returning id`,
    [ERASED_NAME, at, customers],
  );
  const attendees = await idsOf(
    `update attendees set name = ?, born_on = null, notes = '', erased_at = ? where customer_id = any(?::uuid[]) returning id`,
    [ERASED_NAME, at, customers],
  );
  await em.execute('update registrations set erased_at = ? where customer_id = any(?::uuid[])', [at, customers]);
  await em.execute(
    `update bookings set override_reason = null, attendance_reason = null where attendee_id = any(?::uuid[])
      and num_nonnulls(override_reason, attendance_reason) > 0`,
    [pgArray(attendees)],
  );
  const consents = await idsOf(
    `update attendee_consents set wording = '', withdrawn_at = coalesce(withdrawn_at, ?), withdrawn_by = coalesce(withdrawn_by, ?)
      where attendee_id = any(?::uuid[]) returning id`,
    [at, by, pgArray(attendees)],
  );
  await eraseFromGifts(em, customers);
  await em.execute(
    `update customers set name = ?, email = ${erasedEmail}, phone = null, person_id = null, erased_at = ?
      where id = any(?::uuid[])`,
    [ERASED_NAME, at, customers],
  );
  const sales = await eraseFromSales(em, { customers, attendees: pgArray(attendees) });
  await eraseFromOutbox(em, ids);
  // Customers act on rows of their own only, so their network addresses are in the entries about these rows.
  const registrations = await idsOf('select id from registrations where customer_id = any(?::uuid[])', [customers]);
  const booked = await idsOf('select id from bookings where registration_id = any(?::uuid[])', [pgArray(registrations)]);
  const passes = await idsOf('select id from passes where customer_id = any(?::uuid[])', [customers]);
  // Last, because the statements above wrote entries too.
  const subjects = [...ids, ...attendees, ...registrations, ...booked, ...passes, ...sales, ...consents, ...invitations];
  const actors = ids.map((id) => `customer:${id}`);
  await em.execute('select redact_audit(?::uuid[], ?::text[])', [pgArray(subjects), `{${actors.join(',')}}`]);
}

/**
 * Erases the addresses of gifts that they bought or were to receive, and stops the e-mails about gifts, refunded passes and
 * registrations. Must run while their own address is still there, because gifts to them are found by it.
 */
async function eraseFromGifts(em: EntityManager, customers: string): Promise<void> {
  const gifts = await em.execute<{ id: string }[]>(
    `select l.id from order_lines l where l.gift and (
       l.order_id in (select o.id from orders o where o.customer_id = any(?::uuid[]))
       or lower(l.gift_email) in (select lower(c.email) from customers c where c.id = any(?::uuid[])))`,
    [customers, customers],
  );
  const ids = pgArray(gifts.map(({ id }) => id));
  await em.execute('update order_lines set gift_email = null where gift_email is not null and id = any(?::uuid[])', [ids]);
  await em.execute(
    `update gift_letters set given_up_at = now() where mailed_at is null and given_up_at is null
      and order_line_id = any(?::uuid[])`,
    [ids],
  );
  await em.execute(
    `update refunded_pass_emails set given_up_at = now() where mailed_at is null and given_up_at is null
      and pass_id in (select p.id from passes p where p.customer_id = any(?::uuid[]))`,
    [customers],
  );
  await em.execute(
    `update registration_emails set given_up_at = now() where mailed_at is null and given_up_at is null
      and registration_id in (select r.id from registrations r where r.customer_id = any(?::uuid[]))`,
    [customers],
  );
}

/**
 * Erases free text and attendee names from orders; the name of the course stays. Receipts stay as issued, because the law
 * requires them with their buyers, but none is e-mailed any more.
 */
async function eraseFromSales(
  em: EntityManager,
  { customers, attendees }: { customers: string; attendees: string },
): Promise<string[]> {
  const idsOf = async (text: string, values: unknown[]) => (await em.execute<{ id: string }[]>(text, values)).map(({ id }) => id);
  const orders = await idsOf('update orders set discount_reason = null where customer_id = any(?::uuid[]) returning id', [
    customers,
  ]);
  const refunds = await idsOf(
    `update refunds set reason = case when reason = '' then '' else ? end where order_id = any(?::uuid[]) returning id`,
    [ERASED_NAME, pgArray(orders)],
  );
  const payments = await idsOf('select id from payments where order_id = any(?::uuid[])', [pgArray(orders)]);
  await em.execute(
    `update order_lines set gift_to = null where gift_to is not null
      and (order_id = any(?::uuid[]) or customer_id = any(?::uuid[]))`,
    [pgArray(orders), customers],
  );
  await em.execute(
    `update order_lines l set description = coalesce((
       select c.name from groups g join courses c on c.organisation_id = g.organisation_id and c.id = g.course_id
        where g.organisation_id = l.organisation_id and g.id = coalesce(l.group_id,
          (select r.group_id from registrations r where r.organisation_id = l.organisation_id and r.id = l.registration_id))), ?)
      where l.kind = 'REGISTRATION' and l.attendee_id = any(?::uuid[])`,
    [ERASED_NAME, attendees],
  );
  await em.execute(
    `update receipt_letters set given_up_at = now() where mailed_at is null and given_up_at is null
       and receipt_id in (select r.id from receipts r where r.order_id = any(?::uuid[]))`,
    [pgArray(orders)],
  );
  return [...orders, ...refunds, ...payments];
}

/** Check-in events carry the attendee's name and are kept for a day: it is replaced in place. */
async function eraseFromOutbox(em: EntityManager, customerIds: readonly string[]): Promise<void> {
  await em.execute(
    `update outbox set events = (
       select jsonb_agg(case when event -> 'state' ->> 'attendeeName' is not null
         and event -> 'state' ->> 'customerId' = any(?::text[])
           then jsonb_set(event, '{state,attendeeName}', to_jsonb(?::text)) else event end order by place)
         from jsonb_array_elements(events) with ordinality as e(event, place))
      where exists (select from jsonb_array_elements(events) event
         where event -> 'state' ->> 'attendeeName' is not null and event -> 'state' ->> 'customerId' = any(?::text[]))`,
    [pgArray(customerIds), ERASED_NAME, pgArray(customerIds)],
  );
}
