import type { Pool } from 'pg';
import type { LiveEvent } from '../../entities/events.js';
import { type AccountCode, deltas } from '../ledger/index.js';
import type { Rules } from '../rules/commands/index.js';
import type { World } from '../rules/world/world.js';
import { type Claims, SettingAside } from './claims.js';
import { hasCommitted } from './database/fence.js';
import { uuidv7 } from './database/new-id.js';
import { CommitUnknown, isLockTimeout, NotCommitted, type Run, Transaction } from './database/transaction.js';
import { answer, findRemembered, type Remembered } from './decide.js';
import type { CommandRequest, Outcome } from './outcome.js';
import type { SetAside } from './prefetch/held-rows.js';
import { heldOf, Locks } from './prefetch/locks.js';
import { prefetch } from './prefetch/prefetch.js';
import { writeQueries } from './write/queries.js';
import { WriteSet } from './write/write-set.js';

/** The events that a committed batch hands to the relay. */
export interface Committed {
  outboxId: string;
  organisationId: string;
  events: LiveEvent[];
}

export interface BatchResult {
  outcomes: (Outcome | SetAside)[];
  committed: Committed | null;
}

/** Where batches run. */
export interface Place {
  readonly pool: Pool;
  readonly rules: Rules;
  readonly organisationId: string;
}

/**
 * LOCK waits for rows that somebody else holds. SKIP waits for none, and sets the commands aside that need such rows, or that
 * come after others with `claims` on the same ones.
 * @property mayWrite asked when everything is decided. False gives everything up
 * @property onWriting called when the writes have been sent
 * @property accounts the accounts at which an earlier try had to wait too long
 */
export type How =
  | { readonly locking: 'LOCK'; readonly mayWrite: () => Promise<boolean>; readonly onWriting: () => void }
  | { readonly locking: 'SKIP'; readonly claims: Claims; readonly accounts: readonly AccountCode[] };

/** Everything was decided, but an account to post to was held for too long. */
export class WriteBlocked extends Error {
  override readonly name = 'WriteBlocked';
  /** The code of a lock timeout. */
  readonly code = '55P03';

  constructor(
    readonly accounts: readonly AccountCode[],
    options: ErrorOptions,
  ) {
    super('what was decided could not be written in time', options);
  }
}

/** A batch that began ahead has given its rows up, because the one before needs them again. */
export class GaveWay extends Error {
  override readonly name = 'GaveWay';
}

/** Runs the commands of one organisation in one transaction. A statement waits for a lock no longer than `lockWaitMs`. */
export async function runBatch(
  place: Place,
  requests: readonly CommandRequest[],
  how: How,
  lockWaitMs: number,
): Promise<BatchResult> {
  const transaction = await Transaction.begin(place.pool, place.organisationId, 'READ_WRITE', lockWaitMs);
  return runIn(transaction, place, requests, how);
}

/**
 * Runs commands in a transaction that has begun, and ends it: prefetches rows, finds remembered answers, decides one command
 * after another, and writes everything at once. With nothing to write the transaction is rolled back, so refusals and dry runs
 * leave no trace.
 */
export async function runIn(
  transaction: Transaction,
  place: Place,
  requests: readonly CommandRequest[],
  how: How,
): Promise<BatchResult> {
  const { pool, organisationId } = place;
  const outboxId = uuidv7();
  let result: BatchResult;
  try {
    const { world, writes, outcomes } = await decideAll(transaction.run, place, requests, how);
    if (how.locking === 'LOCK' && !(await how.mayWrite())) throw new GaveWay();
    if (writes.isEmpty) {
      await transaction.rollback();
      return { outcomes, committed: null };
    }
    const events = writes.events(world);
    const written = write(transaction, world, writes, outboxId, events);
    if (how.locking === 'LOCK') how.onWriting();
    await written;
    result = { outcomes, committed: { outboxId, organisationId, events } };
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  try {
    await transaction.commit();
  } catch (error) {
    if (!(error instanceof CommitUnknown)) throw error;
    if (!(await hasCommitted(pool, organisationId, outboxId)))
      throw new NotCommitted('the connection broke before the commit', { cause: error });
  }
  return result;
}

async function decideAll(run: Run, { rules, organisationId }: Place, requests: readonly CommandRequest[], how: How) {
  const locks = new Locks(run, how.locking);
  const tried = how.locking === 'SKIP' ? how.accounts.map((id) => ({ kind: 'accounts', id }) as const) : [];
  const accounts = await heldOf(run, organisationId, tried);
  const needs = rules.needsOf(requests.map(({ command }) => command));
  let remembered: Remembered = new Map();
  // Another server, or the batch before, may be running the same request. A batch that sees its rows must also see its answer.
  const remember = async () => {
    remembered = await findRemembered(run, organisationId, requests);
  };
  const world = await prefetch(locks, organisationId, needs, 'NOT_ENDED', remember);
  const writes = new WriteSet();
  const settingAside = how.locking === 'SKIP' ? new SettingAside(rules, locks.held, how.claims, accounts) : undefined;
  const deciding = { world, writes, remembered, rules, settingAside };
  return { world, writes, outcomes: requests.map((request) => answer(deciding, request)) };
}

async function write(
  transaction: Transaction,
  world: World,
  writes: WriteSet,
  outboxId: string,
  events: readonly LiveEvent[],
): Promise<void> {
  try {
    await transaction.write(writeQueries(world, writes, outboxId, events));
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    const opened = new Set(writes.opened);
    const codes = [...deltas(writes.transfers)].map(([code]) => code);
    throw new WriteBlocked(
      codes.filter((code) => !opened.has(code)),
      { cause: error },
    );
  }
}
