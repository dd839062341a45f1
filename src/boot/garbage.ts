/**
 * Gives back the memory that only the start has needed: a third of all. V8 would keep it until it needs room for something else.
 * Takes the process about a tenth of a second.
 */
export async function collectGarbage(): Promise<void> {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
