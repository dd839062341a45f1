import { useCallback, useEffect, useState } from 'react';
import type { Text } from './hooks';
import { useApi } from './provider';

export interface Preview<Result> {
  /** Undefined until it is there. */
  readonly result: Result | undefined;
  /** Why there is none. */
  readonly error: unknown;
  readonly readAgain: () => void;
}

type Answer<Result> = { readonly key: string } & ({ readonly result: Result } | { readonly error: unknown });

/**
 * The answer of a mutation with `dryRun`: what would happen. It goes past the cache, which would take it for what has happened.
 * Without variables nothing is asked.
 */
export function usePreview<Result, Variables>(text: Text<Result, Variables>, variables: Variables | undefined): Preview<Result> {
  const { preview } = useApi();
  const [answer, setAnswer] = useState<Answer<Result> | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  const asked = variables === undefined ? '' : JSON.stringify(variables);
  const key = asked === '' ? '' : `${attempt} ${asked}`;
  useEffect(() => {
    if (key === '') return undefined;
    const ending = new AbortController();
    const tell = (told: Answer<Result>) => !ending.signal.aborted && setAnswer(told);
    preview(text, JSON.parse(asked) as Variables, ending.signal).then(
      (result) => tell({ key, result }),
      (error: unknown) => tell({ key, error }),
    );
    return () => ending.abort();
  }, [key, asked, text, preview]);
  const readAgain = useCallback(() => setAttempt((before) => before + 1), []);
  const told = answer?.key === key ? answer : undefined;
  return {
    result: told && 'result' in told ? told.result : undefined,
    error: told && 'error' in told ? told.error : undefined,
    readAgain,
  };
}
