import type { Connection, LiveOperation } from './connection.js';
import { SlowReaderError } from './errors.js';
import { PUSHES_WAITING_MAX } from './limits.js';
import { isState, newerOnly } from './versions.js';

export interface SubscribeOptions {
  /** Ends the subscription; the loop then throws the reason of the signal. */
  signal?: AbortSignal;
  /** Called when the subscription begins again after an interruption. Read what an event stream may have missed. */
  onResumed?: () => void;
}

/**
 * The pushes as a loop. It is not a generator: the `return` of a generator waits for the next push, and a loop that is left must
 * end at once.
 */
export function subscription<Result>(
  connection: Connection,
  query: string,
  variables: unknown,
  { signal, onResumed }: SubscribeOptions,
): AsyncIterableIterator<Result, undefined> {
  signal?.throwIfAborted();
  const waiting: Result[] = [];
  const readers: { resolve: (result: IteratorResult<Result, undefined>) => void; reject: (error: unknown) => void }[] = [];
  const isNewer = newerOnly();
  let failure: { readonly error: unknown } | undefined;
  let hasEnded = false;

  const end = (failed?: { readonly error: unknown }) => {
    if (hasEnded) return;
    hasEnded = true;
    signal?.removeEventListener('abort', abort);
    connection.remove(operation);
    const [first, ...others] = readers.splice(0);
    if (failed && first) first.reject(failed.error);
    else {
      failure = failed;
      first?.resolve({ done: true, value: undefined });
    }
    for (const reader of others) reader.resolve({ done: true, value: undefined });
  };
  const abort = () => end({ error: signal?.reason });

  const operation: LiveOperation = {
    query,
    variables,
    onData: (data) => {
      if (hasEnded || data == null || !isNewer(data)) return;
      const value = data as Result;
      const reader = readers.shift();
      if (reader) reader.resolve({ done: false, value });
      else if (waiting.length >= PUSHES_WAITING_MAX && !isState(data)) end({ error: new SlowReaderError(waiting.length) });
      else {
        if (waiting.length >= PUSHES_WAITING_MAX) waiting.shift();
        waiting.push(value);
      }
    },
    onResumed: () => onResumed?.(),
    onFailed: (error) => end({ error }),
    onCompleted: () => end(),
  };

  const iterator: AsyncIterableIterator<Result, undefined> = {
    next: () => {
      const value = waiting.shift();
      if (value !== undefined) return Promise.resolve({ done: false, value });
      if (failure) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (hasEnded) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve, reject) => readers.push({ resolve, reject }));
    },
    return: () => {
      waiting.length = 0;
      end();
      failure = undefined;
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  connection.add(operation);
  signal?.addEventListener('abort', abort, { once: true });
  return iterator;
}
