import type { World } from '../../src/services/rules/world/world.js';

type Snapshot = Map<string, unknown>;

/**
 * What a world holds, to be compared with later. Rows are values that nobody changes in place (the tests freeze them), so it is
 * enough
 * to remember which row is where, and to copy the maps and sets.
 */
export const snapshotOf = (world: World): Snapshot => new Map(Object.entries(world).map(([name, part]) => [name, copyOf(part)]));

/** The parts of a world that are not what they were. */
export function differences(before: Snapshot, world: World): string[] {
  return Object.entries(world)
    .filter(([name, part]) => !isSame(before.get(name), part))
    .map(([name]) => name);
}

function copyOf(part: unknown): unknown {
  if (part instanceof Map) return new Map([...part].map(([key, value]) => [key, copyOf(contents(value))]));
  if (part instanceof Set) return new Set(part);
  return part;
}

/** A customer is a row around a map of its own. */
function contents(value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'bought' in value ? value.bought : value;
}

function isSame(before: unknown, now: unknown): boolean {
  if (before instanceof Map && now instanceof Map) {
    if (before.size !== now.size) return false;
    for (const [key, value] of before) if (!now.has(key) || !isSame(value, contents(now.get(key)))) return false;
    return true;
  }
  if (before instanceof Set && now instanceof Set) return before.size === now.size && [...before].every((item) => now.has(item));
  return before === now;
}
