import { Field, ID, InputType, Int } from 'type-graphql';
import { PromoCode } from '../objects/promo-codes.js';
import { MoneyInput } from '../shared/money-input.js';
import { NameTaken } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@InputType({ description: 'A new promo code.' })
export class CreatePromoCodeInput {
  @Field(() => String, {
    description: 'The code: at most 50 letters, digits, dashes and underscores. Case is ignored.',
  })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The discount as a part of the price, in basis points: 1000 is 10 %. Send either this or `amount`.',
  })
  percentBps?: number | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The discount as an amount on the whole order. Send either this or `percentBps`.',
  })
  amount?: MoneyInput | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The pass products that the code applies to. By default everything on sale.',
  })
  productIds?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'From when the code is valid. By default at once.' })
  validFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the code is valid. By default without an end.' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many orders may use the code. By default any number.' })
  usageLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many orders of one customer may use the code. By default any number.' })
  customerLimit?: number | null;
}

@InputType({ description: 'The promo code to archive.' })
export class ArchivePromoCodeInput {
  @Field(() => ID, { description: 'The promo code.' })
  promoCodeId!: string;
}

const promoCode = { name: 'promoCode', description: 'The promo code.', type: () => PromoCode };
export const CreatePromoCodePayload = setUpPayload('createPromoCode', promoCode, [NameTaken]);
export const ArchivePromoCodePayload = setUpPayload('archivePromoCode', promoCode);
