import { UpdateGroupDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Group } from '../../src/entities/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
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

const update = async (change: object) => {
  const input = { groupId: studio.continuousGroupId, ...change };
  return (await studio.clients.manager.request(UpdateGroupDocument, { input })).updateGroup;
};

test('changes what it names and leaves the rest', async () => {
  const { group, errors } = await update({ capacity: 5, instructorId: null });
  expect(errors).toEqual([]);
  expect(group).toMatchObject({ name: 'Prípravka', capacity: 5, instructor: null });
});

test('refuses a capacity below the places taken', async () => {
  const em = bindTenant(studio.tenant);
  await em.transactional(async (bound) => {
    const group = await bound.findOneOrFail(Group, { name: 'Prípravka' });
    group.placesTaken = 2;
  });
  await expectRefused(studio, () => update({ capacity: 1 }), ['CAPACITY_BELOW_SEATS_TAKEN', 'capacity']);
  expect((await update({ capacity: 2 })).group?.capacity).toBe(2);
});

test('finds nothing behind foreign ids', async () => {
  const other = await app.studio();
  await expectRefused(studio, () => update({ groupId: other.mondayGroupId }), ['NOT_FOUND', 'groupId']);
  await expectRefused(studio, () => update({ locationId: other.locationId, name: 'Nové' }), ['NOT_FOUND', 'locationId']);
  await expectRefused(studio, () => update({ instructorId: other.instructorId }), ['NOT_FOUND', 'instructorId']);
});
