import { type Command, type CommandOf, type Engine, idempotencyKey, type Outcome } from '../engine/index.js';
import { InputCheck } from '../input/index.js';
import type { Refusal } from '../rules/world/refusals.js';
import type { Caller } from './caller.js';

type CommandKind = Command['kind'];

/** The options that a caller may send with a command. */
export interface CommandOptions {
  idempotencyKey?: string | null | undefined;
  dryRun?: boolean | null | undefined;
}

/** The outcome of a command, and of the work that had to follow it. */
export type CommandResult<K extends CommandKind = CommandKind> = Outcome<K> & {
  readonly command: K;
  readonly dryRun: boolean;
  /** The page where an order of it is paid; null where there is nothing to pay online. */
  readonly checkoutUrl: string | null;
};

/** A command with the options of its caller, and what is wrong with its input. */
export interface Prepared<C extends Command> extends CommandOptions {
  command: C;
  refusals?: readonly Refusal[];
  /** What to hash for the idempotency key when the command contains generated values or settings of the server. */
  meant?: CommandOf<C['kind']>;
}

/** Executes a command for a caller: checks the input and the key, then hands it to the engine. */
export async function runCommand<C extends Command>(
  engine: Engine,
  caller: Caller,
  { command, idempotencyKey: key, dryRun, refusals = [], meant }: Prepared<C>,
): Promise<CommandResult<C['kind']>> {
  const asked = { command: command.kind, dryRun: dryRun ?? false, checkoutUrl: null };
  const found = [...refusals, ...keyRefusals(key)];
  if (found.length > 0) return { ...asked, kind: 'refused', refusals: found };
  const idempotency = key && !asked.dryRun ? idempotencyKey(caller.viewerKey, meant ?? command, key) : undefined;
  const request = { command, dryRun: asked.dryRun, idempotency, by: caller.author };
  return { ...asked, ...(await engine.execute(caller.organisationId, request)) };
}

function keyRefusals(key: string | null | undefined): Refusal[] {
  const check = new InputCheck('');
  if (typeof key === 'string') check.idempotencyKey(key);
  return check.refusals;
}
