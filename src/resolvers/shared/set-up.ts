import type { Context } from '../../context.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import type { Tenant } from '../../services/input/index.js';
import type { Result } from '../../services/rules/world/refusals.js';

/** Runs a set-up command and gives its outcome the shape of a payload. */
export async function setUpWith<T>(context: Context, command: (tenant: Tenant) => Promise<Result<T>>): Promise<SetUpPayload<T>> {
  return payloadOf(await context.setUp(command));
}

export function payloadOf<T>(result: Result<T>): SetUpPayload<T> {
  return result.ok ? { result: result.value, errors: [] } : { result: null, errors: result.refusals };
}
