/** What the caller is told about a fault; stable, and all that a client may branch on. */
export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'OVERLOADED';

/**
 * What makes an operation impossible and is not a rule of the business (those are refusals, and values). Its message is written
 * for the
 * caller; any other exception reaches them masked.
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
