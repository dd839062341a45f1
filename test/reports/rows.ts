/** The rows of a page of a report. */
export const rowsOf = <T>(page: { edges: readonly { node: T }[] } | null | undefined): T[] =>
  page?.edges.map(({ node }) => node) ?? [];

/** The day after a day, which is where a period ends that has it as its last day. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
