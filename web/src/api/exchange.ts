import { type Client, FaultError } from '@permanentka/client';
import {
  type AnyVariables,
  type Exchange,
  makeErrorResult,
  makeResult,
  type Operation,
  type OperationResult,
  stringifyDocument,
} from '@urql/core';
import { filter, make, merge, mergeMap, pipe, type Source, takeUntil } from 'wonka';

/** The cache knows the fields; here they only pass. */
type Answer = Record<string, unknown>;

/**
 * The last exchange of urql: it carries operations over the typed client, which knows the API's faults, timeouts, reconnection
 * and versions of states.
 */
export const clientExchange =
  (client: Client): Exchange =>
  ({ forward }) =>
  (operations) => {
    const answered = pipe(
      operations,
      filter(({ kind }) => kind !== 'teardown'),
      mergeMap((operation) =>
        pipe(
          operation.kind === 'subscription' ? pushes(client, operation) : answer(client, operation),
          takeUntil(
            pipe(
              operations,
              filter(({ kind, key }) => kind === 'teardown' && key === operation.key),
            ),
          ),
        ),
      ),
    );
    const passedOn = pipe(
      operations,
      filter(({ kind }) => kind === 'teardown'),
      forward,
    );
    return merge([answered, passedOn]);
  };

const answer = (client: Client, operation: Operation): Source<OperationResult> =>
  make(({ next, complete }) => {
    const ending = new AbortController();
    const told = (result: OperationResult) => {
      if (ending.signal.aborted) return;
      next(result);
      complete();
    };
    client
      .request<Answer, AnyVariables>(stringifyDocument(operation.query), operation.variables, { signal: ending.signal })
      .then((data) => told(makeResult(operation, { data, hasNext: false })))
      .catch((error: unknown) => told(failure(operation, error)));
    return () => ending.abort();
  });

const pushes = (client: Client, operation: Operation): Source<OperationResult> =>
  make(({ next, complete }) => {
    const ending = new AbortController();
    const read = async () => {
      const { signal } = ending;
      for await (const data of client.subscribe<Answer, AnyVariables>(stringifyDocument(operation.query), operation.variables, {
        signal,
      }))
        next(makeResult(operation, { data, hasNext: true }));
    };
    read()
      .catch((error: unknown) => {
        if (!ending.signal.aborted) next(failure(operation, error));
      })
      .finally(complete);
    return () => ending.abort();
  });

function failure(operation: Operation, error: unknown): OperationResult {
  if (!(error instanceof FaultError))
    return makeErrorResult(operation, error instanceof Error ? error : new Error(String(error)));
  const errors = error.faults.map(({ message, path, extensions }) => ({ message, path, extensions }));
  return makeResult(operation, { data: error.data as Answer | null, errors, hasNext: false });
}
