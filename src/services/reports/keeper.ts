import type { Pool } from 'pg';
import { closeBooks } from './closing.js';

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
  private isClosed = false;

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

  /** Waits for the organisation under way. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Closes the books of all organisations, one after the other. One that fails holds up no other. */
  async closeAll(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>('select organisation_id as id from organisation_directory');
    for (const { id } of rows) {
      if (this.isClosed) return;
      try {
        await closeBooks(this.pool, id);
      } catch (error) {
        this.log.warn({ error: String(error), organisationId: id }, 'Books could not be closed; it is tried again');
      }
    }
  }

  private look(): void {
    this.looking ??= this.closeAll()
      .catch((error: unknown) => this.log.warn({ error: String(error) }, 'Organisations whose books to close were not found'))
      .finally(() => {
        this.looking = undefined;
      });
  }
}
