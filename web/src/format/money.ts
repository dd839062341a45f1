import type { Locale } from '../words/locale';

/** An amount in the minor units of its currency, such as cents. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Names of the languages with the country whose habits of writing they bring. */
export const TAGS: Readonly<Record<Locale, string>> = { sk: 'sk-SK', cs: 'cs-CZ', en: 'en-GB' };

const formats = new Map<string, Intl.NumberFormat>();

/** `8,50 €`. Whole amounts are written without decimals: `8 €`. */
export function moneyText({ amountMinor, currency }: Money, locale: Locale): string {
  const format = formatOf(currency, locale);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(amountMinor / 10 ** digits);
}

function formatOf(currency: string, locale: Locale): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(TAGS[locale], { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  formats.set(key, made);
  return made;
}
