/** Ends a scenario where something does not hold that must. */
export function same(actual: unknown, expected: unknown, law: string): void {
  if (actual !== expected) throw new Error(`Broken: ${law}: ${String(actual)}, not ${String(expected)}`);
}

export function holds(isTrue: boolean, law: string): void {
  if (!isTrue) throw new Error(`Broken: ${law}`);
}

export function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
