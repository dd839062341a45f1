import { type Page, type PageRequest, pageOf, readCursor, readPage } from '../input/index.js';
import { registrationMovements, type StatementEvent } from '../ledger/index.js';
import type { TenantReads } from './tenant-reads.js';

/** A line of a registration's statement. Its id is that of its transfer, or of the pass that expired. */
export interface StatementRow {
  id: string;
  event: StatementEvent;
  reversal: boolean;
  bookingId: string | null;
  passId: string | null;
  postedAt: Date;
  paidMinor: number;
  chargedMinor: number;
  balanceMinor: number;
}

const ORDER = { sortBy: 'postedAt' } as const;

/** A page of a registration's statement, oldest first. Throws BAD_USER_INPUT for an impossible page. */
export async function statementPage(
  reads: TenantReads,
  registrationId: string,
  request: PageRequest,
): Promise<Page<StatementRow>> {
  const { size, backwards, cursor } = readPage(request);
  const passes = await reads.creditPassesOfRegistration.load(registrationId);
  const movements = await registrationMovements(
    reads.em,
    reads.organisationId,
    registrationId,
    passes.map(({ id, validUntil }) => ({ passId: id, endsAt: validUntil ?? null })),
    reads.now,
    { limit: size + 1, backwards, ...(cursor === null ? {} : { beyond: placeOf(cursor) }) },
  );
  const hasMore = movements.length > size;
  const shown = backwards ? movements.slice(hasMore ? 1 : 0) : movements.slice(0, size);
  return pageOf(shown, ORDER, {
    hasNextPage: backwards ? cursor !== null : hasMore,
    hasPreviousPage: backwards ? hasMore : cursor !== null,
  });
}

function placeOf(cursor: string): { postedAt: Date; id: string } {
  const { id, value } = readCursor(cursor, true);
  return { id, postedAt: value instanceof Date ? value : new Date(0) };
}
