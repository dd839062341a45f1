import { randomUUID } from 'node:crypto';
import {
  AddAttendeeDocument,
  CreateCustomerDocument,
  JoinAsCustomerDocument,
  type JoinAsCustomerInput,
  MyOrganisationsDocument,
  UpdateMyProfileDocument,
  ViewerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeId } from '../../src/schema/shared/ids.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signInAs } from '../support/people.js';
import type { Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const newEmail = () => `${randomUUID()}@example.com`;
const join = async (email: string, input: Partial<JoinAsCustomerInput> = {}, slug: string | undefined = studio.slug) => {
  const { at } = await signInAs(app, email);
  const whole = { name: 'Mária Nová', ...input };
  return (await at(slug).request(JoinAsCustomerDocument, { input: whole })).joinAsCustomer;
};
const rowsOf = (email: string) =>
  bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ name: string; linked: boolean }[]>(
      'select name, person_id is not null as linked from customers where lower(email) = lower(?)',
      [email],
    ),
  );

test('opens an account with the address that they sign in with, and lets them begin at once', async () => {
  const email = newEmail();
  const { customer, errors } = await join(email, { phone: '0900 111 222', locale: 'sk' });
  expect(errors).toEqual([]);
  expect(customer).toMatchObject({ name: 'Mária Nová', email, phone: '0900 111 222', locale: 'sk', signsIn: true });
  const { at } = await signInAs(app, email);
  const { viewer } = await at(studio.slug).request(ViewerDocument);
  expect(viewer).toMatchObject({ kind: 'CUSTOMER', role: 'CUSTOMER', customer: { id: customer?.id } });
  const input = { customerId: customer?.id ?? '', name: 'Nina', notes: 'Alergia na orechy' };
  expect((await at(studio.slug).request(AddAttendeeDocument, { input })).addAttendee.attendee?.notes).toBe('Alergia na orechy');
});

test('takes the organisation from the input as well as from the header', async () => {
  const organisationId = studio.organisationId;
  expect((await join(newEmail(), { organisationId }, undefined)).errors).toEqual([]);
});

test('gives whoever is a customer already their own account, also when they ask twice at the same moment', async () => {
  const email = newEmail();
  const answers = await Promise.all([1, 2, 3].map((n) => join(email, { name: `Mária ${n}` })));
  expect(new Set(answers.map(({ customer }) => customer?.id)).size).toBe(1);
  expect(await rowsOf(email)).toHaveLength(1);
  expect((await join(email, { name: 'Iná' })).customer?.name).not.toBe('Iná');
});

test('takes over the account that the desk keeps under their address', async () => {
  const email = newEmail();
  const input = { name: 'Zapísaná na recepcii', email: email.toUpperCase() };
  const { customer: kept } = (await studio.clients.receptionist.request(CreateCustomerDocument, { input })).createCustomer;
  expect(kept?.signsIn).toBe(false);
  expect((await join(email)).customer?.id).toBe(kept?.id);
  expect(await rowsOf(email)).toMatchObject([{ linked: true }]);
});

test('lets one person be a customer of several organisations', async () => {
  const other = await app.studio();
  const email = newEmail();
  await join(email);
  await join(email, {}, other.slug);
  const { at } = await signInAs(app, email);
  const { viewer } = await at().request(MyOrganisationsDocument);
  expect(viewer.organisations.map(({ slug, role }) => `${slug} ${role}`).toSorted()).toEqual(
    [`${studio.slug} CUSTOMER`, `${other.slug} CUSTOMER`].toSorted(),
  );
  expect((await studio.clients.public.request(MyOrganisationsDocument)).viewer.organisations).toEqual([]);
});

test('refuses an empty name, and organisations that are none', async () => {
  const email = newEmail();
  await expectRefused(studio, () => join(email, { name: '' }), ['INVALID_INPUT', 'name']);
  await expectRefused(studio, () => join(email, { phone: '1'.repeat(41) }), ['INVALID_INPUT', 'phone']);
  const none = randomUUID();
  for (const organisationId of ['org_x', '', studio.customerId, encodeId('Organisation', none, none)]) {
    await expectRefused(studio, () => join(email, { organisationId }), ['NOT_FOUND', 'organisationId']);
  }
  const run = () => join(email, { organisationId: encodeId('Organisation', none, none) }, undefined);
  await expectRefused(studio, run, ['NOT_FOUND', 'organisationId']);
});

test('joins one organisation and not another that the header names', async () => {
  const other = await app.studio();
  const run = () => join(newEmail(), { organisationId: other.organisationId });
  await expectRefused(other, run, ['NOT_FOUND', 'organisationId']);
});

test('is for people, of elsewhere or customers', async () => {
  const input = { name: 'X' };
  for (const role of ['owner', 'manager', 'receptionist', 'instructor'] as const) {
    await expectFault(studio, () => studio.clients[role].request(JoinAsCustomerDocument, { input }), 'FORBIDDEN');
  }
  await expectFault(studio, () => studio.clients.public.request(JoinAsCustomerDocument, { input }), 'UNAUTHENTICATED');
});

test('customers keep their own profile, but not the address that they sign in with', async () => {
  const email = newEmail();
  await join(email);
  const { at } = await signInAs(app, email);
  const update = async (input: { name?: string; phone?: string | null }) =>
    (await at(studio.slug).request(UpdateMyProfileDocument, { input })).updateMyProfile;
  expect((await update({ name: 'Mária Iná', phone: '1' })).customer).toMatchObject({ name: 'Mária Iná', phone: '1', email });
  expect((await update({ phone: null })).customer).toMatchObject({ name: 'Mária Iná', phone: null });
  await expectRefused(studio, () => update({ name: ' ' }), ['INVALID_INPUT', 'name']);
  const run = () => studio.clients.owner.request(UpdateMyProfileDocument, { input: {} });
  await expectFault(studio, run, 'FORBIDDEN');
});
