import { CreateLocationDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

test('adds a location, with its text trimmed', async () => {
  const { createLocation } = await studio.clients.owner.request(CreateLocationDocument, {
    input: { name: '  Telocvičňa Ľ ', address: 'Šancová 1', city: 'Bratislava' },
  });
  expect(createLocation.errors).toEqual([]);
  expect(createLocation.location).toMatchObject({ name: 'Telocvičňa Ľ', address: 'Šancová 1', city: 'Bratislava' });
});

test.each([
  ['', 'name'],
  ['   ', 'name'],
  ['x'.repeat(201), 'name'],
  ['two\nlines', 'name'],
])('refuses the name %j', async (name, field) => {
  const create = async () => (await studio.clients.owner.request(CreateLocationDocument, { input: { name } })).createLocation;
  await expectRefused(studio, create, ['INVALID_INPUT', field]);
});

test('is for owners and managers', async () => {
  const create = (client: 'receptionist' | 'instructor' | 'customer' | 'public') => () =>
    studio.clients[client].request(CreateLocationDocument, { input: { name: 'Sála' } });
  for (const client of ['receptionist', 'instructor', 'customer'] as const)
    await expectFault(studio, create(client), 'FORBIDDEN');
  await expectFault(studio, create('public'), 'UNAUTHENTICATED');
});
