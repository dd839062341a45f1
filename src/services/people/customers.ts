import { v7 as uuidv7 } from 'uuid';
import type { Locale } from '../../entities/index.js';
import { Customer } from '../../entities/index.js';
import type { Result } from '../refusals.js';
import type { Tenant } from '../set-up.js';
import { done, setUp } from '../set-up.js';
import { refuseTakenEmail } from './taken-email.js';

const PHONE_MAX_LENGTH = 40;

export interface CreateCustomer {
  name: string;
  email: string;
  phone?: string | null;
  /** The organisation's when left out. */
  locale?: Locale | null;
}

export interface UpdateCustomer extends Partial<CreateCustomer> {
  customerId: string;
}

export function createCustomer(tenant: Tenant, input: CreateCustomer, now = new Date()): Promise<Result<Customer>> {
  return refuseTakenEmail(() =>
    setUp(tenant, async ({ em, organisation, organisationId, check }) => {
      const customer = em.create(Customer, {
        id: uuidv7(),
        organisationId,
        name: check.name('name', input.name),
        email: check.email('email', input.email),
        phone: check.text('phone', input.phone, PHONE_MAX_LENGTH) || null,
        locale: input.locale ?? organisation.locale,
        createdAt: now,
      });
      return done(customer);
    }),
  );
}

/** Changes what the input names; what it leaves out stays. */
export function updateCustomer(tenant: Tenant, input: UpdateCustomer): Promise<Result<Customer>> {
  return refuseTakenEmail(() =>
    setUp(tenant, async ({ em, check }) => {
      const customer = await em.findOne(Customer, input.customerId);
      if (!check.found('customerId', 'CUSTOMER', customer)) return check.refused();
      if (input.name != null) customer.name = check.name('name', input.name);
      if (input.email != null) customer.email = check.email('email', input.email);
      if (input.phone !== undefined) customer.phone = check.text('phone', input.phone, PHONE_MAX_LENGTH) || null;
      if (input.locale) customer.locale = input.locale;
      return done(customer);
    }),
  );
}
