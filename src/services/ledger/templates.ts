import type { PaymentMethod } from '../../entities/enums.js';
import { type AccountCode, bookedAccount, entriesAccount, passAccount, registrationAccount, revenueAccount } from './accounts.js';
import type { Drafts, TransferDraft } from './transfers.js';

/**
 * Each way in which money and entries may move, and the only places that name two accounts together. Amounts are minor units.
 */

/** Money as it comes in: how much in which way. */
export interface Money {
  method: PaymentMethod;
  amountMinor: number;
}

/** The line of an order that money came in for, or goes back for. */
export interface OrderLine {
  id: string;
  orderId: string;
}

const ofLine = ({ id, orderId }: OrderLine): { orderId: string; orderLineId: string } => ({ orderId, orderLineId: id });

/** The account of money by the way in which it came in. */
export const CASH_ACCOUNT: Record<PaymentMethod, AccountCode> = {
  CASH: 'CASH:desk',
  CARD_TERMINAL: 'CASH:terminal',
  BANK: 'CASH:bank',
  STRIPE: 'CASH:stripe',
  SANDBOX: 'CASH:sandbox',
  REFUND: 'CASH:refund',
};

export interface IssuedPass {
  id: string;
  priceMinor: number;
  creditMinor: number | null;
  entries: number | null;
}

/** A CREDIT pass owes its face amount whatever it was sold for; an ENTRY or TIME pass owes what was paid for it. */
export function passSold(drafts: Drafts, pass: IssuedPass, money: readonly Money[], line: OrderLine): void {
  const about = { passId: pass.id, ...ofLine(line) };
  for (const { method, amountMinor } of money) {
    drafts.move('PASS_SOLD', CASH_ACCOUNT[method], passAccount(pass.id), amountMinor, about);
  }
  passFilled(drafts, pass, line);
}

/** Paid for, and nobody's yet. */
export function giftSold(drafts: Drafts, money: readonly Money[], line: OrderLine): void {
  for (const { method, amountMinor } of money) {
    drafts.move('GIFT_SOLD', CASH_ACCOUNT[method], 'GIFTS', amountMinor, ofLine(line));
  }
}

export function giftRedeemed(drafts: Drafts, pass: IssuedPass, line: OrderLine): void {
  drafts.move('GIFT_REDEEMED', 'GIFTS', passAccount(pass.id), pass.priceMinor, { passId: pass.id, ...ofLine(line) });
  passFilled(drafts, pass, line);
}

function passFilled(drafts: Drafts, pass: IssuedPass, line: OrderLine): void {
  const about = { passId: pass.id, ...ofLine(line) };
  const account = passAccount(pass.id);
  if (pass.creditMinor !== null) {
    drafts.move('PASS_SOLD_BELOW_FACE', 'PASS_DISCOUNT', account, Math.max(0, pass.creditMinor - pass.priceMinor), about);
    drafts.move('PASS_SOLD_ABOVE_FACE', account, 'PASS_PREMIUM', Math.max(0, pass.priceMinor - pass.creditMinor), about);
  }
  drafts.move('ENTRIES_ISSUED', 'ENTRIES_ISSUED', entriesAccount(pass.id), pass.entries ?? 0, about);
}

export function sessionCharged(
  drafts: Drafts,
  registrationId: string,
  courseId: string,
  bookingId: string,
  priceMinor: number,
): void {
  drafts.move('SESSION_CHARGED', registrationAccount(registrationId), bookedAccount(courseId), priceMinor, { bookingId });
}

export function registrationCharged(drafts: Drafts, registrationId: string, courseId: string, priceMinor: number): void {
  drafts.move('REGISTRATION_CHARGED', registrationAccount(registrationId), bookedAccount(courseId), priceMinor, {});
}

/** The part of the price that is not used when a registration ends. */
export function registrationGivenBack(drafts: Drafts, registrationId: string, courseId: string, amountMinor: number): void {
  drafts.move('REGISTRATION_GIVEN_BACK', bookedAccount(courseId), registrationAccount(registrationId), amountMinor, {});
}

/** A late fee is earned at once: there is nothing left to give for it. */
export function lateFeeCharged(
  drafts: Drafts,
  registrationId: string,
  courseId: string,
  bookingId: string,
  feeMinor: number,
): void {
  drafts.move('LATE_FEE_CHARGED', registrationAccount(registrationId), revenueAccount(courseId), feeMinor, { bookingId });
}

export interface Slice {
  passId: string;
  bookingId: string;
  registrationId: string;
  coveredMinor: number;
  consumedMinor: number;
}

export function creditRedeemed(drafts: Drafts, slice: Slice): void {
  drafts.move('CREDIT_REDEEMED', passAccount(slice.passId), registrationAccount(slice.registrationId), slice.coveredMinor, slice);
}

/**
 * The registration is paid the price that was covered, the pass gives up its value, and the difference is discount or premium.
 */
export function entryRedeemed(drafts: Drafts, slice: Slice): void {
  const { passId, coveredMinor, consumedMinor } = slice;
  const registration = registrationAccount(slice.registrationId);
  const pass = passAccount(passId);
  drafts.move('ENTRY_USED', entriesAccount(passId), 'ENTRIES_USED', 1, slice);
  drafts.move('ENTRY_REDEEMED', pass, registration, Math.min(coveredMinor, consumedMinor), slice);
  drafts.move('ENTRY_DISCOUNT', 'PASS_DISCOUNT', registration, Math.max(0, coveredMinor - consumedMinor), slice);
  drafts.move('ENTRY_PREMIUM', pass, 'PASS_PREMIUM', Math.max(0, consumedMinor - coveredMinor), slice);
}

export function timeRedeemed(drafts: Drafts, slice: Slice): void {
  drafts.move('TIME_REDEEMED', 'TIME_COVER', registrationAccount(slice.registrationId), slice.coveredMinor, slice);
}

/**
 * An amount given back to a pass that has ended goes on to another pass of its product. It passes through PASS_DISCOUNT, which it
 * leaves as it was, because a transfer is about one pass only.
 */
export function graceGiven(drafts: Drafts, fromId: string, toId: string, amountMinor: number, entries: number): void {
  drafts.move('GRACE_GIVEN', passAccount(fromId), 'PASS_DISCOUNT', amountMinor, { passId: fromId });
  drafts.move('GRACE_GIVEN', 'PASS_DISCOUNT', passAccount(toId), amountMinor, { passId: toId });
  drafts.move('ENTRIES_RETURNED', entriesAccount(fromId), 'ENTRIES_ISSUED', entries, { passId: fromId });
  drafts.move('ENTRIES_ISSUED', 'ENTRIES_ISSUED', entriesAccount(toId), entries, { passId: toId });
}

/** A CREDIT pass sold to a registration in debt pays that debt first. */
export function debtSettled(drafts: Drafts, passId: string, registrationId: string, amountMinor: number): void {
  drafts.move('DEBT_SETTLED', passAccount(passId), registrationAccount(registrationId), amountMinor, { passId });
}

export function paymentRecorded(drafts: Drafts, registrationId: string, money: readonly Money[], line: OrderLine): void {
  for (const { method, amountMinor } of money) {
    drafts.move('PAYMENT_RECORDED', CASH_ACCOUNT[method], registrationAccount(registrationId), amountMinor, ofLine(line));
  }
}

/** The discount of an order on the price of a seat or of a registration counts as paid. */
export function discountGiven(
  drafts: Drafts,
  registrationId: string,
  amountMinor: number,
  line: OrderLine,
  bookingId: string | undefined,
): void {
  drafts.move('DISCOUNT_GIVEN', 'PASS_DISCOUNT', registrationAccount(registrationId), amountMinor, {
    ...ofLine(line),
    bookingId,
  });
}

/** The platform keeps its share of an online payment before anybody else has it. */
export function commissionTaken(drafts: Drafts, { method, amountMinor }: Money, orderId: string): void {
  drafts.move('COMMISSION_TAKEN', 'COMMISSION', CASH_ACCOUNT[method], amountMinor, { orderId });
}

export function commissionReturned(drafts: Drafts, { method, amountMinor }: Money, orderId: string): void {
  drafts.move('COMMISSION_RETURNED', CASH_ACCOUNT[method], 'COMMISSION', amountMinor, { orderId });
}

/**
 * The tax that a sale contains falls due. What was sold stays on its accounts whole: VAT_ON_SALES is what has to be taken from
 * it.
 */
export function vatDue(drafts: Drafts, taxMinor: number, orderId: string): void {
  drafts.move('VAT_DUE', 'VAT_ON_SALES', 'VAT', taxMinor, { orderId });
}

/** The tax of what was sold for several purposes falls due with each use of it, for then it is known what for. */
export function vatDueOnUse(
  drafts: Drafts,
  { passId, bookingId }: { passId: string; bookingId: string | null },
  taxMinor: number,
): TransferDraft | undefined {
  return drafts.move('VAT_DUE', 'VAT_ON_SALES', 'VAT', taxMinor, { passId, bookingId });
}

export function vatReturned(drafts: Drafts, taxMinor: number, orderId: string): void {
  drafts.move('VAT_RETURNED', 'VAT', 'VAT_ON_SALES', taxMinor, { orderId });
}

/** Money that buys nothing, because what it was for is not to be had any more. */
export function paymentOwedBack(drafts: Drafts, { method, amountMinor }: Money, orderId: string): void {
  drafts.move('PAYMENT_OWED_BACK', CASH_ACCOUNT[method], 'OWED_BACK', amountMinor, { orderId });
}

export function refundClaimedOfRegistration(drafts: Drafts, registrationId: string, amountMinor: number, line: OrderLine): void {
  drafts.move('REFUND_CLAIMED', registrationAccount(registrationId), 'OWED_BACK', amountMinor, ofLine(line));
}

/** A gift that is given back holds nothing any more: what was given back of it before was discount, which nobody gets now. */
export function refundClaimedOfGift(drafts: Drafts, heldMinor: number, refundMinor: number, line: OrderLine): void {
  drafts.move('REFUND_CLAIMED', 'GIFTS', 'OWED_BACK', refundMinor, ofLine(line));
  drafts.move('REFUND_DISCOUNT', 'GIFTS', 'PASS_DISCOUNT', heldMinor - refundMinor, ofLine(line));
}

/** Money given back for what stays with its holder is a discount given late. */
export function refundClaimedAsDiscount(drafts: Drafts, amountMinor: number, line: OrderLine): void {
  drafts.move('REFUND_CLAIMED', 'PASS_DISCOUNT', 'OWED_BACK', amountMinor, ofLine(line));
}

/** Money that a payer's bank took back for what had been used: nothing of it can be claimed of any line. */
export function usedValueLost(drafts: Drafts, amountMinor: number, orderId: string): void {
  drafts.move('REFUND_CLAIMED', 'PASS_DISCOUNT', 'OWED_BACK', amountMinor, { orderId });
}

/**
 * A pass that is given back holds nothing any more: the refund comes out of what is left on it, what time has earned goes where
 * its uses went, and the rest is discount that nobody gets now. A pass that was sold above its face gives back more than it
 * holds.
 */
export function passRefunded(
  drafts: Drafts,
  pass: { id: string; leftMinor: number; entriesLeft: number; earnedMinor: number },
  refundMinor: number,
  line: OrderLine,
): void {
  const about = { passId: pass.id, ...ofLine(line) };
  const account = passAccount(pass.id);
  const fromPass = Math.min(refundMinor, pass.leftMinor);
  const earnedMinor = Math.min(pass.earnedMinor, pass.leftMinor - fromPass);
  drafts.move('REFUND_CLAIMED', account, 'OWED_BACK', fromPass, about);
  drafts.move('REFUND_CLAIMED', 'PASS_PREMIUM', 'OWED_BACK', refundMinor - fromPass, about);
  drafts.move('TIME_EARNED', account, 'TIME_COVER', earnedMinor, about);
  drafts.move('REFUND_DISCOUNT', account, 'PASS_DISCOUNT', pass.leftMinor - fromPass - earnedMinor, about);
  drafts.move('ENTRIES_RETURNED', entriesAccount(pass.id), 'ENTRIES_ISSUED', pass.entriesLeft, about);
}

export function refundPaid(drafts: Drafts, { method, amountMinor }: Money, line: OrderLine): void {
  drafts.move('REFUND_PAID', 'OWED_BACK', CASH_ACCOUNT[method], amountMinor, ofLine(line));
}

/** Money that was given back and did not reach its payer is here again, and owed to them as before. */
export function refundCameBack(drafts: Drafts, { method, amountMinor }: Money, orderId: string): void {
  drafts.move('REFUND_CAME_BACK', CASH_ACCOUNT[method], 'OWED_BACK', amountMinor, { orderId });
}

/** Money that goes back for no line of its order: it bought nothing, or what it bought was used. */
export function refundPaidOfNothing(drafts: Drafts, { method, amountMinor }: Money, orderId: string): void {
  drafts.move('REFUND_PAID', 'OWED_BACK', CASH_ACCOUNT[method], amountMinor, { orderId });
}
