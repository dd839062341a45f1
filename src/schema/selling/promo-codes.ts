import { Field, ID, InputType, Int } from 'type-graphql';
import { PromoCode } from '../objects/promo-codes.js';
import { MoneyInput } from '../shared/money-input.js';
import { NameTaken } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@InputType({ description: 'A new promo code.' })
export class CreatePromoCodeInput {
  @Field(() => String, {
    description: 'The word, at most 50 letters, digits, dashes and underscores; capitals make no difference.',
  })
  code!: string;

  @Field(() => Int, { nullable: true, description: 'The part of the price that it takes off, in basis points: 1000 is 10 %.' })
  percentBps?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The amount of an order that it takes off, in place of a part.' })
  amount?: MoneyInput | null;

  @Field(() => [ID], { nullable: true, description: 'The products it is for; everything on sale when left out.' })
  productIds?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'From when it works.' })
  validFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it works.' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many orders may use it.' })
  usageLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many orders of one customer may use it.' })
  customerLimit?: number | null;
}

@InputType({ description: 'Which promo code is to work no more.' })
export class ArchivePromoCodeInput {
  @Field(() => ID, { description: 'The promo code.' })
  promoCodeId!: string;
}

const promoCode = { name: 'promoCode', description: 'The promo code.', type: () => PromoCode };
export const CreatePromoCodePayload = setUpPayload('createPromoCode', promoCode, [NameTaken]);
export const ArchivePromoCodePayload = setUpPayload('archivePromoCode', promoCode);
