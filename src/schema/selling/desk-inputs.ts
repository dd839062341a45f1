import { Field, ID, InputType } from 'type-graphql';
import { DeskPaymentMethod } from '../../entities/enums.js';
import { PAYMENTS_MAX } from '../../services/rules/selling/order-input.js';
import { IDEMPOTENCY_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';
import { OneOf } from '../shared/one-of.js';

@InputType({ description: 'A part of a payment at the desk.' })
export class DeskPaymentInput {
  @Field(() => DeskPaymentMethod, { description: 'The payment method of this part.' })
  method!: DeskPaymentMethod;

  @Field(() => MoneyInput, { description: 'The amount of this part, above zero.' })
  amount!: MoneyInput;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The cash that the customer handed over, at least `amount`. The difference is the change. Only for CASH.',
  })
  tendered?: MoneyInput | null;
}

@InputType({ description: 'A discount given by staff.' })
export class DiscountInput {
  @Field(() => MoneyInput, { description: 'The amount, above zero.' })
  amount!: MoneyInput;

  @Field(() => String, { description: 'The reason, at most 500 characters.' })
  reason!: string;
}

@OneOf()
@InputType({ description: 'The holder of a pass: a registration or a customer.' })
export class PassHolderInput {
  @Field(() => ID, { nullable: true, description: 'The registration of a CREDIT pass.' })
  registrationId?: string;

  @Field(() => ID, { nullable: true, description: 'The customer of an ENTRY or TIME pass.' })
  customerId?: string;
}

@OneOf()
@InputType({ description: 'The payment of a pass: the whole price by one method, or several parts.' })
export class SalePaymentInput {
  @Field(() => DeskPaymentMethod, { nullable: true, description: 'The payment method of the whole price.' })
  method?: DeskPaymentMethod;

  @Field(() => [DeskPaymentInput], {
    nullable: true,
    description: `The parts of the payment, which add up to the amount due. At most ${PAYMENTS_MAX}.`,
  })
  parts?: DeskPaymentInput[];
}

@InputType({ description: 'The pass to sell, its holder and its payment.' })
export class SellPassInput {
  @Field(() => ID, { description: 'The pass product to sell.' })
  productId!: string;

  @Field(() => PassHolderInput, { description: 'The holder: a registration for a CREDIT pass, a customer for other kinds.' })
  holder!: PassHolderInput;

  @Field(() => SalePaymentInput, { description: 'The payment for the pass.' })
  payment!: SalePaymentInput;

  @Field(() => String, { nullable: true, description: 'A promo code.' })
  promoCode?: string | null;

  @Field(() => DiscountInput, { nullable: true, description: 'A discount given by staff.' })
  discount?: DiscountInput | null;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A payment for a registration, such as for its debt, that buys no pass.' })
export class RecordPaymentInput {
  @Field(() => ID, { description: 'The registration that the payment is for.' })
  registrationId!: string;

  @Field(() => MoneyInput, { description: 'The amount, above zero.' })
  amount!: MoneyInput;

  @Field(() => DeskPaymentMethod, { description: 'The payment method.' })
  method!: DeskPaymentMethod;

  @Field(() => ID, IDEMPOTENCY_KEY)
  idempotencyKey!: string;
}
