import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { CommitUnknown, Transaction } from './transaction.js';

/** A database that went away during COMMIT is asked for about seven seconds whether the batch stands. */
const FENCE_ATTEMPTS = 8;
const FENCE_PAUSE_MS = 250;

/**
 * Finds out whether a batch whose COMMIT got no reply was committed, by inserting a row with the batch's own outbox id.
 * - The batch was committed: the id is taken.
 * - The commit is still running: the insert waits for it.
 * - The insert succeeds: the batch can never be committed any more.
 * The row has no events, and every batch has some. So a repeated question does not take the fence for the batch.
 */
export async function hasCommitted(pool: Pool, organisationId: string, outboxId: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fence(pool, organisationId, outboxId);
    } catch (error) {
      if (attempt === FENCE_ATTEMPTS)
        throw new CommitUnknown('the database could not be asked whether the batch stands', { cause: error });
      await sleep(FENCE_PAUSE_MS * attempt);
    }
  }
}

async function fence(pool: Pool, organisationId: string, outboxId: string): Promise<boolean> {
  const transaction = await Transaction.begin(pool, organisationId, 'READ_WRITE');
  try {
    await transaction.run({
      name: 'outbox-fence',
      text: `insert into outbox (organisation_id, id, events, published_at) values ($1, $2, '[]', now()) on conflict do nothing`,
      values: [organisationId, outboxId],
    });
    const [row] = await transaction.run<{ stands: boolean }>({
      name: 'outbox-stands',
      text: 'select jsonb_array_length(events) > 0 as stands from outbox where organisation_id = $1 and id = $2',
      values: [organisationId, outboxId],
    });
    await transaction.commit();
    return row?.stands === true;
  } catch (error) {
    if (!(error instanceof CommitUnknown)) await transaction.rollback();
    throw error;
  }
}
