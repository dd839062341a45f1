import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';

/**
 * Runs a command with one unique key, such as an e-mail address, and turns a violation of the index into a refusal. A look-up
 * beforehand could not replace it: two commands may add the same key at once.
 * @param field the field of the key; null when the input has no such field
 */
export async function refuseTaken<T>(command: () => Promise<Result<T>>, field: string | null = 'email'): Promise<Result<T>> {
  try {
    return await command();
  } catch (fault) {
    if (!(fault instanceof UniqueConstraintViolationException)) throw fault;
    return { ok: false, refusals: [refusal('NAME_TAKEN', field ?? undefined, {})] };
  }
}
