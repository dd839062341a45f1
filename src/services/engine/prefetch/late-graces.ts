import { passesOfLine } from '../../rules/refunds/grace-chain.js';
import type { World } from '../../rules/world/world.js';
import type { Run } from '../database/transaction.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import { gracesOf } from './queries.js';

/**
 * A pass of grace that was made while the batch waited for the lock on its pass is not among those that are locked. A refund
 * would miss it.
 * @param ordered the passes that order lines issued
 */
export async function refuseLateGraces(
  run: Run,
  organisationId: string,
  world: World,
  ordered: Iterable<string | null>,
): Promise<void> {
  const ids = [...ordered].flatMap((passId) => passesOfLine(world, passId).map(({ id }) => id));
  if (ids.length === 0) return;
  const graces = await run<{ id: string }>(gracesOf(organisationId, ids));
  if (graces.some(({ id }) => !world.passes.has(id))) throw new ChangedMeanwhile();
}
