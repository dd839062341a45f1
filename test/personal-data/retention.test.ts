import { SetRetentionDocument, type SetRetentionInput } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer } from '../../src/services/people/index.js';
import { applyRetention } from '../../src/services/personal-data/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { made } from '../support/studio.js';

let app: TestApp;
let studio: BookingStudio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const set = async (input: SetRetentionInput) =>
  (await studio.clients.owner.request(SetRetentionDocument, { input })).setRetention;
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
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await made(createCustomer(studio.tenant, { name: 'Dávny Klient', email }));
  await ago(id, years);
  return id;
};
const erased = async () =>
  (await execute<{ id: string }>('select id from customers where erased_at is not null')).map(({ id }) => id);
const outcome = async () => (await applyRetention(app.orm.em)).find(({ slug }) => slug === studio.slug);

test('keeps every customer while no retention is set', async () => {
  await inactive(30);
  expect(await outcome()).toBeUndefined();
  expect(await erased()).toEqual([]);
});

test('erases customers who did nothing for longer than the retention, and nobody else', async () => {
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

test('keeps customers who owe something or have something left', async () => {
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

test('erases more customers than one batch holds', async () => {
  await set({ customerRetentionMonths: 12 });
  await execute(
    `insert into customers (organisation_id, id, name, email, locale, created_at)
     select ?, gen_random_uuid(), 'Hromadný', gen_random_uuid() || '@example.com', 'sk', now() - interval '3 years'
       from generate_series(1, 230)`,
    [studio.tenant.organisationId],
  );
  expect((await outcome())?.erased).toBeGreaterThanOrEqual(230);
  expect(await execute(`select id from customers where name = 'Hromadný'`)).toEqual([]);
});
