import { Field, Int } from 'type-graphql';
import { OrderStatus } from '../../entities/enums.js';
import { type MoneyFact, PassProblem, PromoCodeProblem } from '../../services/rules/world/refusals.js';
import { Money } from './money.js';
import { DateTime } from './scalars.js';
import { RefusalType, UserError } from './user-error.js';

/** The refusals of booking, selling and the desk; those that set-up commands share stand in refusal-types.ts. */

@RefusalType('IDEMPOTENCY_KEY_REUSED')
export class IdempotencyKeyReused extends UserError {}

@RefusalType('SESSION_FULL')
export class SessionFull extends UserError {
  @Field(() => Int, { description: 'How many seats the session has, all of them taken.' })
  capacity!: number;
}

@RefusalType('SESSION_OVER')
export class SessionOver extends UserError {
  @Field(() => DateTime, { description: 'When the session began.' })
  startsAt!: Date;
}

@RefusalType('SESSION_CANCELLED')
export class SessionCancelled extends UserError {}

@RefusalType('GROUP_NOT_LINKED')
export class GroupNotLinked extends UserError {}

@RefusalType('ALREADY_BOOKED')
export class AlreadyBooked extends UserError {}

@RefusalType('PASS_CANNOT_PAY')
export class PassCannotPay extends UserError {
  @Field(() => PassProblem, { description: 'Why not.' })
  reason!: PassProblem;
}

@RefusalType('NOT_COVERED')
export class NotCovered extends UserError {
  @Field(() => Money, { description: 'What no pass pays and the course does not let anybody owe.' })
  missing!: MoneyFact;

  @Field(() => Money, { description: 'How much the course lets a registration owe.' })
  allowed!: MoneyFact;
}

@RefusalType('BOOKING_NOT_ACTIVE')
export class BookingNotActive extends UserError {}

@RefusalType('CANCELLATION_CLOSED')
export class CancellationClosed extends UserError {
  @Field(() => DateTime, { description: 'Until when it could be cancelled.' })
  cancellableUntil!: Date;
}

@RefusalType('ALREADY_CHECKED_IN')
export class AlreadyCheckedIn extends UserError {
  @Field(() => DateTime, { description: 'When the attendee was checked in.' })
  checkedInAt!: Date;
}

@RefusalType('GROUP_FULL')
export class GroupFull extends UserError {
  @Field(() => Int, { description: 'How many places the group has, all of them taken.' })
  capacity!: number;
}

@RefusalType('ALREADY_REGISTERED')
export class AlreadyRegistered extends UserError {}

@RefusalType('PRODUCT_ARCHIVED')
export class ProductArchived extends UserError {}

@RefusalType('PRODUCT_ENDED')
export class ProductEnded extends UserError {
  @Field(() => DateTime, { description: 'When passes of it ended.' })
  endedAt!: Date;
}

@RefusalType('PRODUCT_NOT_SOLD_HERE')
export class ProductNotSoldHere extends UserError {}

@RefusalType('PURCHASE_LIMIT_REACHED')
export class PurchaseLimitReached extends UserError {
  @Field(() => Int, { description: 'How many passes of the product one customer may ever buy.' })
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
  @Field(() => PromoCodeProblem, { description: 'Why it takes nothing off.' })
  reason!: PromoCodeProblem;
}

@RefusalType('AMOUNT_NOT_PAYABLE_ONLINE')
export class AmountNotPayableOnline extends UserError {
  @Field(() => Money, { description: 'What is due.' })
  total!: MoneyFact;
}

@RefusalType('PAYMENTS_DO_NOT_ADD_UP')
export class PaymentsDoNotAddUp extends UserError {
  @Field(() => Money, { description: 'What is due.' })
  total!: MoneyFact;
}

@RefusalType('ALREADY_ORDERED')
export class AlreadyOrdered extends UserError {}

@RefusalType('TOO_MANY_OPEN_ORDERS')
export class TooManyOpenOrders extends UserError {
  @Field(() => Int, { description: 'How many may wait at once.' })
  limit!: number;
}

@RefusalType('ORDER_NOT_OPEN')
export class OrderNotOpen extends UserError {
  @Field(() => OrderStatus, { description: 'What became of the order.' })
  status!: OrderStatus;
}

@RefusalType('REFUND_TOO_LARGE')
export class RefundTooLarge extends UserError {
  @Field(() => Money, { description: 'What can be given back.' })
  left!: MoneyFact;
}

@RefusalType('AMOUNT_NOT_REFUNDABLE_TO_CARD')
export class AmountNotRefundableToCard extends UserError {
  @Field(() => Money, { description: 'What of it can go back to the card.' })
  possible!: MoneyFact;
}

@RefusalType('CARD_NOT_REACHABLE')
export class CardNotReachable extends UserError {}

@RefusalType('PAYMENT_DISPUTED')
export class PaymentDisputed extends UserError {
  @Field(() => DateTime, { description: 'Since when it is disputed.' })
  disputedAt!: Date;
}

@RefusalType('GIFT_CODE_UNUSABLE')
export class GiftCodeUnusable extends UserError {}
