import type { Pool, PoolClient } from 'pg';

/** Runs in one transaction that sees the rows of one organisation. */
export function inOrganisation<T>(pool: Pool, organisationId: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, asOrganisation(organisationId, work));
}

/**
 * The same, and does not outlive the signal: that closes the connection, and the promise rejects. The database rolls back as
 * soon as the statement under way has ended there.
 */
export function inOrganisationUntil<T>(
  stop: AbortSignal,
  pool: Pool,
  organisationId: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const stoppable = asOrganisation(organisationId, work);
  return inTransaction(pool, async (client) => {
    // While a query runs, the driver does not wait for its end.
    const giveUp = (): void => void client.end();
    stop.throwIfAborted();
    stop.addEventListener('abort', giveUp);
    try {
      return await stoppable(client);
    } finally {
      stop.removeEventListener('abort', giveUp);
    }
  });
}

const asOrganisation =
  <T>(organisationId: string, work: (client: PoolClient) => Promise<T>) =>
  async (client: PoolClient): Promise<T> => {
    await client.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
    return work(client);
  };

const AS_MAINTENANCE = 'set local role permanentka_maintenance';

/** Runs in one transaction of the role that sees the waiting work of every organisation, and nothing else of them. */
export function asMaintenance<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, work, AS_MAINTENANCE);
}

/** As `asMaintenance`, but the commit does not wait for the disk: for work that may be done twice after a crash. */
export function asMaintenanceUnsynced<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, work, `${AS_MAINTENANCE}; set local synchronous_commit = off`);
}

/** @param settings statements that are sent together with `begin`, in one round trip */
async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>, settings = ''): Promise<T> {
  const client = await pool.connect();
  let fault: unknown;
  try {
    await client.query(`begin; ${settings}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    fault = error;
    throw error;
  } finally {
    // A failed connection may be silent, or inside the transaction still. Closing it makes the database roll back.
    client.release(fault !== undefined);
  }
}
