import type { DeskPaymentMethod } from '../../entities/enums.js';
import type { Checked } from '../commands/index.js';
import { InputCheck } from '../input/index.js';
import { PAYMENTS_MAX, type PaymentPart, type Reduction } from '../rules/selling/order-input.js';
import { promoCodeOf } from '../rules/selling/promo.js';
import type { MoneyFact } from '../rules/world/refusals.js';

export const REASON_MAX_LENGTH = 500;
const PROMO_CODE_MAX_LENGTH = 50;

/** One part of a payment at the desk, as it was typed. */
export interface DeskPayment {
  method: DeskPaymentMethod;
  amount: MoneyFact;
  /** The cash that was handed over. */
  tendered?: MoneyFact | null | undefined;
}

/** The discount on a price, as it was typed: a promo code, or a discount with the reason of the staff. */
export interface Reductions {
  promoCode?: string | null | undefined;
  discount?: { amount: MoneyFact; reason: string } | null | undefined;
}

export interface SaleTerms extends Reductions {
  /** One method for the whole price, or the parts. */
  payment: { method?: DeskPaymentMethod; parts?: readonly DeskPayment[] };
}

/**
 * Checks the parts of a payment as far as that is possible before the price is known. @param list the input field that lists
 * them
 */
export function partsOf(currency: string, payments: readonly DeskPayment[], list = 'payments'): Checked<PaymentPart[]> {
  const check = new InputCheck(currency);
  check.list(list, payments, PAYMENTS_MAX);
  const value = payments.map(({ method, amount, tendered }, at): PaymentPart => {
    const field = `${list}.${at}`;
    const amountMinor = check.positiveAmount(`${field}.amount`, amount);
    const tenderedMinor = tendered ? check.amount(`${field}.tendered`, tendered) : null;
    if (tenderedMinor !== null && method !== 'CASH') check.invalid(`${field}.tendered`, 'UNEXPECTED');
    else if (tenderedMinor !== null && tenderedMinor < amountMinor) {
      check.invalid(`${field}.tendered.amountMinor`, 'OUT_OF_RANGE', amountMinor);
    }
    return { method, amountMinor, tenderedMinor };
  });
  return { value, refusals: check.refusals };
}

/** Checks what lowers a price. */
export function reductionOf(currency: string, { promoCode, discount }: Reductions): Checked<Reduction> {
  const check = new InputCheck(currency);
  if (promoCode != null) check.code('promoCode', promoCode, PROMO_CODE_MAX_LENGTH);
  const code = promoCode == null ? null : promoCodeOf(promoCode);
  const discountMinor = discount ? check.positiveAmount('discount.amount', discount.amount) : 0;
  const reason = discount ? check.text('discount.reason', discount.reason, REASON_MAX_LENGTH) : null;
  if (reason === '') check.invalid('discount.reason', 'REQUIRED');
  return { value: { promoCode: code, discountMinor, reason }, refusals: check.refusals };
}

/**
 * Checks how a sale is paid and what is taken off. A sale by one method at the full price has no such terms: the hash of its
 * idempotency key is that of the plain command.
 */
export function saleTermsOf(
  currency: string,
  { payment: { method, parts }, ...reductions }: SaleTerms,
): Checked<{ payments?: PaymentPart[]; reduction?: Reduction }> {
  if (method && reductions.promoCode == null && !reductions.discount) return { value: {}, refusals: [] };
  const reduction = reductionOf(currency, reductions);
  const payments = parts ? partsOf(currency, parts, 'payment.parts') : undefined;
  return {
    value: { ...(payments ? { payments: payments.value } : {}), reduction: reduction.value },
    refusals: [...(payments?.refusals ?? []), ...reduction.refusals],
  };
}
