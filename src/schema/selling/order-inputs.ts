import { Field, ID, InputType, Int } from 'type-graphql';
import { RefundMethod } from '../../entities/enums.js';
import { ORDER_LINES_MAX } from '../../services/rules/selling/order-input.js';
import { IDEMPOTENCY_KEY, OPTIONAL_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';
import { DeskPaymentInput, DiscountInput } from './desk-inputs.js';

@InputType({ description: 'A present: a pass that whoever has its code redeems.' })
export class GiftInput {
  @Field(() => String, { nullable: true, description: 'Whom it is for, at most 200 characters.' })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address that its code is sent to once it is paid; that of who pays when left out.',
  })
  email?: string | null;
}

@InputType({ description: 'A registration that is made when the order is paid.' })
export class OrderedRegistrationInput {
  @Field(() => ID, { description: 'Who will come.' })
  attendeeId!: string;

  @Field(() => ID, { description: 'The group to come to.' })
  groupId!: string;
}

@InputType({
  description:
    'What a line of an order is for: a pass (`productId` with `registrationId`, `registrationLine`, `customerId` or `gift`), a seat (`sessionId` with `registrationId`) or a `registration`.',
})
export class OrderLineInput {
  @Field(() => ID, { nullable: true, description: 'The pass product.' })
  productId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The session.' })
  sessionId?: string | null;

  @Field(() => OrderedRegistrationInput, { nullable: true, description: 'The registration.' })
  registration?: OrderedRegistrationInput | null;

  @Field(() => ID, { nullable: true, description: 'The registration that a CREDIT pass or a seat is for.' })
  registrationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'In place of `registrationId`, the line of this order that makes the registration which a CREDIT pass is for: the place of that `registration` in the list, counted from 0. It registers an attendee of who pays. Registered and issued is both at once, when the order is paid.',
  })
  registrationLine?: number | null;

  @Field(() => ID, { nullable: true, description: 'The customer who is to hold an ENTRY or TIME pass.' })
  customerId?: string | null;

  @Field(() => GiftInput, { nullable: true, description: 'Makes the pass a present.' })
  gift?: GiftInput | null;
}

@InputType({ description: 'What to pay for online, and where to go afterwards.' })
export class StartCheckoutInput {
  @Field(() => [OrderLineInput], { description: `What to pay for, at most ${ORDER_LINES_MAX}.` })
  lines!: OrderLineInput[];

  @Field(() => ID, { nullable: true, description: 'Who pays, for staff; a customer pays for themselves.' })
  customerId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Whether it is bought in the customer's profile, and not on the booking page. A CREDIT pass that a customer buys for a registration they have is bought in the profile, whatever is said here; an ENTRY or TIME pass need only be visible where it is said to be bought.",
  })
  inProfile?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A promo code.' })
  promoCode?: string | null;

  @Field(() => String, { description: 'Where the customer is sent when they have paid.' })
  successUrl!: string;

  @Field(() => String, { description: 'Where the customer is sent when they leave.' })
  cancelUrl!: string;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'What to sell at the desk, and how it is paid.' })
export class SellOrderInput {
  @Field(() => [OrderLineInput], { description: `What is sold, at most ${ORDER_LINES_MAX}.` })
  lines!: OrderLineInput[];

  @Field(() => ID, { nullable: true, description: 'Who pays; nobody for a passer-by who buys a present.' })
  customerId?: string | null;

  @Field(() => [DeskPaymentInput], { description: 'How it is paid, part by part; together they are what is due.' })
  payments!: DeskPaymentInput[];

  @Field(() => String, { nullable: true, description: 'A promo code.' })
  promoCode?: string | null;

  @Field(() => DiscountInput, { nullable: true, description: 'What staff take off the price.' })
  discount?: DiscountInput | null;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Which order nobody wants to pay any more.' })
export class CancelOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;
}

@InputType({ description: 'What to give back, and how.' })
export class RefundPaymentInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentId!: string;

  @Field(() => MoneyInput, {
    nullable: true,
    description:
      'How much; all that can be given back when left out. Of a part, passes stay as they are; with all of it, they are gone.',
  })
  amount?: MoneyInput | null;

  @Field(() => RefundMethod, { description: 'How it goes back.' })
  method!: RefundMethod;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether the platform gives back its commission for this part; to the card only.',
  })
  returnFee?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of method PASS, the CREDIT product that the new pass is of. Its credit and price are what is given back.',
  })
  productId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of method PASS, whom the new pass is for: a registration of who paid.' })
  registrationId?: string | null;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Decide and answer in full, but change nothing.',
  })
  dryRun?: boolean | null;
}

@InputType({ description: 'A present to be redeemed.' })
export class RedeemGiftInput {
  @Field(() => String, { description: 'Its code, as it was given; spaces, dashes and capitals make no difference.' })
  code!: string;

  @Field(() => ID, { description: 'The registration it is for: it holds a CREDIT pass, its customer the others.' })
  registrationId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}
