import { Arg, Ctx, Field, ObjectType } from 'type-graphql';
import { minorDigits } from '../entities/currencies.js';
import { Locale } from '../entities/enums.js';
import type { MoneyFact } from '../services/refusals.js';
import { CurrencyCode, SafeInt } from './scalars.js';

/** One formatter for each pair of locale and currency: making one costs a thousand times what using it does. Bounded by ISO 4217. */
const formats = new Map<string, { format: Intl.NumberFormat; digits: number }>();

function formatOf(currency: string, locale: Locale) {
  const key = locale + currency;
  let found = formats.get(key);
  if (!found) {
    const digits = minorDigits(currency);
    const usual = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    const format = new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits },
      // Where nobody writes the minor unit, it is written only when there is some.
      trailingZeroDisplay: usual === digits ? 'auto' : 'stripIfInteger',
    });
    found = { format, digits };
    formats.set(key, found);
  }
  return found;
}

/** `1234` EUR in `sk` is `12,34 €`. The amount goes in as decimal text, so no cent passes through a float. */
export function formatMoney({ amountMinor, currency }: MoneyFact, locale: Locale): string {
  const { format, digits } = formatOf(currency, locale);
  const written = Math.abs(amountMinor)
    .toString()
    .padStart(digits + 1, '0');
  const whole = written.slice(0, written.length - digits);
  const fraction = digits > 0 ? `.${written.slice(-digits)}` : '';
  return format.format(`${amountMinor < 0 ? '-' : ''}${whole}${fraction}` as Intl.StringNumericLiteral);
}

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
