import { setTimeout as sleep } from 'node:timers/promises';
import { type BatchResult, type Place, runIn } from './batch.js';
import { Claims, type Names, namesOf } from './claims.js';
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
import { type HeldRow, keyOf } from './prefetch/held-rows.js';
import { standInLine, takeFree } from './prefetch/locks.js';
import type { Turns } from './turns.js';

/** A command whose caller waits for its outcome. */
export interface Waiting {
  request: CommandRequest;
  since: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

interface AsideOptions {
  /** Most commands of one round. */
  readonly maxBatch: number;
  /** How long a round stands in line for one held row. */
  readonly lockWaitMs: number;
  /** How long a command may be set aside. */
  readonly maxHeldMs: number;
}

/** How long a round stands in line for the only row that is held: longer than several batches of other servers take. */
const STAND_MS = 1_000;
/** A pause before late commands that a round is trying are looked at again. */
const END_PAUSE_MS = 20;
/** A pause after a round that failed. */
const PAUSE_MS = 50;
/** A pause after a round in which nothing was ready. Most of the time it has waited for a row already. */
const IDLE_PAUSE_MS = 10;
const NONE: ReadonlySet<string> = new Set();

interface Held {
  readonly waiting: Waiting;
  readonly names: Names;
  readonly until: number;
  /** The rows that it waits for. Empty when it could not be found out which, or when it only follows another command. */
  rows: readonly HeldRow[];
  tries: number;
}

/**
 * The commands of one organisation that wait for rows which somebody else holds. They are tried again by themselves, in their
 * order, until their time is over; meanwhile the lane goes on without them. Each round stands in line for one of the held rows,
 * in turns, and holds nothing else while it does. Then it takes the other rows that are free and runs the commands that have
 * all their rows, without waiting for any more.
 */
export class Aside {
  /** Ends when nothing is set aside any more. Null while nothing is. */
  running: Promise<void> | null = null;
  private held: Held[] = [];
  /** The commands of the round that is under way. They may be committed, so they do not end meanwhile. */
  private inRound: readonly Held[] = [];
  private endTimer: NodeJS.Timeout | undefined;
  private turn = 0;
  private lastFault: unknown;

  /**
   * @param turns shared by all organisations, because each round may keep a connection waiting
   * @param conclude called with a result that stands; answers the commands that it set aside again
   */
  constructor(
    private readonly place: Place,
    private readonly options: AsideOptions,
    private readonly turns: Turns,
    private readonly conclude: (batch: readonly Waiting[], result: BatchResult) => Map<Waiting, readonly HeldRow[]>,
    private readonly whenEmpty: () => void,
  ) {}

  get size(): number {
    return this.held.length;
  }

  /** The claims that later commands must not overtake. */
  claims(): Claims {
    const claims = new Claims();
    for (const { names, rows } of this.held) claims.add(names, rows);
    return claims;
  }

  add(waiting: Waiting, rows: readonly HeldRow[]): void {
    const names = namesOf(this.place.rules, waiting.request);
    this.held.push({ waiting, names, rows, tries: 0, until: performance.now() + this.options.maxHeldMs });
    this.running ??= this.run();
    this.endInTime();
  }

  private async run(): Promise<void> {
    // The rest of a batch that sets several commands aside is added first.
    await Promise.resolve();
    for (this.endLate(); this.held.length > 0; this.endLate()) await this.turns.take(() => this.round());
    clearTimeout(this.endTimer);
    this.endTimer = undefined;
    this.running = null;
    this.whenEmpty();
  }

  /** Ends late commands in time, even while this organisation waits for its turn or a round stands in line. */
  private endInTime(): void {
    if (this.endTimer || this.held.length === 0) return;
    const first = Math.min(...this.held.map(({ until }) => until));
    const waitMs = Math.max(END_PAUSE_MS, Math.ceil(first - performance.now()));
    this.endTimer = setTimeout(() => {
      this.endTimer = undefined;
      this.endLate();
      this.endInTime();
    }, waitMs);
  }

  private endLate(): void {
    const now = performance.now();
    const late = this.held.filter((held) => held.until <= now && !this.inRound.includes(held));
    if (late.length === 0) return;
    this.held = this.held.filter((held) => !late.includes(held));
    const sentence = `waited ${this.options.maxHeldMs} ms for rows that somebody else holds`;
    for (const { waiting } of late) waiting.reject(new Overloaded(sentence, { cause: this.lastFault }));
  }

  private async round(): Promise<void> {
    // All may have ended while this organisation waited for its turn.
    if (this.held.length === 0) return;
    let batch: readonly Held[] = [];
    let result: BatchResult | undefined;
    let pauseMs = IDLE_PAUSE_MS;
    try {
      const { pool, organisationId } = this.place;
      const transaction = await Transaction.begin(pool, organisationId, 'READ_WRITE', this.options.lockWaitMs);
      batch = await this.readyIn(transaction);
      this.inRound = batch;
      const requests = batch.map(({ waiting }) => waiting.request);
      const how = { locking: 'SKIP', claims: new Claims(), accounts: [] } as const;
      if (batch.length > 0) result = await runIn(transaction, this.place, requests, how);
      else await transaction.rollback();
    } catch (error) {
      this.lastFault = error;
      this.fail(batch, error);
      pauseMs = PAUSE_MS;
    }
    this.inRound = [];
    if (result) this.settle(batch, result);
    else await sleep(pauseMs);
  }

  /** Finds out what is ready, and leaves the rows of it locked. A command of unknown rows that was never tried goes first. */
  private async readyIn(transaction: Transaction): Promise<readonly Held[]> {
    const untried = this.ready(NONE).filter(({ tries }) => tries === 0);
    if (untried.length > 0) return untried;
    const rows = [...new Map(this.held.flatMap((held) => held.rows.map((row) => [keyOf(row), row]))).values()];
    this.turn += 1;
    const waitFor = rows[this.turn % Math.max(rows.length, 1)];
    const { organisationId } = this.place;
    const { lockWaitMs } = this.options;
    // Where several rows are held, or other organisations wait, one that becomes free meanwhile must not wait long for its turn.
    const standMs = rows.length > 1 || this.turns.isCrowded ? lockWaitMs : STAND_MS;
    try {
      if (waitFor) await standInLine(transaction.run, organisationId, waitFor, { standMs, lockWaitMs });
      return this.ready(await takeFree(transaction.run, organisationId, rows));
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  /**
   * The commands whose rows are all free and that follow no command which still waits. If there are none, one of those whose
   * rows are unknown: it runs alone, so that it keeps nobody else waiting.
   */
  private ready(free: ReadonlySet<string>): readonly Held[] {
    const [ready, unknown] = [[] as Held[], [] as Held[]];
    const claims = new Claims();
    for (const held of this.held) {
      const follows = claims.before(held.names) !== undefined;
      const isFree = held.rows.length > 0 && held.rows.every((row) => free.has(keyOf(row)));
      if (isFree && !follows && ready.length < this.options.maxBatch) ready.push(held);
      else {
        if (held.rows.length === 0 && !follows) unknown.push(held);
        // Its rows that are free keep nobody waiting: one person's held pass would close a session to everybody.
        claims.add(held.names, []);
      }
    }
    if (ready.length > 0) return ready;
    const leastTried = Math.min(...unknown.map(({ tries }) => tries));
    return unknown.filter(({ tries }) => tries === leastTried).slice(0, 1);
  }

  private settle(batch: readonly Held[], result: BatchResult): void {
    const again = this.conclude(
      batch.map(({ waiting }) => waiting),
      result,
    );
    const done = new Set(batch.filter(({ waiting }) => !again.has(waiting)));
    for (const held of batch) {
      held.rows = again.get(held.waiting) ?? held.rows;
      held.tries += 1;
    }
    this.held = this.held.filter((held) => !done.has(held));
  }

  /** A round that failed has changed nothing, unless nobody knows. What failed together is tried one by one. */
  private fail(batch: readonly Held[], error: unknown): void {
    const isTaken = isUniqueViolation(error);
    const isFault = classify(error) === 'FAULT' && !(error instanceof Overloaded);
    const isFinal = ({ tries }: Held): boolean =>
      error instanceof CommitUnknown || (batch.length === 1 && (isFault || (isTaken && tries >= UNIQUE_ATTEMPTS)));
    const ended = new Set(batch.filter(isFinal));
    for (const held of batch) {
      held.tries += 1;
      if (isFault || isTaken || isLockTimeout(error)) held.rows = [];
      if (ended.has(held)) held.waiting.reject(error);
    }
    this.held = this.held.filter((held) => !ended.has(held));
  }
}
