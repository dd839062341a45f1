import { ledgerRelations } from '../ledger/index.js';
import { momentsOf, type Period } from './period.js';
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
const movedBy = CAUSES.map(
  (cause) => `coalesce(sum(m.net) filter (where m.posted_at <= :closed and m.cause = '${cause}'), 0) as ${cause.toLowerCase()}`,
).join(', ');
const held = `b.balance - coalesce(sum(m.net), 0) as opened_with,
      b.balance - coalesce(sum(m.net) filter (where m.posted_at > :closed), 0) as closed_with`;

/** Each pass with its balance at both moments, and how much of it was earned or had expired by then. */
const PASSES = `
  moved as (
    select b.pass_id, ${held}, ${movedBy}
    from (${ledgerRelations.passHoldings}) b left join (${ledgerRelations.passMovements}) m on m.pass_id = b.pass_id
    group by b.pass_id, b.balance
  ), valued as (
    select p.product_id, m.*,
      ${earnedByDays(':opened', ':openday', 'm.opened_with')} as earned_before,
      ${earnedByDays(':closed', ':closeday', 'm.closed_with')} as earned_after,
      ${expiredAt(':opened', 'm.opened_with')} as expired_before, ${expiredAt(':closed', 'm.closed_with')} as expired_after
    from moved m join passes p on p.organisation_id = :org and p.id = m.pass_id cross join lateral (${daysOfPass}) d
  )`;

const AMOUNTS = ['opening', 'sold', 'redeemed', 'refunded', 'earned', 'expired', 'closing', 'closing_gifts'];

const OWED: ReportQuery<OwedRow> = {
  order: 'name, "productId"',
  amounts: [
    ...(['openingMinor', 'soldMinor', 'redeemedMinor', 'refundedMinor'] as const),
    ...(['earnedMinor', 'expiredMinor', 'closingMinor', 'closingGiftsMinor'] as const),
  ],
  rows: `
  with ${PASSES}, gifts as (
    select l.product_id, ${held}, ${movedBy}
    from (${ledgerRelations.giftHoldings}) b join order_lines l on l.organisation_id = :org and l.id = b.order_line_id
    left join (${ledgerRelations.giftMovements}) m on m.order_line_id = b.order_line_id
    group by b.order_line_id, l.product_id, b.balance
  ), each as (
    select product_id, opened_with - earned_before - expired_before as opening, sold, redeemed, refunded,
      earned + earned_before - earned_after as earned, expired + expired_before - expired_after as expired,
      closed_with - earned_after - expired_after as closing, 0 as closing_gifts
    from valued
    union all
    select product_id, opened_with, sold, redeemed, refunded, earned, expired, closed_with, closed_with from gifts
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
  with ${PASSES}, posted as (${ledgerRelations.breakagePosted}), counted as (
    select v.product_id, v.expired_before + coalesce(b.amount, 0) + v.expired as before,
      v.expired_after + coalesce(b.amount, 0) as after
    from valued v left join posted b on b.pass_id = v.pass_id
  )
  select c.product_id as "productId", d.name, count(*) filter (where c.after > 0 and c.before = 0)::int as passes,
    sum(c.after - c.before) as "expiredMinor", sum(c.after) as "allMinor"
  from counted c join pass_products d on d.organisation_id = :org and d.id = c.product_id
  group by c.product_id, d.name
  having sum(c.after) <> 0 or sum(c.after - c.before) <> 0`,
};

/** The value still owed on passes, by product, and its movements in the period. */
export function deferredRevenue(books: Books, period: Period, part: Part): Promise<Report<OwedRow>> {
  return report(books, OWED, momentsOf(period, books.timeZone, books.now), part);
}

/** The value that expired unused, by product. */
export function breakage(books: Books, period: Period, part: Part): Promise<Report<BreakageRow>> {
  return report(books, BREAKAGE, momentsOf(period, books.timeZone, books.now), part);
}
