import { AttendanceDocument, DebtsDocument, type DebtsQueryVariables, ExportReportDocument } from '@permanentka/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectFault } from '../support/unchanged.js';
import { rowsOf } from './rows.js';

const FILE_ROWS_MAX = 10_000;

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

/** So many groups more, each with a session ten days ago. */
async function addGroups(count: number): Promise<void> {
  const superuser = await superuserOf(app.databaseUrl);
  try {
    const { organisationId } = studio.tenant;
    const like = (table: string, columns: string) =>
      `jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${columns}))`;
    await superuser.query(
      `insert into groups select g.* from groups t, generate_series(1, $3::int) n,
         ${like('groups', `'id', gen_random_uuid(), 'link_id', null, 'name', 'Skupina ' || lpad(n::text, 5, '0')`)} g
       where t.organisation_id = $1 and t.id = $2`,
      [organisationId, studio.keyOf('Group', studio.mondayGroupId), count],
    );
    const [begins, ends] = [`now() - interval '10 days'`, `now() - interval '9 days'`];
    const session = `'id', gen_random_uuid(), 'group_id', groups.id, 'starts_at', ${begins}, 'ends_at', ${ends}`;
    await superuser.query(
      `insert into sessions
       with t as materialized (select * from sessions where organisation_id = $1 limit 1)
       select s.* from t, groups, ${like('sessions', session)} s
       where groups.organisation_id = $1 and groups.name like 'Skupina %'`,
      [organisationId],
    );
  } finally {
    await superuser.end();
  }
}

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

describe('a page of a report', () => {
  it('has the rows that were asked for, and what all of them come to', async () => {
    const owing: string[] = [];
    for (const price of [5, 8, 11]) {
      const { registrationId } = await studio.newcomer();
      await studio.book(registrationId, await studio.session({ price, days: price }));
      owing.unshift(registrationId);
    }
    const page = async (part: Omit<DebtsQueryVariables, 'asOf'>) => {
      const { debts } = there((await studio.clients.owner.request(DebtsDocument, part)).reports);
      const { hasNextPage, hasPreviousPage } = debts.pageInfo;
      expect([debts.totalCount, debts.total.debt]).toEqual([3, euro(24)]);
      return { owing: rowsOf(debts).map(({ registration }) => registration.id), hasPreviousPage, hasNextPage };
    };
    const { debts } = there((await studio.clients.owner.request(DebtsDocument, {})).reports);
    const [first = '', second = '', third = ''] = debts.edges.map(({ cursor }) => cursor);
    const at = (from: number, until: number) => ({
      owing: owing.slice(from, until),
      hasPreviousPage: from > 0,
      hasNextPage: until < owing.length,
    });
    expect(await page({})).toEqual(at(0, 3));
    expect(await page({ first: 2 })).toEqual(at(0, 2));
    expect(await page({ first: 1, after: first })).toEqual(at(1, 2));
    expect(await page({ first: 2, after: second })).toEqual(at(2, 3));
    expect(await page({ first: 1, after: third })).toEqual(at(3, 3));
    expect(await page({ last: 2 })).toEqual(at(1, 3));
    expect(await page({ last: 5 })).toEqual(at(0, 3));
    expect(await page({ last: 1, before: third })).toEqual(at(1, 2));
    expect(await page({ last: 5, before: second })).toEqual(at(0, 1));
    expect(await page({ last: 1, before: first })).toEqual(at(0, 0));
    expect(await page({ first: 0 })).toEqual(at(0, 0));
  });

  it('is read however many rows there are; a file is refused that would have too many', async () => {
    const period = { from: day(20), until: day(4) };
    const file = () => studio.clients.owner.request(ExportReportDocument, { input: { report: 'ATTENDANCE', ...period } });
    await addGroups(FILE_ROWS_MAX);
    expect((await file()).exportReport).toMatchObject({ rowCount: FILE_ROWS_MAX });
    await studio.beginIn(await studio.session(), -240);
    const { reports } = await studio.clients.owner.request(AttendanceDocument, { ...period, last: 2 });
    expect(reports?.attendance.totalCount).toBe(FILE_ROWS_MAX + 1);
    expect(rowsOf(reports?.attendance)).toMatchObject([{ groupName: 'Skupina 09999' }, { groupName: 'Skupina 10000' }]);
    await expectFault(studio, file, 'BAD_USER_INPUT');
  });
});
