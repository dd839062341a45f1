import type { Pool, PoolClient } from 'pg';
import type { LiveEvent } from '../entities/events.js';
import { asMaintenanceUnsynced } from '../postgres/transactions.js';
import { type Hub, TransportAway } from './hub.js';

/** Published rows wait this long and are marked together. Marking each alone would be one more transaction for every booking. */
const MARK_DELAY_MS = 50;
const MARK_ROWS_MAX = 500;
/**
 * Unmarked rows remembered at most. The sweep publishes further ones once more, which is harmless because versions only grow.
 */
const UNMARKED_ROWS_MAX = 20_000;
const SWEEP_INTERVAL_MS = 1_000;
const SWEEP_ROWS_MAX = 200;
/** Younger rows are still being published by `committed`. */
const SWEEP_AGE = '2 seconds';
const CLEAN_INTERVAL_MS = 60_000;
const CLEAN_ROWS_MAX = 5_000;
const OUTBOX_KEPT = '24 hours';
const IDEMPOTENCY_KEYS_KEPT = '48 hours';

export interface RelayLog {
  warn(details: object, message: string): void;
}

interface OutboxRow {
  organisation_id: string;
  id: string;
  events: LiveEvent[];
}

/**
 * Publishes the outbox: from memory right after a commit, and by a sweep after a crash or a loss of Redis. Each event is
 * published at least once; its version shows a repetition.
 */
export class Relay {
  private published: { organisationId: string; id: string }[] = [];
  /** Rows that wait to be marked or are being marked. */
  private unmarked = 0;
  private markTimer: NodeJS.Timeout | undefined;
  private marking: Promise<void> = Promise.resolve();
  private sweepTimer: NodeJS.Timeout | undefined;
  private cleanTimer: NodeJS.Timeout | undefined;
  private sweeping: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly hub: Hub,
    private readonly log: RelayLog,
  ) {}

  start(): void {
    const every = (ms: number, work: () => Promise<unknown>) => {
      let running = false;
      return setInterval(() => {
        if (running) return;
        running = true;
        this.sweeping = work()
          .catch((error: unknown) => this.tell(error, 'The outbox could not be swept; trying again'))
          .finally(() => {
            running = false;
          });
      }, ms).unref();
    };
    this.sweepTimer = every(SWEEP_INTERVAL_MS, () => this.sweep());
    this.cleanTimer = every(CLEAN_INTERVAL_MS, () => this.clean());
  }

  /**
   * Publishes the events of a transaction right after its commit. Returns at once and never throws: the sweep publishes later
   * what fails now.
   */
  committed(outboxId: string, events: readonly LiveEvent[]): void {
    const organisationId = events[0]?.organisationId;
    if (organisationId === undefined) return;
    this.hub.publish(events).then(
      () => this.mark(organisationId, outboxId),
      (error: unknown) => this.tell(error, 'Events were kept back for the sweep'),
    );
  }

  /** Publishes unmarked rows older than two seconds, and answers how many. Safe to run in every process at once. */
  async sweep(): Promise<number> {
    let total = 0;
    for (;;) {
      const swept = await asMaintenanceUnsynced(this.pool, async (client) => {
        const { rows } = await client.query<OutboxRow>({
          name: 'outbox-sweep',
          text: `select organisation_id, id, events from outbox
                 where published_at is null and created_at < now() - interval '${SWEEP_AGE}'
                 order by created_at limit ${SWEEP_ROWS_MAX} for update skip locked`,
        });
        if (rows.length === 0) return 0;
        await this.hub.publish(rows.flatMap((row) => row.events));
        await markPublished(
          client,
          rows.map((row) => ({ organisationId: row.organisation_id, id: row.id })),
        );
        return rows.length;
      });
      total += swept;
      if (swept < SWEEP_ROWS_MAX) return total;
    }
  }

  /**
   * Deletes published events, old idempotency keys, and expired entries of the audit log. Each transaction deletes a bounded
   * number of rows, so that no lock is held for long.
   */
  async clean(): Promise<void> {
    for (const [table, condition] of [
      ['outbox', `created_at < now() - interval '${OUTBOX_KEPT}' and published_at is not null`],
      ['idempotency_keys', `created_at < now() - interval '${IDEMPOTENCY_KEYS_KEPT}'`],
    ] as const) {
      const old = `select ctid from ${table} where ${condition} limit ${CLEAN_ROWS_MAX}`;
      const text = `delete from ${table} where ctid = any(array(${old}))`;
      await this.untilFew(async (client) => (await client.query(text)).rowCount ?? 0);
    }
    await this.untilFew(async (client) => {
      const { rows } = await client.query<{ forgotten: string }>('select forget_audit($1) as forgotten', [CLEAN_ROWS_MAX]);
      return Number(rows[0]?.forgotten);
    });
  }

  async close(): Promise<void> {
    clearInterval(this.sweepTimer);
    clearInterval(this.cleanTimer);
    clearTimeout(this.markTimer);
    await this.sweeping;
    this.flushMarks();
    await this.marking;
  }

  /** A transport that is away has told so itself, once. */
  private tell(error: unknown, sentence: string): void {
    if (!(error instanceof TransportAway)) this.log.warn({ error: String(error) }, sentence);
  }

  /** Repeats a deletion of up to `CLEAN_ROWS_MAX` rows, each in its own transaction, until fewer are deleted. */
  private async untilFew(deleteSome: (client: PoolClient) => Promise<number>): Promise<void> {
    let deleted: number;
    do {
      deleted = await asMaintenanceUnsynced(this.pool, deleteSome);
    } while (deleted === CLEAN_ROWS_MAX);
  }

  private mark(organisationId: string, id: string): void {
    if (this.unmarked >= UNMARKED_ROWS_MAX) return;
    this.unmarked += 1;
    this.published.push({ organisationId, id });
    this.markTimer ??= setTimeout(() => this.flushMarks(), MARK_DELAY_MS).unref();
  }

  private flushMarks(): void {
    this.markTimer = undefined;
    const { published } = this;
    if (published.length === 0) return;
    this.published = [];
    this.marking = this.marking.then(() => this.markAll(published));
  }

  private async markAll(rows: { organisationId: string; id: string }[]): Promise<void> {
    for (let from = 0; from < rows.length; from += MARK_ROWS_MAX) {
      const some = rows.slice(from, from + MARK_ROWS_MAX);
      await asMaintenanceUnsynced(this.pool, (client) => markPublished(client, some)).catch((error: unknown) =>
        this.log.warn({ error: String(error) }, 'Published events could not be marked; the sweep publishes them again'),
      );
      this.unmarked -= some.length;
    }
  }
}

async function markPublished(client: PoolClient, rows: { organisationId: string; id: string }[]): Promise<void> {
  await client.query({
    name: 'outbox-mark',
    text: `update outbox set published_at = now() from unnest($1::uuid[], $2::uuid[]) as told (organisation_id, id)
           where outbox.organisation_id = told.organisation_id and outbox.id = told.id and published_at is null`,
    values: [rows.map((row) => row.organisationId), rows.map((row) => row.id)],
  });
}
