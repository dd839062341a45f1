import type { PaymentMethod } from '../../entities/enums.js';
import { type AccountCode, bookedAccount, entriesAccount, passAccount, registrationAccount, revenueAccount } from './accounts.js';
import type { Drafts } from './transfers.js';

/** Each way in which money and entries may move, and the only places that name two accounts together. Amounts are minor units. */

const CASH_ACCOUNT: Record<PaymentMethod, AccountCode> = {
  CASH: 'CASH:desk',
  CARD_TERMINAL: 'CASH:terminal',
  BANK: 'CASH:bank',
};

/** A CREDIT pass owes its face amount whatever it was sold for; an ENTRY or TIME pass owes what was paid for it. */
export function passSold(
  drafts: Drafts,
  pass: { id: string; priceMinor: number; creditMinor: number | null; entries: number | null },
  method: PaymentMethod,
): void {
  const about = { passId: pass.id };
  const account = passAccount(pass.id);
  drafts.move('PASS_SOLD', CASH_ACCOUNT[method], account, pass.priceMinor, about);
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

/** The registration is paid the price that was covered, the pass gives up its value, and the difference is discount or premium. */
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

/** A CREDIT pass sold to a registration in debt pays that debt first. */
export function debtSettled(drafts: Drafts, passId: string, registrationId: string, amountMinor: number): void {
  drafts.move('DEBT_SETTLED', passAccount(passId), registrationAccount(registrationId), amountMinor, { passId });
}

export function paymentRecorded(drafts: Drafts, registrationId: string, method: PaymentMethod, amountMinor: number): void {
  drafts.move('PAYMENT_RECORDED', CASH_ACCOUNT[method], registrationAccount(registrationId), amountMinor, {});
}
