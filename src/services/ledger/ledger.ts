import type { EntityManager } from '@mikro-orm/postgresql';
import type { QueryConfig } from 'pg';
import { type AccountCode, bookedAccount, isShared, ORGANISATION_ACCOUNTS, revenueAccount, unitOf } from './accounts.js';
import { pgArray } from './pg-array.js';
import { deltas, type TransferDraft } from './transfers.js';

/** A query of the posting, and how many rows it must touch: fewer means an account that was never opened, which is a fault. */
export interface PostingQuery extends QueryConfig<unknown[]> {
  name: string;
  expectedRows?: number;
}

/**
 * The queries that post transfers inside the caller's transaction, in order. Accounts that many owners share are locked by code
 * before they change, the one order every writer keeps, so that two batches of one organisation wait for each other and never
 * deadlock. Those of a pass or a registration follow it: the caller holds the lock on it.
 * @param opened accounts that begin to exist with this posting
 */
export function postingQueries(
  organisationId: string,
  currency: string,
  postedAt: Date,
  transfers: readonly TransferDraft[],
  opened: readonly AccountCode[],
): PostingQuery[] {
  const queries: PostingQuery[] = [];
  if (opened.length > 0) queries.push(openQuery(organisationId, currency, opened));
  if (transfers.length === 0) return queries;
  const sums = [...deltas(transfers)];
  const codes = sums.map(([code]) => code);
  queries.push(
    {
      name: 'ledger-lock',
      text: 'select code from accounts where organisation_id = $1 and code = any($2::text[]) order by code for no key update',
      values: [organisationId, pgArray(codes.filter(isShared))],
    },
    insertTransfers(organisationId, postedAt, transfers),
    {
      name: 'ledger-balance',
      text: `update accounts a set balance = a.balance + d.delta, version = a.version + 1
             from unnest($2::text[], $3::bigint[]) as d(code, delta) where a.organisation_id = $1 and a.code = d.code`,
      values: [organisationId, pgArray(codes), pgArray(sums.map(([, delta]) => delta))],
      expectedRows: sums.length,
    },
  );
  return queries;
}

function openQuery(organisationId: string, currency: string, codes: readonly AccountCode[]): PostingQuery {
  return {
    name: 'ledger-open',
    text: `insert into accounts (organisation_id, code, unit)
           select $1, a.code, a.unit from unnest($2::text[], $3::text[]) as a(code, unit)`,
    values: [organisationId, pgArray(codes), pgArray(codes.map((code) => unitOf(code, currency)))],
  };
}

function insertTransfers(organisationId: string, postedAt: Date, transfers: readonly TransferDraft[]): PostingQuery {
  const column = <K extends keyof TransferDraft>(key: K) => pgArray(transfers.map((transfer) => transfer[key]));
  return {
    name: 'ledger-transfer',
    text: `insert into transfers (organisation_id, posted_at, id, template, debit, credit, unit, amount, booking_id, pass_id,
             order_id, order_line_id, reverses)
           select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],
             $9::uuid[], $10::uuid[], $11::uuid[], $12::uuid[], $13::uuid[])`,
    values: [
      organisationId,
      postedAt,
      column('id'),
      column('template'),
      column('debit'),
      column('credit'),
      column('unit'),
      column('amount'),
      column('bookingId'),
      column('passId'),
      column('orderId'),
      column('orderLineId'),
      column('reverses'),
    ],
  };
}

/** Reads balances inside the caller's transaction. Rows are only as still as the locks the caller holds on their owners. */
export const balancesQuery = (
  organisationId: string,
  codes: readonly AccountCode[],
): QueryConfig<unknown[]> & { name: string } => ({
  name: 'ledger-balances',
  text: 'select code, balance from accounts where organisation_id = $1 and code = any($2::text[])',
  values: [organisationId, pgArray(codes)],
});

/**
 * The transfers of some bookings that still stand: neither reversed nor reversals. Found by the accounts of the registrations
 * and passes they touch.
 */
export const unreversedTransfersQuery = (
  organisationId: string,
  codes: readonly AccountCode[],
  bookingIds: readonly string[],
): QueryConfig<unknown[]> & { name: string } => ({
  name: 'ledger-unreversed',
  text: `select t.id, t.template, t.debit, t.credit, t.unit, t.amount, t.booking_id as "bookingId", t.pass_id as "passId",
    t.order_id as "orderId",
           t.order_line_id as "orderLineId", t.reverses
         from transfers t
         where t.organisation_id = $1 and t.booking_id = any($3::uuid[]) and t.reverses is null
           and (t.debit = any($2::text[]) or t.credit = any($2::text[]))
           and not exists (select from transfers r where r.organisation_id = $1 and r.reverses = t.id)
         order by t.id`,
  values: [organisationId, pgArray(codes), pgArray(bookingIds)],
});

/** Opens the accounts that every organisation has, in the caller's transaction. */
export const openOrganisationAccounts = (em: EntityManager, organisationId: string, currency: string): Promise<void> =>
  open(em, organisationId, currency, ORGANISATION_ACCOUNTS);

/** Opens the two accounts of a new course, in the caller's transaction. */
export const openCourseAccounts = (
  em: EntityManager,
  organisationId: string,
  courseId: string,
  currency: string,
): Promise<void> => open(em, organisationId, currency, [bookedAccount(courseId), revenueAccount(courseId)]);

async function open(em: EntityManager, organisationId: string, currency: string, codes: readonly AccountCode[]): Promise<void> {
  await em.execute(
    `insert into accounts (organisation_id, code, unit) select ?, a.code, a.unit
      from unnest(?::text[], ?::text[]) as a(code, unit)`,
    [organisationId, pgArray(codes), pgArray(codes.map((code) => unitOf(code, currency)))],
  );
}

/** Balances of accounts now. An account that was never opened has none and is left out. */
export async function balances(
  em: EntityManager,
  organisationId: string,
  codes: readonly AccountCode[],
): Promise<Map<AccountCode, { balance: number; version: number }>> {
  const rows = await em.execute<{ code: AccountCode; balance: string; version: string }[]>(
    'select code, balance, version from accounts where organisation_id = ? and code = any(?::text[])',
    [organisationId, pgArray(codes)],
  );
  return new Map(rows.map((row) => [row.code, { balance: Number(row.balance), version: Number(row.version) }]));
}

/**
 * Balances as they stood at a past moment: today's balance less what has moved since, which is the shorter sum for the moments
 * people ask about. A transfer posted at that very moment counts.
 */
export async function balancesAsOf(
  em: EntityManager,
  organisationId: string,
  codes: readonly AccountCode[],
  moment: Date,
): Promise<Map<AccountCode, number>> {
  const rows = await em.execute<{ code: AccountCode; balance: string }[]>(
    `select a.code, a.balance
       - coalesce((select sum(t.amount) from transfers t
                   where t.organisation_id = a.organisation_id and t.credit = a.code and t.posted_at > ?), 0)
       + coalesce((select sum(t.amount) from transfers t
                   where t.organisation_id = a.organisation_id and t.debit = a.code and t.posted_at > ?), 0) as balance
     from accounts a where a.organisation_id = ? and a.code = any(?::text[])`,
    [moment, moment, organisationId, pgArray(codes)],
  );
  return new Map(rows.map((row) => [row.code, Number(row.balance)]));
}
