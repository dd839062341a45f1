import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { buildReceipt, type Issue, type ReceiptContent } from '../../src/services/receipts/content.js';
import { bindTenant } from '../../src/services/set-up.js';

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
  const [orderId, receiptId] = [randomUUID(), randomUUID()];
  await bindTenant({ em, organisationId }).transactional(async (bound) => {
    await bound.execute(
      `insert into orders (organisation_id, id, customer_id, channel, status, subtotal_minor, discount_minor, total_minor, created_at, paid_at)
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
