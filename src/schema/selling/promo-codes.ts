import { Field, ID, InputType, Int } from 'type-graphql';
import { PromoCode } from '../objects/promo-codes.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { MoneyInput } from '../shared/money-input.js';
import { OneOf } from '../shared/one-of.js';
import { NameTaken } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@OneOf()
@InputType({ description: 'The discount of a promo code: a part of the price, or an amount.' })
export class PromoDiscountInput {
  @Field(() => Int, { nullable: true, description: 'A part of the price, in basis points: 1000 is 10 %.' })
  percentBps?: number;

  @Field(() => MoneyInput, { nullable: true, description: 'An amount on the whole order.' })
  amount?: MoneyInput;
}

@InputType({ description: 'A new promo code.' })
export class CreatePromoCodeInput {
  @Field(() => String, {
    description: 'The code: at most 50 letters, digits, dashes and underscores. Case is ignored.',
  })
  code!: string;

  @Field(() => PromoDiscountInput, { description: 'The discount.' })
  discount!: PromoDiscountInput;

  @Field(() => [ID], {
    nullable: true,
    description: 'The pass products that the code applies to. By default everything on sale.',
  })
  productIds?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'From when the code is valid. By default at once.' })
  validFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the code is valid. By default without an end.' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'The orders that may use the code. By default any number.' })
  usageLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'The orders of one customer that may use the code. By default any number.' })
  customerLimit?: number | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a promo code. Fields left out stay as they are.' })
export class UpdatePromoCodeInput {
  @Field(() => ID, { description: 'The promo code.' })
  promoCodeId!: string;

  @Field(() => Boolean, { nullable: true, description: 'True ends the code, and false lets it work again.' })
  archived?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'From when the code is valid. Null for at once.' })
  validFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the code is valid. Null for no end.' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'The orders that may use the code. Null for any number.' })
  usageLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'The orders of one customer that may use the code. Null for any number.' })
  customerLimit?: number | null;
}

@InputType({ description: 'The promo code to archive.' })
export class ArchivePromoCodeInput {
  @Field(() => ID, { description: 'The promo code.' })
  promoCodeId!: string;
}

const promoCode = { name: 'promoCode', description: 'The promo code.', type: () => PromoCode };
export const CreatePromoCodePayload = setUpPayload('createPromoCode', promoCode, [IdempotencyKeyReused, NameTaken]);
export const UpdatePromoCodePayload = setUpPayload('updatePromoCode', promoCode, [NameTaken]);
export const ArchivePromoCodePayload = setUpPayload('archivePromoCode', promoCode);
