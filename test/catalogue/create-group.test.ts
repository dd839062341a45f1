import { CreateGroupDocument, UpdateCourseDocument } from '@permanentka/client';
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

const create = async (change: object) => {
  const input = { courseId: studio.openCourseId, locationId: studio.locationId, name: 'Streda', capacity: 8, ...change };
  return (await studio.clients.manager.request(CreateGroupDocument, { input })).createGroup;
};

test('adds a group', async () => {
  const { group, errors } = await create({ instructorId: studio.instructorId });
  expect(errors).toEqual([]);
  expect(group).toMatchObject({ name: 'Streda', capacity: 8, placesTaken: 0, linkedGroups: [] });
  expect(group?.location.id).toBe(studio.locationId);
  expect(group?.instructor?.id).toBe(studio.instructorId);
});

test.each([0, -1, 100_001])('refuses a capacity of %d', async (capacity) => {
  await expectRefused(studio, () => create({ capacity }), ['INVALID_INPUT', 'capacity']);
});

test('finds nothing behind ids of another studio or of another kind', async () => {
  const other = await app.studio();
  await expectRefused(studio, () => create({ courseId: other.openCourseId }), ['NOT_FOUND', 'courseId']);
  await expectRefused(studio, () => create({ locationId: other.locationId }), ['NOT_FOUND', 'locationId']);
  await expectRefused(studio, () => create({ instructorId: studio.customerId }), ['NOT_FOUND', 'instructorId']);
});

test('refuses a group of an archived course', async () => {
  const courseId = studio.oneOffCourseId;
  await studio.clients.owner.request(UpdateCourseDocument, { input: { courseId, archived: true } });
  await expectRefused(studio, () => create({ courseId }), ['COURSE_ARCHIVED', 'courseId']);
});
