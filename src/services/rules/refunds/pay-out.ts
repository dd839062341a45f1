import type { PaymentMethod, RefundMethod } from '../../../entities/enums.js';
import { templates } from '../../ledger/index.js';
import { buildCreditNote, leftOfLines } from '../receipts/credit-note.js';
import { sellerOf } from '../receipts/seller.js';
import { linesOf } from '../selling/holds.js';
import { nextNumber, taxOf } from '../selling/receipts.js';
import { post } from '../selling/settle.js';
import type { PaymentRow, ReceiptRow, RefundRow } from '../world/order-rows.js';
import type { ReceiptContent } from '../world/receipt-content.js';
import type { Steps } from '../world/steps.js';

/** Where the money comes from for a refund that does not go to the card. */
const MEANS = { CASH: 'CASH', BANK: 'BANK', PASS: 'REFUND' } as const satisfies Partial<Record<RefundMethod, PaymentMethod>>;

/** Records that the money of a refund is out: posts it to the ledger, and issues a credit note for what it gives back. */
export function payOut(steps: Steps, refund: RefundRow, payment: PaymentRow, providerRef: string | null): void {
  const { world } = steps;
  const settled: RefundRow = { ...refund, status: 'SUCCEEDED', providerRef, settledAt: world.now };
  steps.change('refunds', settled);
  const method = refund.method === 'CARD' ? payment.method : MEANS[refund.method];
  const lines = linesOf(world, refund.orderId);
  post(steps, (drafts) => {
    let rest = refund.amountMinor;
    for (const [position, amountMinor] of Object.entries(refund.claims)) {
      const line = lines.find((one) => one.position === Number(position));
      if (!line) throw new Error(`refund ${refund.id} claims line ${position}, which its order does not have`);
      templates.refundPaid(drafts, { method, amountMinor }, line);
      rest -= amountMinor;
    }
    templates.refundPaidOfNothing(drafts, { method, amountMinor: rest }, refund.orderId);
    templates.commissionReturned(drafts, { method: payment.method, amountMinor: refund.feeReturnedMinor }, refund.orderId);
  });
  const note = creditNote(steps, settled);
  if (note) post(steps, (drafts) => templates.vatReturned(drafts, -taxOf(note), refund.orderId));
}

/** Issues the credit note of a refund. Money that bought nothing has no receipt, and so no credit note. */
function creditNote(steps: Steps, refund: RefundRow): ReceiptContent | undefined {
  const { world } = steps;
  const ofOrder = [...world.receipts.values()].filter(({ orderId }) => orderId === refund.orderId);
  const original = ofOrder.find(({ kind }) => kind === 'RECEIPT');
  const earlier = ofOrder.filter(({ kind }) => kind === 'CREDIT_NOTE').map(({ content }) => content);
  const amounts = claimsOnReceipt(refund, original, earlier);
  if (!original || amounts.size === 0) return undefined;
  const { year, number } = nextNumber(steps);
  const { timeZone } = world.organisation;
  const issue = { sequence: number, issuedAt: world.now, timeZone, seller: sellerOf(world.organisation) };
  const { method } = refund;
  const reason = refund.reason === '' ? null : refund.reason;
  const content = buildCreditNote(issue, { original: original.content, earlier, amounts, method, reason });
  const { orderId, customerId, id: correctsId } = original;
  const ids = { orderId, customerId, paymentId: refund.paymentId, refundId: refund.id, correctsId };
  steps.create('receipts', { id: world.newId(), year, number, kind: 'CREDIT_NOTE', ...ids, issuedAt: world.now, content });
  return content;
}

/** The claims of a refund on the lines of the receipt. Lines of a receipt count from 1, those of an order from 0. */
function claimsOnReceipt(
  refund: RefundRow,
  original: ReceiptRow | undefined,
  earlier: readonly ReceiptContent[],
): Map<number, number> {
  const left = original ? leftOfLines(original.content, earlier) : new Map<number, number>();
  const amounts = new Map<number, number>();
  for (const [position, amountMinor] of Object.entries(refund.claims)) {
    const at = Number(position) + 1;
    const amount = Math.min(amountMinor, left.get(at) ?? 0);
    if (amount > 0) amounts.set(at, amount);
  }
  return amounts;
}
