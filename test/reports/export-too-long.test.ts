import { EntityManager } from '@mikro-orm/postgresql';
import { describe, expect, it } from 'vitest';
import type { ReportKind } from '../../src/entities/enums.js';
import { Fault } from '../../src/faults.js';
import { type Books, exportReport } from '../../src/services/reports/index.js';

const ROWS = 10_001;

/** Books whose every report has one row too many for a file. */
const em: Pick<EntityManager, 'execute'> = Object.assign(Object.create(EntityManager.prototype), {
  execute: async () => [{ 'row count': ROWS, place: null }],
});
const books = {
  ...{ em: em as EntityManager, organisationId: crypto.randomUUID(), timeZone: 'Europe/Bratislava', currency: 'EUR' },
  now: new Date('2026-11-30T12:00:00Z'),
} satisfies Books;

async function refusalOf(report: ReportKind): Promise<string> {
  const fault = await exportReport(books, { report }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ code: 'BAD_USER_INPUT' });
  return (fault as Fault).message;
}

describe('a report that is too long for a file', () => {
  it.each<ReportKind>(['DEBTS', 'VAT', 'BREAKAGE', 'DEFERRED_REVENUE'])(
    'is to be read in parts, since fewer days would not shorten it: %s',
    async (report) => {
      expect(await refusalOf(report)).toBe(
        'The report has 10001 rows; a file has at most 10000: read its rows with `first` and `skip`.',
      );
    },
  );

  it.each<ReportKind>(['SALES', 'COMMISSION', 'ATTENDANCE'])('has fewer rows for fewer days: %s', async (report) => {
    expect(await refusalOf(report)).toContain('ask for fewer days, or read its rows with `first` and `skip`.');
  });
});
