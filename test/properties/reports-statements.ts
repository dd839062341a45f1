import { expect } from 'vitest';
import { registrationBalanceAsOf, registrationBalanceMinor, statementPage, TenantReads } from '../../src/services/reads/index.js';
import type { Books } from '../../src/services/reports/run.js';

const LINES_MAX = 100;

/** Checks that the running balance of each statement is the balance as of that moment, and the last one the balance now. */
export async function checkStatements({ em, organisationId, now }: Books, registrations: readonly string[]): Promise<void> {
  const reads = new TenantReads(em, organisationId, now);
  for (const id of registrations) {
    const lines = (await statementPage(reads, id, { first: LINES_MAX })).edges.map(({ node }) => node);
    for (const { postedAt } of lines) {
      const last = lines.findLast((line) => line.postedAt.getTime() === postedAt.getTime());
      expect(await registrationBalanceAsOf(reads, id, postedAt)).toBe(last?.balanceMinor);
    }
    if (lines.length < LINES_MAX) expect(lines.at(-1)?.balanceMinor ?? 0).toBe(await registrationBalanceMinor(reads, id));
  }
}
