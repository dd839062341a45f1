/** The stable code of a fault. A client may branch on it, and on nothing else. */
export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'OVERLOADED';

/** For a caller who cannot know whether anything was done. */
export const OVERLOADED_MESSAGE =
  'The server is busy. Nothing is known to have gone wrong: try again with the same idempotencyKey.';

/**
 * An error that makes an operation impossible and is not a refusal: refusals are values. Its message is written for the caller.
 * Any other exception is masked.
 */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Waits for some work of an operation, and throws OVERLOADED at the deadline. The work goes on and its outcome is dropped.
 * @param untilMs in the time of `performance.now()`
 */
export function beforeDeadline<T>(work: T | Promise<T>, untilMs: number): Promise<T> {
  const leftMs = untilMs - performance.now();
  if (!(work instanceof Promise) || leftMs === Number.POSITIVE_INFINITY) return Promise.resolve(work);
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Fault('OVERLOADED', OVERLOADED_MESSAGE)), leftMs);
    const done = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    work.then(
      (value) => done(() => resolve(value)),
      (error: unknown) => done(() => reject(error)),
    );
  });
}
