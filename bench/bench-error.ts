/** A bench cannot be run, or shows something wrong: the message is all that its user needs. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}
