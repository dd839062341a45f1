import { type AccountCode, unitOf } from './accounts.js';

/** The reason why money or entries moved; the word that a statement explains. */
export type TransferTemplate =
  | 'PASS_SOLD'
  | 'PASS_SOLD_BELOW_FACE'
  | 'PASS_SOLD_ABOVE_FACE'
  | 'ENTRIES_ISSUED'
  | 'SESSION_CHARGED'
  | 'REGISTRATION_CHARGED'
  | 'REGISTRATION_GIVEN_BACK'
  | 'LATE_FEE_CHARGED'
  | 'CREDIT_REDEEMED'
  | 'ENTRY_USED'
  | 'ENTRY_REDEEMED'
  | 'ENTRY_DISCOUNT'
  | 'ENTRY_PREMIUM'
  | 'TIME_REDEEMED'
  | 'DEBT_SETTLED'
  | 'PAYMENT_RECORDED'
  | 'DISCOUNT_GIVEN'
  | 'GIFT_SOLD'
  | 'GIFT_REDEEMED'
  | 'COMMISSION_TAKEN'
  | 'COMMISSION_RETURNED'
  | 'VAT_DUE'
  | 'VAT_RETURNED'
  | 'PAYMENT_OWED_BACK'
  | 'REFUND_CLAIMED'
  | 'REFUND_DISCOUNT'
  | 'REFUND_PAID'
  | 'REFUND_CAME_BACK'
  | 'ENTRIES_RETURNED'
  | 'GRACE_GIVEN'
  | 'TIME_EARNED';

/** A transfer about to be posted: `amount` of the accounts' unit from `debit` to `credit`. */
export interface TransferDraft {
  id: string;
  template: TransferTemplate;
  debit: AccountCode;
  credit: AccountCode;
  unit: string;
  amount: number;
  bookingId: string | null;
  passId: string | null;
  orderId: string | null;
  orderLineId: string | null;
  reverses: string | null;
}

/** The subject of a transfer, for the statement. */
export interface TransferSubject {
  bookingId?: string | null | undefined;
  passId?: string;
  orderId?: string;
  orderLineId?: string;
}

/** Drafts transfers of one decision: gives ids and units, and leaves out the empty ones, which would say nothing. */
export class Drafts {
  readonly list: TransferDraft[] = [];

  constructor(
    private readonly currency: string,
    private readonly newId: () => string,
  ) {}

  move(
    template: TransferTemplate,
    debit: AccountCode,
    credit: AccountCode,
    amount: number,
    subject: TransferSubject,
  ): TransferDraft | undefined {
    if (amount === 0) return undefined;
    if (!Number.isSafeInteger(amount) || amount < 0)
      throw new RangeError(`${template}: ${amount} is not a positive safe integer`);
    const unit = unitOf(debit, this.currency);
    if (unit !== unitOf(credit, this.currency)) throw new RangeError(`${template}: ${debit} and ${credit} differ in unit`);
    const draft: TransferDraft = {
      id: this.newId(),
      template,
      debit,
      credit,
      unit,
      amount,
      bookingId: subject.bookingId ?? null,
      passId: subject.passId ?? null,
      orderId: subject.orderId ?? null,
      orderLineId: subject.orderLineId ?? null,
      reverses: null,
    };
    this.list.push(draft);
    return draft;
  }

  /** Reverses transfers exactly: the same amounts in the other direction, each naming the transfer that it reverses. */
  reverse(originals: readonly TransferDraft[]): void {
    for (const original of originals) {
      this.list.push({
        ...original,
        id: this.newId(),
        debit: original.credit,
        credit: original.debit,
        reverses: original.id,
      });
    }
  }
}

/** The sum of the transfers for each account that they touch: credits less debits. */
export function deltas(transfers: readonly TransferDraft[]): Map<AccountCode, number> {
  const sums = new Map<AccountCode, number>();
  for (const { debit, credit, amount } of transfers) {
    sums.set(debit, (sums.get(debit) ?? 0) - amount);
    sums.set(credit, (sums.get(credit) ?? 0) + amount);
  }
  for (const [code, sum] of sums)
    if (!Number.isSafeInteger(sum)) throw new RangeError(`${code} would move by ${sum}, which is not exact`);
  return sums;
}
