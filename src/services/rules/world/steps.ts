import { apply, ROW_KINDS, type Undo } from './apply.js';
import { type Decision, refuse } from './command.js';
import type { Refusal } from './refusals.js';
import type { RegistrationNews } from './registration-news.js';
import { type Changes, noChanges, type RowKind, type Rows, type World } from './world.js';

/** Carries a refusal out of the steps of a decision. Never leaves `inSteps` or `attempt`. */
class Refused extends Error {
  constructor(readonly refusals: Refusal[]) {
    super('refused');
  }
}

/**
 * A decision of many parts, in which each part sees the parts before it. An order of two seats, for example, takes the second
 * seat in a world where the first is taken. Each part is applied to the world at once and taken back at the end; one list of
 * changes remains.
 */
export class Steps {
  private readonly undo: Undo = [];
  private readonly taken: Changes[] = [];

  constructor(readonly world: World) {}

  take(changes: Changes): void {
    apply(this.world, changes, this.undo);
    this.taken.push(changes);
  }

  /** Changes rows. */
  change<K extends RowKind>(kind: K, ...rows: Rows[K][]): void {
    this.take({ ...noChanges(), changed: { [kind]: rows } });
  }

  create<K extends RowKind>(kind: K, ...rows: Rows[K][]): void {
    this.take({ ...noChanges(), created: { [kind]: rows } });
  }

  /** Tells a customer by e-mail, once the batch is committed. */
  tell(news: RegistrationNews): void {
    this.take({ ...noChanges(), news: [news] });
  }

  /** Ends the decision with a refusal. */
  refuse(...refusals: Refusal[]): never {
    throw new Refused(refusals);
  }

  /** Returns what was found, or ends the decision when it is a refusal. */
  or<T extends object>(found: T | Refusal): T {
    if ('code' in found && 'path' in found) this.refuse(found);
    return found as T;
  }

  takeBack(): void {
    for (const back of this.undo.reverse()) back();
  }

  merged(): Changes {
    const all = noChanges();
    for (const part of this.taken) {
      all.transfers.push(...part.transfers);
      all.opened.push(...part.opened);
      all.checkedIn.push(...part.checkedIn);
      all.moved.push(...part.moved);
      all.news.push(...part.news);
      all.bought.push(...part.bought);
      all.promoUses.push(...part.promoUses);
    }
    for (const kind of ROW_KINDS) this.mergeRows(kind, all);
    return all;
  }

  /** Keeps the last state of each row. */
  private mergeRows<K extends RowKind>(kind: K, all: Changes): void {
    const created = new Map<string, Rows[K]>();
    const changed = new Map<string, Rows[K]>();
    for (const part of this.taken) {
      for (const row of (part.created[kind] ?? []) as Rows[K][]) created.set(row.id, row);
      for (const row of (part.changed[kind] ?? []) as Rows[K][]) (created.has(row.id) ? created : changed).set(row.id, row);
    }
    if (created.size > 0) Object.assign(all.created, { [kind]: [...created.values()] });
    if (changed.size > 0) Object.assign(all.changed, { [kind]: [...changed.values()] });
  }
}

/** Decides in steps, and leaves the world as it was. */
export function inSteps<Answer extends object>(world: World, work: (steps: Steps) => Answer): Decision<Answer> {
  const steps = new Steps(world);
  try {
    return { kind: 'done', answer: work(steps), changes: steps.merged() };
  } catch (error) {
    if (error instanceof Refused) return refuse(...error.refusals);
    throw error;
  } finally {
    steps.takeBack();
  }
}

/** Tries steps that may be refused, and goes on either way. Their changes are kept unless they are refused. */
export function attempt(steps: Steps, work: (steps: Steps) => void): Refusal[] {
  const inner = new Steps(steps.world);
  let refusals: Refusal[] = [];
  try {
    work(inner);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refusals = error.refusals;
  }
  inner.takeBack();
  if (refusals.length === 0) steps.take(inner.merged());
  return refusals;
}
