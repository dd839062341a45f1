import {
  CreateApiKeyDocument,
  CreateCustomerDocument,
  createClient,
  JoinAsCustomerDocument,
  UpdateCustomerDocument,
  ViewerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { signInAs } from '../support/people.js';
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

const created = async (email: string) => {
  const input = { name: 'Nina', email };
  return (await studio.clients.receptionist.request(CreateCustomerDocument, { input })).createCustomer.customer?.id ?? '';
};
const viewerAs = async (email: string) => (await signInAs(app, email)).at(studio.slug).request(ViewerDocument);

test('another address is for somebody else to sign in with, who takes the account over', async () => {
  const customerId = await created('stara@example.com');
  expect((await viewerAs('stara@example.com')).viewer.customer?.id).toBe(customerId);
  expect((await update({ customerId, email: 'Stara@Example.com' })).customer).toMatchObject({ signsIn: true });
  expect((await update({ customerId, email: 'nova@example.com' })).customer).toMatchObject({ signsIn: false });
  await expect.poll(async () => (await viewerAs('stara@example.com')).viewer.kind, { timeout: 5_000 }).toBe('PERSON');
  expect((await viewerAs('nova@example.com')).viewer.customer?.id).toBe(customerId);
  const old = (await signInAs(app, 'stara@example.com')).at(studio.slug);
  const { joinAsCustomer } = await old.request(JoinAsCustomerDocument, { input: { name: 'Nina' } });
  expect(joinAsCustomer.errors).toEqual([]);
  expect(joinAsCustomer.customer?.id).not.toBe(customerId);
});

test('an API key changes whatever but the address', async () => {
  const customerId = await created('zakaznicka@example.com');
  const key = { name: 'Web', scopes: ['PEOPLE_WRITE'] as const };
  const { createApiKey } = await studio.clients.owner.request(CreateApiKeyDocument, {
    input: { ...key, scopes: [...key.scopes] },
  });
  const program = createClient({ url: app.url, token: createApiKey.secret ?? '' });
  const change = async (input: { email?: string; phone?: string; customerId?: string }) =>
    (await program.request(UpdateCustomerDocument, { input: { customerId, ...input } })).updateCustomer;
  await expectRefused(studio, () => change({ email: 'utocnik@example.com' }), ['NOT_FOR_API_KEYS', 'email']);
  const ofSomebody = { customerId: studio.customerId, email: 'utocnik@example.com' };
  await expectRefused(studio, () => change(ofSomebody), ['NOT_FOR_API_KEYS', 'email']);
  const { customer, errors } = await change({ email: 'zakaznicka@example.com', phone: '0900 1' });
  expect(errors).toEqual([]);
  expect(customer?.phone).toBe('0900 1');
});
