import type { Context, ContextFactory, Credentials } from '../../context.js';
import { beforeDeadline, Fault, type FaultCode } from '../../faults.js';
import type { RateLimits } from './rate-limit.js';

/**
 * Makes the context of an operation, and counts the operation under its viewer, or under its address when anonymous.
 * @param untilMs when the operation must be answered, in the time of `performance.now()`; finding out who asks counts
 */
export type Admission = (credentials: Credentials, untilMs: number) => Context | Promise<Context>;

/** A guessed token or organisation counts as a request of its address. A caller is not counted twice, nor when we are busy. */
const NOT_COUNTED: ReadonlySet<FaultCode> = new Set(['RATE_LIMITED', 'OVERLOADED']);

export function admission(contextOf: ContextFactory, rates: RateLimits): Admission {
  return (credentials, untilMs) => {
    const { address } = credentials;
    const counted = (context: Context): Context => {
      if (context.viewer.kind === 'PUBLIC') rates.countAddress(address);
      else rates.countViewer(context.callerKey);
      context.answerUntil(untilMs);
      return context;
    };
    const failed = (error: unknown): never => {
      if (error instanceof Fault && !NOT_COUNTED.has(error.code)) rates.countAddress(address);
      throw error;
    };
    let made: Context | Promise<Context>;
    try {
      made = contextOf(credentials);
    } catch (error) {
      return failed(error);
    }
    return made instanceof Promise ? beforeDeadline(made, untilMs).then(counted, failed) : counted(made);
  };
}
