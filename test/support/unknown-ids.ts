import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { encodeId, type NodeType } from '../../src/schema/shared/ids.js';
import type { Ground } from './ground.js';
import { fingerprints } from './unchanged.js';

interface Refused {
  errors: readonly { code: string; path?: readonly string[] | null }[];
}

/** Ids that lead nowhere: malformed, of a row of another kind, and well formed but of no row. */
export function idsOfNothing({ studio }: Pick<Ground, 'studio'>, kind: NodeType): string[] {
  const otherKind = kind === 'Customer' ? studio.locationId : studio.customerId;
  return ['', 'nonsense', otherKind, encodeId(kind, studio.tenant.organisationId, randomUUID())];
}

/**
 * Runs a mutation for ids of nothing and for the id of a row of the other studio. Each must be refused as NOT_FOUND at the
 * field, and change nothing in either studio.
 */
export async function expectUnknownIds(
  ground: Ground,
  { kind, field, foreign }: { kind: NodeType; field: string; foreign: string },
  run: (id: string) => Promise<Refused>,
): Promise<void> {
  const stored = async () => [await fingerprints(ground.studio.tenant), await fingerprints(ground.other.tenant)];
  const before = await stored();
  for (const id of [...idsOfNothing(ground, kind), foreign]) {
    const { errors } = await run(id);
    const told = errors.map(({ code, path }) => [code, path?.slice(1).join('.')]);
    expect(told, `for the id ${id}`).toEqual([['NOT_FOUND', field]]);
  }
  expect(await stored()).toEqual(before);
}
