import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Command, Rules } from '../rules/commands/index.js';
import type { World } from '../rules/world/world.js';
import { type BatchResult, type Committed, runBatch } from './batch.js';
import { CommitUnknown, classify, isUniqueViolation, Overloaded, Transaction } from './database/transaction.js';
import type { CommandRequest, Outcome } from './outcome.js';
import { prefetch } from './prefetch/prefetch.js';
import { Turns } from './turns.js';

export interface EngineOptions {
  /** Most commands of one batch: enough to share a commit, few enough that nobody waits long for the others. */
  maxBatch: number;
  /** Most commands of one organisation that may wait; one more is refused as overload. */
  maxWaiting: number;
  /** How long a command may wait for its batch to begin. */
  maxWaitMs: number;
  /** Tries of one batch against conflicts and a database that is away. */
  maxAttempts: number;
  /** No try begins later than this after the first. */
  maxRetryMs: number;
  /** Looks at a time: most of the connections are for those who book. */
  maxLooks: number;
  /** Looks that may wait; one more is refused as overload. */
  maxLooksWaiting: number;
}

export const ENGINE_DEFAULTS: EngineOptions = {
  maxBatch: 100,
  maxWaiting: 20_000,
  maxWaitMs: 5_000,
  maxAttempts: 6,
  maxRetryMs: 4_000,
  maxLooks: 2,
  maxLooksWaiting: 500,
};

/**
 * A unique key that another batch took first is visible to the next try. A key that is still taken is a fault of one command.
 */
const UNIQUE_ATTEMPTS = 3;

interface Waiting {
  request: CommandRequest;
  since: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

interface Lane {
  waiting: Waiting[];
  running: Promise<void> | null;
}

/**
 * Executes commands. Commands of one organisation travel in batches: while one batch runs, the next one gathers.
 * A command that is alone is a batch of one and waits for nothing.
 */
export class Engine {
  private readonly lanes = new Map<string, Lane>();
  private readonly looks: Turns;
  private closing = false;

  constructor(
    private readonly pool: Pool,
    private readonly rules: Rules,
    /** Called with each committed batch. Must not throw. */
    private readonly onCommitted: (committed: Committed) => void,
    private readonly options: EngineOptions = ENGINE_DEFAULTS,
  ) {
    this.looks = new Turns(options.maxLooks, options.maxLooksWaiting);
  }

  /**
   * Executes one command of an organisation.
   * @throws Overloaded when it did not begin in time or the database stays away; then nothing has happened
   * @throws CommitUnknown when the database went away during COMMIT and did not come back to be asked
   */
  execute<C extends Command>(organisationId: string, request: CommandRequest<C>): Promise<Outcome<C['kind']>> {
    const lane = this.lane(organisationId);
    if (this.closing || lane.waiting.length >= this.options.maxWaiting) {
      return Promise.reject(new Overloaded(this.closing ? 'the server is stopping' : 'too many commands are waiting'));
    }
    return new Promise<Outcome<C['kind']>>((resolve, reject) => {
      // The lane holds commands of every kind. Each resolves its own promise with an outcome of its own kind.
      const settle = resolve as (outcome: Outcome) => void;
      lane.waiting.push({ request, since: performance.now(), resolve: settle, reject });
      lane.running ??= this.run(organisationId, lane);
    });
  }

  /**
   * Reads the rows of commands as a decision would see them, with all passes, and locks nothing.
   * @throws Overloaded when too many reads wait already
   */
  look<T>(organisationId: string, commands: readonly Command[], see: (world: World) => T): Promise<T> {
    return this.looks.take(async () => {
      const transaction = await Transaction.begin(this.pool, organisationId, 'READ_ONLY');
      try {
        return see(
          await prefetch(transaction.run, organisationId, this.rules.needsOf(commands), { locking: 'LOOK', passes: 'ALL' }),
        );
      } finally {
        await transaction.rollback();
      }
    });
  }

  /** Takes no more commands and waits for those under way. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.lanes.values()].map((lane) => lane.running));
  }

  private lane(organisationId: string): Lane {
    let lane = this.lanes.get(organisationId);
    if (!lane) {
      lane = { waiting: [], running: null };
      this.lanes.set(organisationId, lane);
    }
    return lane;
  }

  private async run(organisationId: string, lane: Lane): Promise<void> {
    // Commands that arrive in this turn of the event loop join the batch.
    await Promise.resolve();
    while (lane.waiting.length > 0) {
      const batch = this.inTime(lane.waiting.splice(0, this.options.maxBatch));
      if (batch.length > 0) await this.settle(organisationId, batch);
    }
    lane.running = null;
    this.lanes.delete(organisationId);
  }

  private inTime(batch: Waiting[]): Waiting[] {
    const oldest = performance.now() - this.options.maxWaitMs;
    return batch.filter((waiting) => {
      if (waiting.since >= oldest) return true;
      waiting.reject(new Overloaded(`waited longer than ${this.options.maxWaitMs} ms`));
      return false;
    });
  }

  /** Runs a batch and answers its commands. After a fault, each command runs alone, so that only the faulty one fails. */
  private async settle(organisationId: string, batch: readonly Waiting[]): Promise<void> {
    let result: BatchResult;
    try {
      result = await this.attempt(
        organisationId,
        batch.map(({ request }) => request),
      );
    } catch (error) {
      const isOneCommandsFault = batch.length > 1 && !(error instanceof Overloaded) && !(error instanceof CommitUnknown);
      if (!isOneCommandsFault) for (const waiting of batch) waiting.reject(error);
      else for (const waiting of batch) await this.settle(organisationId, [waiting]);
      return;
    }
    // The batch is committed: nothing that fails from here on may run it again.
    for (const [index, waiting] of batch.entries()) {
      const outcome = result.outcomes[index];
      if (outcome) waiting.resolve(outcome);
      else waiting.reject(new Error('the batch gave no outcome for a command'));
    }
    if (result.committed) this.onCommitted(result.committed);
  }

  /** Retries a batch with exponential backoff and jitter, bounded by `maxAttempts` and `maxRetryMs`. */
  private async attempt(organisationId: string, requests: readonly CommandRequest[]): Promise<BatchResult> {
    const until = performance.now() + this.options.maxRetryMs;
    for (let attempt = 1; ; attempt++) {
      try {
        return await runBatch(this.pool, this.rules, organisationId, requests);
      } catch (error) {
        const kind = classify(error);
        if (error instanceof CommitUnknown || error instanceof Overloaded || kind === 'FAULT') throw error;
        if (isUniqueViolation(error) && attempt >= UNIQUE_ATTEMPTS) throw error;
        if (attempt >= this.options.maxAttempts || performance.now() > until) {
          throw new Overloaded('the database is busy or away', { cause: error });
        }
        const pauseMs = (kind === 'CONFLICT' ? 5 : 60) * 2 ** (attempt - 1);
        await sleep(pauseMs * (0.5 + Math.random()));
      }
    }
  }
}
