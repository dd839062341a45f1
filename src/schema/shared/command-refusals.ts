import { Field, Int } from 'type-graphql';
import { OrderStatus } from '../../entities/enums.js';
import { type MoneyFact, PassProblem, PromoCodeProblem } from '../../services/rules/world/refusals.js';
import { Money } from './money.js';
import { DateTime, LocalDate } from './scalars.js';
import { RefusalType, UserError } from './user-error.js';

/** The refusals of booking and selling. Those that set-up commands give too are in refusal-types.ts. */

@RefusalType('IDEMPOTENCY_KEY_REUSED')
export class IdempotencyKeyReused extends UserError {}

@RefusalType('SESSION_FULL')
export class SessionFull extends UserError {
  @Field(() => Int, { description: 'The number of seats in the session. All of them are taken.' })
  capacity!: number;
}

@RefusalType('SESSION_OVER')
export class SessionOver extends UserError {
  @Field(() => DateTime, { description: 'When the session began or begins.' })
  startsAt!: Date;
}

@RefusalType('SESSION_CANCELLED')
export class SessionCancelled extends UserError {}

@RefusalType('GROUP_NOT_LINKED')
export class GroupNotLinked extends UserError {}

@RefusalType('ALREADY_BOOKED')
export class AlreadyBooked extends UserError {}

@RefusalType('BOOKING_OVERLAPS')
export class BookingOverlaps extends UserError {
  @Field(() => DateTime, { description: 'When the other session begins.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When the other session ends.' })
  endsAt!: Date;
}

@RefusalType('PASS_CANNOT_PAY')
export class PassCannotPay extends UserError {
  @Field(() => PassProblem, { description: 'The reason why the pass cannot pay.' })
  reason!: PassProblem;
}

@RefusalType('NOT_COVERED')
export class NotCovered extends UserError {
  @Field(() => Money, { description: 'The part of the price that passes do not cover.' })
  missing!: MoneyFact;

  @Field(() => Money, { description: 'The highest debt that the course allows a registration; zero where it allows none.' })
  allowed!: MoneyFact;
}

@RefusalType('BOOKING_NOT_ACTIVE')
export class BookingNotActive extends UserError {}

@RefusalType('CANCELLATION_CLOSED')
export class CancellationClosed extends UserError {
  @Field(() => DateTime, { description: 'The deadline: until this moment the booking could be cancelled.' })
  cancellableUntil!: Date;
}

@RefusalType('ALREADY_CHECKED_IN')
export class AlreadyCheckedIn extends UserError {
  @Field(() => DateTime, { description: 'When the attendee was checked in.' })
  checkedInAt!: Date;
}

@RefusalType('NOT_CHECKED_IN')
export class NotCheckedIn extends UserError {}

@RefusalType('CHECK_IN_NOT_OPEN')
export class CheckInNotOpen extends UserError {
  @Field(() => DateTime, { description: 'When check-in opens.' })
  opensAt!: Date;
}

@RefusalType('CHECK_IN_CLOSED')
export class CheckInClosed extends UserError {
  @Field(() => DateTime, { description: 'When check-in closed: the end of the day of the session.' })
  closedAt!: Date;
}

@RefusalType('SESSION_NOT_BEGUN')
export class SessionNotBegun extends UserError {
  @Field(() => DateTime, { description: 'When the session begins.' })
  startsAt!: Date;
}

@RefusalType('GROUP_FULL')
export class GroupFull extends UserError {
  @Field(() => Int, { description: 'The number of places in the group. All of them are taken.' })
  capacity!: number;
}

@RefusalType('ALREADY_REGISTERED')
export class AlreadyRegistered extends UserError {}

@RefusalType('REGISTRATION_ENDED')
export class RegistrationEnded extends UserError {
  @Field(() => LocalDate, { description: 'The first day without the registration.' })
  endsOn!: string;
}

@RefusalType('REGISTRATION_NOT_ENDED')
export class RegistrationNotEnded extends UserError {}

@RefusalType('PRODUCT_ARCHIVED')
export class ProductArchived extends UserError {}

@RefusalType('PRODUCT_ENDED')
export class ProductEnded extends UserError {
  @Field(() => DateTime, { description: "The end of the product's last day of validity." })
  endedAt!: Date;
}

@RefusalType('PRODUCT_NOT_SOLD_HERE')
export class ProductNotSoldHere extends UserError {}

@RefusalType('PURCHASE_LIMIT_REACHED')
export class PurchaseLimitReached extends UserError {
  @Field(() => Int, { description: 'The number of passes of this product that one customer may buy in all.' })
  limit!: number;
}

@RefusalType('PASS_NEEDS_REGISTRATION')
export class PassNeedsRegistration extends UserError {}

@RefusalType('PASS_BELONGS_TO_CUSTOMER')
export class PassBelongsToCustomer extends UserError {}

@RefusalType('PASS_NOT_FOR_COURSE')
export class PassNotForCourse extends UserError {}

@RefusalType('PROMO_CODE_UNUSABLE')
export class PromoCodeUnusable extends UserError {
  @Field(() => PromoCodeProblem, { description: 'The reason why the promo code gives no discount.' })
  reason!: PromoCodeProblem;
}

@RefusalType('AMOUNT_NOT_PAYABLE_ONLINE')
export class AmountNotPayableOnline extends UserError {
  @Field(() => Money, { description: 'The amount due.' })
  total!: MoneyFact;
}

@RefusalType('PAYMENTS_DO_NOT_ADD_UP')
export class PaymentsDoNotAddUp extends UserError {
  @Field(() => Money, { description: 'The amount due.' })
  total!: MoneyFact;
}

@RefusalType('ALREADY_ORDERED')
export class AlreadyOrdered extends UserError {}

@RefusalType('TOO_MANY_OPEN_ORDERS')
export class TooManyOpenOrders extends UserError {
  @Field(() => Int, { description: 'The number of orders of one customer that may wait for payment at the same time.' })
  limit!: number;
}

@RefusalType('ORDER_NOT_OPEN')
export class OrderNotOpen extends UserError {
  @Field(() => OrderStatus, { description: 'The status of the order.' })
  status!: OrderStatus;
}

@RefusalType('REFUND_TOO_LARGE')
export class RefundTooLarge extends UserError {
  @Field(() => Money, { description: 'The largest amount that can still be refunded.' })
  left!: MoneyFact;
}

@RefusalType('AMOUNT_NOT_REFUNDABLE_TO_CARD')
export class AmountNotRefundableToCard extends UserError {
  @Field(() => Money, { description: 'The largest amount that can be refunded to the card.' })
  possible!: MoneyFact;
}

@RefusalType('CARD_NOT_REACHABLE')
export class CardNotReachable extends UserError {}

@RefusalType('PAYMENT_DISPUTED')
export class PaymentDisputed extends UserError {
  @Field(() => DateTime, { description: 'When the dispute was opened.' })
  disputedAt!: Date;
}

@RefusalType('GIFT_CODE_UNUSABLE')
export class GiftCodeUnusable extends UserError {}
