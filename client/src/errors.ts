/** One entry of the `errors` of a GraphQL response. */
export interface GraphQLFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly incidentId?: string;
    readonly retryAfterSeconds?: number;
  };
}

/** The server could not or would not run the operation. Refusals of the business are data, and never come this way. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  /** A stable code, such as `UNAUTHENTICATED`, `FORBIDDEN`, `RATE_LIMITED` or `OVERLOADED`. */
  readonly code: string;
  /** Tell it to the operator: the server logged the cause under this id. */
  readonly incidentId: string | undefined;
  /** With `RATE_LIMITED` and `OVERLOADED`: when the next attempt can succeed. */
  readonly retryAfterSeconds: number | undefined;

  /** @param data what the server answered beside the faults, null if it answered nothing */
  constructor(
    readonly faults: readonly GraphQLFault[],
    readonly data: unknown = null,
  ) {
    const extensions = faults[0]?.extensions;
    const code = extensions?.code ?? 'UNKNOWN';
    super(`${code}: ${faults.map(({ message }) => message).join('; ')}`);
    this.code = code;
    this.incidentId = extensions?.incidentId;
    this.retryAfterSeconds = extensions?.retryAfterSeconds;
  }
}

/** Why no usable answer came: no connection, no answer in time, or an answer that is not GraphQL. */
export type NetworkFailure = 'UNREACHABLE' | 'TIMEOUT' | 'BAD_RESPONSE';

/** Nothing is known about the outcome: repeat a mutation with the same `idempotencyKey`. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';

  constructor(
    readonly failure: NetworkFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The server closed the socket with a code that says that another attempt cannot succeed. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';

  constructor(
    /** 4401: the token is not valid. 4403: the token was revoked, or its rights have changed. */
    readonly code: number,
    readonly reason: string,
  ) {
    super(`The server closed the connection: ${reason || 'no reason given'} (${code})`);
  }
}

/** The loop over an event stream is too slow. Ending it is better than losing events without a word. */
export class SlowReaderError extends Error {
  override readonly name = 'SlowReaderError';

  constructor(waiting: number) {
    super(`${waiting} events wait to be read. Read the current state and subscribe again.`);
  }
}
