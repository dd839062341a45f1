import { UpdateCourseDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, type Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

test('changes what it names and leaves the rest', async () => {
  const { updateCourse } = await studio.clients.owner.request(UpdateCourseDocument, {
    input: { courseId: studio.continuousCourseId, price: euro(130), uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(20) },
  });
  expect(updateCourse.errors).toEqual([]);
  expect(updateCourse.course).toMatchObject({ name: 'Balet', price: euro(130), debtLimit: euro(20) });
});

test('archives a course and brings it back', async () => {
  const archive = (archived: boolean) =>
    studio.clients.owner.request(UpdateCourseDocument, { input: { courseId: studio.oneOffCourseId, archived } });
  expect((await archive(true)).updateCourse.course?.archivedAt).not.toBeNull();
  expect((await archive(false)).updateCourse.course?.archivedAt).toBeNull();
});

test('leaving DEBT_UP_TO drops the limit', async () => {
  const update = (input: object) =>
    studio.clients.owner.request(UpdateCourseDocument, { input: { courseId: studio.openCourseId, ...input } });
  await update({ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(7) });
  const renamed = await update({ name: 'Plávanie', uncoveredPolicy: 'DEBT_UP_TO' });
  expect(renamed.updateCourse.course?.debtLimit).toEqual(euro(7));
  expect((await update({ uncoveredPolicy: 'REFUSE' })).updateCourse.course?.debtLimit).toBeNull();
});

test.each([
  [{ price: euro(5) }, 'price'],
  [{ uncoveredPolicy: 'DEBT_UP_TO' }, 'debtLimit'],
  [{ name: '' }, 'name'],
] as const)('refuses %j on an OPEN course', async (change, field) => {
  const input = { courseId: studio.openCourseId, ...change };
  const update = async () => (await studio.clients.owner.request(UpdateCourseDocument, { input })).updateCourse;
  await expectRefused(studio, update, ['INVALID_INPUT', field]);
});

test('refuses to take the price off a course that needs one', async () => {
  const input = { courseId: studio.continuousCourseId, price: null };
  const update = async () => (await studio.clients.owner.request(UpdateCourseDocument, { input })).updateCourse;
  await expectRefused(studio, update, ['INVALID_INPUT', 'price']);
});

test('finds no course of another studio', async () => {
  const other = await app.studio();
  const input = { courseId: other.openCourseId, name: 'Cudzí' };
  const update = async () => (await studio.clients.owner.request(UpdateCourseDocument, { input })).updateCourse;
  await expectRefused(other, update, ['NOT_FOUND', 'courseId']);
});
