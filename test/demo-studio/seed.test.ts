import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BookingPageDocument, createClient, RegistrationDocument, ViewerDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { seedDemoStudio } from '../../src/demo-studio/seed.js';
import { createDatabase } from '../support/services/postgres.js';

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
const read = async () => JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;

test('the demo studio is made once, with working addresses', async () => {
  await seedDemoStudio(app, { dataDir, endpoint: url, mailbox: 'http://localhost/mailbox/1' });
  const first = await read();
  expect(first.endpoint).toBe(url);
  expect(first.mailbox).toBe('http://localhost/mailbox/1');
  const moved = { endpoint: 'http://localhost:1234/graphql', mailbox: 'http://localhost/mailbox/1' };
  await seedDemoStudio(app, { dataDir, ...moved });
  expect(await read()).toEqual({ ...first, ...moved });
  await seedDemoStudio(app, { dataDir, ...moved, mailbox: 'http://localhost/mailbox/2' });
  expect(await read()).toEqual({ ...first, ...moved, mailbox: 'http://localhost/mailbox/2' });
});

test('the public page offers courses of each type, with sessions and passes of each kind', async () => {
  const { organisation } = await createClient({ url }).request(BookingPageDocument, { slug: (await read()).organisation.slug });
  expect(new Set(organisation.courses.map(({ type }) => type))).toEqual(new Set(['OPEN', 'CONTINUOUS', 'ONE_OFF']));
  expect(new Set(organisation.passesOnSale.map(({ kind }) => kind))).toEqual(new Set(['CREDIT', 'ENTRY', 'TIME']));
  for (const group of organisation.courses.flatMap(({ groups }) => groups)) {
    expect(group.upcomingSessions.length, group.name).toBeGreaterThan(0);
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
