import { Field, Int, ObjectType } from 'type-graphql';
import type { PassBalanceState, RegistrationBalanceState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { PassBalance, RegistrationBalance } from '../objects/live.js';
import { Order, Refund } from '../objects/orders.js';
import { Pass } from '../objects/passes.js';
import { commandPayload, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';
import { CourseArchived, OnlineSaleUnavailable, PaymentProviderUnavailable } from '../shared/refusal-types.js';

/** Whatever may stand in the way of a line. */
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
  refusals.AlreadyBooked,
  refusals.AlreadyOrdered,
  refusals.TooManyOpenOrders,
  refusals.GroupFull,
  refusals.AlreadyRegistered,
  CourseArchived,
  refusals.PromoCodeUnusable,
];

@ObjectType({ description: 'The code of a present. It works once the order is paid.', simpleResolvers: true })
export class GiftCode {
  @Field(() => Int, { description: 'The place of the line that it is of.' })
  position!: number;

  @Field(() => String, { description: 'The code. It is stored nowhere: keep it, or ask again with the same idempotency key.' })
  code!: string;
}

export interface OrderPayload {
  order: entities.Columns<entities.Order> | null;
  url?: string | null;
  errors: Refusal[];
}

@commandPayload('startCheckout')
export class StartCheckoutPayload {
  @Field(() => Order, { nullable: true, description: 'The order, which holds what it is for until `heldUntil`.' })
  order!: entities.Columns<entities.Order> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the customer pays; null of what costs nothing, and is paid already.',
  })
  url!: string | null;

  @refusalsField('startCheckout', [
    ...LINE_REFUSALS,
    OnlineSaleUnavailable,
    refusals.OrderNotOpen,
    refusals.AmountNotPayableOnline,
    PaymentProviderUnavailable,
  ])
  errors!: Refusal[];
}

@commandPayload('sellOrder')
export class SellOrderPayload {
  @Field(() => Order, { nullable: true, description: 'The order, paid.' })
  order!: entities.Columns<entities.Order> | null;

  @refusalsField('sellOrder', [...LINE_REFUSALS, refusals.PaymentsDoNotAddUp])
  errors!: Refusal[];
}

@commandPayload('cancelOrder')
export class CancelOrderPayload {
  @Field(() => Order, { nullable: true, description: 'The order, as it is now.' })
  order!: entities.Columns<entities.Order> | null;

  @refusalsField('cancelOrder', [refusals.OrderNotOpen])
  errors!: Refusal[];
}

export interface RefundPayload {
  refund: entities.Columns<entities.Refund> | null;
  passBalances: PassBalanceState[];
  registrationBalance: RegistrationBalanceState | null;
  errors: Refusal[];
}

@commandPayload('refundPayment')
export class RefundPaymentPayload {
  @Field(() => Refund, {
    nullable: true,
    description: 'The refund. Of a dry run: as it would be, with an id that names nothing.',
  })
  refund!: entities.Columns<entities.Refund> | null;

  @Field(() => [PassBalance], {
    description: 'The passes that it took back, and the one that it became, which a dry run does not make.',
  })
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, {
    nullable: true,
    description: "The registration's account after it, if it moved; of method PASS, of whom the new pass is for.",
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
  ])
  errors!: Refusal[];
}

@commandPayload('redeemGift')
export class RedeemGiftPayload {
  @Field(() => Pass, { nullable: true, description: 'The pass.' })
  pass!: entities.Pass | null;

  @Field(() => [PassBalance], { description: 'What is on it.' })
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, { nullable: true, description: "The registration's account after it; CREDIT only." })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('redeemGift', [
    refusals.IdempotencyKeyReused,
    refusals.GiftCodeUnusable,
    refusals.PassNotForCourse,
    refusals.ProductEnded,
  ])
  errors!: Refusal[];
}
