import { GraphQLClient } from 'graphql-request';
import { createClient as createSocket } from 'graphql-ws';
import type { TypedDocumentString } from './generated/graphql.js';

export * from './generated/graphql.js';

export interface ClientOptions {
  /** The address of the API, such as `http://localhost:4000/graphql`. */
  url: string;
  /** A bearer token; without one, the client is the public. */
  token?: string;
  /** The slug of the organisation, for the public where no id names it. */
  organisation?: string;
}

export interface Client {
  /** Runs a query or a mutation. Refusals are part of what it gives; faults (`UNAUTHENTICATED`, `OVERLOADED` …) are thrown as `ClientError`. */
  request: <Result, Variables>(
    operation: TypedDocumentString<Result, Variables>,
    ...variables: Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables]
  ) => Promise<Result>;
  /** Subscribes: the present state first, then every change, until the loop is left. Reconnects by itself and then begins anew with the present state. */
  subscribe: <Result, Variables>(
    operation: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ) => AsyncIterableIterator<Result>;
  /** Ends the subscriptions and their connection. */
  close: () => Promise<void>;
}

/** A client for one viewer. The socket is opened with the first subscription. */
export function createClient({ url, token, organisation }: ClientOptions): Client {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const http = new GraphQLClient(url, {
    headers: { ...authorization, ...(organisation === undefined ? {} : { 'x-organisation': organisation }) },
  });
  const socket = createSocket({
    url: url.replace(/^http/, 'ws'),
    connectionParams: { ...authorization, ...(organisation === undefined ? {} : { organisation }) },
  });
  return {
    request: (operation, ...[variables]) => http.request(operation.toString(), { ...variables } as Record<string, unknown>),
    subscribe: <Result, Variables>(operation: TypedDocumentString<Result, Variables>, variables: Variables) =>
      results(socket.iterate<Result>({ query: operation.toString(), variables: { ...variables } as Record<string, unknown> })),
    close: async () => socket.dispose(),
  };
}

interface Answer<Result> {
  data?: Result | null;
  errors?: readonly { message: string }[];
}

/** Written out and not as a generator: a generator's `return` waits for the next push, and a loop that is left must end at once. */
function results<Result>(answers: AsyncIterableIterator<Answer<Result>>): AsyncIterableIterator<Result> {
  const ended: IteratorResult<Result> = { done: true, value: undefined };
  const iterator: AsyncIterableIterator<Result> = {
    next: async () => {
      for (;;) {
        const { done, value } = await answers.next();
        if (done) return ended;
        const { data, errors } = value as Answer<Result>;
        if (errors?.length) throw new AggregateError(errors, errors.map(({ message }) => message).join('; '));
        if (data) return { done: false, value: data };
      }
    },
    return: async () => {
      await answers.return?.();
      return ended;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
