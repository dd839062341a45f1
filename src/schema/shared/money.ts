import { Arg, Ctx, Field, ObjectType } from 'type-graphql';
import { Locale } from '../../entities/enums.js';
import { formatMoney } from '../../entities/money.js';
import { CurrencyCode, SafeInt } from './scalars.js';

@ObjectType({ description: 'An amount of money as a whole number of minor units, with its currency.' })
export class Money {
  @Field(() => SafeInt, { description: 'The amount in minor units: cents for EUR, whole yen for JPY, fils for KWD.' })
  amountMinor!: number;

  @Field(() => CurrencyCode, { description: 'The currency.' })
  currency!: string;

  @Field(() => String, { description: 'The amount and its currency as text, such as `12,50 €`.' })
  formatted(
    @Arg('locale', () => Locale, { nullable: true, description: "The language of the text; by default the viewer's." })
    locale: Locale | null | undefined,
    @Ctx() context: { viewer: { locale: Locale } },
  ): string {
    return formatMoney(this, locale ?? context.viewer.locale);
  }
}

/** Builds the money value that resolvers return. */
export function money(amountMinor: number, currency: string): Money {
  return Object.assign(new Money(), { amountMinor, currency });
}
