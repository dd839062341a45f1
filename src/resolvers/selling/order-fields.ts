import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { Session } from '../../schema/objects/catalogue.js';
import { Order, OrderLine, Payment, Refund, RefundLine } from '../../schema/objects/orders.js';
import { Pass, PassProduct } from '../../schema/objects/passes.js';
import { Customer } from '../../schema/objects/people.js';
import { PromoCode } from '../../schema/objects/promo-codes.js';
import { Receipt } from '../../schema/objects/receipts.js';
import { Booking, Registration } from '../../schema/objects/registrations.js';
import { AlreadyOrdered, BookingOverlaps } from '../../schema/shared/command-refusals.js';
import { Money } from '../../schema/shared/money.js';
import type { RefusalOf } from '../../services/rules/world/refusals.js';
import { moneyOf, optionalMoneyOf, readsOf, seenByKey } from '../shared/reading.js';
import { STAFF_AND_KEYS, VisibleTo } from '../shared/visible.js';

@Resolver(() => Order)
export class OrderResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'The customer who pays; null for a sale to an anonymous buyer.' })
  async customer(@Root() { customer }: rows.Order, @Ctx() context: Context): Promise<Customer | null> {
    return customer ? (await readsOf(context)).existing(rows.Customer, customer.id) : null;
  }

  @FieldResolver(() => Money, { description: 'The price before the discount.' })
  subtotal(@Root() { subtotalMinor }: rows.Order, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, subtotalMinor);
  }

  @FieldResolver(() => Money, { description: 'The discount.' })
  discount(@Root() { discountMinor }: rows.Order, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, discountMinor);
  }

  @VisibleTo(STAFF_AND_KEYS)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reason of a discount that staff gave; null for other viewers than staff.',
  })
  discountReason(@Root() { discountReason }: rows.Order): string | null {
    return discountReason ?? null;
  }

  @FieldResolver(() => Money, { description: 'The amount to pay.' })
  total(@Root() { totalMinor }: rows.Order, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, totalMinor);
  }

  @FieldResolver(() => Money, {
    description: 'Money received that bought nothing, or whose refund failed, and that is still owed to the payer.',
  })
  refundDue(@Root() { refundDueMinor }: rows.Order, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, refundDueMinor);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The page where an open order is paid; null for any other order, and before the page is opened.',
  })
  checkoutUrl(@Root() { status, providerUrl }: rows.Order): string | null {
    return status === 'OPEN' ? (providerUrl ?? null) : null;
  }

  @FieldResolver(() => [OrderLine], { description: 'The lines, in the order of the request.' })
  async lines(@Root() { id }: rows.Order, @Ctx() context: Context): Promise<rows.Columns<rows.OrderLine>[]> {
    const lines = await (await readsOf(context)).linesOfOrder.load(id);
    return lines.toSorted((one, other) => one.position - other.position);
  }

  @FieldResolver(() => [Payment], { description: 'The payments received.' })
  async payments(@Root() { id }: rows.Order, @Ctx() context: Context): Promise<rows.Columns<rows.Payment>[]> {
    return (await readsOf(context)).paymentsOfOrder.load(id);
  }

  @FieldResolver(() => [Refund], { description: 'The refunds.' })
  async refunds(@Root() { id }: rows.Order, @Ctx() context: Context): Promise<rows.Columns<rows.Refund>[]> {
    return (await readsOf(context)).refundsOfOrder.load(id);
  }

  @FieldResolver(() => [Receipt], { description: 'The receipt, and the credit notes that correct it.' })
  async receipts(@Root() { id }: rows.Order, @Ctx() context: Context): Promise<rows.Columns<rows.Receipt>[]> {
    return (await readsOf(context)).receiptsOfOrder.load(id);
  }
}

@Resolver(() => OrderLine)
export class OrderLineResolver {
  @FieldResolver(() => Money, { description: 'The price before the discount.' })
  unitPrice(@Root() { unitPriceMinor }: rows.OrderLine, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, unitPriceMinor);
  }

  @FieldResolver(() => Money, { description: 'The discount.' })
  discount(@Root() { discountMinor }: rows.OrderLine, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, discountMinor);
  }

  @FieldResolver(() => Money, { description: 'The amount to pay for the line.' })
  amount(@Root() { amountMinor }: rows.OrderLine, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, amountMinor);
  }

  @FieldResolver(() => PassProduct, { nullable: true, description: 'The product of the pass; null for other lines.' })
  async product(@Root() { product }: rows.OrderLine, @Ctx() context: Context): Promise<PassProduct | null> {
    return product ? (await readsOf(context)).existing(rows.PassProduct, product.id) : null;
  }

  @FieldResolver(() => Session, { nullable: true, description: 'The session of the seat; null for other lines.' })
  async session(@Root() { session }: rows.OrderLine, @Ctx() context: Context): Promise<Session | null> {
    return session ? (await readsOf(context)).existing(rows.Session, session.id) : null;
  }

  @FieldResolver(() => Registration, {
    nullable: true,
    description:
      'The registration that the line pays for, or that its payment made. ' + 'Null for everybody but its customer and staff.',
  })
  async registration(@Root() { registration }: rows.OrderLine, @Ctx() context: Context): Promise<Registration | null> {
    return registration ? seenByKey(context, 'Registration', registration.id) : null;
  }

  @FieldResolver(() => Pass, {
    nullable: true,
    description: 'The pass that was issued. Null until then, and for everybody but its holder and staff.',
  })
  async pass(@Root() { pass }: rows.OrderLine, @Ctx() context: Context): Promise<Pass | null> {
    return pass ? seenByKey(context, 'Pass', pass.id) : null;
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'The booking that was made. Null until then, and for everybody but its customer and staff.',
  })
  async booking(@Root() { booking }: rows.OrderLine, @Ctx() context: Context): Promise<Booking | null> {
    return booking ? seenByKey(context, 'Booking', booking.id) : null;
  }
}

@Resolver(() => AlreadyOrdered)
export class AlreadyOrderedResolver {
  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The unpaid order. Null for everybody but its payer and staff.',
  })
  async order(
    @Root() { orderId }: RefusalOf<'ALREADY_ORDERED'>,
    @Ctx() context: Context,
  ): Promise<rows.Columns<rows.Order> | null> {
    return seenByKey(context, 'Order', orderId);
  }
}

@Resolver(() => BookingOverlaps)
export class BookingOverlapsResolver {
  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'The booking of the other session. Null when an unpaid order holds its seat, or the same order asks for both.',
  })
  async booking(@Root() { bookingId }: RefusalOf<'BOOKING_OVERLAPS'>, @Ctx() context: Context): Promise<Booking | null> {
    return bookingId === null ? null : seenByKey(context, 'Booking', bookingId);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The unpaid order that holds the other seat. Null for everybody but its payer and staff.',
  })
  async order(
    @Root() { orderId }: RefusalOf<'BOOKING_OVERLAPS'>,
    @Ctx() context: Context,
  ): Promise<rows.Columns<rows.Order> | null> {
    return orderId === null ? null : seenByKey(context, 'Order', orderId);
  }
}

@Resolver(() => Payment)
export class PaymentResolver {
  @FieldResolver(() => Money, { description: 'The amount.' })
  amount(@Root() { amountMinor }: rows.Payment, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, amountMinor);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The cash that was handed over; null if nobody counted it.' })
  tendered(@Root() { tenderedMinor }: rows.Payment, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, tenderedMinor);
  }

  @FieldResolver(() => Money, { description: 'The change that the customer got back.' })
  change(@Root() { changeMinor }: rows.Payment, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, changeMinor);
  }

  @VisibleTo(STAFF_AND_KEYS)
  @FieldResolver(() => Money, { nullable: true, description: "The platform's commission. Null for everybody but staff." })
  fee(@Root() { feeMinor }: rows.Payment, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, feeMinor);
  }
}

@Resolver(() => Refund)
export class RefundResolver {
  @FieldResolver(() => Money, { description: 'The amount.' })
  amount(@Root() { amountMinor }: rows.Refund, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, amountMinor);
  }

  @FieldResolver(() => [RefundLine], {
    description: 'The parts of it by line of its order. Empty for money that bought nothing.',
  })
  lines(@Root() { claims }: rows.Refund, @Ctx() context: Context): Promise<RefundLine[]> {
    const lines = Object.entries(claims).map(([position, minor]) => [Number(position), minor] as const);
    lines.sort(([one], [other]) => one - other);
    return Promise.all(lines.map(async ([position, minor]) => ({ position, amount: await moneyOf(context, minor) })));
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order of the new pass; null for other methods than PASS.' })
  async passOrder(@Root() { passOrder }: rows.Refund, @Ctx() context: Context): Promise<rows.Columns<rows.Order> | null> {
    return passOrder ? (await readsOf(context)).existing(rows.Order, passOrder.id) : null;
  }

  @VisibleTo(STAFF_AND_KEYS)
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The commission that the platform gives back. Null for everybody but staff.',
  })
  feeReturned(@Root() { feeReturnedMinor }: rows.Refund, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, feeReturnedMinor);
  }
}

@Resolver(() => PromoCode)
export class PromoCodeResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The amount that the code takes off an order; null for a code in percent.',
  })
  amount(@Root() { amountMinor }: rows.PromoCode, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, amountMinor);
  }

  @FieldResolver(() => [PassProduct], {
    nullable: true,
    description: 'The products that the code is for; null for everything on sale.',
  })
  async products(@Root() { productIds }: rows.PromoCode, @Ctx() context: Context): Promise<PassProduct[] | null> {
    if (!productIds) return null;
    const reads = await readsOf(context);
    return Promise.all(productIds.map((id) => reads.existing(rows.PassProduct, id)));
  }
}
