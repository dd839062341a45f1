import { minorDigits } from '../../../entities/currencies.js';
import { shareOf } from '../world/arithmetic.js';

/**
 * Currencies that Stripe counts in whole units; the next set in thousandths; all others in hundredths, whatever ISO 4217 says.
 */
const WHOLE_AT_STRIPE: ReadonlySet<string> = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const THOUSANDTHS_AT_STRIPE: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);
/** Currencies whose hundredths must be zero at Stripe. */
const NO_PARTS_AT_STRIPE: ReadonlySet<string> = new Set(['ISK', 'UGX']);

/**
 * The smallest charge at Stripe, in its own units. For other currencies Stripe itself refuses amounts below about half a
 * dollar.
 */
const LEAST_AT_STRIPE: Readonly<Record<string, number>> = {
  ...{ AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50, GBP: 30, HKD: 400, HUF: 17_500 },
  ...{ INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200, RON: 200, SEK: 300, SGD: 50, THB: 1000, USD: 50 },
};
/** Stripe accepts eight digits. */
const MOST_AT_STRIPE = 99_999_999;

export type AmountProblem = 'BELOW_MINIMUM' | 'ABOVE_MAXIMUM' | 'NOT_PAYABLE_EXACTLY';

/** How our minor units convert to Stripe's units, and the step that Stripe's amounts must be a multiple of. */
interface Scale {
  multiply: number;
  divide: number;
  step: number;
}

function scaleOf(currency: string): Scale {
  const ours = minorDigits(currency);
  const theirs = WHOLE_AT_STRIPE.has(currency) ? 0 : THOUSANDTHS_AT_STRIPE.has(currency) ? 3 : 2;
  const step = THOUSANDTHS_AT_STRIPE.has(currency) ? 10 : NO_PARTS_AT_STRIPE.has(currency) ? 100 : 1;
  return { multiply: 10 ** Math.max(theirs - ours, 0), divide: 10 ** Math.max(ours - theirs, 0), step };
}

function isExact(amount: number, { step }: Scale): boolean {
  return Number.isSafeInteger(amount) && amount % step === 0;
}

/** Why Stripe cannot charge exactly this amount of our minor units; undefined when it can. */
export function stripeAmountProblem(amountMinor: number, currency: string): AmountProblem | undefined {
  const scale = scaleOf(currency);
  const amount = (amountMinor * scale.multiply) / scale.divide;
  if (amount < (LEAST_AT_STRIPE[currency] ?? 1)) return 'BELOW_MINIMUM';
  if (amount > MOST_AT_STRIPE) return 'ABOVE_MAXIMUM';
  return isExact(amount, scale) ? undefined : 'NOT_PAYABLE_EXACTLY';
}

/** Whether Stripe can express this amount at all, however small. */
export function isExactAtStripe(amountMinor: number, currency: string): boolean {
  const scale = scaleOf(currency);
  return isExact((amountMinor * scale.multiply) / scale.divide, scale);
}

/** @throws RangeError for an amount that Stripe cannot move exactly; ask `stripeAmountProblem` first */
export function toStripeAmount(amountMinor: number, currency: string): number {
  const scale = scaleOf(currency);
  const amount = (amountMinor * scale.multiply) / scale.divide;
  if (!isExact(amount, scale)) throw new RangeError(`Stripe cannot move exactly ${amountMinor} minor units of ${currency}`);
  return amount;
}

/** A part of an amount, such as a commission, may fall between two steps. It is rounded down, in favour of the payer. */
export function toStripePart(amountMinor: number, currency: string): number {
  const scale = scaleOf(currency);
  return shareOf(amountMinor, scale.multiply, scale.divide * scale.step) * scale.step;
}

/** The part of an amount that Stripe can move, in our minor units. */
export const movableAtStripe = (amountMinor: number, currency: string): number =>
  fromStripeAmount(toStripePart(amountMinor, currency), currency);

/** Converts to our minor units. @param currency in upper or lower case: Stripe writes lower case */
export function fromStripeAmount(amount: number, currency: string): number {
  const { multiply, divide } = scaleOf(currency.toUpperCase());
  return (amount * divide) / multiply;
}
