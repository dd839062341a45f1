import { minorDigits } from './currencies.js';
import type { Locale } from './enums.js';

/**
 * One formatter for each pair of locale and currency: making one costs a thousand times what using it does. Bounded by ISO
 * 4217.
 */
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

/** `1234` EUR in `sk` is `12,34 €`. */
export function formatMoney({ amountMinor, currency }: { amountMinor: number; currency: string }, locale: Locale): string {
  const { format, digits } = formatOf(currency, locale);
  return format.format(decimal(amountMinor, digits));
}

/** `-5` with two digits is `-0.05`. As text, so that no cent passes through a float. */
export function decimal(amountMinor: number, digits: number): Intl.StringNumericLiteral {
  const written = Math.abs(amountMinor)
    .toString()
    .padStart(digits + 1, '0');
  const point = written.length - digits;
  const fraction = digits > 0 ? `.${written.slice(point)}` : '';
  return `${amountMinor < 0 ? '-' : ''}${written.slice(0, point)}${fraction}` as Intl.StringNumericLiteral;
}
