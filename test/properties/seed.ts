import type { Parameters } from 'fast-check';

/** How many times as many runs as usual are made. */
export const timesAsMany = Number(process.env.RUNS ?? 1);

/**
 * How a property is run. A failure prints its seed and the path to the smallest commands that still fail:
 * `SEED=… npx vitest run test/properties` runs the same again, and `SHRUNK_PATH=…` besides goes straight to those. `RUNS=20`
 * tries twenty times
 * as many as usual.
 */
export function runs<T>(numRuns: number): Parameters<T> {
  const { SEED, SHRUNK_PATH } = process.env;
  return {
    numRuns: numRuns * timesAsMany,
    ...(SEED ? { seed: Number(SEED) } : {}),
    ...(SHRUNK_PATH ? { path: SHRUNK_PATH, endOnFailure: true } : {}),
  };
}
