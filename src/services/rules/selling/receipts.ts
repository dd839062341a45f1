import { buildReceipt, type Issue } from '../receipts/content.js';
import { receiptYear } from '../receipts/number.js';
import { sellerOf } from '../receipts/seller.js';
import { sumOf } from '../world/arithmetic.js';
import type { OrderLineRow, OrderRow, PaymentRow, ReceiptRow } from '../world/order-rows.js';
import type { ReceiptContent } from '../world/receipt-content.js';
import type { Steps } from '../world/steps.js';

/** Takes the next number of the year. The counter is locked, so no number is given twice and none is left out. */
export function nextNumber(steps: Steps): { year: number; number: number } {
  const { world } = steps;
  const year = receiptYear(world.now, world.organisation.timeZone);
  const counter = world.receiptCounters.get(String(year)) ?? { id: String(year), year, lastNumber: 0 };
  const number = counter.lastNumber + 1;
  steps.change('receiptCounters', { ...counter, lastNumber: number });
  return { year, number };
}

/** The receipt of an order that has just been paid. */
export function issueReceipt(
  steps: Steps,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  payments: readonly PaymentRow[],
): ReceiptContent {
  const { world } = steps;
  const { organisation, now } = world;
  const { year, number } = nextNumber(steps);
  const buyer = order.customerId === null ? undefined : world.customers.get(order.customerId);
  const issue: Issue = {
    sequence: number,
    issuedAt: now,
    timeZone: organisation.timeZone,
    locale: buyer?.locale ?? organisation.locale,
    currency: organisation.currency,
    seller: sellerOf(organisation),
    buyer: buyer ? { name: buyer.name, email: buyer.email } : null,
    payments: payments.map(({ method, amountMinor, tenderedMinor, changeMinor }) => ({
      method,
      amountMinor,
      tenderedMinor,
      changeMinor: tenderedMinor === null ? null : changeMinor,
    })),
  };
  const built = buildReceipt(
    issue,
    lines.map(({ description, unitPriceMinor, discountMinor, vatBps, vatTreatment }) => ({
      description,
      quantity: 1,
      unitPriceMinor,
      discountMinor,
      vatBps,
      vatTreatment,
    })),
  );
  // A receipt of a test payment stays a test receipt.
  const content = { ...built, isTest: payments.some(({ isTest }) => isTest) };
  const receipt: ReceiptRow = {
    id: world.newId(),
    year,
    number,
    kind: 'RECEIPT',
    orderId: order.id,
    customerId: order.customerId,
    paymentId: payments.length === 1 ? (payments[0]?.id ?? null) : null,
    refundId: null,
    correctsId: null,
    issuedAt: now,
    content,
  };
  steps.create('receipts', receipt);
  return content;
}

/** The tax on a document. */
export const taxOf = ({ vat }: ReceiptContent): number => sumOf(vat.map(({ taxMinor }) => taxMinor));
