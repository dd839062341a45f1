import { type Columns, Customer } from '../../entities/index.js';
import { type Page, type PageRequest, pageOf, readCursor, readPage, type Sought, soughtCustomers } from '../input/index.js';
import type { RowList } from './lists.js';
import { plainRow, type RawRow } from './plain-rows.js';
import type { TenantReads } from './tenant-reads.js';

const ACTIVE = 'c.erased_at is null and c.merged_into_id is null';
const CUSTOMERS: RowList<Customer> = {
  entity: Customer,
  from: 'customers c',
  parent: 'c.organisation_id',
  direction: 'desc',
};

/** A page of the customers, newest first: all, or those whom a text finds. Erased and merged customers are not found. */
export function searchCustomers(
  reads: TenantReads,
  search: string | null | undefined,
  request: PageRequest,
): Promise<Page<Columns<Customer>>> {
  const sought = soughtCustomers(search);
  if (sought) return pageOfSought(reads, sought, request);
  return reads.page(CUSTOMERS, reads.organisationId, request, [{ sql: ACTIVE, values: [] }]);
}

/** The database finds the page and no more: a text may have all customers, and putting them in order would cost the most. */
async function pageOfSought(
  { em, organisationId }: TenantReads,
  { words, numbers }: Sought,
  request: PageRequest,
): Promise<Page<Columns<Customer>>> {
  const { size, backwards, cursor } = readPage(request);
  const beyond = cursor === null ? null : readCursor(cursor, false).id;
  const rows = await em.execute<RawRow[]>(
    `select c.* from find_customers_page(?, ?::text[], ?::uuid, ?, ?) as found(id)
     join customers c on c.organisation_id = ? and c.id = found.id and ${ACTIVE} order by c.id desc`,
    [words, numbers, beyond, !backwards, size + 1, organisationId],
  );
  const hasMore = rows.length > size;
  const shown = hasMore && backwards ? rows.slice(1) : rows.slice(0, size);
  return pageOf(
    shown.map((row) => plainRow(em, Customer, row)),
    {},
    {
      hasNextPage: backwards ? cursor !== null : hasMore,
      hasPreviousPage: backwards ? hasMore : cursor !== null,
    },
  );
}
