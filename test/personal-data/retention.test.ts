import { type Client, SetRetentionDocument, TypedDocumentString, UpdateOrganisationDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer } from '../../src/services/people/index.js';
import { applyRetention } from '../../src/services/personal-data/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { made } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const set = async (
  input: { customerRetentionMonths?: number | null; auditRetentionMonths?: number | null },
  client: Client = studio.clients.owner,
) => (await client.request(SetRetentionDocument, { input })).setRetention;
const SEEN = new TypedDocumentString<{ organisation: Record<string, number | null> }, { slug: string }>(
  'query ($slug: String!) { organisation(slug: $slug) { customerRetentionMonths auditRetentionMonths } }',
);
const seenBy = async (client: Client) => {
  const { organisation } = await client.request(SEEN, { slug: studio.slug });
  return [organisation.customerRetentionMonths, organisation.auditRetentionMonths];
};
const execute = <T>(text: string, values: unknown[] = []) =>
  bindTenant(studio.tenant).transactional((em) => em.execute<T[]>(text, values));
/** Lets an account have been opened, and everything of it have happened, years ago. */
const ago = async (customerId: string, years: number) => {
  await execute(`update customers set created_at = created_at - make_interval(years => ?) where id = ?`, [years, customerId]);
  await execute(`update registrations set created_at = created_at - make_interval(years => ?) where customer_id = ?`, [
    years,
    customerId,
  ]);
};
const inactive = async (years = 4) => {
  const { id } = await made(createCustomer(studio.tenant, { name: 'Dávny Klient', email: `${crypto.randomUUID()}@example.com` }));
  await ago(id, years);
  return id;
};
const erased = async () =>
  (await execute<{ id: string }>('select id from customers where erased_at is not null')).map(({ id }) => id);
const outcome = async () => (await applyRetention(app.orm.em)).find(({ slug }) => slug === studio.slug);

test('keeps everybody for ever where nothing is set', async () => {
  await inactive(30);
  expect(await outcome()).toBeUndefined();
  expect(await erased()).toEqual([]);
});

test('is set by owners alone, and seen by the staff', async () => {
  expect((await set({ customerRetentionMonths: 36, auditRetentionMonths: 24 })).organisation).toMatchObject({
    customerRetentionMonths: 36,
    auditRetentionMonths: 24,
  });
  for (const role of ['manager', 'receptionist', 'instructor', 'customer'] as const) {
    const { clients } = studio;
    await expectFault(studio, () => set({ auditRetentionMonths: 1 }, clients[role]), 'FORBIDDEN');
    await expectFault(studio, () => set({ customerRetentionMonths: 1 }, clients[role]), 'FORBIDDEN');
  }
  const input = { auditRetentionMonths: 1 } as object;
  await expectFault(studio, () => studio.clients.manager.request(UpdateOrganisationDocument, { input }), 'BAD_USER_INPUT');
  expect(await seenBy(studio.clients.manager)).toEqual([36, 24]);
  expect(await seenBy(studio.clients.customer)).toEqual([null, null]);
  expect(await seenBy(studio.clients.public)).toEqual([null, null]);
});

test('is between one month and fifty years, or for ever', async () => {
  await expectRefused(studio, () => set({ customerRetentionMonths: 0 }), ['INVALID_INPUT', 'customerRetentionMonths']);
  await expectRefused(studio, () => set({ auditRetentionMonths: 601 }), ['INVALID_INPUT', 'auditRetentionMonths']);
  expect((await set({ auditRetentionMonths: null })).organisation?.auditRetentionMonths).toBeNull();
});

test('erases who has done nothing for longer, and nobody else', async () => {
  await set({ customerRetentionMonths: 36 });
  const [old, younger] = [await inactive(4), await inactive(2)];
  const regular = await studio.newcomer();
  const regularId = studio.keyOf('Customer', regular.customerId);
  await ago(regularId, 9);
  await studio.book(regular.registrationId, await studio.session({ price: 0 }));
  expect(await outcome()).toMatchObject({ erased: 2, kept: 0 });
  const gone = await erased();
  expect(gone).toContain(old);
  expect(gone).not.toContain(younger);
  expect(gone).not.toContain(regularId);
  expect(await outcome()).toMatchObject({ erased: 0, kept: 0 });
});

test('keeps who owes something or has something left', async () => {
  await set({ customerRetentionMonths: 36 });
  const debtor = await studio.newcomer();
  const sessionId = await studio.session({ price: 6 });
  await studio.book(debtor.registrationId, sessionId, { payWith: 'AT_DESK' });
  const debtorId = studio.keyOf('Customer', debtor.customerId);
  await ago(debtorId, 9);
  await execute(
    `update sessions set starts_at = starts_at - interval '9 years', ends_at = ends_at - interval '9 years' where id = ?`,
    [studio.keyOf('Session', sessionId)],
  );
  await execute(`update bookings set created_at = created_at - interval '9 years' where registration_id = ?`, [
    studio.keyOf('Registration', debtor.registrationId),
  ]);
  expect(await outcome()).toMatchObject({ erased: 0, kept: 1 });
  expect(await erased()).not.toContain(debtorId);
});

test('comes through more customers than are looked at in one go', async () => {
  await set({ customerRetentionMonths: 12 });
  await execute(
    `insert into customers (organisation_id, id, name, email, locale, created_at)
     select ?, gen_random_uuid(), 'Hromadný', gen_random_uuid() || '@example.com', 'sk', now() - interval '3 years' from generate_series(1, 230)`,
    [studio.tenant.organisationId],
  );
  expect((await outcome())?.erased).toBeGreaterThanOrEqual(230);
  expect(await execute(`select id from customers where name = 'Hromadný'`)).toEqual([]);
});
