import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { Locale } from '../../entities/index.js';
import { Customer } from '../../entities/index.js';
import {
  bindTenant,
  creates,
  done,
  emailAddress,
  type InputCheck,
  isOrganisation,
  type Keyed,
  nowOf,
  refuseTaken,
  setUp,
  setUpOnce,
  type Tenant,
} from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { unlessForgotten } from '../sign-in/index.js';

const PHONE_MAX_LENGTH = 40;
/** The second attempt is for an address whose customer was erased or merged during the first one. */
const ATTEMPTS_MAX = 2;

/** The condition for a customer who is neither erased nor merged into another. */
export const ACTIVE = { erasedAt: null, mergedIntoId: null } as const;

export interface CustomerProfile {
  name: string;
  phone?: string | null;
  locale?: Locale | null;
}

export interface CreateCustomer extends CustomerProfile {
  /** Left out for a customer to whom nothing is mailed, and as whom nobody signs in. */
  email?: string | null | undefined;
}

export interface UpdateCustomer extends Partial<CreateCustomer> {
  customerId: string;
}

/** Creates an account that the desk keeps. The person who signs in with its address, if it has one, takes it over. */
export function createCustomer(tenant: Tenant, input: CreateCustomer & Keyed, now = nowOf(tenant)): Promise<Result<Customer>> {
  return refuseShared(tenant, input.email, () =>
    setUpOnce(tenant, creates('createCustomer', Customer, input), async ({ em, organisation, organisationId, check }) => {
      const customer = em.create(Customer, {
        id: uuidv7(),
        organisationId,
        name: check.name('name', input.name),
        email: input.email == null ? null : check.email('email', input.email),
        phone: phone(check, input.phone),
        locale: input.locale ?? organisation.locale,
        createdAt: now,
      });
      return done(customer);
    }),
  );
}

/**
 * Changes the fields that the input names. With a new address, or with none, the person who signed in so far loses the account.
 * The person who signs in with the new address takes it over.
 * @param isKey whether an API key asks; it must not change the address
 */
export function updateCustomer(tenant: Tenant, input: UpdateCustomer, isKey = false): Promise<Result<Customer>> {
  return refuseShared(tenant, input.email, () =>
    setUp(tenant, async ({ em, check }) => {
      const customer = await lockCustomer(em, input.customerId);
      if (!check.found('customerId', 'CUSTOMER', customer)) return check.refused();
      if (input.email !== undefined) {
        const email = input.email === null ? null : check.email('email', input.email);
        if (email?.toLowerCase() !== customer.email?.toLowerCase()) {
          if (isKey) check.refusals.push(refusal('NOT_FOR_API_KEYS', 'email', {}));
          customer.personId = null;
        }
        customer.email = email;
      }
      return done(updateProfile(customer, check, input));
    }),
  );
}

/**
 * Opens a person's account with the address that they sign in with, or takes over the one that the desk keeps under it. An
 * existing account of the person is returned unchanged.
 */
export async function joinAsCustomer(
  tenant: Tenant,
  person: { id: string; email: string },
  input: CustomerProfile,
  now = nowOf(tenant),
): Promise<Result<Customer>> {
  if (!(await isOrganisation(tenant.em, tenant.organisationId))) {
    return { ok: false, refusals: [refusal('NOT_FOUND', 'organisationId', { referent: 'ORGANISATION' })] };
  }
  const join = () => unlessForgotten(() => refuseTaken(() => openOwn(tenant, person, input, now), null));
  const joined = await join();
  // Of two requests of one person at once, the second now finds the account that the first made.
  const isTaken = !joined.ok && joined.refusals.some(({ code }) => code === 'NAME_TAKEN');
  return isTaken ? join() : joined;
}

function openOwn(
  tenant: Tenant,
  person: { id: string; email: string },
  input: CustomerProfile,
  now: Date,
): Promise<Result<Customer>> {
  return setUp(tenant, async ({ em, organisation, organisationId, check }) => {
    const own = await em.findOne(Customer, { personId: person.id });
    if (own) return done(own);
    const kept = await lockUnlinked(em, person.email);
    if (kept) {
      kept.personId = person.id;
      return done(updateProfile(kept, check, input));
    }
    const customer = em.create(Customer, {
      ...{ id: uuidv7(), organisationId, personId: person.id, email: person.email },
      name: check.name('name', input.name),
      phone: phone(check, input.phone),
      locale: input.locale ?? organisation.locale,
      createdAt: now,
    });
    return done(customer);
  });
}

/** Runs a command that may give a customer an address, and names the customer who has it already. */
async function refuseShared(
  tenant: Tenant,
  email: string | null | undefined,
  command: () => Promise<Result<Customer>>,
): Promise<Result<Customer>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await refuseTaken(command);
    const isTaken = !result.ok && result.refusals.some(({ code }) => code === 'NAME_TAKEN');
    if (!isTaken || email == null) return result;
    const customerId = await bindTenant(tenant).transactional((em) => idByEmail(em, emailAddress(email) ?? email));
    if (customerId !== null || attempt >= ATTEMPTS_MAX) {
      return { ok: false, refusals: [refusal('EMAIL_TAKEN', 'email', { customerId })] };
    }
  }
}

async function idByEmail(em: EntityManager, email: string): Promise<string | null> {
  const [found] = await em.execute<{ id: string }[]>(
    'select id from customers where lower(email) = lower(?) and erased_at is null and merged_into_id is null',
    [email],
  );
  return found?.id ?? null;
}

/** Locks a customer until the transaction ends; null if they are erased or merged. */
export function lockCustomer(em: EntityManager, id: string): Promise<Customer | null> {
  return em.findOne(Customer, { id, ...ACTIVE }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

async function lockUnlinked(em: EntityManager, email: string): Promise<Customer | null> {
  // The statement compares the address and locks the row, so the address is still theirs after a wait for the lock.
  const [kept] = await em.execute<{ id: string }[]>(
    `select id from customers
      where lower(email) = lower(?) and person_id is null and erased_at is null and merged_into_id is null for update`,
    [email],
  );
  return kept ? em.findOne(Customer, kept.id) : null;
}

function updateProfile(customer: Customer, check: InputCheck, input: Partial<CustomerProfile>): Customer {
  if (input.name != null) customer.name = check.name('name', input.name);
  if (input.phone !== undefined) customer.phone = phone(check, input.phone);
  if (input.locale) customer.locale = input.locale;
  return customer;
}

function phone(check: InputCheck, text: string | null | undefined): string | null {
  return check.text('phone', text, PHONE_MAX_LENGTH) || null;
}
