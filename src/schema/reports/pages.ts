import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../shared/scalars.js';
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

const MOMENT = 'The moment as of which the report was read. Pass it with each further page.';

/** Declares a page of a report: the requested rows, their total number and the totals of all rows. */
function report<R extends object, T extends object>(name: string, description: string, row: ClassType<R>, total: ClassType<T>) {
  @ObjectType(name, { description, simpleResolvers: true })
  class ReportPage {
    @Field(() => [row], { description: 'The requested rows.' })
    rows!: R[];

    @Field(() => Int, { description: 'The total number of rows.' })
    rowCount!: number;

    @Field(() => DateTime, { description: MOMENT })
    moment!: Date;

    @Field(() => total, { description: 'The totals over all rows, not only the requested ones.' })
    total!: T;
  }
  return ReportPage;
}

export const SalesReport = report('SalesReport', 'Sales and refunds by day, channel and product.', SalesRow, SalesTotal);
export const DeferredRevenueReport = report(
  'DeferredRevenueReport',
  'Deferred revenue by product: ' +
    'the amount paid for passes and gifts that is still owed to their holders, and its movement over a period. ' +
    'Sales, uses and refunds are as posted in the ledger. ' +
    'Earned and expired amounts are calculated from balances and dates, posted or not. ' +
    'Passes count with their current validity, so extending an expired pass changes earlier figures.',
  DeferredRevenueRow,
  DeferredRevenueTotal,
);
export const BreakageReport = report(
  'BreakageReport',
  'Breakage by product: the amounts left on CREDIT and ENTRY passes when they ended. ' +
    'It is calculated from balances and current dates, posted or not.',
  BreakageRow,
  BreakageTotal,
);
export const DebtReport = report('DebtReport', 'Debts of registrations, the largest first.', DebtRow, DebtTotal);
export const CommissionReport = report(
  'CommissionReport',
  "The platform's share of online payments, by day.",
  CommissionRow,
  CommissionTotal,
);
export const VatReport = report('VatReport', 'The VAT that fell due with sales and uses, by rate.', VatRow, VatTotal);

@ObjectType('AttendanceReport', {
  description:
    'Utilisation of sessions and attendance, by group. ' +
    'It shows bookings as they are recorded now, so a correction changes the figures of past days.',
  simpleResolvers: true,
})
export class AttendanceReport {
  @Field(() => [AttendanceRow], { description: 'The requested rows.' })
  rows!: AttendanceRow[];

  @Field(() => Int, { description: 'The total number of rows.' })
  rowCount!: number;

  @Field(() => DateTime, { description: MOMENT })
  moment!: Date;
}

@ObjectType('Reports', {
  description:
    'The reports of an organisation. All amounts come from its ledger, and days are in its time zone. ' +
    'Only owners and managers can read them.',
})
export class Reports {}
