import { ledgerRelations } from '../ledger/index.js';
import { spanOf } from './kept.js';
import type { Period } from './period.js';
import { type Books, bookDay, type Part, type Report, type ReportQuery, report } from './run.js';

/** The value owed on the passes and gifts of a product: `opening` plus all movements is `closing`. Minor units. */
export interface OwedRow {
  productId: string;
  name: string;
  openingMinor: number;
  soldMinor: number;
  redeemedMinor: number;
  refundedMinor: number;
  earnedMinor: number;
  expiredMinor: number;
  closingMinor: number;
  /** The part of `closing` that is for gifts not redeemed yet. */
  closingGiftsMinor: number;
}

export interface BreakageRow {
  productId: string;
  name: string;
  passes: number;
  expiredMinor: number;
  allMinor: number;
}

/** SQL: the first day of a pass, and the one after its last. */
export const daysOfPass = `
  select ${bookDay('coalesce(valid_from, purchased_at)')} as first_day,
    ${bookDay(`valid_until + interval '1 millisecond'`)} as end_day`;

/**
 * SQL: the part of a TIME pass's money that is earned at a moment, evenly by whole days, and all of it after the end. What does
 * not divide by the days is earned with the last one. Bookings do not count here: a refund counts them, see `usedOfTime` in
 * rules/refunds/time-pass.ts. A refund posts what it keeps and empties the pass, so nothing is counted twice.
 * @param day the first day that is not over at the moment; `daysOfPass` has the others
 */
export const earnedByDays = (moment: string, day: string, held: string): string => `case
    when kind <> 'TIME' then 0
    when valid_until < ${moment} then ${held}
    when valid_until is null or ${day} <= first_day then 0
    else div(${held} * least(${day} - first_day, end_day - first_day), (end_day - first_day)::numeric) end`;

/** The rest of a pass that has ended counts for nothing, whether or not the ledger was told. Time, however, was given. */
const expiredAt = (moment: string, held: string): string =>
  `case when kind <> 'TIME' and valid_until < ${moment} then ${held} else 0 end`;

const CAUSES = ['SOLD', 'REDEEMED', 'REFUNDED', 'EARNED', 'EXPIRED'] as const;
const causes = CAUSES.map((cause) => cause.toLowerCase());
const movedBy = (counts: string): string =>
  CAUSES.map((cause) => `coalesce(sum(m.net) filter (where m.cause = '${cause}'${counts}), 0) as ${cause.toLowerCase()}`).join(
    ', ',
  );

const giftsOfProducts = (moves: string): string => `
  (select l.product_id, 'GIFT' as holder, m.posted_at, m.net, m.cause
   from (${moves}) m join order_lines l on l.organisation_id = :org and l.id = m.order_line_id)`;
const passesOfProducts = (moves: string): string => `
  (select p.product_id, 'PASS' as holder, m.posted_at, m.net, m.cause
   from (${moves}) m join passes p on p.organisation_id = :org and p.id = m.pass_id)`;

/** The movements after `:since` by day and product. A gift belongs to the product that it was bought as. */
export const OWED_OF_DAYS = `
  select ${bookDay('m.posted_at')} as day, m.product_id, m.holder, sum(m.net) as net, ${movedBy('')}
  from (${passesOfProducts(ledgerRelations.passMovements)} union all ${giftsOfProducts(ledgerRelations.giftMovements)}) m
  group by 1, 2, 3`;

/** What products held in all at both moments, whatever of it had been earned or had expired, and why that moved. */
const FLOWS = `
  tail as materialized (${ledgerRelations.passMovements}),
  flows as (
    select product_id, holder, coalesce(sum(net) filter (where day < :openday), 0) as opened_with, sum(net) as closed_with,
      ${causes.map((cause) => `coalesce(sum(${cause}) filter (where day >= :openday), 0) as ${cause}`).join(', ')}
    from owed_days where organisation_id = :org and day < :keptday group by product_id, holder
    union all
    select m.product_id, m.holder, coalesce(sum(m.net) filter (where m.posted_at <= :opened), 0), sum(m.net),
      ${movedBy(' and m.posted_at > :opened')}
    from (${passesOfProducts('select * from tail')} union all ${giftsOfProducts(ledgerRelations.giftMovements)}) m
    group by m.product_id, m.holder
  )`;

const code = `'PASS:' || p.id`;

/** SQL: whether the moment finds a pass ended, or a TIME pass begun. Of other passes nothing was earned and nothing expired. */
const counts = (moment: string): string =>
  `(p.valid_until < ${moment} or p.kind = 'TIME' and coalesce(p.valid_from, p.purchased_at) <= ${moment})`;

/** SQL: what the pass `p` held at a moment. The last closed day tells it, unless the pass moved since; then transfers do. */
const heldByPass = (moment: string, since: string): string => `
  case when not ${counts(moment)} then 0 when h.moved_at > ${moment} then ${ledgerRelations.heldAt(code, moment)}
    else coalesce(h.held, 0) + ${since} end`;

/** SQL: what had been posted as breakage of the pass `p`, or taken back of it. */
const lapsedOfPass = (moment: string, lapsed: string, since: string): string => `
  case when ${lapsed} is null then 0 when h.moved_at > ${moment} then -${ledgerRelations.heldAt(code, moment, `'BREAKAGE'`)}
    else coalesce(h.lapsed, 0) + ${since} end`;

const movedSince = (until: string): string => `coalesce(sum(net) filter (where posted_at <= ${until}), 0)::bigint`;
const lapsedSince = (until: string): string =>
  `coalesce(-sum(net) filter (where posted_at <= ${until} and cause = 'EXPIRED'), 0)::bigint`;

/** SQL for the row of passes `p` with their holdings `h`. The row `t`, if there is one, has their movements since. */
const heldOf = (lapsed: string, since: (column: string) => string): string => `
  select p.product_id, p.kind, p.valid_from, p.valid_until, p.purchased_at,
    ${heldByPass(':opened', since('opened_net'))} as opened_with, ${heldByPass(':closed', since('closed_net'))} as closed_with,
    ${lapsedOfPass(':opened', lapsed, since('opened_lapsed'))} as lapsed_before,
    ${lapsedOfPass(':closed', lapsed, since('closed_lapsed'))} as lapsed_after`;

const HOLDINGS = 'pass_holdings h on h.organisation_id = :org and h.pass_id = p.id and h.moved_at <= :held';
const MOVED_LAPSED = 'coalesce(h.lapsed, t.lapsed)';

/**
 * Each pass that had ended or earned something: how much of it was earned or had expired by each of the moments. The few that
 * moved since the last closed day are read by their keys: the planner takes all others for as few, if they are joined with them.
 */
const VALUED = `
  moved as materialized (
    select pass_id, ${movedSince(':opened')} as opened_net, ${movedSince(':closed')} as closed_net,
      (-sum(net) filter (where cause = 'EXPIRED'))::bigint as lapsed, ${lapsedSince(':opened')} as opened_lapsed,
      ${lapsedSince(':closed')} as closed_lapsed
    from tail where posted_at > :held group by pass_id
  ), held as (
    ${heldOf('h.lapsed', () => '0')}
    from passes p join ${HOLDINGS}
    where p.organisation_id = :org and ${counts(':closed')} and p.id not in (select pass_id from moved)
    union all
    ${heldOf('h.lapsed', () => '0')}
    from passes p join ${HOLDINGS}
    where p.organisation_id = :org and h.lapsed is not null and ${counts(':closed')} is not true
      and p.id not in (select pass_id from moved)
    union all
    ${heldOf(MOVED_LAPSED, (column) => `t.${column}`)}
    from moved t join passes p on p.organisation_id = :org and p.id = t.pass_id left join ${HOLDINGS}
    where ${counts(':closed')} or ${MOVED_LAPSED} is not null
  ), valued as (
    select h.product_id, h.lapsed_before, h.lapsed_after,
      (${earnedByDays(':opened', ':openday', 'h.opened_with')})::bigint as earned_before,
      (${earnedByDays(':closed', ':closeday', 'h.closed_with')})::bigint as earned_after,
      ${expiredAt(':opened', 'h.opened_with')} as expired_before, ${expiredAt(':closed', 'h.closed_with')} as expired_after
    from held h cross join lateral (${daysOfPass}) d
  )`;

const AMOUNTS = ['opening', 'sold', 'redeemed', 'refunded', 'earned', 'expired', 'closing', 'closing_gifts'];

const OWED: ReportQuery<OwedRow> = {
  order: 'name, "productId"',
  amounts: [
    ...(['openingMinor', 'soldMinor', 'redeemedMinor', 'refundedMinor'] as const),
    ...(['earnedMinor', 'expiredMinor', 'closingMinor', 'closingGiftsMinor'] as const),
  ],
  rows: `
  with ${FLOWS}, ${VALUED}, each as (
    select product_id, opened_with as opening, ${causes.join(', ')}, closed_with as closing,
      case holder when 'GIFT' then closed_with else 0 end as closing_gifts
    from flows
    union all
    select product_id, -sum(earned_before + expired_before), 0, 0, 0, sum(earned_before - earned_after),
      sum(expired_before - expired_after), -sum(earned_after + expired_after), 0
    from valued group by product_id
  ), summed as (
    select product_id, ${AMOUNTS.map((name) => `sum(${name}) as ${name}`).join(', ')} from each group by product_id
  )
  select s.product_id as "productId", d.name, s.opening as "openingMinor", s.sold as "soldMinor", s.redeemed as "redeemedMinor",
    s.refunded as "refundedMinor", s.earned as "earnedMinor", s.expired as "expiredMinor", s.closing as "closingMinor",
    s.closing_gifts as "closingGiftsMinor"
  from summed s join pass_products d on d.organisation_id = :org and d.id = s.product_id
  where ${AMOUNTS.map((name) => `s.${name} <> 0`).join(' or ')}`,
};

/**
 * Expired value is what an expired pass still holds plus what was posted as breakage, so a report says the same before and
 * after the rest is posted.
 */
const BREAKAGE: ReportQuery<BreakageRow> = {
  order: 'name, "productId"',
  amounts: ['expiredMinor', 'allMinor'],
  rows: `
  with tail as materialized (${ledgerRelations.passMovements}), ${VALUED}, counted as (
    select product_id, expired_before + lapsed_before as before, expired_after + lapsed_after as after from valued
  ), summed as (
    select product_id, count(*) filter (where after > 0 and before = 0)::int as passes, sum(after - before) as expired,
      sum(after) as total
    from counted group by product_id having sum(after) <> 0 or sum(after - before) <> 0
  )
  select s.product_id as "productId", d.name, s.passes, s.expired as "expiredMinor", s.total as "allMinor"
  from summed s join pass_products d on d.organisation_id = :org and d.id = s.product_id`,
};

/** The balances of passes come from all their movements, so also those before the period count unless they are kept. */
async function owedSpan(books: Books, period: Period) {
  const span = await spanOf(books, period);
  return { ...span, since: span.kept };
}

/** The value still owed on passes, by product, and its movements in the period. */
export async function deferredRevenue(books: Books, period: Period, part: Part): Promise<Report<OwedRow>> {
  return report(books, OWED, await owedSpan(books, period), part);
}

/** The value that expired unused, by product. */
export async function breakage(books: Books, period: Period, part: Part): Promise<Report<BreakageRow>> {
  return report(books, BREAKAGE, await owedSpan(books, period), part);
}
