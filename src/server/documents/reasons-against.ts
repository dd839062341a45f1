import type { GraphQLError } from 'graphql';
import { askerOf } from '../limits.js';
import type { Documents } from './documents.js';
import type { Executor, Operation } from './execution.js';

/**
 * The reasons against an operation: first those of its document, then those of the caller; empty for none. Finds the
 * organisation on the way, because it decides whether the caller is staff.
 */
export async function reasonsAgainst(
  documents: Documents,
  executor: Executor,
  operation: Operation,
): Promise<readonly GraphQLError[]> {
  const { document, variables, context } = operation;
  const refusals = documents.refusals(document, variables);
  if (refusals.length > 0) return refusals;
  if (context.isUndecided) await executor.decide(operation);
  return documents.excess(document, variables, askerOf(context.viewer));
}
