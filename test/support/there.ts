/** What a query answered where the test knows that it is there. */
export function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The query answered null');
  return value;
}
