import { EntityManager } from '@mikro-orm/postgresql';
import { describe, expect, it } from 'vitest';
import type { ReportKind } from '../../src/entities/enums.js';
import { Fault } from '../../src/faults.js';
import { type BookShelf, exportReport } from '../../src/services/reports/index.js';

const ROWS = 10_001;

const NOW = '2026-11-30T12:00:00Z';

/** A database whose every report has one row too many for a file, and in which nothing else is under way. */
async function execute(sql: string): Promise<object[]> {
  if (sql.includes('clock_timestamp')) return [{ now: NOW }];
  return sql.includes('pg_locks') ? [] : [{ 'row count': ROWS, place: null }];
}
const em: EntityManager = Object.assign(Object.create(EntityManager.prototype), {
  execute,
  findOneOrFail: async () => ({ timeZone: 'Europe/Bratislava', currency: 'EUR' }),
});
const shelf: BookShelf = { em, organisationId: crypto.randomUUID(), readNow: (work) => work(em), operation: {} };

async function refusalOf(report: ReportKind): Promise<string> {
  const fault = await exportReport(shelf, { report }, 'en').catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ code: 'BAD_USER_INPUT' });
  return (fault as Fault).message;
}

describe('a report that is too long for a file', () => {
  it.each<ReportKind>(['DEBTS', 'VAT', 'BREAKAGE', 'DEFERRED_REVENUE'])(
    'is to be read in parts, since fewer days would not shorten it: %s',
    async (report) => {
      expect(await refusalOf(report)).toBe(
        'The report has 10001 rows; a file has at most 10000: read its rows as pages with `first` and `after`.',
      );
    },
  );

  it.each<ReportKind>(['SALES', 'COMMISSION', 'ATTENDANCE'])('has fewer rows for fewer days: %s', async (report) => {
    expect(await refusalOf(report)).toContain('ask for fewer days, or read its rows as pages with `first` and `after`.');
  });
});
