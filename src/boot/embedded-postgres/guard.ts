import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartError } from '../start-error.js';

/** Any number that nothing else in the database "postgres" of the cluster uses. */
export const GUARD_KEY = 7_362_001;
const RETRY_MS = 250;
const HOLDER = 'permanentka server ';
/** PostgreSQL does not run, or is starting or recovering. */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|08|57P0)/;
const AWAY_MESSAGE = /connection terminated|timeout expired/i;

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
    /** Hears once why a lock that was lost does not come back. */
    private readonly tell: (sentence: string) => void = () => undefined,
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
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [GUARD_KEY]);
      if (!rows[0]?.taken) throw await this.inUse(client);
      this.client = client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  async release(): Promise<void> {
    this.released = true;
    await this.client?.end();
  }

  private async inUse(client: Client): Promise<StartError> {
    const { rows } = await client.query<{ name: string }>(
      `select application_name as name from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = $1 and granted`,
      [GUARD_KEY],
    );
    const name = rows[0]?.name ?? '';
    const holder = name.startsWith(HOLDER) ? ` (process ${name.slice(HOLDER.length)})` : '';
    return new StartError(
      `The data in "${this.dataDir}" is in use by another running server${holder}: ` +
        'stop that one first, or choose another folder with DATA_DIR.',
    );
  }

  /** PostgreSQL drops every connection when one of its processes dies. The guard takes the lock again when PostgreSQL is back. */
  private retake(lost: Client): void {
    if (this.released || this.client !== lost) return;
    this.client = undefined;
    void this.retakeUntilHeld();
  }

  private async retakeUntilHeld(): Promise<void> {
    let told: string | undefined;
    while (!this.released && !this.client) {
      await sleep(RETRY_MS, undefined, { ref: false });
      try {
        await this.take();
      } catch (error) {
        // PostgreSQL may be down for a while. The supervisor of its process reports that.
        if (isAway(error)) continue;
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== told) this.tell(reason);
        told = reason;
      }
    }
    if (this.released) await this.client?.end();
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return AWAY_MESSAGE.test(error.message) || ('code' in error && AWAY.test(String(error.code)));
}
