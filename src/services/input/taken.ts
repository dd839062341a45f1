import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';

/**
 * Runs a command with one unique key, such as an e-mail address, and turns the database's objection into a refusal. The index decides:
 * looking first would still lose against somebody who adds the same at the same moment.
 * @param field that the key is in, an e-mail address unless said; null when the input has none
 */
export async function refuseTaken<T>(command: () => Promise<Result<T>>, field: string | null = 'email'): Promise<Result<T>> {
  try {
    return await command();
  } catch (fault) {
    if (!(fault instanceof UniqueConstraintViolationException)) throw fault;
    return { ok: false, refusals: [refusal('NAME_TAKEN', field ?? undefined, {})] };
  }
}
