import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { ledgerRelations, pgArray } from '../ledger/index.js';
import type { Condition, RowList } from './lists.js';

/** Below zero in its own account: without that no registration `r` owes anything, and few have it. */
const IN_THE_RED = `exists (select from registrations_in_the_red o
  where o.organisation_id = r.organisation_id and o.registration_id = r.id)`;

/**
 * The debt of each customer on all registrations together: `organisation_id`, `customer_id`, `debt`. With `offset` a balance is
 * added up once; it would be for each of its uses.
 */
const DEBTS = (condition: string) => `
  select r.organisation_id, r.customer_id, (-sum(account.balance))::bigint as debt
  from registrations r cross join lateral (select ${ledgerRelations.registrationBalance} as balance offset 0) account
  where ${IN_THE_RED} and account.balance < 0 ${condition} group by r.organisation_id, r.customer_id`;

const BALANCE = `(select ${ledgerRelations.registrationBalance} from (select c.organisation_id, c.id) r)`;

/** A registration `c` that owes something. The list is read in the order of those in the red, so a page costs what it shows. */
export const UNPAID: Condition = {
  sql: `c.id in (select o.registration_id from registrations_in_the_red o where o.organisation_id = c.organisation_id)
    and ${BALANCE} < 0`,
  values: [],
};

/** A registration `c` that owes nothing. */
export const PAID: Condition = {
  sql: `not exists (select from registrations_in_the_red o
    where o.organisation_id = c.organisation_id and o.registration_id = c.id) or ${BALANCE} >= 0`,
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
