import { useEffect, useState } from 'react';
import type { Text } from './hooks';
import { useApi } from './provider';

/**
 * The answer of a mutation with `dryRun`: what would happen. It goes past the cache, which would take it for what has happened.
 * Undefined until it is there, and when the server cannot be reached.
 */
export function usePreview<Result, Variables>(
  text: Text<Result, Variables>,
  variables: Variables | undefined,
): Result | undefined {
  const { preview } = useApi();
  const [answer, setAnswer] = useState<{ key: string; result: Result } | undefined>(undefined);
  const key = variables === undefined ? '' : JSON.stringify(variables);
  useEffect(() => {
    if (key === '') return undefined;
    const ending = new AbortController();
    preview(text, JSON.parse(key) as Variables, ending.signal).then(
      (result) => !ending.signal.aborted && setAnswer({ key, result }),
      () => undefined,
    );
    return () => ending.abort();
  }, [key, text, preview]);
  return answer?.key === key ? answer.result : undefined;
}
