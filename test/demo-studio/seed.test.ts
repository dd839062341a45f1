import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BookingPageDocument, createClient, RegistrationDocument, ViewerDocument } from '@permanentka/client';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { seedDemoStudio } from '../../src/demo-studio/seed.js';
import { superuserOf } from '../security/catalogue.js';
import { createDatabase } from '../support/services/postgres.js';
import { there } from '../support/there.js';

const config = readConfig({ PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'off' });
let database: Awaited<ReturnType<typeof createDatabase>>;
let app: Awaited<ReturnType<typeof createApp>>;
let dataDir: string;
let url: string;

beforeAll(async () => {
  database = await createDatabase();
  app = await createApp(config, { databaseUrl: database.url });
  ({ url } = await app.listen());
  dataDir = await mkdtemp(join(tmpdir(), 'permanentka-demo-'));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

interface DemoFile {
  endpoint: string;
  mailbox: string;
  organisation: { slug: string };
  tokens: Record<'owner' | 'manager' | 'receptionist' | 'instructor' | 'customer', string>;
  registrations: { openWithDebt: string; paidWithCredit: string };
}
const read = async (folder = dataDir) => JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as DemoFile;

/** Runs SQL as the owner of the tables. */
async function query<Row extends object>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the demo studio is made once, with working addresses', async () => {
  await seedDemoStudio(app, { dataDir, databaseUrl: database.url, endpoint: url, mailbox: 'http://localhost/mailbox/1' });
  const first = await read();
  expect(first.endpoint).toBe(url);
  expect(first.mailbox).toBe('http://localhost/mailbox/1');
  const moved = { endpoint: 'http://localhost:1234/graphql', mailbox: 'http://localhost/mailbox/1' };
  await seedDemoStudio(app, { dataDir, databaseUrl: database.url, ...moved });
  expect(await read()).toEqual({ ...first, ...moved });
  await seedDemoStudio(app, { dataDir, databaseUrl: database.url, ...moved, mailbox: 'http://localhost/mailbox/2' });
  expect(await read()).toEqual({ ...first, ...moved, mailbox: 'http://localhost/mailbox/2' });
});

test('the public page offers courses of each type, with sessions and passes of each kind', async () => {
  const { organisation } = await createClient({ url }).request(BookingPageDocument, { slug: (await read()).organisation.slug });
  expect(new Set(there(organisation).courses.map(({ type }) => type))).toEqual(new Set(['OPEN', 'CONTINUOUS', 'ONE_OFF']));
  expect(new Set(there(organisation).passesOnSale.map(({ kind }) => kind))).toEqual(new Set(['CREDIT', 'ENTRY', 'TIME']));
  for (const group of there(organisation).courses.flatMap(({ groups }) => groups)) {
    expect(group.upcomingSessions.edges.length, group.name).toBeGreaterThan(0);
    expect(group.instructor?.name).toBeTruthy();
  }
});

test('each demo token has its role', async () => {
  const { tokens } = await read();
  for (const [name, token] of Object.entries(tokens)) {
    const { viewer } = await createClient({ url, token }).request(ViewerDocument);
    expect(viewer.role).toBe(name.toUpperCase());
  }
});

test('some registrations are paid and one has a debt', async () => {
  const { tokens, registrations } = await read();
  const desk = createClient({ url, token: tokens.receptionist });
  const statusOf = async (id: string) => (await desk.request(RegistrationDocument, { id })).registration?.paymentStatus;
  expect(await statusOf(registrations.openWithDebt)).toBe('UNPAID');
  expect(await statusOf(registrations.paidWithCredit)).toBe('PAID');
});

describe('three servers that start at once on an empty database', () => {
  const started: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of started.splice(0)) await stop();
  });

  /** Starts servers with a data folder each, or with one for all of them. */
  async function startThree(folders: 'OWN' | 'SHARED'): Promise<{ files: DemoFile[]; studios: number; url: string }> {
    const empty = await createDatabase();
    const shared = await mkdtemp(join(tmpdir(), 'permanentka-demo-'));
    const servers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const folder = folders === 'OWN' ? await mkdtemp(join(tmpdir(), 'permanentka-demo-')) : shared;
        const settings = { PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'on', DATA_DIR: folder };
        return { folder, app: await createApp(readConfig(settings), { databaseUrl: empty.url }) };
      }),
    );
    started.push(async () => {
      for (const server of servers) await server.app.close();
      await empty.drop();
      for (const { folder } of servers) await rm(folder, { recursive: true, force: true });
      await rm(shared, { recursive: true, force: true });
    });
    await Promise.all(servers.map((server) => server.app.listen()));
    const files = await Promise.all(servers.map(({ folder }) => read(folder)));
    const [count] = await query<{ studios: number }>(empty.url, 'select count(*)::int as studios from organisation_directory');
    return { files, studios: count?.studios ?? 0, url: empty.url };
  }

  test.each(['OWN', 'SHARED'] as const)('make one demo studio, and each has its file about it: %s folders', async (folders) => {
    const { files, studios } = await startThree(folders);
    expect(studios).toBe(1);
    const [first] = files;
    for (const { endpoint, mailbox, tokens, ...ids } of files) {
      const { endpoint: _, mailbox: _mailbox, tokens: _tokens, ...expected } = first as DemoFile;
      expect(ids).toEqual(expected);
      expect(mailbox).toMatch(/^http/);
      const { viewer } = await createClient({ url: endpoint, token: tokens.owner }).request(ViewerDocument);
      expect(viewer.role).toBe('OWNER');
    }
  });

  test('make one beside a studio that an interrupted start left half made', async () => {
    const { url } = await startThree('OWN');
    const half = await createApp(config, { databaseUrl: url });
    const folder = await mkdtemp(join(tmpdir(), 'permanentka-demo-'));
    try {
      const superuser = await superuserOf(url);
      await superuser.query(`update attendees set name = 'Somebody' where name = 'Viera Vstupová'`);
      await superuser.end();
      const listening = await half.listen();
      const options = { dataDir: folder, databaseUrl: url, endpoint: listening.url, mailbox: undefined };
      await seedDemoStudio(half, options);
      expect((await read(folder)).organisation.slug).toBe('vlnka-bratislava-2');
    } finally {
      await half.close();
      await rm(folder, { recursive: true });
    }
  });
});
