import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { LiveEvent } from '../../entities/events.js';
import { pgArray } from '../ledger/index.js';
import type { Answer, Rules } from '../rules/commands/index.js';
import { apply } from '../rules/world/apply.js';
import { refuse } from '../rules/world/command.js';
import { refusal } from '../rules/world/refusals.js';
import type { World } from '../rules/world/world.js';
import { uuidv7 } from './database/new-id.js';
import { CommitUnknown, NotCommitted, type Run, Transaction } from './database/transaction.js';
import { type CommandRequest, describe, type IdempotencyKey, type Outcome, withPresentVersions } from './outcome.js';
import { prefetch } from './prefetch/prefetch.js';
import { writeQueries } from './write/queries.js';
import { WriteSet } from './write/write-set.js';

/** What a committed batch hands to the relay. */
export interface Committed {
  outboxId: string;
  organisationId: string;
  events: LiveEvent[];
}

export interface BatchResult {
  outcomes: Outcome[];
  committed: Committed | null;
}

/** A database that went away during COMMIT is asked for about seven seconds whether the batch stands. */
const FENCE_ATTEMPTS = 8;
const FENCE_PAUSE_MS = 250;

interface Remembered {
  inputHash: string;
  answer: Answer;
}

/**
 * Runs the commands of one organisation in one transaction: prefetches rows, finds remembered answers, decides one command after
 * another, and writes everything at once. With nothing to write the transaction is rolled back, so refusals and dry runs leave
 * no trace.
 */
export async function runBatch(
  pool: Pool,
  rules: Rules,
  organisationId: string,
  requests: readonly CommandRequest[],
): Promise<BatchResult> {
  const transaction = await Transaction.begin(pool, organisationId, 'READ_WRITE');
  const outboxId = uuidv7();
  let result: BatchResult;
  try {
    const world = await prefetch(transaction.run, organisationId, rules.needsOf(requests.map(({ command }) => command)), {
      locking: 'LOCK',
      passes: 'NOT_ENDED',
    });
    // Read behind the locks: another server may be running the same request. A batch that sees its rows must also see its answer.
    const remembered = await findRemembered(transaction.run, organisationId, requests);
    const writes = new WriteSet();
    const outcomes = requests.map((request) => answer(world, writes, remembered, rules, request));
    if (writes.isEmpty) {
      await transaction.rollback();
      return { outcomes, committed: null };
    }
    const events = writes.events(world);
    await transaction.write(writeQueries(world, writes, outboxId, events));
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

const scopeOf = ({ viewer, operation, key }: IdempotencyKey): string => `${operation} ${viewer} ${key}`;

async function findRemembered(
  run: Run,
  organisationId: string,
  requests: readonly CommandRequest[],
): Promise<Map<string, Remembered>> {
  const remembered = new Map<string, Remembered>();
  const keys = requests.flatMap(({ idempotency }) => (idempotency ? [idempotency] : []));
  if (keys.length === 0) return remembered;
  const rows = await run<IdempotencyKey & Remembered>({
    name: 'remembered-answers',
    text: `select viewer, operation, key, input_hash as "inputHash", answer from idempotency_keys
           where organisation_id = $1 and (viewer, operation, key) in (select * from unnest($2::text[], $3::text[], $4::text[]))`,
    values: [
      organisationId,
      pgArray(keys.map(({ viewer }) => viewer)),
      pgArray(keys.map(({ operation }) => operation)),
      pgArray(keys.map(({ key }) => key)),
    ],
  });
  for (const row of rows) remembered.set(scopeOf(row), row);
  return remembered;
}

function answer(
  world: World,
  writes: WriteSet,
  remembered: Map<string, Remembered>,
  rules: Rules,
  request: CommandRequest,
): Outcome {
  const { command, idempotency, dryRun, by } = request;
  const earlier = idempotency && remembered.get(scopeOf(idempotency));
  if (earlier) {
    if (earlier.inputHash !== idempotency.inputHash) return refuse(refusal('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', {}));
    return { kind: 'done', answer: earlier.answer, after: null };
  }
  world.by = by?.key ?? null;
  const decision = rules.decide(world, command);
  if (decision.kind === 'refused') return decision;
  const { changes } = decision;
  if (dryRun) {
    const undo: (() => void)[] = [];
    apply(world, changes, undo);
    const after = describe(world, changes);
    for (const takeBack of undo.reverse()) takeBack();
    return { kind: 'done', answer: decision.answer, after: withPresentVersions(world, after) };
  }
  const entries = rules.auditOf(world, changes, command);
  apply(world, changes);
  writes.add(world, changes);
  writes.record(command.kind, by, entries);
  if (idempotency) {
    // A second request with this key may follow in the same batch.
    remembered.set(scopeOf(idempotency), { inputHash: idempotency.inputHash, answer: decision.answer });
    writes.answers.push({ ...idempotency, answer: decision.answer });
  }
  return { kind: 'done', answer: decision.answer, after: describe(world, changes) };
}

/**
 * Finds out whether a batch whose COMMIT got no reply was committed, by inserting a row with the batch's own outbox id.
 * - The batch was committed: the id is taken.
 * - The commit is still running: the insert waits for it.
 * - The insert succeeds: the batch can never be committed any more.
 * The row has no events, and every batch has some. So a repeated question does not take the fence for the batch.
 */
async function hasCommitted(pool: Pool, organisationId: string, outboxId: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fence(pool, organisationId, outboxId);
    } catch (error) {
      if (attempt === FENCE_ATTEMPTS)
        throw new CommitUnknown('the database could not be asked whether the batch stands', { cause: error });
      await sleep(FENCE_PAUSE_MS * attempt);
    }
  }
}

async function fence(pool: Pool, organisationId: string, outboxId: string): Promise<boolean> {
  const transaction = await Transaction.begin(pool, organisationId, 'READ_WRITE');
  try {
    await transaction.run({
      name: 'outbox-fence',
      text: `insert into outbox (organisation_id, id, events, published_at) values ($1, $2, '[]', now()) on conflict do nothing`,
      values: [organisationId, outboxId],
    });
    const [row] = await transaction.run<{ stands: boolean }>({
      name: 'outbox-stands',
      text: 'select jsonb_array_length(events) > 0 as stands from outbox where organisation_id = $1 and id = $2',
      values: [organisationId, outboxId],
    });
    await transaction.commit();
    return row?.stands === true;
  } catch (error) {
    if (!(error instanceof CommitUnknown)) await transaction.rollback();
    throw error;
  }
}
