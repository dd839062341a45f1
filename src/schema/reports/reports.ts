import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OrderChannel, OrderLineKind, PaymentMeans } from '../../entities/enums.js';
import { Money } from '../shared/money.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@ObjectType('ReportFile', { description: 'A report as a file, with all of its rows.', simpleResolvers: true })
export class ReportFile {
  @Field(() => String, { description: 'What to call the file.' })
  name!: string;

  @Field(() => String, {
    description:
      'CSV (RFC 4180) in UTF-8, with a byte order mark for Excel and a line of names: commas between cells, amounts as decimals with a point, texts that a spreadsheet would take for formulas behind an apostrophe.',
  })
  csv!: string;

  @Field(() => Int, { description: 'How many rows it has, the names not counted.' })
  rowCount!: number;
}

@ObjectType()
abstract class SalesAmounts {
  @Field(() => Money, { description: 'What was taken off the prices of what was sold, by promo codes and by staff.' })
  discount!: Money;

  @Field(() => Money, { description: 'The money that came in for it, VAT included.' })
  sold!: Money;

  @Field(() => Money, {
    description:
      'The money that went back for it on this day, whenever it was sold. Not in it: money that bought nothing, and what a lost dispute took for what had been used.',
  })
  refunded!: Money;
}

@ObjectType('SalesRow', {
  description: 'What was sold of one product through one channel on one day, and what of it was paid back on that day.',
  simpleResolvers: true,
})
export class SalesRow extends SalesAmounts {
  @Field(() => LocalDate, { description: "The day that it was paid, or paid back, in the organisation's time zone." })
  day!: string;

  @Field(() => OrderChannel, { description: 'Where it was ordered.' })
  channel!: OrderChannel;

  @Field(() => OrderLineKind, { description: 'What was sold.' })
  kind!: OrderLineKind;

  @Field(() => ID, { nullable: true, description: 'The pass product; null of seats and registrations.' })
  productId!: string | null;

  @Field(() => String, { nullable: true, description: 'The name that the product has now; null of seats and registrations.' })
  name!: string | null;

  @Field(() => Int, { description: 'How many were sold, those included that cost nothing; a refund takes nothing from it.' })
  count!: number;
}

@ObjectType('SalesTotal', { description: 'All sales of a report together.', simpleResolvers: true })
export class SalesTotal extends SalesAmounts {}

@ObjectType()
abstract class DeferredRevenueAmounts {
  @Field(() => Money, { description: 'What was owed when the first day began.' })
  opening!: Money;

  @Field(() => Money, {
    description: 'What sales added: the credit of a CREDIT pass, the price of any other, and what was paid for a gift.',
  })
  sold!: Money;

  @Field(() => Money, { description: 'What uses took from it, below zero; what was given back of uses counts against it.' })
  redeemed!: Money;

  @Field(() => Money, { description: 'What went with refunds, below zero.' })
  refunded!: Money;

  @Field(() => Money, {
    description:
      'What time earned of TIME passes, below zero: counted from what they hold, evenly over their days; of a pass that was refunded, what was posted with the refund.',
  })
  earned!: Money;

  @Field(() => Money, {
    description:
      'What expired unused, below zero: what passes still held when they ended, counted from their dates, whether or not it was posted.',
  })
  expired!: Money;

  @Field(() => Money, { description: 'What was owed when the last day ended: `opening` and all that moved it.' })
  closing!: Money;

  @Field(() => Money, { description: 'What of `closing` is for gifts that nobody had redeemed by then.' })
  closingGifts!: Money;
}

@ObjectType('DeferredRevenueRow', { description: 'What is owed on the passes and gifts of one product.', simpleResolvers: true })
export class DeferredRevenueRow extends DeferredRevenueAmounts {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@ObjectType('DeferredRevenueTotal', { description: 'What is owed on all passes together.', simpleResolvers: true })
export class DeferredRevenueTotal extends DeferredRevenueAmounts {}

@ObjectType()
abstract class BreakageAmounts {
  @Field(() => Money, { description: 'What expired unused in this time.' })
  expired!: Money;

  @Field(() => Money, { description: 'What had ever expired unused when the last day ended.' })
  all!: Money;
}

@ObjectType('BreakageRow', { description: 'What expired unused of one product.', simpleResolvers: true })
export class BreakageRow extends BreakageAmounts {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'How many passes expired in this time with something left on them.' })
  passes!: number;
}

@ObjectType('BreakageTotal', { description: 'What expired unused of all products together.', simpleResolvers: true })
export class BreakageTotal extends BreakageAmounts {}

@ObjectType()
abstract class DebtAmounts {
  @Field(() => Money, { description: 'What was charged at most 30 days ago.' })
  upTo30Days!: Money;

  @Field(() => Money, { description: 'What was charged 31 to 60 days ago.' })
  upTo60Days!: Money;

  @Field(() => Money, { description: 'What was charged 61 to 90 days ago.' })
  upTo90Days!: Money;

  @Field(() => Money, { description: 'What was charged more than 90 days ago.' })
  over90Days!: Money;

  @Field(() => Money, { description: 'All of it.' })
  debt!: Money;
}

@ObjectType('DebtRow', {
  description: 'What one registration owes, by the age of the charges that nothing has paid. Money pays the oldest first.',
  simpleResolvers: true,
})
export class DebtRow extends DebtAmounts {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => String, { description: 'Who pays.' })
  customerName!: string;

  @Field(() => String, { description: 'Who comes.' })
  attendeeName!: string;

  @Field(() => String, { description: 'To which group.' })
  groupName!: string;

  @Field(() => DateTime, { description: 'When the oldest of those charges was made.' })
  since!: Date;
}

@ObjectType('DebtTotal', { description: 'What all registrations owe together.', simpleResolvers: true })
export class DebtTotal extends DebtAmounts {}

@ObjectType()
abstract class CommissionAmounts {
  @Field(() => Money, { description: 'What the platform took of online payments, above zero: a cost of the organisation.' })
  taken!: Money;

  @Field(() => Money, { description: 'What it gave back with refunds.' })
  returned!: Money;

  @Field(() => Money, { description: 'What it kept: `taken` less `returned`.' })
  kept!: Money;
}

@ObjectType('CommissionRow', { description: "The platform's share of one day and provider.", simpleResolvers: true })
export class CommissionRow extends CommissionAmounts {
  @Field(() => LocalDate, { description: "The day that it was taken or returned, in the organisation's time zone." })
  day!: string;

  @Field(() => PaymentMeans, { description: 'Through whom the payments came.' })
  method!: PaymentMeans;
}

@ObjectType('CommissionTotal', { description: "The platform's share in all.", simpleResolvers: true })
export class CommissionTotal extends CommissionAmounts {}

@ObjectType()
abstract class VatAmounts {
  @Field(() => Money, {
    description: 'What was sold, or used of a MULTI_PURPOSE pass, and so taxed: with the tax, less what was given back.',
  })
  gross!: Money;

  @Field(() => Money, { description: 'The same without the tax.' })
  base!: Money;

  @Field(() => Money, { description: 'The tax.' })
  tax!: Money;
}

@ObjectType('VatRow', {
  description: 'The tax of one rate, as receipts, credit notes and the uses of MULTI_PURPOSE passes say it.',
  simpleResolvers: true,
})
export class VatRow extends VatAmounts {
  @Field(() => Int, { description: 'The rate in basis points: 2300 is 23 %.' })
  vatBps!: number;
}

@ObjectType('VatTotal', { description: 'The tax of all rates together.', simpleResolvers: true })
export class VatTotal extends VatAmounts {
  @Field(() => Money, { description: 'The same tax as it stands in the ledger: to the cent what `tax` is, told to be compared.' })
  posted!: Money;
}

@ObjectType('AttendanceRow', { description: 'How full the sessions of one group were, and who came.', simpleResolvers: true })
export class AttendanceRow {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => String, { description: 'The name of its course.' })
  courseName!: string;

  @Field(() => String, { description: 'Its name.' })
  groupName!: string;

  @Field(() => Int, { description: 'How many sessions it had, those that were cancelled not counted.' })
  sessions!: number;

  @Field(() => Int, { description: 'The seats in them.' })
  capacity!: number;

  @Field(() => Int, { description: 'The seats that were booked, and not cancelled.' })
  booked!: number;

  @Field(() => Int, { description: 'Of those booked, who came.' })
  attended!: number;

  @Field(() => Int, { description: 'Of those booked, who did not.' })
  noShow!: number;

  @Field(() => Int, { description: 'Bookings that were cancelled too late.' })
  lateCancelled!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The part of the seats that was booked, in basis points: 7500 is 75 %; null when there were no seats.',
  })
  utilisationBps!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The part of those booked who came, in basis points; null when nobody was booked.',
  })
  attendanceBps!: number | null;
}
