/** A bench cannot run, or its result is wrong. The message says all that its user needs. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}
