import { randomUUID } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Fault, OVERLOADED_MESSAGE } from '../../faults.js';
import { RateLimited } from '../admission/rate-limit.js';
import { MESSAGE_MAX_LENGTH, OVERLOADED_RETRY_SECONDS } from '../limits.js';

/** Codes of faults of the request itself. Their messages are written for the caller. */
const REQUEST_CODES = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OVERLOADED',
  // Clients that send hashes send the text instead when they read one of these codes.
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
/** Codes of live streams: events may have been missed, subscribe again. */
const STREAM_CODES = new Set(['RESYNC', 'SLOW_READER']);
/**
 * PostgreSQL is away, starting, full, ended a connection that paused in a transaction, or gave up a conflict after all retries.
 * Classes 08 and 57P are about the connection, except 08P01, which is about our message.
 */
const BUSY_SQLSTATE = /^(08(?!P01)...|57P0.|57014|53...|25P03|25P04|40001|40P01|55P03)$/;
/** The names of the engine's errors for the same. */
const BUSY_NAMES = new Set(['Overloaded', 'CommitUnknown']);
/** A connection that the network, or the name of the host, does not lead to its end. */
const BUSY_SYSTEM = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EMFILE', 'ENFILE'],
]);
/** The texts of the driver and of its pool, which have no codes for these. */
const BUSY_MESSAGE = new RegExp(
  [
    'timeout exceeded when trying to connect',
    'timeout expired',
    'query read timeout',
    'connection terminated',
    'connection ended unexpectedly',
    'client has encountered a connection error',
    'client was closed and is not queryable',
    'cannot use a pool after calling end',
  ].join('|'),
  'i',
);

const INTERNAL_MESSAGE = 'Something went wrong on our side. Tell us the incidentId if it does not go away.';

/** Turns any error into one that the caller may see. A masked error is logged in full under its incidentId. */
export type FormatFault = (error: unknown) => GraphQLFormattedError;

export function faultFormatter(log: Logger, onFault: (code: string) => void, isDevelopment: boolean): FormatFault {
  const told = (error: GraphQLError, message: string, code: string, facts?: Record<string, unknown>): GraphQLFormattedError => {
    onFault(code);
    const { locations, path } = error.toJSON();
    const shown = shortened(isDevelopment ? message : message.replace(SUGGESTION, ''));
    return { message: shown, ...(locations && { locations }), ...(path && { path }), extensions: { code, ...facts } };
  };
  return (thrown) => {
    const error = thrown instanceof GraphQLError ? thrown : new GraphQLError('Unexpected', { originalError: asError(thrown) });
    const cause = rootCause(error);
    if (cause instanceof RateLimited)
      return told(error, cause.message, cause.code, { retryAfterSeconds: cause.retryAfterSeconds });
    if (cause instanceof Fault) return told(error, cause.message, cause.code, waitAfter(cause.code));
    const code = textProperty(error.extensions, 'code');
    if (code !== undefined && REQUEST_CODES.has(code)) return told(error, error.message, code, waitAfter(code));
    const causeCode = textProperty(cause, 'code');
    if (causeCode !== undefined && STREAM_CODES.has(causeCode)) return told(error, cause.message, 'RESYNC');
    const incidentId = randomUUID();
    if (isBusy(cause, causeCode)) {
      log.warn({ incidentId, err: cause }, 'Answered OVERLOADED');
      return told(error, OVERLOADED_MESSAGE, 'OVERLOADED', { incidentId, ...waitAfter('OVERLOADED') });
    }
    log.error({ incidentId, err: cause, path: error.path }, 'Fault');
    return told(error, INTERNAL_MESSAGE, 'INTERNAL', { incidentId });
  };
}

const waitAfter = (code: string): { retryAfterSeconds?: number } =>
  code === 'OVERLOADED' ? { retryAfterSeconds: OVERLOADED_RETRY_SECONDS } : {};

/** Whether an answer has an OVERLOADED among its errors: then its status is 503, whatever else is in it. */
export const isOverloaded = (errors: readonly GraphQLFormattedError[] | undefined): boolean =>
  errors?.some(({ extensions }) => extensions?.code === 'OVERLOADED') ?? false;

/** A fault before there is an operation, with its HTTP status. */
export function requestError(error: unknown): unknown {
  const cause = rootCause(asError(error));
  if (!(cause instanceof Fault) && isBusy(cause, textProperty(cause, 'code'))) {
    return new GraphQLError(OVERLOADED_MESSAGE, { originalError: cause, extensions: { http: OVERLOADED_HTTP } });
  }
  if (!(error instanceof Fault)) return error;
  if (error.code === 'OVERLOADED') {
    return new GraphQLError(error.message, { originalError: error, extensions: { code: error.code, http: OVERLOADED_HTTP } });
  }
  const status = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_USER_INPUT: 400, RATE_LIMITED: 429 }[error.code];
  const headers = new HeaderMap(error instanceof RateLimited ? [['retry-after', String(error.retryAfterSeconds)]] : []);
  return new GraphQLError(error.message, { originalError: error, extensions: { code: error.code, http: { status, headers } } });
}

/** The status and header of OVERLOADED, wherever it comes from. */
export const OVERLOADED_HTTP = { status: 503, headers: new HeaderMap([['retry-after', String(OVERLOADED_RETRY_SECONDS)]]) };

/** Suggestions in messages would reveal the schema one name at a time. */
const SUGGESTION = / ?Did you mean .+\?$/s;

function shortened(message: string): string {
  return message.length > MESSAGE_MAX_LENGTH ? `${message.slice(0, MESSAGE_MAX_LENGTH)}…` : message;
}

function rootCause(error: Error): Error {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  // MikroORM wraps errors of the driver.
  const isLast = () => cause instanceof Fault || BUSY_NAMES.has(cause.name) || ('code' in cause && cause.code);
  while (!isLast() && cause.cause instanceof Error) cause = cause.cause;
  return cause;
}

function isBusy(cause: Error, code: string | undefined): boolean {
  if (BUSY_NAMES.has(cause.name)) return true;
  return (code !== undefined && (BUSY_SQLSTATE.test(code) || BUSY_SYSTEM.has(code))) || BUSY_MESSAGE.test(cause.message);
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function textProperty(object: object, name: string): string | undefined {
  const value: unknown = Reflect.get(object, name);
  return typeof value === 'string' ? value : undefined;
}
