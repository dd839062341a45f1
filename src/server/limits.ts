import type { Config } from '../config.js';

/** The kind of caller, as far as limits differ. A signed-in person without a place at the organisation counts as a customer. */
export type Asker = 'PUBLIC' | 'CUSTOMER' | 'STAFF' | 'KEY';

/** How much one document may ask for at a time. */
export interface Bounds {
  /** Nested fields. */
  readonly depth: number;
  /** Fields that would be resolved, with every list as long as requested, and what each operation costs besides. */
  readonly cost: number;
}

/** What one document may look like and ask for. */
export interface DocumentLimits {
  readonly maxQueryTokens: number;
  /** Aliases in the whole document, those of `__typename` included. */
  readonly maxQueryAliases: number;
  readonly maxQueryDirectives: number;
  readonly bounds: Readonly<Record<Asker, Bounds>>;
}

/** Every limit of the transport, configured or fixed. */
export interface Limits extends DocumentLimits {
  readonly maxBodyBytes: number;
  /** From the parsed request to its answer. A longer request fails with OVERLOADED. */
  readonly requestTimeoutMs: number;
  readonly maxSockets: number;
  readonly drainTimeoutMs: number;
}

export function limitsOf(config: Config): Limits {
  const { maxBodyBytes, requestTimeoutMs, maxSockets, drainTimeoutMs } = config;
  const { maxQueryTokens, maxQueryAliases, maxQueryDirectives } = config;
  return {
    ...{ maxBodyBytes, requestTimeoutMs, maxSockets, drainTimeoutMs },
    ...{ maxQueryTokens, maxQueryAliases, maxQueryDirectives },
    bounds: {
      PUBLIC: { depth: config.maxQueryDepth, cost: config.maxQueryCost },
      CUSTOMER: { depth: config.maxQueryDepthCustomer, cost: config.maxQueryCostCustomer },
      STAFF: { depth: config.maxQueryDepthStaff, cost: config.maxQueryCostStaff },
      KEY: { depth: config.maxQueryDepthKey, cost: config.maxQueryCostKey },
    },
  };
}

const ASKERS = { PUBLIC: 'PUBLIC', PERSON: 'CUSTOMER', CUSTOMER: 'CUSTOMER', MEMBER: 'STAFF', API_KEY: 'KEY' } as const;

export function askerOf({ kind }: { readonly kind: keyof typeof ASKERS }): Asker {
  return ASKERS[kind];
}

/**
 * The share of the time of a request that its mutations have. The rest is for the answer: it says which of them were done, even
 * when the last one took too long.
 */
export const MUTATIONS_TIME_PART = 0.95;

/** The largest page of a connection, and the default page. */
export const PAGE_SIZE_MAX = 100;
export const PAGE_SIZE_USUAL = 20;
/** The length that a list without pages counts as in the cost of a document. */
export const LIST_SIZE_ASSUMED = 10;
/** The cost of any operation, besides its fields: for its caller, its transaction and its statements. */
export const OPERATION_COST = 1_000;
/** The cost of a mutation, besides its answer. */
export const MUTATION_COST = 1_000;
export const OPERATIONS_MAX = 20;
/** Nested selections, fragments included: above every configurable depth, and low enough to recurse. */
export const NESTED_SELECTIONS_MAX = 60;
/** Pairs of fields with one name in one place. Validation takes about a microsecond for each. */
export const FIELD_PAIRS_MAX = 3_000;
/** Selections after every fragment was expanded. */
export const EXPANDED_SELECTIONS_MAX = 10_000;
/** Of the name of a field, an argument or a fragment. */
export const NAME_MAX_LENGTH = 200;
/** Lists and objects in a value, in the document or in variables. */
export const VALUE_DEPTH_MAX = 8;
/** Validation stops after so many errors: each one costs a search for suggestions. */
export const VALIDATION_ERRORS_MAX = 20;
/** Length of a message to the caller. It may repeat the input. */
export const MESSAGE_MAX_LENGTH = 500;

/** When a request that was answered with OVERLOADED may be sent again, in seconds. */
export const OVERLOADED_RETRY_SECONDS = 1;

/** Callers counted at a time. The one that was silent for longest is dropped first. */
export const RATE_KEYS_MAX = 100_000;
/**
 * A process reports a caller's count to Redis each time it reaches this share of the limit. No request waits for it.
 */
export const RATE_TOLD_PART = 1 / 50;
/** How often the tokens and rights of open sockets are checked. */
export const TOKEN_CHECK_INTERVAL_MS = 2_000;

/** Headers and body of a request must have arrived by then. */
export const RECEIVE_TIMEOUT_MS = 20_000;
/** How often connections are checked for it. */
export const RECEIVE_CHECK_INTERVAL_MS = 5_000;

/**
 * Compiled operations kept. A document is compiled at its second use, so a flood of new documents cannot evict the popular ones.
 */
export const COMPILED_DOCUMENTS_MAX = 500;
export const COMPILE_AFTER_EXECUTIONS = 2;
/** Operations compiled of one document. */
export const COMPILED_OPERATIONS_MAX = 20;

/** All answers to the anonymous public that are kept, and one of them. */
export const KEPT_ANSWERS_MAX_BYTES = 64 * 1_048_576;
export const KEPT_ANSWER_MAX_BYTES = 2 * 1_048_576;
/** Where no change is known. An answer may depend on the time, and other servers may be out of reach. */
export const KEPT_ANSWER_MAX_MS = 1_000;
/** A query waits so often for the answer to an equal one before it is executed itself. */
export const KEPT_ANSWER_TRIES = 3;
/** Queries whose answers cannot be kept. For so long their equals do not wait for each other. */
export const NEVER_KEPT_MAX = 10_000;
export const NEVER_KEPT_MS = 5_000;
/** Texts of which it is known whether they are queries. */
export const KNOWN_TEXTS_MAX_BYTES = 4 * 1_048_576;

/** Parsed documents kept for WebSockets. */
export const PARSED_DOCUMENTS_MAX = 500;
export const SUBSCRIPTIONS_PER_SOCKET_MAX = 200;
export const SOCKET_INIT_TIMEOUT_MS = 5_000;
export const SOCKET_PING_INTERVAL_MS = 12_000;
/** Unsent bytes of one socket. Pushes wait until all was sent, so only many answers together reach this limit. */
export const SOCKET_BUFFER_MAX_BYTES = 1_048_576;
/** A socket counts as stuck when its unsent bytes have not decreased for so long. */
export const SOCKET_STALLED_MS = 10_000;
export const SOCKET_CHECK_INTERVAL_MS = 2_500;
