import type { Pool } from 'pg';
import { type Closing, closeBooks } from './closing.js';

/** The server has other things to do when it starts. */
const FIRST_LOOK_MS = 60_000;
const LOOK_INTERVAL_MS = 1_800_000;

export interface KeeperLog {
  warn(facts: object, sentence: string): void;
}

/**
 * Closes the books of every organisation, day by day. A report is right without it, and only slower: it adds up what is not
 * closed.
 */
export class BooksKeeper {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private readonly stop = new AbortController();
  /** The organisations whose books were told to be behind. */
  private readonly behind = new Set<string>();

  constructor(
    private readonly pool: Pool,
    private readonly log: KeeperLog,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.look();
      this.timer = setInterval(() => this.look(), LOOK_INTERVAL_MS).unref();
    }, FIRST_LOOK_MS).unref();
  }

  /** Gives up what is under way: the next server goes on from there. */
  async close(): Promise<void> {
    this.stop.abort();
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Closes the books of all organisations, one after the other. One that fails holds up no other. */
  async closeAll(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>('select organisation_id as id from organisation_directory');
    for (const { id } of rows) {
      try {
        this.note(id, await closeBooks(this.pool, id, { stop: this.stop.signal }));
      } catch (error) {
        if (this.stop.signal.aborted) return;
        this.log.warn({ error: String(error), organisationId: id }, 'Books could not be closed; it is tried again');
      }
    }
  }

  private note(organisationId: string, closing: Closing): void {
    if (closing === 'CLOSED' || closing === 'NOTHING') this.behind.delete(organisationId);
    if (closing !== 'BEHIND' || this.behind.has(organisationId)) return;
    this.behind.add(organisationId);
    this.log.warn({ organisationId }, 'Books are more than two days behind, because a transaction that writes stays open');
  }

  private look(): void {
    this.looking ??= this.closeAll()
      .catch((error: unknown) => this.log.warn({ error: String(error) }, 'Organisations whose books to close were not found'))
      .finally(() => {
        this.looking = undefined;
      });
  }
}
