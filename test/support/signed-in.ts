import { linkPerson } from '../../src/services/callers/known-person.js';
import { bindTenant, type Tenant } from '../../src/services/input/set-up.js';
import type { SignIn } from '../../src/services/sign-in/index.js';

export type Holder = { memberId: string } | { customerId: string };

/** Signs somebody in without the code by mail, as the person behind a member or a customer. Answers their bearer token. */
export async function signedIn(signIn: SignIn, tenant: Tenant, holder: Holder): Promise<string> {
  const [table, id] = 'memberId' in holder ? ['members', holder.memberId] : ['customers', holder.customerId];
  const [row] = await bindTenant(tenant).transactional((em) =>
    em.execute<{ email: string }[]>(`select email from ${table} where id = ?`, [id]),
  );
  if (!row) throw new Error(`There is nobody by ${id}`);
  const { token, person } = await signIn.openSession(row.email);
  await linkPerson(tenant, holder, person.id);
  return token;
}
