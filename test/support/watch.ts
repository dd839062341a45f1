const PUSH_TIMEOUT_MS = 10_000;

/** Reads a live stream for a test: each state as it comes, in order, and a clear failure when the awaited one does not come. */
export function watch<Push, State>(stream: AsyncIterableIterator<Push>, stateOf: (push: Push) => State) {
  const seen: State[] = [];
  return {
    /** The states taken so far. */
    seen,
    /** Takes states until one fits. */
    async until(fits: (state: State) => boolean): Promise<State> {
      for (;;) {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(
            () => reject(new Error(`no such state within ${PUSH_TIMEOUT_MS} ms; seen: ${JSON.stringify(seen)}`)),
            PUSH_TIMEOUT_MS,
          );
        });
        const { done, value } = await Promise.race([stream.next(), late]).finally(() => clearTimeout(timer));
        if (done) throw new Error(`the stream ended; seen: ${JSON.stringify(seen)}`);
        const state = stateOf(value);
        seen.push(state);
        if (fits(state)) return state;
      }
    },
    async leave(): Promise<void> {
      await stream.return?.();
    },
  };
}
