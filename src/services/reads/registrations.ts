import { type Columns, type Customer, Registration } from '../../entities/index.js';
import { customerMatching, type Page, type PageRequest } from '../input/index.js';
import { DEBTORS, UNPAID } from './debts.js';
import type { Condition, RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

/** Conditions on registrations; those left out match all. */
interface RegistrationFilter {
  /** A part of the name of the customer or of one of their attendees, or of the e-mail address. */
  search?: string | null | undefined;
  groupId?: string | null | undefined;
  courseId?: string | null | undefined;
  /** True: only those that owe something. False: only those that do not. */
  unpaid?: boolean | null | undefined;
  /** True: only those that have an end. False: only those without. */
  ended?: boolean | null | undefined;
}

const REGISTRATIONS: RowList<Registration> = {
  entity: Registration,
  from: 'registrations c join groups g on g.organisation_id = c.organisation_id and g.id = c.group_id',
  parent: 'c.organisation_id',
  direction: 'desc',
};
const REGISTRATIONS_OF_GROUP: RowList<Registration> = { ...REGISTRATIONS, from: 'registrations c', parent: 'c.group_id' };
const REGISTRATIONS_OF_CUSTOMER: RowList<Registration> = { ...REGISTRATIONS_OF_GROUP, parent: 'c.customer_id' };

/** A page of the registrations of all groups, newest first. */
export function searchRegistrations(
  reads: TenantReads,
  filter: RegistrationFilter,
  request: PageRequest,
): Promise<Page<Columns<Registration>>> {
  return reads.page(REGISTRATIONS, reads.organisationId, request, conditionsOf(filter));
}

/** A page of the registrations of a group, newest first. */
export function registrationsOfGroup(
  reads: TenantReads,
  groupId: string,
  filter: Pick<RegistrationFilter, 'unpaid' | 'ended'>,
  request: PageRequest,
): Promise<Page<Columns<Registration>>> {
  return reads.page(REGISTRATIONS_OF_GROUP, groupId, request, conditionsOf(filter));
}

/** A page of the registrations of all attendees of a customer, newest first. */
export function registrationsOfCustomer(
  reads: TenantReads,
  customerId: string,
  filter: Pick<RegistrationFilter, 'unpaid' | 'ended'>,
  request: PageRequest,
): Promise<Page<Columns<Registration>>> {
  return reads.page(REGISTRATIONS_OF_CUSTOMER, customerId, request, conditionsOf(filter));
}

/** A page of the customers who owe something, the highest debt first. */
export function debtors(reads: TenantReads, request: PageRequest): Promise<Page<Columns<Customer>>> {
  return reads.page(DEBTORS, reads.organisationId, request);
}

function conditionsOf({ search, groupId, courseId, unpaid, ended }: RegistrationFilter): Condition[] {
  const conditions: Condition[] = [];
  if (groupId != null) conditions.push({ sql: 'c.group_id = ?::uuid', values: [groupId] });
  if (courseId != null) conditions.push({ sql: 'g.course_id = ?::uuid', values: [courseId] });
  if (unpaid != null) conditions.push(unpaid ? UNPAID : { sql: `not (${UNPAID.sql})`, values: [] });
  if (ended != null) conditions.push({ sql: `c.ends_on is ${ended ? 'not ' : ''}null`, values: [] });
  const matching = customerMatching(search);
  if (matching) {
    const { sql, values } = matching('u');
    const customer = 'u.organisation_id = c.organisation_id and u.id = c.customer_id';
    conditions.push({ sql: `exists (select from customers u where ${customer} and ${sql})`, values });
  }
  return conditions;
}
