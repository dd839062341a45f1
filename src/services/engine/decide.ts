import { pgArray } from '../ledger/index.js';
import type { Answer, Rules } from '../rules/commands/index.js';
import { apply, type Undo } from '../rules/world/apply.js';
import type { AuditDraft } from '../rules/world/audit.js';
import { refuse } from '../rules/world/command.js';
import { refusal } from '../rules/world/refusals.js';
import { type Changes, noChanges, type World } from '../rules/world/world.js';
import type { SettingAside } from './claims.js';
import type { Run } from './database/transaction.js';
import { scopeOf } from './idempotency.js';
import { type CommandRequest, describe, type IdempotencyKey, type Outcome, withPresentVersions } from './outcome.js';
import type { SetAside } from './prefetch/held-rows.js';
import type { WriteSet } from './write/write-set.js';

interface RememberedAnswer {
  inputHash: string;
  answer: Answer;
}

/** Answers that were given before, by the scope of their idempotency key. */
export type Remembered = Map<string, RememberedAnswer>;

/** The things that a batch works with while it is decided. */
interface Deciding {
  readonly world: World;
  readonly writes: WriteSet;
  readonly remembered: Remembered;
  readonly rules: Rules;
  /** Only where rows may be held. */
  readonly settingAside: SettingAside | undefined;
}

export async function findRemembered(run: Run, organisationId: string, requests: readonly CommandRequest[]): Promise<Remembered> {
  const remembered: Remembered = new Map();
  const keys = requests.flatMap(({ idempotency }) => (idempotency ? [idempotency] : []));
  if (keys.length === 0) return remembered;
  const rows = await run<IdempotencyKey & RememberedAnswer>({
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

/** Decides one command, and adds what stands to the write set. */
export function answer(deciding: Deciding, request: CommandRequest): Outcome | SetAside {
  const { world, remembered, settingAside } = deciding;
  const { idempotency, dryRun } = request;
  const earlier = idempotency && remembered.get(scopeOf(idempotency));
  if (earlier) {
    if (earlier.inputHash !== idempotency.inputHash) return refuse(refusal('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', {}));
    return { kind: 'done', answer: earlier.answer, after: null };
  }
  const before = settingAside?.before(request);
  if (before) return before;
  const undo: Undo | undefined = dryRun || settingAside ? [] : undefined;
  const takeBack = () => {
    for (const step of undo?.reverse() ?? []) step();
  };
  let decided: Decided;
  try {
    decided = decide(deciding, request, undo);
  } catch (error) {
    // Held rows may be changing, so what is decided on them may fail as a mistake would.
    const held = settingAside?.after(request, []);
    if (!held) throw error;
    takeBack();
    return held;
  }
  const { outcome, changes, entries } = decided;
  const held = settingAside?.after(request, changes.transfers);
  if (held || dryRun) takeBack();
  if (held) return held;
  if (outcome.kind === 'refused') return outcome;
  if (dryRun) return { ...outcome, after: outcome.after && withPresentVersions(world, outcome.after) };
  keep(deciding, request, { outcome, changes, entries });
  return outcome;
}

interface Decided<O extends Outcome = Outcome> {
  outcome: O;
  changes: Changes;
  entries: readonly AuditDraft[];
}

/** Decides a command and applies it to the world. */
function decide({ world, rules }: Deciding, { command, dryRun, by }: CommandRequest, undo?: Undo): Decided {
  world.by = by?.key ?? null;
  const decision = rules.decide(world, command);
  if (decision.kind === 'refused') return { outcome: decision, changes: noChanges(), entries: [] };
  const { changes, answer } = decision;
  const entries = dryRun ? [] : rules.auditOf(world, changes, command);
  apply(world, changes, undo);
  return { outcome: { kind: 'done', answer, after: describe(world, changes) }, changes, entries };
}

/** Adds a decision that stands to what is written. */
function keep(
  { world, writes, remembered }: Deciding,
  { command, by, idempotency }: CommandRequest,
  { outcome, changes, entries }: Decided<Extract<Outcome, { kind: 'done' }>>,
): void {
  writes.add(world, changes);
  writes.record(command.kind, by, entries);
  if (!idempotency) return;
  // A second request with this key may follow in the same batch.
  remembered.set(scopeOf(idempotency), { inputHash: idempotency.inputHash, answer: outcome.answer });
  writes.answers.push({ ...idempotency, answer: outcome.answer });
}
