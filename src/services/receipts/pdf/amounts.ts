import type { Locale } from '../../../entities/enums.js';
import { decimal } from '../../../entities/money.js';
import type { ReceiptContent } from '../../rules/world/receipt-content.js';

/** British English: the day comes before the month. */
const LOCALES: Record<Locale, string> = { sk: 'sk', cs: 'cs', en: 'en-GB' };

type Written = Pick<ReceiptContent, 'locale' | 'currency' | 'minorDigits'>;

/** Formats numbers and days in the document's language. Amounts are formatted from decimal text, never from floats. */
export function writing({ locale, currency, minorDigits }: Written) {
  const digits = { minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits };
  const amount = new Intl.NumberFormat(LOCALES[locale], digits);
  const money = new Intl.NumberFormat(LOCALES[locale], { style: 'currency', currency, ...digits });
  const percent = new Intl.NumberFormat(LOCALES[locale], { style: 'percent', maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(LOCALES[locale], { dateStyle: 'long', timeZone: 'UTC' });
  return {
    /** `12,34` */
    amount: (minor: number): string => amount.format(decimal(minor, minorDigits)),
    /** `12,34 €` */
    money: (minor: number): string => money.format(decimal(minor, minorDigits)),
    /** `23 %` */
    rate: (bps: number): string => percent.format(bps / 10_000),
    /** `4. mája 2026` */
    day: (isoDay: string): string => day.format(new Date(isoDay)),
  };
}

export type Writing = ReturnType<typeof writing>;
