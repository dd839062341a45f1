import { afterAll, beforeAll, expect, test } from 'vitest';
import { UpdateCustomerDocument } from '../../client/index.js';
import { startTestApp, type TestApp } from '../app.js';
import type { Studio } from '../studio.js';
import { expectRefused } from '../unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const update = async (change: object) => {
  const input = { customerId: studio.customerId, ...change };
  return (await studio.clients.receptionist.request(UpdateCustomerDocument, { input })).updateCustomer;
};

test('changes what it names and leaves the rest', async () => {
  const { customer, errors } = await update({ phone: '0900 123 456', locale: 'sk' });
  expect(errors).toEqual([]);
  expect(customer).toMatchObject({ name: 'Zuzana Štefánková', phone: '0900 123 456', locale: 'sk' });
  expect((await update({ phone: null })).customer?.phone).toBeNull();
});

test('refuses an address that is taken, and one that is none', async () => {
  await expectRefused(studio, () => update({ email: 'Peter@example.com' }), ['NAME_TAKEN', 'email']);
  await expectRefused(studio, () => update({ email: 'peter' }), ['INVALID_INPUT', 'email']);
});

test('finds no customer of another studio', async () => {
  const other = await app.studio();
  await expectRefused(other, () => update({ customerId: other.customerId, name: 'X' }), ['NOT_FOUND', 'customerId']);
});
