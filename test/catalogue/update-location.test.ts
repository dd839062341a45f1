import { UpdateLocationDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

test('changes what it names and leaves the rest', async () => {
  const { updateLocation } = await studio.clients.manager.request(UpdateLocationDocument, {
    input: { locationId: studio.locationId, address: 'Junácka 4' },
  });
  expect(updateLocation.errors).toEqual([]);
  expect(updateLocation.location).toMatchObject({ name: 'Plaváreň Pasienky', address: 'Junácka 4', city: 'Bratislava' });
});

test('finds no location behind a malformed id, one of another kind, or one of another studio', async () => {
  const other = await app.studio();
  for (const locationId of ['loc_nonsense', studio.openCourseId, other.locationId]) {
    const update = async () =>
      (await studio.clients.owner.request(UpdateLocationDocument, { input: { locationId, name: 'Cudzie' } })).updateLocation;
    await expectRefused(studio, update, ['NOT_FOUND', 'locationId']);
  }
});
