import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OrderChannel, OrderLineKind, PaymentMethod } from '../../entities/enums.js';
import { Money } from '../shared/money.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@ObjectType('ReportFile', { description: 'A report as a CSV file with all its rows, at most 10,000.', simpleResolvers: true })
export class ReportFile {
  @Field(() => String, { description: 'The file name.' })
  name!: string;

  @Field(() => String, {
    description:
      'The content: CSV (RFC 4180) in UTF-8 with a byte order mark and a header row. ' +
      'The `form` of the input says what separates cells, and the decimal mark. Every text is in quotes. ' +
      'An apostrophe precedes whatever a spreadsheet would read as a formula, also inside a text after a separator.',
  })
  csv!: string;

  @Field(() => Int, { description: 'The number of rows without the header.' })
  rowCount!: number;
}

@ObjectType()
abstract class SalesAmounts {
  @Field(() => Money, { description: 'The discounts on sales, by promo codes and by staff.' })
  discount!: Money;

  @Field(() => Money, { description: 'The money received for sales, VAT included.' })
  sold!: Money;

  @Field(() => Money, {
    description:
      'The money refunded in this period, whenever the sale was. ' +
      'It excludes payments that bought nothing, and money lost in a dispute for what was already used.',
  })
  refunded!: Money;
}

@ObjectType('SalesRow', {
  description: 'Sales of one product through one channel on one day, and refunds of it on that day.',
  simpleResolvers: true,
})
export class SalesRow extends SalesAmounts {
  @Field(() => LocalDate, { description: "The day of the payment or refund, in the organisation's time zone." })
  day!: string;

  @Field(() => OrderChannel, { description: 'The channel of the order.' })
  channel!: OrderChannel;

  @Field(() => OrderLineKind, { description: 'The kind of item sold.' })
  kind!: OrderLineKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the pass product; null for seats and registrations.',
    deprecationReason: 'Use `product { id }`.',
  })
  productId!: string | null;

  @Field(() => String, { nullable: true, description: 'The current name of the product; null for seats and registrations.' })
  name!: string | null;

  @Field(() => Int, { description: 'The number of items sold, free ones included. Refunds do not lower it.' })
  count!: number;
}

@ObjectType('SalesTotal', { description: 'The totals of a sales report.', simpleResolvers: true })
export class SalesTotal extends SalesAmounts {}

@ObjectType()
abstract class DeferredRevenueAmounts {
  @Field(() => Money, { description: 'The amount owed at the start of the first day.' })
  opening!: Money;

  @Field(() => Money, {
    description: 'The increase by sales: the credit of CREDIT passes, the price of other passes, and the amount paid for gifts.',
  })
  sold!: Money;

  @Field(() => Money, { description: 'The decrease by uses, less the uses given back; negative.' })
  redeemed!: Money;

  @Field(() => Money, { description: 'The decrease by refunds; negative.' })
  refunded!: Money;

  @Field(() => Money, {
    description:
      'The revenue that TIME passes earned, spread evenly over their days; negative. ' +
      'For a refunded pass, it is the amount posted with the refund.',
  })
  earned!: Money;

  @Field(() => Money, {
    description: 'The amount left on passes when they ended; negative. It is calculated from balances and dates, posted or not.',
  })
  expired!: Money;

  @Field(() => Money, { description: 'The amount owed at the end of the last day: `opening` plus all movements.' })
  closing!: Money;

  @Field(() => Money, { description: 'The part of `closing` for gifts that were not redeemed by then.' })
  closingGifts!: Money;
}

@ObjectType('DeferredRevenueRow', {
  description: 'Deferred revenue from passes and gifts of one product.',
  simpleResolvers: true,
})
export class DeferredRevenueRow extends DeferredRevenueAmounts {
  @Field(() => ID, { description: 'The id of the product.', deprecationReason: 'Use `product { id }`.' })
  productId!: string;

  @Field(() => String, { description: 'The current name of the product.' })
  name!: string;
}

@ObjectType('DeferredRevenueTotal', { description: 'The totals of deferred revenue.', simpleResolvers: true })
export class DeferredRevenueTotal extends DeferredRevenueAmounts {}

@ObjectType()
abstract class BreakageAmounts {
  @Field(() => Money, { description: 'The amount that expired in the period.' })
  expired!: Money;

  @Field(() => Money, { description: 'The amount that had expired in all, up to the end of the last day.' })
  all!: Money;
}

@ObjectType('BreakageRow', { description: 'Breakage of one product.', simpleResolvers: true })
export class BreakageRow extends BreakageAmounts {
  @Field(() => ID, { description: 'The id of the product.', deprecationReason: 'Use `product { id }`.' })
  productId!: string;

  @Field(() => String, { description: 'The current name of the product.' })
  name!: string;

  @Field(() => Int, { description: 'The number of passes that expired in the period with a balance left.' })
  passes!: number;
}

@ObjectType('BreakageTotal', { description: 'The totals of breakage.', simpleResolvers: true })
export class BreakageTotal extends BreakageAmounts {}

@ObjectType()
abstract class DebtAmounts {
  @Field(() => Money, { description: 'The debt from charges of the last 30 days.' })
  upTo30Days!: Money;

  @Field(() => Money, { description: 'The debt from charges 31 to 60 days old.' })
  upTo60Days!: Money;

  @Field(() => Money, { description: 'The debt from charges 61 to 90 days old.' })
  upTo90Days!: Money;

  @Field(() => Money, { description: 'The debt from charges more than 90 days old.' })
  over90Days!: Money;

  @Field(() => Money, { description: 'The whole debt.' })
  debt!: Money;
}

@ObjectType('DebtRow', {
  description: 'The debt of one registration, by the age of its unpaid charges. Payments pay the oldest charges first.',
  simpleResolvers: true,
})
export class DebtRow extends DebtAmounts {
  @Field(() => ID, { description: 'The id of the registration.', deprecationReason: 'Use `registration { id }`.' })
  registrationId!: string;

  @Field(() => String, { description: 'The name of the customer who owes.' })
  customerName!: string;

  @Field(() => String, { description: 'The name of the attendee.' })
  attendeeName!: string;

  @Field(() => String, { description: 'The name of the group.' })
  groupName!: string;

  @Field(() => DateTime, { description: 'When the oldest unpaid charge was made.' })
  since!: Date;
}

@ObjectType('DebtTotal', { description: 'The totals of a debt report.', simpleResolvers: true })
export class DebtTotal extends DebtAmounts {}

@ObjectType()
abstract class CommissionAmounts {
  @Field(() => Money, {
    description: 'The commission that the platform took from online payments. It is a cost of the organisation.',
  })
  taken!: Money;

  @Field(() => Money, { description: 'The commission that the platform returned with refunds.' })
  returned!: Money;

  @Field(() => Money, { description: 'The commission that the platform kept: `taken` − `returned`.' })
  kept!: Money;
}

@ObjectType('CommissionRow', {
  description: "The platform's commission on one day from one payment provider.",
  simpleResolvers: true,
})
export class CommissionRow extends CommissionAmounts {
  @Field(() => LocalDate, { description: "The day when the commission was taken or returned, in the organisation's time zone." })
  day!: string;

  @Field(() => PaymentMethod, { description: 'The payment provider: STRIPE or SANDBOX.' })
  method!: PaymentMethod;
}

@ObjectType('CommissionTotal', { description: 'The totals of a commission report.', simpleResolvers: true })
export class CommissionTotal extends CommissionAmounts {}

@ObjectType()
abstract class VatAmounts {
  @Field(() => Money, {
    description: 'The taxed amount with VAT, less refunds: sales, and uses of MULTI_PURPOSE passes.',
  })
  gross!: Money;

  @Field(() => Money, { description: 'The taxed amount without VAT.' })
  base!: Money;

  @Field(() => Money, { description: 'The VAT.' })
  tax!: Money;
}

@ObjectType('VatRow', {
  description: 'The VAT at one rate, from receipts, credit notes and uses of MULTI_PURPOSE passes.',
  simpleResolvers: true,
})
export class VatRow extends VatAmounts {
  @Field(() => Int, { description: 'The VAT rate in basis points: 2300 is 23 %.' })
  vatBps!: number;
}

@ObjectType('VatTotal', { description: 'The totals of a VAT report.', simpleResolvers: true })
export class VatTotal extends VatAmounts {
  @Field(() => Money, {
    description: 'The same VAT as posted in the ledger. It always equals `tax`, and is there for comparison.',
  })
  posted!: Money;
}

@ObjectType('AttendanceRow', { description: "Utilisation of one group's sessions, and attendance.", simpleResolvers: true })
export class AttendanceRow {
  @Field(() => ID, { description: 'The id of the group.', deprecationReason: 'Use `group { id }`.' })
  groupId!: string;

  @Field(() => String, { description: 'The name of the course.' })
  courseName!: string;

  @Field(() => String, { description: 'The name of the group.' })
  groupName!: string;

  @Field(() => Int, { description: 'The number of sessions in the period, without cancelled ones.' })
  sessions!: number;

  @Field(() => Int, { description: 'The number of seats in these sessions.' })
  capacity!: number;

  @Field(() => Int, { description: 'The number of seats booked and not cancelled.' })
  booked!: number;

  @Field(() => Int, { description: 'The number of bookings whose attendee came.' })
  attended!: number;

  @Field(() => Int, { description: 'The number of bookings whose attendee did not come.' })
  noShow!: number;

  @Field(() => Int, { description: 'The number of bookings cancelled after their deadline. They are not part of `booked`.' })
  lateCancelled!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The share of seats booked, in basis points: 7500 is 75 %. Null when there are no seats.',
  })
  utilisationBps!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The share of bookings whose attendee came, in basis points. Null when nothing is booked.',
  })
  attendanceBps!: number | null;
}
