import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { bindTenant } from '../../src/services/input/set-up.js';
import { buildReceipt, type Issue } from '../../src/services/rules/receipts/content.js';
import { buildCreditNote } from '../../src/services/rules/receipts/credit-note.js';
import type { ReceiptContent } from '../../src/services/rules/world/receipt-content.js';

const seller = {
  legalName: null,
  address: '',
  companyId: null,
  taxId: null,
  vatId: null,
  registerEntry: null,
  isVatPayer: false,
};

/** The content of a receipt of 24 € for `Zuzana Štefánková`. */
export function contentOf(sequence: number, more: Partial<Issue> = {}): ReceiptContent {
  return buildReceipt(
    {
      ...{ sequence, issuedAt: new Date('2026-05-04T10:00:00Z'), timeZone: 'Europe/Bratislava', locale: 'sk', currency: 'EUR' },
      seller: { ...seller, name: 'Vlnka' },
      buyer: { name: 'Zuzana Štefánková', email: 'zuzana@example.com' },
      payments: [{ method: 'CASH', amountMinor: 2400, tenderedMinor: null, changeMinor: null }],
      ...more,
    },
    [{ description: '4 vstupy', quantity: 1, unitPriceMinor: 2400, discountMinor: 0, vatBps: 0, vatTreatment: 'SINGLE_PURPOSE' }],
  );
}

interface Home {
  em: EntityManager;
  organisationId: string;
}

/** Stores a receipt with its order as the engine would, with the next number of 2026 of its own. Answers its key. */
export async function storeReceipt(
  { em, organisationId }: Home,
  sequence: number,
  more: Partial<Issue> & { customerId?: string } = {},
): Promise<string> {
  const { customerId = null, ...issue } = more;
  const content = contentOf(sequence, issue);
  const [orderId, receiptId] = [v7(), v7()];
  await bindTenant({ em, organisationId }).transactional(async (bound) => {
    await bound.execute(
      `insert into orders (organisation_id, id, customer_id, channel, status, subtotal_minor, discount_minor, total_minor,
         created_at, paid_at)
       values (?, ?, ?, 'RECEPTION', 'PAID', 2400, 0, 2400, now(), now())`,
      [organisationId, orderId, customerId],
    );
    await bound.execute(
      `insert into receipts (organisation_id, id, year, number, kind, order_id, customer_id, issued_at, content)
       values (?, ?, 2026, ?, 'RECEIPT', ?, ?, ?, ?::jsonb)`,
      [organisationId, receiptId, sequence, orderId, customerId, content.issuedAt, JSON.stringify(content)],
    );
  });
  return receiptId;
}

/** Stores a credit note of a part of a stored receipt, with its refund. Answers its key. */
export async function storeCreditNote(
  { em, organisationId }: Home,
  receiptId: string,
  sequence: number,
  amountMinor: number,
): Promise<string> {
  const [paymentId, refundId, noteId] = [v7(), v7(), v7()];
  await bindTenant({ em, organisationId }).transactional(async (bound) => {
    const [receipt] = await bound.execute<{ order_id: string; content: ReceiptContent }[]>(
      'select order_id, content from receipts where id = ?',
      [receiptId],
    );
    if (!receipt) throw new Error('there is no such receipt');
    const { order_id: orderId, content: original } = receipt;
    const issue = {
      sequence,
      issuedAt: new Date('2026-06-01T10:00:00Z'),
      timeZone: 'Europe/Bratislava',
      seller: original.seller,
    };
    const terms = { original, earlier: [], amounts: new Map([[1, amountMinor]]), method: 'BANK', reason: 'Zranenie' } as const;
    const content = buildCreditNote(issue, terms);
    await bound.execute(
      `insert into payments (organisation_id, id, order_id, method, amount_minor, created_at) values (?, ?, ?, 'CASH',
         2400, now())`,
      [organisationId, paymentId, orderId],
    );
    await bound.execute(
      `insert into refunds (organisation_id, id, payment_id, order_id, amount_minor, method, origin, reason, status,
         created_at, settled_at)
       values (?, ?, ?, ?, ?, 'BANK', 'REQUESTED', 'Zranenie', 'SUCCEEDED', now(), now())`,
      [organisationId, refundId, paymentId, orderId, amountMinor],
    );
    await bound.execute(
      `insert into receipts (organisation_id, id, year, number, kind, order_id, refund_id, corrects_id, issued_at, content)
       values (?, ?, 2026, ?, 'CREDIT_NOTE', ?, ?, ?, ?, ?::jsonb)`,
      [organisationId, noteId, sequence, orderId, refundId, receiptId, content.issuedAt, JSON.stringify(content)],
    );
  });
  return noteId;
}
