import { AddAttendeeDocument } from '@permanentka/client';
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

const add = async (role: 'receptionist' | 'customer', change: object = {}) => {
  const input = { customerId: studio.customerId, name: 'Nina', ...change };
  return (await studio.clients[role].request(AddAttendeeDocument, { input })).addAttendee;
};

test.each(['receptionist', 'customer'] as const)('a %s adds a child to the account', async (role) => {
  const { attendee, errors } = await add(role, { bornOn: '2019-09-01' });
  expect(errors).toEqual([]);
  expect(attendee).toMatchObject({ name: 'Nina', bornOn: '2019-09-01' });
});

test('a customer adds nobody to the account of another', async () => {
  const run = () => add('customer', { customerId: studio.otherCustomerId });
  await expectRefused(studio, run, ['NOT_FOUND', 'customerId']);
});

test.each([
  [{ name: '' }, 'name'],
  [{ bornOn: '2999-01-01' }, 'bornOn'],
  [{ bornOn: '1850-01-01' }, 'bornOn'],
])('refuses %j', async (change, field) => {
  await expectRefused(studio, () => add('receptionist', change), ['INVALID_INPUT', field]);
});

test('is not for instructors', async () => {
  const input = { customerId: studio.customerId, name: 'Nina' };
  await expectFault(studio, () => studio.clients.instructor.request(AddAttendeeDocument, { input }), 'FORBIDDEN');
});
