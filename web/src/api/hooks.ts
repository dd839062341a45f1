import type { AnyVariables, CombinedError, RequestPolicy } from '@urql/core';
import { useState } from 'react';
import { useMutation, useQuery, useSubscription } from 'urql';
import type { Locale } from '../words/locale';
import { useLocale } from '../words/words';

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
  const [{ data: found, error, fetching, stale, operation }, execute] = useQuery<Result, Variables>({
    query: text.toString(),
    variables,
    pause,
    requestPolicy,
  });
  const readAgain = () => execute({ requestPolicy: 'network-only' });
  const key = JSON.stringify(variables);
  // While other variables are read, urql still has the answer to those of before.
  const data = found != null && JSON.stringify(operation?.variables) === key ? found : undefined;
  // What is invalidated is gone until it is read again; meanwhile the page shows what it had, and keeps what was typed.
  const [kept, setKept] = useState<{ key: string; data: Result } | undefined>(undefined);
  if (data !== undefined && kept?.data !== data) setKept({ key, data });
  const shown = data ?? (kept?.key === key ? kept.data : undefined);
  return { data: shown, error, isReading: fetching || stale, readAgain };
}

/** Changes something. A refusal is part of the answer; a fault is thrown, and what the user has typed stays. */
export function useChange<Result, Variables extends AnyVariables>(text: Text<Result, Variables>) {
  const locale = useLocale();
  const [{ fetching }, execute] = useMutation<Result, Variables>(text.toString());
  const change = async (variables: Omit<Variables, 'locale'>): Promise<Result> => {
    // Sentences of refusals are written in the language of the page, whatever the account of the user says.
    const { data, error } = await execute({ ...variables, locale } as Variables & { locale: Locale });
    if (error !== undefined) throw error;
    if (data === undefined) throw new Error('The server answered nothing.');
    return data;
  };
  return [change, fetching] as const;
}

/** Follows a subscription for as long as the component is there. The cache keeps what it pushes. */
export function useWatch<Result, Variables extends AnyVariables>(
  text: Text<Result, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): Result | undefined {
  const [{ data }] = useSubscription<Result, Result, Variables>({ query: text.toString(), variables, pause });
  return data ?? undefined;
}
