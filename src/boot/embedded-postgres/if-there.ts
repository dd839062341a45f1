/**
 * What a look at a path gives, or undefined when there is nothing at it. Anything else that goes wrong is thrown: a data
 * folder that cannot be read must not be taken for one that has no data.
 */
export async function ifThere<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
