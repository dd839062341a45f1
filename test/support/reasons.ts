import { expect } from 'vitest';
import type { Tenant } from '../../src/services/input/set-up.js';
import { fingerprints } from './unchanged.js';

interface Told {
  code: string;
  path?: readonly string[] | null;
  reason?: string;
  limit?: number | null;
}

/** Each refusal as `field REASON limit`; the code stands in for the reason of a refusal that has none. */
export const reasonsOf = (errors: readonly Told[]): string[] =>
  errors.map(({ code, path, reason = code, limit }) => [path?.slice(1).join('.') ?? '', reason, limit ?? ''].join(' ').trim());

/** Runs a mutation that must be refused for exactly these reasons, and change nothing of the organisation. */
export async function expectReasons(
  { tenant }: { tenant: Tenant },
  mutation: () => Promise<{ errors: readonly Told[] }>,
  ...expected: readonly string[]
): Promise<void> {
  const before = await fingerprints(tenant);
  const { errors } = await mutation();
  expect(reasonsOf(errors)).toEqual(expected);
  expect(await fingerprints(tenant)).toEqual(before);
}
