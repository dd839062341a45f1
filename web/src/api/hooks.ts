import type { AnyVariables, CombinedError, OperationContext, RequestPolicy } from '@urql/core';
import { useMutation, useQuery } from 'urql';

/** A document of the code generation: a text that knows the types of its variables and of its answer. */
export interface Text<Result, Variables> {
  __apiType?: ((variables: Variables) => Result) | undefined;
  toString(): string;
}

export interface Reading<Result> {
  /** Undefined until the first answer. Kept while a newer one is read. */
  readonly data: Result | undefined;
  readonly error: CombinedError | undefined;
  readonly isReading: boolean;
  readonly readAgain: () => void;
}

interface ReadOptions {
  /** The query waits: something that it needs is not known yet. */
  readonly pause?: boolean;
  readonly requestPolicy?: RequestPolicy;
}

/** Reads with a query, and again whenever the cache hears of something newer. */
export function useRead<Result, Variables extends AnyVariables>(
  text: Text<Result, Variables>,
  variables: Variables,
  { pause = false, requestPolicy = 'cache-and-network' }: ReadOptions = {},
): Reading<Result> {
  const [{ data, error, fetching, stale }, execute] = useQuery<Result, Variables>({
    query: text.toString(),
    variables,
    pause,
    requestPolicy,
  });
  const readAgain = () => execute({ requestPolicy: 'network-only' });
  return { data: data ?? undefined, error, isReading: fetching || stale, readAgain };
}

/** Changes something. A refusal is part of the answer; a fault is thrown, and what the user has typed stays. */
export function useChange<Result, Variables extends AnyVariables>(text: Text<Result, Variables>) {
  const [{ fetching }, execute] = useMutation<Result, Variables>(text.toString());
  const change = async (variables: Variables, context?: Partial<OperationContext>): Promise<Result> => {
    const { data, error } = await execute(variables, context);
    if (error !== undefined) throw error;
    if (data === undefined) throw new Error('The server answered nothing.');
    return data;
  };
  return [change, fetching] as const;
}
