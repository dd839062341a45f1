import { Arg, Ctx, Field, ObjectType } from 'type-graphql';
import { Locale } from '../entities/enums.js';
import type { MoneyFact } from '../services/refusals.js';
import { CurrencyCode, SafeInt } from './scalars.js';

/** One formatter for each pair of locale and currency: making one costs a thousand times what using it does. Bounded by ISO 4217. */
const formats = new Map<string, { format: Intl.NumberFormat; exponent: number }>();

function formatOf(currency: string, locale: Locale) {
  const key = locale + currency;
  let found = formats.get(key);
  if (!found) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    found = { format, exponent: format.resolvedOptions().maximumFractionDigits ?? 2 };
    formats.set(key, found);
  }
  return found;
}

/** `1234` EUR in `sk` is `12,34 €`. The amount goes in as decimal text, so no cent passes through a float. */
export function formatMoney({ amountMinor, currency }: MoneyFact, locale: Locale): string {
  const { format, exponent } = formatOf(currency, locale);
  const digits = Math.abs(amountMinor)
    .toString()
    .padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent > 0 ? `.${digits.slice(-exponent)}` : '';
  return format.format(`${amountMinor < 0 ? '-' : ''}${whole}${fraction}` as Intl.StringNumericLiteral);
}

@ObjectType({ description: 'An amount of money in the smallest unit of its currency, so that it is always a whole number.' })
export class Money {
  @Field(() => SafeInt, { description: 'The amount in minor units: cents for EUR, whole yen for JPY, mils for KWD.' })
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
