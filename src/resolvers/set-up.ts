import type { Context } from '../context.js';
import type { SetUpPayload } from '../schema/set-up-payload.js';
import type { Result } from '../services/refusals.js';
import type { Tenant } from '../services/set-up.js';

/** Runs a set-up command and gives its outcome the shape of a payload. */
export async function setUpWith<T>(context: Context, command: (tenant: Tenant) => Promise<Result<T>>): Promise<SetUpPayload<T>> {
  const result = await context.command(command);
  return result.ok ? { result: result.value, errors: [] } : { result: null, errors: result.refusals };
}
