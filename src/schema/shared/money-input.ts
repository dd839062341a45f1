import { Field, InputType } from 'type-graphql';
import { CurrencyCode, SafeInt } from './scalars.js';

@InputType({ description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => SafeInt, {
    description: 'The amount in minor units: cents for EUR, whole yen for JPY, fils for KWD.',
  })
  amountMinor!: number;

  @Field(() => CurrencyCode, { description: "The currency. It must be the organisation's currency." })
  currency!: string;
}
