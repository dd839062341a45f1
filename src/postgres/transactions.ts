import type { Pool, PoolClient } from 'pg';
import type { ReceiptContent } from '../services/rules/receipts/content.js';

/** Runs in one transaction of one organisation. */
export async function inOrganisation<T>(
  pool: Pool,
  organisationId: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
    return work(client);
  });
}

/** Runs in one transaction of the role that finds what waits in all organisations. */
export function asMaintenance<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('set local role permanentka_maintenance');
    return work(client);
  });
}

/** The document as it was issued; undefined when the organisation has none of this id. */
export function storedContent(pool: Pool, organisationId: string, receiptId: string): Promise<ReceiptContent | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const text = 'select content from receipts where organisation_id = $1 and id = $2';
    const { rows } = await client.query<{ content: ReceiptContent }>(text, [organisationId, receiptId]);
    return rows[0]?.content;
  });
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let fault: unknown;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    fault = error;
    throw error;
  } finally {
    // A connection that failed may still be inside the transaction, or silent: ended, it is rolled back.
    client.release(fault !== undefined);
  }
}
