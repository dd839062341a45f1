import { Field, ID, InputType, Int } from 'type-graphql';
import { RefundMethod } from '../../entities/enums.js';
import { ORDER_LINES_MAX } from '../../services/rules/selling/order-input.js';
import { IDEMPOTENCY_KEY, OPTIONAL_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';
import { OneOf } from '../shared/one-of.js';
import { DeskPaymentInput, DiscountInput } from './desk-inputs.js';

@InputType({ description: 'A gift: a pass for the person who redeems its code.' })
export class GiftInput {
  @Field(() => String, { nullable: true, description: 'The name of the person the gift is for, at most 200 characters.' })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The e-mail address that the code is sent to after the payment. By default the payer's.",
  })
  email?: string | null;
}

@InputType({ description: 'A registration that the order makes when it is paid.' })
export class OrderedRegistrationInput {
  @Field(() => ID, { description: 'The attendee.' })
  attendeeId!: string;

  @Field(() => ID, { description: 'The group.' })
  groupId!: string;
}

@OneOf()
@InputType({ description: 'The holder of an ordered pass: a registration, a customer, or the person who redeems a gift.' })
export class OrderedPassHolderInput {
  @Field(() => ID, { nullable: true, description: 'The registration of a CREDIT pass.' })
  registrationId?: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The line of this order that makes the registration of a CREDIT pass, counted from 0. ' +
      'The line has to register an attendee of the payer. ' +
      'The registration and the pass are both made when the order is paid.',
  })
  registrationLine?: number;

  @Field(() => ID, { nullable: true, description: 'The customer of an ENTRY or TIME pass.' })
  customerId?: string;

  @Field(() => GiftInput, { nullable: true, description: 'Makes the pass a gift.' })
  gift?: GiftInput;
}

@InputType({ description: 'A pass that the order is for.' })
export class OrderedPassInput {
  @Field(() => ID, { description: 'The pass product.' })
  productId!: string;

  @Field(() => OrderedPassHolderInput, {
    nullable: true,
    description: 'The holder. An ENTRY or TIME pass is by default for the customer who pays.',
  })
  holder?: OrderedPassHolderInput | null;
}

@InputType({ description: 'A seat that the order is for.' })
export class OrderedSeatInput {
  @Field(() => ID, { description: 'The session to book a seat in.' })
  sessionId!: string;

  @Field(() => ID, { description: 'The registration that books it.' })
  registrationId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether staff insist on a seat that overlaps another one of the attendee. Customers cannot send it.',
  })
  allowOverlap?: boolean | null;
}

@OneOf()
@InputType({ description: 'A line of an order: a pass, a seat or a registration.' })
export class OrderLineInput {
  @Field(() => OrderedPassInput, { nullable: true, description: 'A pass.' })
  pass?: OrderedPassInput;

  @Field(() => OrderedSeatInput, { nullable: true, description: 'A seat in a session.' })
  seat?: OrderedSeatInput;

  @Field(() => OrderedRegistrationInput, { nullable: true, description: 'A registration to make.' })
  registration?: OrderedRegistrationInput;
}

@InputType({ description: 'The items to pay for online, and the pages to return to.' })
export class StartCheckoutInput {
  @Field(() => [OrderLineInput], { description: `The items to pay for, at most ${ORDER_LINES_MAX}.` })
  lines!: OrderLineInput[];

  @Field(() => ID, { nullable: true, description: 'The customer who pays. Only staff send it; a customer pays for themselves.' })
  customerId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Whether the order is placed in the customer's profile and not on the booking page. Default false. " +
      'A CREDIT pass for an existing registration counts as bought in the profile when the customer buys it. ' +
      'An ENTRY or TIME pass has to be visible in the chosen place.',
  })
  inProfile?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A promo code.' })
  promoCode?: string | null;

  @Field(() => String, { description: 'The page to return to after the payment.' })
  successUrl!: string;

  @Field(() => String, { description: 'The page to return to when the customer leaves the payment page.' })
  cancelUrl!: string;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'The items to sell at the desk, and their payment.' })
export class SellOrderInput {
  @Field(() => [OrderLineInput], { description: `The items to sell, at most ${ORDER_LINES_MAX}.` })
  lines!: OrderLineInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'The customer who pays. Leave it out for somebody without an account who buys a gift.',
  })
  customerId?: string | null;

  @Field(() => [DeskPaymentInput], { description: 'The parts of the payment, which add up to the amount due.' })
  payments!: DeskPaymentInput[];

  @Field(() => String, { nullable: true, description: 'A promo code.' })
  promoCode?: string | null;

  @Field(() => DiscountInput, { nullable: true, description: 'A discount given by staff.' })
  discount?: DiscountInput | null;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'The unpaid order to cancel.' })
export class CancelOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;
}

@InputType({ description: 'A line of an order to give back, wholly or in part.' })
export class RefundLineInput {
  @Field(() => Int, { description: 'The position of the line in the order, from 0.' })
  position!: number;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The amount to give back of the line. By default all that is left of it, which takes back its pass.',
  })
  amount?: MoneyInput | null;
}

@OneOf()
@InputType({ description: 'The part of a payment to refund: an amount, or lines of the order.' })
export class RefundPartInput {
  @Field(() => MoneyInput, {
    nullable: true,
    description:
      'The amount to refund, spread over all lines of the order. ' +
      'A part leaves the passes of the order as they are; the whole amount takes them back.',
  })
  amount?: MoneyInput;

  @Field(() => [RefundLineInput], {
    nullable: true,
    description:
      'The lines to give back. A line that is given back whole takes back its pass; ' +
      'the other lines stay as they are. A part of a line leaves its pass usable.',
  })
  lines?: RefundLineInput[];
}

@InputType({ description: 'The refund to make.' })
export class RefundPaymentInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentId!: string;

  @Field(() => RefundPartInput, {
    nullable: true,
    description: 'The part to refund. By default all that can be refunded, which takes back the passes of the order.',
  })
  part?: RefundPartInput | null;

  @Field(() => RefundMethod, { description: 'The way to refund.' })
  method!: RefundMethod;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether the platform returns its commission on this amount. Only with method CARD. Default false.',
  })
  returnFee?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With method PASS: the CREDIT product of the new pass. Its credit and price are the refunded amount.',
  })
  productId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With method PASS: the registration of the new pass. It has to belong to the payer.',
  })
  registrationId?: string | null;

  @Field(() => String, { description: 'The reason, at most 500 characters.' })
  reason!: string;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Preview: decide and answer in full, but change nothing. Default false.',
  })
  dryRun?: boolean | null;
}

@InputType({ description: 'The gift to redeem.' })
export class RedeemGiftInput {
  @Field(() => String, { description: 'The code of the gift. Spaces, dashes and case are ignored.' })
  code!: string;

  @Field(() => ID, { description: 'The registration that receives a CREDIT pass. An ENTRY or TIME pass goes to its customer.' })
  registrationId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}
