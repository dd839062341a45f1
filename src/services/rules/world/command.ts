import type { AuditDraft } from './audit.js';
import type { Needs } from './needs.js';
import type { Refusal } from './refusals.js';
import type { Changes, World } from './world.js';

/** The answer of the rules to a command: done, with everything to be written, or refused, with nothing to be written. */
export type Decision<Answer = object> =
  | { kind: 'done'; answer: Answer; changes: Changes }
  | { kind: 'refused'; refusals: Refusal[] };

export const refuse = (...refusals: Refusal[]): { kind: 'refused'; refusals: Refusal[] } => ({ kind: 'refused', refusals });

/** The three parts of a command. All three are pure. */
export interface CommandModule<Input extends object, Answer extends object> {
  /** Adds the rows that the decision reads or changes. The engine fetches and locks them. */
  needs: (needs: Needs, input: Input) => void;
  /** Decides, and leaves the world as it was. */
  decide: (world: World, input: Input) => Decision<Answer>;
  /** Says what the audit log keeps of a decision that was done. `world` is still the world before it. */
  audit: (world: World, changes: Changes, input: Input) => AuditDraft[];
}

/**
 * Declares a command. Ids in the input are ids of the command's organisation.
 * The answer is remembered under the caller's idempotency key, so it must be plain JSON.
 */
export const command = <Input extends object, Answer extends object>(
  parts: CommandModule<Input, Answer>,
): CommandModule<Input, Answer> => parts;
