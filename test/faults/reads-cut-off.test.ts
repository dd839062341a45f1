import { GroupSessionsDocument } from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { withDatabase } from '../support/services/postgres.js';
import type { Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;
let admin: Client;
beforeAll(async () => {
  app = await startTestApp({ READ_POOL_SIZE: '1' });
  studio = await app.studio();
  admin = new Client({ connectionString: withDatabase(inject('postgres').adminUrl, new URL(app.databaseUrl).pathname.slice(1)) });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await app.stop();
});

const read = () => studio.clients.public.request(GroupSessionsDocument, { id: studio.mondayGroupId, first: 1 });

/** A snapshot that lost its connection could not be rolled back, and was never given back to the pool. */
test('a connection that the database ends in the middle of a read makes room for a new one', async () => {
  await read();
  await admin.query('set stats_fetch_consistency = none; begin; lock table sessions in access exclusive mode');
  const cutOff = read().catch(() => 'cut off');
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await admin.query(`select 1 ${waiting}`)).rowCount, { timeout: 5_000 }).toBe(1);
  await admin.query(`select pg_terminate_backend(pid) ${waiting}; rollback`);
  expect(await cutOff).toBe('cut off');
  await expect.poll(() => read().then(({ node }) => node?.id, String), { timeout: 5_000 }).toBe(studio.mondayGroupId);
});
