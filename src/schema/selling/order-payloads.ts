import { Field, Int, ObjectType } from 'type-graphql';
import type { PassBalanceState, RegistrationBalanceState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { PassBalance, RegistrationBalance } from '../objects/live.js';
import { Order, Refund } from '../objects/orders.js';
import { Pass } from '../objects/passes.js';
import { Customer } from '../objects/people.js';
import { BUT_FOR_AN_ORDER, commandPayload, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';
import { CourseArchived, OnlineSaleUnavailable, PaymentProviderUnavailable } from '../shared/refusal-types.js';

/** The refusals of any line of an order. */
const LINE_REFUSALS = [
  refusals.IdempotencyKeyReused,
  refusals.ProductArchived,
  refusals.ProductEnded,
  refusals.ProductNotSoldHere,
  refusals.PassNeedsRegistration,
  refusals.PassBelongsToCustomer,
  refusals.PassNotForCourse,
  refusals.PurchaseLimitReached,
  refusals.SessionFull,
  refusals.SessionOver,
  refusals.SessionCancelled,
  refusals.GroupNotLinked,
  refusals.RegistrationEnded,
  refusals.AlreadyBooked,
  refusals.BookingOverlaps,
  refusals.AlreadyOrdered,
  refusals.TooManyOpenOrders,
  refusals.GroupFull,
  refusals.AlreadyRegistered,
  CourseArchived,
  refusals.PromoCodeUnusable,
];

@ObjectType({ description: 'The code of a gift. It can be redeemed after the order is paid.', simpleResolvers: true })
export class GiftCode {
  @Field(() => Int, { description: "The position of the gift's line in the order, from 0." })
  position!: number;

  @Field(() => String, {
    description: 'The code. It is not stored: keep it, or repeat the mutation with the same idempotency key.',
  })
  code!: string;
}

export interface OrderPayload {
  order: entities.Columns<entities.Order> | null;
  url?: string | null;
  errors: Refusal[];
}

@commandPayload('startCheckout')
export class StartCheckoutPayload {
  @Field(() => Order, {
    nullable: true,
    description: 'The order. It holds its seats and places until `heldUntil`. Null when refused.',
  })
  order!: entities.Columns<entities.Order> | null;

  @Field(() => String, {
    nullable: true,
    description: 'The payment page. Null when refused, and for a free order, which is paid at once.',
  })
  url!: string | null;

  @refusalsField(
    'startCheckout',
    [...LINE_REFUSALS, OnlineSaleUnavailable, refusals.OrderNotOpen, refusals.AmountNotPayableOnline, PaymentProviderUnavailable],
    BUT_FOR_AN_ORDER,
  )
  errors!: Refusal[];
}

@commandPayload('sellOrder')
export class SellOrderPayload {
  @Field(() => Order, { nullable: true, description: 'The paid order. Null when refused.' })
  order!: entities.Columns<entities.Order> | null;

  @refusalsField('sellOrder', [...LINE_REFUSALS, refusals.PaymentsDoNotAddUp])
  errors!: Refusal[];
}

@commandPayload('cancelOrder')
export class CancelOrderPayload {
  @Field(() => Order, { nullable: true, description: 'The order after the mutation. Null when refused.' })
  order!: entities.Columns<entities.Order> | null;

  @refusalsField('cancelOrder', [refusals.OrderNotOpen])
  errors!: Refusal[];
}

@ObjectType({ description: 'A pass that a refund takes back.', simpleResolvers: true })
export class PassTakenBack {
  @Field(() => Pass, { description: 'The pass.' })
  pass!: entities.Columns<entities.Pass>;

  @Field(() => Customer, { description: 'The customer who holds it, who need not be the payer: it may have been a gift.' })
  holder!: entities.Columns<entities.Customer>;

  @Field(() => Boolean, {
    description: 'Whether the holder is told by e-mail: they are not the payer, and have an address.',
  })
  holderIsTold!: boolean;
}

export interface RefundPayload {
  refund: entities.Columns<entities.Refund> | null;
  passesTakenBack: PassTakenBack[];
  passBalances: PassBalanceState[];
  registrationBalance: RegistrationBalanceState | null;
  errors: Refusal[];
}

@commandPayload('refundPayment')
export class RefundPaymentPayload {
  @Field(() => Refund, {
    nullable: true,
    description: 'The refund. In a preview it is shown as it would be, and its id is not valid. Null when refused.',
  })
  refund!: entities.Columns<entities.Refund> | null;

  @Field(() => [PassTakenBack], {
    description: 'The passes that the refund takes back, with their holders. A preview names those that it would take back.',
  })
  passesTakenBack!: PassTakenBack[];

  @Field(() => [PassBalance], {
    description: 'The passes that the refund took back, and the new pass of method PASS. A preview has no new pass.',
  })
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, {
    nullable: true,
    description:
      'The account of the registration that changed; with method PASS, the one of the new pass. Null when none changed.',
  })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('refundPayment', [
    refusals.IdempotencyKeyReused,
    refusals.RefundTooLarge,
    refusals.AmountNotRefundableToCard,
    refusals.CardNotReachable,
    refusals.PaymentDisputed,
    refusals.ProductArchived,
    refusals.ProductEnded,
    refusals.PurchaseLimitReached,
    refusals.PassNotForCourse,
    refusals.RegistrationEnded,
  ])
  errors!: Refusal[];
}

@commandPayload('redeemGift')
export class RedeemGiftPayload {
  @Field(() => Pass, { nullable: true, description: 'The pass. Null when refused.' })
  pass!: entities.Pass | null;

  @Field(() => [PassBalance], { description: 'The balance of the pass. Empty when refused.' })
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, {
    nullable: true,
    description: "The registration's account after the mutation. Null for ENTRY and TIME passes, and when refused.",
  })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('redeemGift', [
    refusals.IdempotencyKeyReused,
    refusals.GiftCodeUnusable,
    refusals.PassNotForCourse,
    refusals.RegistrationEnded,
    refusals.ProductEnded,
  ])
  errors!: Refusal[];
}
