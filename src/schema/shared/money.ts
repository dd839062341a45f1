import { Arg, Ctx, Field, ObjectType } from 'type-graphql';
import { Locale } from '../../entities/enums.js';
import { formatMoney } from '../../entities/money.js';
import { CurrencyCode, SafeInt } from './scalars.js';

@ObjectType({ description: 'An amount of money in the smallest unit of its currency, so that it is always a whole number.' })
export class Money {
  @Field(() => SafeInt, { description: 'The amount in minor units: cents for EUR, whole yen for JPY, fils for KWD.' })
  amountMinor!: number;

  @Field(() => CurrencyCode, { description: 'The currency.' })
  currency!: string;

  @Field(() => String, { description: 'The amount as people write it, with its currency.' })
  formatted(
    @Arg('locale', () => Locale, { nullable: true, description: "The language to write it in; the viewer's when left out." })
    locale: Locale | null | undefined,
    @Ctx() context: { viewer: { locale: Locale } },
  ): string {
    return formatMoney(this, locale ?? context.viewer.locale);
  }
}

/** Money as the resolvers give it; `Money` resolves it from there. */
export function money(amountMinor: number, currency: string): Money {
  return Object.assign(new Money(), { amountMinor, currency });
}
