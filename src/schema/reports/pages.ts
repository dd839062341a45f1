import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { type Page, PageInfo } from '../shared/connection.js';
import { Cursor, DateTime } from '../shared/scalars.js';
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

/** Declares a page of a report: a connection of its rows, counted, as of a moment. */
function rowsOf<R extends object>(name: string, row: ClassType<R>, description: string) {
  @ObjectType(`${name}Edge`, { description: 'A row of the report and its cursor.' })
  class Edge {
    @Field(() => row, { description: 'The row.' })
    node!: R;

    @Field(() => Cursor, { description: 'The cursor of the row. It also tells the moment as of which the report was read.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description, simpleResolvers: true })
  class Rows implements Page<R> {
    @Field(() => [Edge], { description: 'The rows of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'The position of this page in the report.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'The number of rows in the whole report.' })
    totalCount!: number;

    @Field(() => DateTime, {
      description:
        'The moment as of which the report was read. Pages after or before one of its cursors are as of the same moment.',
    })
    moment!: Date;
  }
  return Rows;
}

/** Declares a page of a report that has totals. */
function report<R extends object, T extends object>(name: string, description: string, row: ClassType<R>, total: ClassType<T>) {
  const Rows = rowsOf(name, row, description);
  Field(() => total, { description: 'The totals over all rows, not only those of this page.' })(Rows.prototype, 'total');
  return Rows;
}

export const SalesRows = report('SalesRow', 'Sales and refunds by day, channel and product.', SalesRow, SalesTotal);
export const DeferredRevenueRows = report(
  'DeferredRevenueRow',
  'Deferred revenue by product: ' +
    'the amount paid for passes and gifts that is still owed to their holders, and its movement over a period. ' +
    'Sales, uses and refunds are as posted in the ledger. ' +
    'Earned and expired amounts are calculated from balances and dates, posted or not. ' +
    'Passes count with their current validity, so extending an expired pass changes earlier figures.',
  DeferredRevenueRow,
  DeferredRevenueTotal,
);
export const BreakageRows = report(
  'BreakageRow',
  'Breakage by product: the amounts left on CREDIT and ENTRY passes when they ended. ' +
    'It is calculated from balances and current dates, posted or not.',
  BreakageRow,
  BreakageTotal,
);
export const DebtRows = report('DebtRow', 'Debts of registrations, the largest first.', DebtRow, DebtTotal);
export const CommissionRows = report(
  'CommissionRow',
  "The platform's share of online payments, by day.",
  CommissionRow,
  CommissionTotal,
);
export const VatRows = report('VatRow', 'The VAT that fell due with sales and uses, by rate.', VatRow, VatTotal);
export const AttendanceRows = rowsOf(
  'AttendanceRow',
  AttendanceRow,
  'Utilisation of sessions and attendance, by group. ' +
    'It shows bookings as they are recorded now, so a correction changes the figures of past days.',
);

@ObjectType('Reports', {
  description:
    'The reports of an organisation. All amounts come from its ledger, and days are in its time zone. ' +
    'Only owners and managers can read them.',
})
export class Reports {}
