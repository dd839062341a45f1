/** Lists by the states in them, one state after another. */
interface Branch {
  list: readonly object[] | undefined;
  readonly next: WeakMap<object, Branch>;
}

const branch = (): Branch => ({ list: undefined, next: new WeakMap() });
const root = branch();

/**
 * One and the same list for the same states in the same order, so that what is made of it can be shared. It is kept as long as
 * its states are.
 */
export function sameList<T extends object>(states: readonly T[]): readonly T[] {
  let at = root;
  for (const state of states) {
    let next = at.next.get(state);
    if (!next) {
      next = branch();
      at.next.set(state, next);
    }
    at = next;
  }
  at.list ??= states;
  return at.list as readonly T[];
}
