import { UpdateAttendeeDocument } from '@permanentka/client';
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

const update = async (role: 'receptionist' | 'customer', change: object) => {
  const input = { attendeeId: studio.childId, ...change };
  return (await studio.clients[role].request(UpdateAttendeeDocument, { input })).updateAttendee;
};

test.each(['receptionist', 'customer'] as const)('a %s changes what is named and leaves the rest', async (role) => {
  const { attendee, errors } = await update(role, { name: 'Ema Štefánková' });
  expect(errors).toEqual([]);
  expect(attendee).toMatchObject({ name: 'Ema Štefánková', bornOn: '2018-05-04' });
});

test('a customer changes nobody of another', async () => {
  const run = () => update('customer', { attendeeId: studio.otherChildId, name: 'Cudzí' });
  await expectRefused(studio, run, ['NOT_FOUND', 'attendeeId']);
});

test('refuses an empty name', async () => {
  await expectRefused(studio, () => update('customer', { name: ' ' }), ['INVALID_INPUT', 'name']);
});
