import { type Answer, type Command, rules } from '../../src/services/rules/commands/index.js';
import { apply, type Undo } from '../../src/services/rules/world/apply.js';
import type { Decision } from '../../src/services/rules/world/command.js';
import type { World } from '../../src/services/rules/world/world.js';
import { differences, snapshotOf } from '../rules/snapshot.js';
import { freeze, type TestWorld } from '../rules/test-world.js';

/** Decides a command on a world and applies it unless it is dry; neither deciding nor a dry run may touch anything. */
export function execute({ world }: TestWorld, command: Command, dryRun: boolean): Decision<Answer> {
  const before = snapshotOf(world);
  const decision: Decision<Answer> = rules.decide(world, command);
  unchanged(before, world, 'deciding');
  if (decision.kind === 'refused') return decision;
  freeze(decision.changes);
  if (dryRun) {
    const undo: Undo = [];
    apply(world, decision.changes, undo);
    for (const takeBack of undo.reverse()) takeBack();
    unchanged(before, world, 'a dry run');
    return decision;
  }
  for (const code of decision.changes.opened) world.balances.set(code, 0);
  apply(world, decision.changes);
  return decision;
}

function unchanged(before: ReturnType<typeof snapshotOf>, world: World, what: string): void {
  const touched = differences(before, world);
  if (touched.length > 0) throw new Error(`Broken: ${what} leaves the world as it was, but touched ${touched.join(', ')}`);
}
