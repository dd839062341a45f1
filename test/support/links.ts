/** An answer without the ends of its links to receipts, which tell until when they are good: another moment in each answer. */
export function withoutExpiry<T>(answer: T): T {
  return JSON.parse(JSON.stringify(answer).replaceAll(/\?expires=\d+&signature=[\w-]+/g, '')) as T;
}
