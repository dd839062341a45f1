/** Waits for some work of a request as long as a request may take, then fails with OVERLOADED. */
export type InTime = <T>(work: Promise<T>) => Promise<T>;
