import { formatDay, LANGUAGES } from '../../../entities/dates.js';
import { decimal } from '../../../entities/money.js';
import type { ReceiptContent } from '../../rules/world/receipt-content.js';

type Written = Pick<ReceiptContent, 'locale' | 'currency' | 'minorDigits'>;

/** Formats numbers and days in the document's language. Amounts are formatted from decimal text, never from floats. */
export function writing({ locale, currency, minorDigits }: Written) {
  const digits = { minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits };
  const amount = new Intl.NumberFormat(LANGUAGES[locale], digits);
  const money = new Intl.NumberFormat(LANGUAGES[locale], { style: 'currency', currency, ...digits });
  const percent = new Intl.NumberFormat(LANGUAGES[locale], { style: 'percent', maximumFractionDigits: 2 });
  return {
    /** `12,34` */
    amount: (minor: number): string => amount.format(decimal(minor, minorDigits)),
    /** `12,34 €` */
    money: (minor: number): string => money.format(decimal(minor, minorDigits)),
    /** `23 %` */
    rate: (bps: number): string => percent.format(bps / 10_000),
    /** `4. mája 2026` */
    day: (isoDay: string): string => formatDay(isoDay, locale),
  };
}

export type Writing = ReturnType<typeof writing>;
