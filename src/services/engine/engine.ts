import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { AccountCode } from '../ledger/index.js';
import type { Command, Rules } from '../rules/commands/index.js';
import type { World } from '../rules/world/world.js';
import { Answers } from './answers.js';
import { Aside, type Waiting } from './aside.js';
import { type BatchResult, type Committed, type How, type Place, runBatch, WriteBlocked } from './batch.js';
import {
  CommitUnknown,
  classify,
  isLockTimeout,
  isUniqueViolation,
  Overloaded,
  Transaction,
  UNIQUE_ATTEMPTS,
} from './database/transaction.js';
import type { CommandRequest, Outcome } from './outcome.js';
import { PlaceInLine } from './place-in-line.js';
import type { HeldRow } from './prefetch/held-rows.js';
import { Locks } from './prefetch/locks.js';
import { prefetch } from './prefetch/prefetch.js';
import { Turns } from './turns.js';

export interface EngineOptions {
  /** Most commands of one batch: enough to share a commit, few enough that nobody waits long for the others. */
  maxBatch: number;
  /** So many commands begin a batch while the one before is being written. Fewer wait until that one has ended. */
  aheadFrom: number;
  /** Most commands of one organisation that may wait; one more is refused as overload. */
  maxWaiting: number;
  /** How long a command may wait for its batch to begin. */
  maxWaitMs: number;
  /** How long a statement of a batch waits for one lock. Then the commands that need the row are set aside. */
  lockWaitMs: number;
  /** How long a command may be set aside. */
  maxHeldMs: number;
  /** Organisations whose commands that were set aside are tried at a time: each may keep a connection waiting. */
  maxAsides: number;
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
  aheadFrom: 50,
  maxWaiting: 20_000,
  maxWaitMs: 5_000,
  lockWaitMs: 250,
  maxHeldMs: 8_000,
  maxAsides: 2,
  maxAttempts: 6,
  maxRetryMs: 4_000,
  maxLooks: 2,
  maxLooksWaiting: 500,
};

interface Lane {
  readonly place: Place;
  readonly aside: Aside;
  waiting: Waiting[];
  /** Called when enough commands wait to begin a batch ahead. */
  onFull: (() => void) | undefined;
  running: Promise<void> | null;
}

/**
 * Executes commands. Commands of one organisation travel in batches: while one batch runs, the next one gathers. When it is full
 * enough, it reads and decides while the database writes the one before. A command that is alone is a batch of one and waits for
 * nothing. Commands that need a row which somebody else holds are set aside, so that the others do not wait for it.
 */
export class Engine {
  private readonly lanes = new Map<string, Lane>();
  private readonly looks: Turns;
  private readonly asides: Turns;
  private readonly answers = new Answers();
  private closing = false;

  constructor(
    private readonly pool: Pool,
    private readonly rules: Rules,
    /** Called with each committed batch. Must not throw. */
    private readonly onCommitted: (committed: Committed) => void,
    private readonly options: EngineOptions = ENGINE_DEFAULTS,
  ) {
    this.looks = new Turns(options.maxLooks, options.maxLooksWaiting);
    this.asides = new Turns(options.maxAsides, Number.POSITIVE_INFINITY);
  }

  /**
   * Executes one command of an organisation.
   * @throws Overloaded when it did not begin in time or the database stays away; then nothing has happened
   * @throws CommitUnknown when the database went away during COMMIT and did not come back to be asked
   */
  execute<C extends Command>(organisationId: string, request: CommandRequest<C>): Promise<Outcome<C['kind']>> {
    const lane = this.lane(organisationId);
    if (this.closing || lane.waiting.length + lane.aside.size >= this.options.maxWaiting) {
      return Promise.reject(new Overloaded(this.closing ? 'the server is stopping' : 'too many commands are waiting'));
    }
    return new Promise<Outcome<C['kind']>>((resolve, reject) => {
      // The lane holds commands of every kind. Each resolves its own promise with an outcome of its own kind.
      const settle = resolve as (outcome: Outcome) => void;
      lane.waiting.push({ request, since: performance.now(), resolve: settle, reject });
      if (lane.waiting.length >= this.options.aheadFrom) lane.onFull?.();
      lane.running ??= this.run(lane);
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
        return see(await prefetch(new Locks(transaction.run, 'LOOK'), organisationId, this.rules.needsOf(commands), 'ALL'));
      } finally {
        await transaction.rollback();
      }
    });
  }

  /** Takes no more commands and waits for those under way. */
  async close(): Promise<void> {
    this.closing = true;
    const lanes = [...this.lanes.values()];
    await Promise.all(lanes.map((lane) => lane.running));
    // A lane sets nothing aside once it has ended.
    await Promise.all(lanes.map(({ aside }) => aside.running));
    await this.answers.done();
  }

  private lane(organisationId: string): Lane {
    let lane = this.lanes.get(organisationId);
    if (!lane) {
      lane = this.openLane({ pool: this.pool, rules: this.rules, organisationId });
      this.lanes.set(organisationId, lane);
    }
    return lane;
  }

  private openLane(place: Place): Lane {
    const conclude = (batch: readonly Waiting[], result: BatchResult) => this.conclude(batch, result);
    const aside = new Aside(place, this.options, this.asides, conclude, () => this.leave(lane));
    const lane: Lane = { place, aside, waiting: [], onFull: undefined, running: null };
    return lane;
  }

  private leave(lane: Lane): void {
    if (lane.running === null && lane.aside.size === 0) this.lanes.delete(lane.place.organisationId);
  }

  private async run(lane: Lane): Promise<void> {
    // Commands that arrive in this turn of the event loop join the batch.
    await Promise.resolve();
    let before: PlaceInLine | undefined;
    let last: Promise<void> = Promise.resolve();
    while (lane.waiting.length > 0) {
      const batch = this.inTime(lane.waiting.splice(0, this.options.maxBatch));
      const line = new PlaceInLine(before);
      last = batch.length > 0 ? this.settle(lane, batch, line).finally(() => line.end()) : last.finally(() => line.end());
      await Promise.race([last, line.writing]);
      const isFull = await Promise.race([last.then(() => false), this.full(lane)]);
      const isAhead = isFull && line.isOpen && hasRoom(lane.place.pool);
      if (!isAhead) await last;
      before = isAhead ? line : undefined;
    }
    lane.running = null;
    this.leave(lane);
  }

  /**
   * Ends when enough commands wait to begin a batch ahead. Never while commands are set aside: then batches skip the rows that
   * are held, those of the batch before too.
   */
  private full(lane: Lane): Promise<true> {
    const { promise, resolve } = Promise.withResolvers<true>();
    lane.onFull = lane.aside.size === 0 ? () => resolve(true) : undefined;
    if (lane.waiting.length >= this.options.aheadFrom) lane.onFull?.();
    return promise;
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
  private async settle(lane: Lane, batch: readonly Waiting[], line: PlaceInLine): Promise<void> {
    const requests = batch.map(({ request }) => request);
    let result: BatchResult;
    try {
      result = await this.attempt(lane, requests, line);
    } catch (error) {
      const isOneCommandsFault = batch.length > 1 && !(error instanceof Overloaded) && !(error instanceof CommitUnknown);
      if (!isOneCommandsFault) for (const waiting of batch) waiting.reject(error);
      else for (const waiting of batch) await this.settle(lane, [waiting], line);
      return;
    }
    for (const [waiting, rows] of this.conclude(batch, result)) lane.aside.add(waiting, rows);
  }

  /**
   * Answers the commands of a batch that ended. If it is committed, nothing that fails from here on may run it again.
   * @returns the commands that it set aside, with the rows that they wait for
   */
  private conclude(batch: readonly Waiting[], { outcomes, committed }: BatchResult): Map<Waiting, readonly HeldRow[]> {
    const aside = new Map<Waiting, readonly HeldRow[]>();
    const answers: (() => void)[] = [];
    for (const [index, waiting] of batch.entries()) {
      const outcome = outcomes[index];
      if (!outcome) answers.push(() => waiting.reject(new Error('the batch gave no outcome for a command')));
      else if (outcome.kind === 'held') aside.set(waiting, outcome.rows);
      else answers.push(() => waiting.resolve(outcome));
    }
    this.answers.add(answers);
    if (committed) this.onCommitted(committed);
    return aside;
  }

  /**
   * Retries a batch with exponential backoff and jitter, bounded by `maxAttempts` and `maxRetryMs`. A batch that met a held row
   * is tried again at once without waiting for any. If even that meets one, nobody knows which, and all are set aside. A batch
   * that began ahead has one try. When that fails, for whatever reason, the batch waits until the one before has ended.
   */
  private async attempt(lane: Lane, requests: readonly CommandRequest[], line: PlaceInLine): Promise<BatchResult> {
    let until = performance.now() + this.options.maxRetryMs;
    let isHeld = false;
    let accounts: readonly AccountCode[] | undefined;
    for (let attempt = 1; ; attempt++) {
      const claims = isHeld || lane.aside.size > 0 ? lane.aside.claims() : undefined;
      const { mayWrite, onWriting } = line;
      const how: How = claims ? { locking: 'SKIP', claims, accounts: accounts ?? [] } : { locking: 'LOCK', mayWrite, onWriting };
      try {
        return await runBatch(lane.place, requests, how, this.options.lockWaitMs);
      } catch (error) {
        if (line.isAhead) {
          await line.letGo();
          // From here on a row that cannot be locked is held by somebody else.
          isHeld = isLockTimeout(error);
          until = performance.now() + this.options.maxRetryMs;
          attempt = 0;
          continue;
        }
        await line.retreat();
        if (!isLockTimeout(error)) await this.pause(error, attempt, until);
        else if (claims && (accounts || !(error instanceof WriteBlocked))) {
          return { outcomes: requests.map(() => ({ kind: 'held', rows: [] })), committed: null };
        } else if (error instanceof WriteBlocked) accounts = error.accounts;
        isHeld ||= isLockTimeout(error);
      }
    }
  }

  /** Waits before another try, or throws where there will be none. */
  private async pause(error: unknown, attempt: number, until: number): Promise<void> {
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

/** Connections that a batch ahead leaves to the other organisations. */
const LEFT_TO_OTHERS = 1;

/** Whether a batch may take one more connection, though it will mostly wait. */
const hasRoom = ({ idleCount, totalCount, waitingCount, options }: Pool): boolean =>
  options.max - totalCount + idleCount - waitingCount > LEFT_TO_OTHERS;
