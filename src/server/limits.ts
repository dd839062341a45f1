import type { Config } from '../config.js';

/** What one document may ask for. */
export interface DocumentLimits {
  readonly maxQueryTokens: number;
  /** Fields below each other. */
  readonly maxQueryDepth: number;
  /** In the whole document, those of `__typename` too. */
  readonly maxQueryAliases: number;
  readonly maxQueryDirectives: number;
  /** Fields that would be resolved, with every list as long as was asked for. */
  readonly maxQueryCost: number;
}

/** Every bound of the transport, whether set by hand or by us. */
export interface Limits extends DocumentLimits {
  readonly maxBodyBytes: number;
  /** From the parsed request to its answer; what takes longer is answered OVERLOADED. */
  readonly requestTimeoutMs: number;
  readonly maxSockets: number;
  readonly drainTimeoutMs: number;
}

export function limitsOf(config: Config): Limits {
  const { maxBodyBytes, requestTimeoutMs, maxSockets, drainTimeoutMs } = config;
  const { maxQueryTokens, maxQueryDepth, maxQueryAliases, maxQueryDirectives, maxQueryCost } = config;
  return {
    ...{ maxBodyBytes, requestTimeoutMs, maxSockets, drainTimeoutMs },
    ...{ maxQueryTokens, maxQueryDepth, maxQueryAliases, maxQueryDirectives, maxQueryCost },
  };
}

/** The largest page of a connection, and the one that is given when nobody said. */
export const PAGE_SIZE_MAX = 100;
export const PAGE_SIZE_USUAL = 20;
/** What a list without pages counts as, when the cost of a document is added up. */
export const LIST_SIZE_ASSUMED = 10;
/** What a mutation counts as, beside what it answers. */
export const MUTATION_COST = 1_000;
export const OPERATIONS_MAX = 20;
/** Selections in selections, fragments included: more than any depth that can be allowed, and little enough to recurse. */
export const NESTED_SELECTIONS_MAX = 60;
/** Pairs of fields that meet under one name: a few where fragments overlap. Validation takes about a microsecond for each. */
export const FIELD_PAIRS_MAX = 3_000;
/** Selections once every fragment stands where it is spread. */
export const EXPANDED_SELECTIONS_MAX = 10_000;
/** Of the name of a field, an argument or a fragment. */
export const NAME_MAX_LENGTH = 200;
/** Lists and objects in a value, in the document or in variables. */
export const VALUE_DEPTH_MAX = 8;
/** A validation that finds more is given up: each costs a look for what may have been meant. */
export const VALIDATION_ERRORS_MAX = 20;
/** Of what a caller is told. A message may repeat what was sent. */
export const MESSAGE_MAX_LENGTH = 500;

/** Callers whose requests are counted at a time; who was not heard of for longest is forgotten first. */
export const RATE_KEYS_MAX = 100_000;
/**
 * A process tells Redis of a caller's requests when they make up this part of what is allowed: rarely for most, never while
 * they wait.
 */
export const RATE_TOLD_PART = 1 / 50;
/** How often sockets are asked whether their token and its rights still stand. */
export const STANDING_CHECK_INTERVAL_MS = 2_000;

/** Headers and body of a request must have arrived by then. */
export const RECEIVE_TIMEOUT_MS = 20_000;

/**
 * Compiled operations kept. One that is asked for once is never compiled, so a stream of new documents cannot push out the
 * good ones.
 */
export const COMPILED_DOCUMENTS_MAX = 500;
export const COMPILE_AFTER_EXECUTIONS = 2;
/** Operations compiled of one document. */
export const COMPILED_OPERATIONS_MAX = 20;

/** Parsed documents kept for WebSockets. */
export const PARSED_DOCUMENTS_MAX = 500;
export const SUBSCRIPTIONS_PER_SOCKET_MAX = 200;
export const SOCKET_INIT_TIMEOUT_MS = 5_000;
export const SOCKET_PING_INTERVAL_MS = 12_000;
/** Unsent bytes of one socket. Each of its subscriptions waits for its last message to leave, so only many at once get there. */
export const SOCKET_BUFFER_MAX_BYTES = 1_048_576;
/** A socket whose unsent bytes have not become fewer for so long is not read from at all. */
export const SOCKET_STALLED_MS = 10_000;
export const SOCKET_CHECK_INTERVAL_MS = 2_500;
