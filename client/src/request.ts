import { type Credentials, headersOf } from './credentials.js';
import { FaultError, type GraphQLFault, NetworkError } from './errors.js';
import { unlessAborted } from './waiting.js';

export interface HttpOptions extends Credentials {
  url: string;
  fetch: typeof fetch;
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
}

interface HttpOperation {
  query: string;
  variables: unknown;
  signal: AbortSignal | undefined;
  timeoutMs: number | undefined;
}

interface Answer {
  data?: unknown;
  errors?: readonly GraphQLFault[];
}

/** Posts one query or mutation. It is never repeated here: only the caller knows whether that is safe. */
export async function post(options: HttpOptions, { query, variables, signal, timeoutMs }: HttpOperation): Promise<unknown> {
  signal?.throwIfAborted();
  const limit = timeoutMs ?? options.timeoutMs;
  const ending = new AbortController();
  const abort = () => ending.abort(signal?.reason);
  const timer = setTimeout(() => ending.abort(new NetworkError('TIMEOUT', `No response came within ${limit} ms`)), limit);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    // A token function of the caller may hang.
    const credentials = await unlessAborted(headersOf(options), ending.signal);
    const answer = await exchange(options, { ...credentials, ...options.headers }, { query, variables }, ending.signal);
    if (answer.errors?.length) throw new FaultError(answer.errors, answer.data);
    return answer.data;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function exchange(
  { url, fetch }: HttpOptions,
  credentials: Record<string, string>,
  body: object,
  signal: AbortSignal,
): Promise<Answer> {
  const headers = { ...credentials, accept: 'application/json', 'content-type': 'application/json' };
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    status = response.status;
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new NetworkError('UNREACHABLE', `${url} cannot be reached`, { cause: error });
  }
  return answerOf(text, status);
}

function answerOf(text: string, status: number): Answer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new NetworkError('BAD_RESPONSE', `The response is not JSON (HTTP status ${status})`, { cause: error });
  }
  if (isAnswer(answer)) return answer;
  throw new NetworkError('BAD_RESPONSE', `The response is not a GraphQL result (HTTP status ${status})`);
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ('data' in value && value.data !== null) || ('errors' in value && Array.isArray(value.errors) && value.errors.length > 0)
  );
}
