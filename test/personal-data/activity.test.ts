import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { applyRetention } from '../../src/services/personal-data/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { withOwner } from '../support/owner.js';

/** Customers who did nothing for so long are erased. */
const MONTHS = 12;

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  await studio.sql('update organisations set customer_retention_months = ?', [MONTHS]);
});
afterAll(() => stopAndVerify(app));

const age = (table: string, column: string, by: string, owner: string, id: string) =>
  studio.sql(`update ${table} set ${column} = ${column} - ?::interval where ${owner} = ?`, [by, id]);
/** Lets a customer and their registrations be as old as that. */
async function aged(by = '13 months') {
  const { customerId, registrationId } = await studio.newcomer();
  const [key, registration] = [studio.keyOf('Customer', customerId), studio.keyOf('Registration', registrationId)];
  await age('customers', 'created_at', by, 'id', key);
  await age('registrations', 'created_at', by, 'id', registration);
  return { customerId, registrationId, key, registration };
}
/** As the owner of the tables: the server itself may not change when something was ordered. */
const orderedAgo = (by: string, passId: string) =>
  withOwner(app.databaseUrl, async (owner) => {
    await owner.query(`select set_config('app.organisation', $1, false)`, [studio.tenant.organisationId]);
    const order = 'select order_id from order_lines where pass_id = $2';
    await owner.query(`update orders set created_at = now() - $1::interval where id = (${order})`, [by, passId]);
  });
/** Sells a pass for which nothing is left, long ago. */
async function boughtLongAgo(customer: Awaited<ReturnType<typeof aged>>) {
  const productId = await studio.product({ kind: 'ENTRY', entries: 1, validity: { period: { length: 'P1M' } } });
  const passId = studio.keyOf('Pass', await studio.sell(productId, { customerId: customer.customerId }));
  await studio.sql(
    `update passes set purchased_at = now() - interval '13 months', valid_from = now() - interval '13 months',
       valid_until = now() - interval '12 months 1 day' where id = ?`,
    [passId],
  );
  await orderedAgo('13 months', passId);
  return passId;
}
/** Whether the job erases a customer when it runs. */
async function isErased(key: string): Promise<boolean> {
  await applyRetention(app.orm.em);
  const rows = await bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ erased: boolean }[]>('select erased_at is not null as erased from customers where id = ?', [key]),
  );
  return rows[0]?.erased ?? false;
}

describe('the retention of customers', () => {
  it('erases a customer who did nothing for longer than it, and keeps one who did something a day later', async () => {
    expect(await isErased((await aged('12 months 1 day')).key)).toBe(true);
    expect(await isErased((await aged('12 months -1 day')).key)).toBe(false);
  });

  it('keeps an old customer who has registered since', async () => {
    const { key, registration } = await aged();
    await age('registrations', 'created_at', '-2 months', 'id', registration);
    expect(await isErased(key)).toBe(false);
  });

  it('erases a customer whose passes and orders are all older than it', async () => {
    const customer = await aged();
    await boughtLongAgo(customer);
    expect(await isErased(customer.key)).toBe(true);
  });

  it.each([
    ['has bought a pass since', `update passes set purchased_at = now() - interval '11 months' where id = ?`],
    ['had a pass that ended since', `update passes set valid_until = now() - interval '11 months' where id = ?`],
  ])('keeps a customer who %s', async (_, change) => {
    const customer = await aged();
    await studio.sql(change, [await boughtLongAgo(customer)]);
    expect(await isErased(customer.key)).toBe(false);
  });

  it('keeps a customer who has ordered since', async () => {
    const customer = await aged();
    await orderedAgo('11 months', await boughtLongAgo(customer));
    expect(await isErased(customer.key)).toBe(false);
  });

  it.each([
    ['came to a session since', { booked: '13 months', session: '11 months' }, false],
    ['booked since, for a session before', { booked: '11 months', session: '13 months' }, false],
    ['booked and came before', { booked: '13 months', session: '13 months' }, true],
  ])('goes by bookings: a customer who %s', async (_, { booked, session }, erased) => {
    const customer = await aged();
    const sessionId = await studio.session({ price: 0 });
    const { id } = await studio.book(customer.registrationId, sessionId);
    await studio.sql(
      `update sessions set starts_at = now() - ?::interval, ends_at = now() - ?::interval + interval '1 hour' where id = ?`,
      [...[session, session, studio.keyOf('Session', sessionId)]],
    );
    await studio.sql('update bookings set created_at = now() - ?::interval where id = ?', [booked, studio.keyOf('Booking', id)]);
    expect(await isErased(customer.key)).toBe(erased);
  });

  it('leaves a customer who was merged into another to that one', async () => {
    const [kept, merged] = [await aged('1 month'), await aged()];
    await studio.sql('update customers set merged_into_id = ?, person_id = null where id = ?', [kept.key, merged.key]);
    expect(await isErased(merged.key)).toBe(false);
  });
});
