import { type Columns, type Customer, Registration } from '../../entities/index.js';
import { type Page, type PageRequest, pageOf, readCursor, readPage, type Sought, soughtCustomers } from '../input/index.js';
import { DEBTORS, PAID, UNPAID } from './debts.js';
import { andAll, type Condition, type RowList } from './lists.js';
import { plainRow, type RawRow } from './plain-rows.js';
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
  from: 'registrations c',
  parent: 'c.organisation_id',
  direction: 'desc',
};
/** For a condition on the group `g`. */
const WITH_GROUPS: RowList<Registration> = {
  ...REGISTRATIONS,
  from: 'registrations c join groups g on g.organisation_id = c.organisation_id and g.id = c.group_id',
};
const REGISTRATIONS_OF_GROUP: RowList<Registration> = { ...REGISTRATIONS, parent: 'c.group_id' };
const REGISTRATIONS_OF_CUSTOMER: RowList<Registration> = { ...REGISTRATIONS_OF_GROUP, parent: 'c.customer_id' };

const OF_SOUGHT = 'c.customer_id in (select find_customers(?, ?::text[]))';
/** Read as a set, beside all registrations. PostgreSQL expects few customers, and would look each of them up. */
const OF_MANY_SOUGHT = `(${OF_SOUGHT}) is true`;
/** So many registrations are read before the customers are asked for: a text that many have fills a page among them. */
const NEWEST = 2_000;

/** A page of the registrations of all groups, newest first. */
export async function searchRegistrations(
  reads: TenantReads,
  { search, ...filter }: RegistrationFilter,
  request: PageRequest,
): Promise<Page<Columns<Registration>>> {
  const list = filter.courseId == null ? REGISTRATIONS : WITH_GROUPS;
  const conditions = conditionsOf(filter);
  const sought = soughtCustomers(search);
  if (!sought) return reads.page(list, reads.organisationId, request, conditions);
  const found = (sql: string) => [...conditions, { sql, values: [sought.words, sought.numbers] }];
  const newest = await pageOfNewest(reads, list, { sought, conditions }, request);
  if (!newest) return reads.page(list, reads.organisationId, request, found(OF_SOUGHT));
  return { ...newest, count: () => reads.count(list, reads.organisationId, found(OF_MANY_SOUGHT)) };
}

/** The page if the newest registrations fill it, and undefined if they do not. */
async function pageOfNewest(
  { em, organisationId }: TenantReads,
  { from }: RowList<Registration>,
  { sought: { words, numbers }, conditions }: { sought: Sought; conditions: readonly Condition[] },
  request: PageRequest,
): Promise<Page<Columns<Registration>> | undefined> {
  const { size, backwards, cursor } = readPage(request);
  const order = backwards ? 'asc' : 'desc';
  const beyond = { sql: `c.id ${backwards ? '>' : '<'} ?::uuid`, values: cursor === null ? [] : [readCursor(cursor, false).id] };
  const all = cursor === null ? conditions : [...conditions, beyond];
  const rows = await em.execute<RawRow[]>(
    `with newest as materialized (
       select c.* from ${from} where c.organisation_id = ?${andAll(all)} order by c.id ${order} limit ${NEWEST}
     )
     select * from newest
     where customer_id in (select find_customers_among(?, ?::text[], array(select customer_id from newest)))
     order by id ${order} limit ?`,
    [organisationId, ...all.flatMap(({ values }) => values), words, numbers, size + 1],
  );
  if (rows.length <= size) return undefined;
  const shown = rows.slice(0, size).map((row) => plainRow(em, Registration, row));
  if (backwards) shown.reverse();
  return pageOf(shown, {}, { hasNextPage: !backwards || cursor !== null, hasPreviousPage: backwards || cursor !== null });
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

function conditionsOf({ groupId, courseId, unpaid, ended }: Omit<RegistrationFilter, 'search'>): Condition[] {
  const conditions: Condition[] = [];
  if (groupId != null) conditions.push({ sql: 'c.group_id = ?::uuid', values: [groupId] });
  if (courseId != null) conditions.push({ sql: 'g.course_id = ?::uuid', values: [courseId] });
  if (unpaid != null) conditions.push(unpaid ? UNPAID : PAID);
  if (ended != null) conditions.push({ sql: `c.ends_on is ${ended ? 'not ' : ''}null`, values: [] });
  return conditions;
}
