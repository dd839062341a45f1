import { AddMemberDocument } from '@permanentka/client';
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

const add = async (input: { name: string; email: string; role: 'MANAGER' | 'CUSTOMER' }) =>
  (await studio.clients.owner.request(AddMemberDocument, { input })).addMember;

test('adds somebody to the staff', async () => {
  const { member, errors } = await add({ name: 'Nový Manažér', email: 'novy@vlnka.example', role: 'MANAGER' });
  expect(errors).toEqual([]);
  expect(member).toMatchObject({ name: 'Nový Manažér', email: 'novy@vlnka.example', role: 'MANAGER' });
});

test('refuses a customer, a taken address and an empty name', async () => {
  await expectRefused(studio, () => add({ name: 'X', email: 'x@vlnka.example', role: 'CUSTOMER' }), ['INVALID_INPUT', 'role']);
  await expectRefused(studio, () => add({ name: 'X', email: 'Owner@vlnka.example', role: 'MANAGER' }), ['NAME_TAKEN', 'email']);
  await expectRefused(studio, () => add({ name: '', email: 'x@vlnka.example', role: 'MANAGER' }), ['INVALID_INPUT', 'name']);
});

test('is for owners', async () => {
  const input = { name: 'X', email: 'x@vlnka.example', role: 'OWNER' } as const;
  for (const role of ['manager', 'receptionist', 'instructor', 'customer'] as const) {
    await expectFault(studio, () => studio.clients[role].request(AddMemberDocument, { input }), 'FORBIDDEN');
  }
});
