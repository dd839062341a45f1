import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { ledgerRelations, pgArray } from '../ledger/index.js';
import type { Condition, RowList } from './lists.js';

/** Below zero in its own account: without that no registration `r` owes anything, and few have it. */
const IN_THE_RED = `exists (select from registrations_in_the_red o
  where o.organisation_id = r.organisation_id and o.registration_id = r.id)`;

/** The debt of each customer on all registrations together: `organisation_id`, `customer_id`, `debt`. */
const DEBTS = (condition: string) => `
  select r.organisation_id, r.customer_id, (-sum(account.balance))::bigint as debt
  from registrations r cross join lateral (select ${ledgerRelations.registrationBalance} as balance) account
  where ${IN_THE_RED} and account.balance < 0 ${condition} group by r.organisation_id, r.customer_id`;

/** A registration `c` that owes something. */
export const UNPAID: Condition = {
  sql: `exists (select from registrations r where r.organisation_id = c.organisation_id and r.id = c.id
    and ${IN_THE_RED} and ${ledgerRelations.registrationBalance} < 0)`,
  values: [],
};

/** The customers who owe something, the highest debt first. */
export const DEBTORS: RowList<Customer> = {
  entity: Customer,
  from: `customers c join (${DEBTS('')}) d on d.organisation_id = c.organisation_id and d.customer_id = c.id`,
  parent: 'c.organisation_id',
  sort: { column: 'd.debt', type: 'bigint' },
  direction: 'desc',
};

/** The debts of customers, in minor units, in one statement for many. */
export async function debtsOfCustomers(
  em: EntityManager,
  organisationId: string,
  customerIds: readonly string[],
): Promise<number[]> {
  const rows = await em.execute<{ customerId: string; debt: string }[]>(
    `select d.customer_id as "customerId", d.debt
     from (${DEBTS('and r.organisation_id = ? and r.customer_id = any(?::uuid[])')}) d`,
    [organisationId, pgArray(customerIds)],
  );
  const debts = new Map(rows.map(({ customerId, debt }) => [customerId, Number(debt)]));
  return customerIds.map((id) => debts.get(id) ?? 0);
}
