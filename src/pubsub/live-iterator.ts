/** A stream of pushes that can be left at any time. */
export interface Live<T> extends AsyncIterableIterator<T, undefined> {
  return(): Promise<IteratorResult<T, undefined>>;
}

/** An iterator that a failure ends, as it ends a generator. */
export function live<T>(
  next: () => Promise<IteratorResult<T, undefined>>,
  end: () => Promise<IteratorResult<T, undefined>>,
): Live<T> {
  return {
    next: () =>
      next().catch(async (fault: unknown) => {
        await end();
        throw fault;
      }),
    return: end,
    throw: async (fault) => {
      await end();
      throw fault;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
