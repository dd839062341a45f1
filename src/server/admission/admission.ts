import type { Context, ContextFactory, Credentials } from '../../context.js';
import { Fault } from '../../faults.js';
import type { RateLimits } from './rate-limit.js';

/** Makes the context of an operation, and counts the operation under its viewer, or under its address when anonymous. */
export type Admission = (credentials: Credentials) => Context | Promise<Context>;

export function admission(contextOf: ContextFactory, rates: RateLimits): Admission {
  return (credentials) => {
    const { address } = credentials;
    const counted = (context: Context): Context => {
      if (context.viewer.kind === 'PUBLIC') rates.countAddress(address);
      else rates.countViewer(context.callerKey);
      return context;
    };
    const failed = (error: unknown): never => {
      // A guessed token counts as a request.
      if (error instanceof Fault && error.code !== 'RATE_LIMITED') rates.countAddress(address);
      throw error;
    };
    let made: Context | Promise<Context>;
    try {
      made = contextOf(credentials);
    } catch (error) {
      return failed(error);
    }
    return made instanceof Promise ? made.then(counted, failed) : counted(made);
  };
}
