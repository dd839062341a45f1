export interface Latencies {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Sorts the values that it gets. */
export function latenciesOf(valuesMs: number[]): Latencies {
  valuesMs.sort((a, b) => a - b);
  const at = (share: number) => valuesMs[Math.floor(valuesMs.length * share)] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}
