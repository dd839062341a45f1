import type { Parameters } from 'fast-check';

/**
 * How a property is run. A failure prints its seed and the path to the smallest commands that still fail:
 * `SEED=… npx vitest run test/properties` runs the same again, and `SHRUNK_PATH=…` besides goes straight to those.
 */
export function runs<T>(numRuns: number): Parameters<T> {
  const { SEED, SHRUNK_PATH } = process.env;
  return {
    numRuns,
    ...(SEED ? { seed: Number(SEED) } : {}),
    ...(SHRUNK_PATH ? { path: SHRUNK_PATH, endOnFailure: true } : {}),
  };
}
