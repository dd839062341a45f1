import type { Context } from '../../context.js';
import type { DeskPaymentInput, DiscountInput, SellPassInput } from '../../schema/selling/desk-inputs.js';
import { PAYMENTS_MAX } from '../../schema/selling/desk-inputs.js';
import { InputCheck } from '../../services/input/index.js';
import type { PaymentPart, Reduction } from '../../services/rules/selling/order-input.js';
import { promoCodeOf } from '../../services/rules/selling/promo.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { currencyOf } from '../shared/reading.js';

const REASON_MAX_LENGTH = 500;
const PROMO_CODE_MAX_LENGTH = 50;

export interface Checked<T> {
  value: T;
  refusals: Refusal[];
}

/** What is paid at the desk, part by part, as far as it can be judged before anybody knows the price. */
export async function partsOf(context: Context, payments: readonly DeskPaymentInput[]): Promise<Checked<PaymentPart[]>> {
  const check = new InputCheck(await currencyOf(context));
  check.list('payments', payments, PAYMENTS_MAX);
  const value = payments.map(({ method, amount, tendered }, at): PaymentPart => {
    const field = `payments.${at}`;
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

/** What is to be taken off, by a code or by staff. */
export async function reductionOf(
  context: Context,
  { promoCode, discount }: { promoCode?: string | null; discount?: DiscountInput | null },
): Promise<Checked<Reduction>> {
  const check = new InputCheck(await currencyOf(context));
  const code = promoCode == null ? null : promoCodeOf(check.text('promoCode', promoCode, PROMO_CODE_MAX_LENGTH));
  if (code === '') check.invalid('promoCode', 'REQUIRED');
  const discountMinor = discount ? check.positiveAmount('discount.amount', discount.amount) : 0;
  const reason = discount ? check.text('discount.reason', discount.reason, REASON_MAX_LENGTH) : null;
  if (reason === '') check.invalid('discount.reason', 'REQUIRED');
  return { value: { promoCode: code, discountMinor, reason }, refusals: check.refusals };
}

type SaleTerms = Pick<SellPassInput, 'method' | 'payments' | 'promoCode' | 'discount'>;

/** How a sale is paid and what is taken off: either one method or a list of payments. */
export async function saleTermsOf(
  context: Context,
  { method, payments, ...reduced }: SaleTerms,
): Promise<Checked<{ payments?: PaymentPart[]; reduction: Reduction }>> {
  const reduction = await reductionOf(context, reduced);
  const parts = payments ? await partsOf(context, payments) : undefined;
  const check = new InputCheck('');
  if (method && payments) check.invalid('payments', 'UNEXPECTED');
  if (!method && !payments) check.invalid('method', 'REQUIRED');
  return {
    value: { ...(parts ? { payments: parts.value } : {}), reduction: reduction.value },
    refusals: [...check.refusals, ...(parts?.refusals ?? []), ...reduction.refusals],
  };
}
