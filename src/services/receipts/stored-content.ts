import type { Pool } from 'pg';
import { inOrganisation } from '../../postgres/transactions.js';
import type { ReceiptContent } from '../rules/world/receipt-content.js';

/** The document as it was issued; undefined if the organisation has no such receipt. */
export function storedContent(pool: Pool, organisationId: string, receiptId: string): Promise<ReceiptContent | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const text = 'select content from receipts where organisation_id = $1 and id = $2';
    const { rows } = await client.query<{ content: ReceiptContent }>(text, [organisationId, receiptId]);
    return rows[0]?.content;
  });
}
