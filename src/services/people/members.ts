import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../entities/index.js';
import { Member } from '../../entities/index.js';
import type { Result } from '../refusals.js';
import type { Tenant } from '../set-up.js';
import { done, setUp } from '../set-up.js';
import { refuseTakenEmail } from './taken-email.js';

export interface AddMember {
  name: string;
  email: string;
  role: Role;
}

/** Adds somebody to the staff. A customer is no member: `createCustomer` makes those. */
export function addMember(tenant: Tenant, input: AddMember): Promise<Result<Member>> {
  return refuseTakenEmail(() =>
    setUp(tenant, async ({ em, organisationId, check }) => {
      const name = check.name('name', input.name);
      const email = check.email('email', input.email);
      if (input.role === 'CUSTOMER') check.invalid('role', 'UNEXPECTED');
      return done(em.create(Member, { id: uuidv7(), organisationId, name, email, role: input.role }));
    }),
  );
}
