import { Field, ID, InputType } from 'type-graphql';
import { PaymentMethod } from '../../entities/enums.js';
import { PAYMENTS_MAX } from '../../services/rules/selling/order-input.js';
import { IDEMPOTENCY_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';

@InputType({ description: 'A part of what is paid at the desk.' })
export class DeskPaymentInput {
  @Field(() => PaymentMethod, { description: 'How this part is paid.' })
  method!: PaymentMethod;

  @Field(() => MoneyInput, { description: 'How much of the price it pays, above zero.' })
  amount!: MoneyInput;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What was put on the desk, cash only; what is above `amount` is the change.',
  })
  tendered?: MoneyInput | null;
}

@InputType({ description: 'What staff take off a price, and why.' })
export class DiscountInput {
  @Field(() => MoneyInput, { description: 'How much, above zero.' })
  amount!: MoneyInput;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Which pass to sell, to whom, and how it is paid.' })
export class SellPassInput {
  @Field(() => ID, { description: 'The product to sell.' })
  productId!: string;

  @Field(() => ID, { nullable: true, description: 'The registration a CREDIT pass is for. Leave it out for other kinds.' })
  registrationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The customer an ENTRY or TIME pass is for. Leave it out for CREDIT passes.' })
  customerId?: string | null;

  @Field(() => PaymentMethod, { nullable: true, description: 'How all of it is paid. Leave it out when `payments` says how.' })
  method?: PaymentMethod | null;

  @Field(() => [DeskPaymentInput], {
    nullable: true,
    description: `How it is paid, part by part; together they are the price. At most ${PAYMENTS_MAX}.`,
  })
  payments?: DeskPaymentInput[] | null;

  @Field(() => String, { nullable: true, description: 'A promo code.' })
  promoCode?: string | null;

  @Field(() => DiscountInput, { nullable: true, description: 'What staff take off the price.' })
  discount?: DiscountInput | null;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A payment for a registration that no pass is bought with.' })
export class RecordPaymentInput {
  @Field(() => ID, { description: 'The registration it is for.' })
  registrationId!: string;

  @Field(() => MoneyInput, { description: 'How much, above zero.' })
  amount!: MoneyInput;

  @Field(() => PaymentMethod, { description: 'How it is paid.' })
  method!: PaymentMethod;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}
