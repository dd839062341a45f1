import { CombinedError } from '@urql/core';

export type FailureWords = 'failed.network' | 'failed.busy' | 'failed.text' | 'failed.unknown';

/** Faults after which another attempt helps. */
const BUSY: ReadonlySet<unknown> = new Set(['OVERLOADED', 'RATE_LIMITED']);

/** The sentence for a fault, and the number under which the server has logged it. */
export function failureOf(error: unknown): { id: FailureWords; incident: string } {
  if (!(error instanceof CombinedError)) return { id: 'failed.unknown', incident: '' };
  if (error.networkError) return { id: 'failed.network', incident: '' };
  const [fault] = error.graphQLErrors;
  if (BUSY.has(fault?.extensions.code)) return { id: 'failed.busy', incident: '' };
  const incident = fault?.extensions.incidentId;
  return typeof incident === 'string' ? { id: 'failed.text', incident } : { id: 'failed.unknown', incident: '' };
}
