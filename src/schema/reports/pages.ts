import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import {
  AttendanceRow,
  BreakageRow,
  BreakageTotal,
  CommissionRow,
  CommissionTotal,
  DebtRow,
  DebtTotal,
  DeferredRevenueRow,
  DeferredRevenueTotal,
  SalesRow,
  SalesTotal,
  VatRow,
  VatTotal,
} from './reports.js';

/** Declares a page of a report: its rows, how many there are, and what they come to. */
function report<R extends object, T extends object>(name: string, description: string, row: ClassType<R>, total: ClassType<T>) {
  @ObjectType(name, { description, simpleResolvers: true })
  class ReportPage {
    @Field(() => [row], { description: 'The rows that were asked for.' })
    rows!: R[];

    @Field(() => Int, { description: 'How many rows there are in all.' })
    rowCount!: number;

    @Field(() => total, { description: 'All rows together, those included that were not asked for.' })
    total!: T;
  }
  return ReportPage;
}

export const SalesReport = report('SalesReport', 'What was sold, by day, channel and product.', SalesRow, SalesTotal);
export const DeferredRevenueReport = report(
  'DeferredRevenueReport',
  'Deferred revenue: what was paid for passes and gifts and is still owed to their holders, by product, and how it came from one day to another. What is sold, used and refunded is as the ledger has it; what time earned and what expired is counted from what passes hold there and from their dates, whether or not it was posted. Passes count with the validity that they have now: one that is made longer moves what it had let expire.',
  DeferredRevenueRow,
  DeferredRevenueTotal,
);
export const BreakageReport = report(
  'BreakageReport',
  'What expired unused, by product: what passes other than TIME passes still held in the ledger when they ended, counted from their dates, whether or not it was posted, by the validity that they have now.',
  BreakageRow,
  BreakageTotal,
);
export const DebtReport = report('DebtReport', 'Who owes what, the most first.', DebtRow, DebtTotal);
export const CommissionReport = report(
  'CommissionReport',
  "The platform's share of online payments, by day.",
  CommissionRow,
  CommissionTotal,
);
export const VatReport = report('VatReport', 'The tax that fell due with sales, by rate.', VatRow, VatTotal);

@ObjectType('AttendanceReport', {
  description:
    'How full sessions were, by group: as bookings and sessions are recorded now, so that a correction changes what is told of days that are over.',
  simpleResolvers: true,
})
export class AttendanceReport {
  @Field(() => [AttendanceRow], { description: 'The rows that were asked for.' })
  rows!: AttendanceRow[];

  @Field(() => Int, { description: 'How many rows there are in all.' })
  rowCount!: number;
}

@ObjectType('Reports', {
  description:
    "Reports of an organisation's books, as of any day of its calendar. Every amount is that of its ledger. For owners and managers.",
})
export class Reports {}
