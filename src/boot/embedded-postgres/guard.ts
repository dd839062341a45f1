import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartError } from '../start-error.js';

/** Any number that nothing else in the database "postgres" of the cluster uses. */
const GUARD_KEY = 7_362_001;
const RETRY_MS = 250;
const HOLDER = 'permanentka server ';

/**
 * One server at a time may own an embedded cluster. The owner holds an advisory lock on a connection. The lock ends with the
 * owner, kill -9 included, and no lock file can be left behind.
 */
export class ClusterGuard {
  private client: Client | undefined;
  private released = false;

  constructor(
    private readonly adminUrl: string,
    private readonly dataDir: string,
  ) {}

  /** Throws a StartError if a running server holds the lock, and the driver's error if PostgreSQL does not answer. */
  async take(): Promise<void> {
    const client = new Client({
      connectionString: this.adminUrl,
      application_name: HOLDER + process.pid,
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => this.retake(client));
    client.on('end', () => this.retake(client));
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [GUARD_KEY]);
    if (rows[0]?.taken) {
      this.client = client;
      return;
    }
    const holder = await this.holder(client);
    await client.end();
    throw new StartError(
      `The data in "${this.dataDir}" is in use by another running server${holder}: ` +
        'stop that one first, or choose another folder with DATA_DIR.',
    );
  }

  async release(): Promise<void> {
    this.released = true;
    await this.client?.end();
  }

  private async holder(client: Client): Promise<string> {
    const { rows } = await client.query<{ name: string }>(
      `select application_name as name from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = $1 and granted`,
      [GUARD_KEY],
    );
    const name = rows[0]?.name ?? '';
    return name.startsWith(HOLDER) ? ` (process ${name.slice(HOLDER.length)})` : '';
  }

  /** PostgreSQL drops every connection when one of its processes dies. The guard takes the lock again when PostgreSQL is back. */
  private retake(lost: Client): void {
    if (this.released || this.client !== lost) return;
    this.client = undefined;
    void this.retakeUntilHeld();
  }

  private async retakeUntilHeld(): Promise<void> {
    while (!this.released && !this.client) {
      await sleep(RETRY_MS, undefined, { ref: false });
      // PostgreSQL may be down for a while. The supervisor of its process reports that.
      await this.take().catch(() => undefined);
    }
    if (this.released) await this.client?.end();
  }
}
