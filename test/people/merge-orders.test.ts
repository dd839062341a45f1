import {
  AddAttendeeDocument,
  type Client,
  CreateCustomerDocument,
  MergeAttendeesDocument,
  MergeCustomersDocument,
  OrdersDocument,
  TypedDocumentString,
  UpdateCustomerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import { makeShop, ok, type Shop } from '../selling/shop.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let shop: Shop;
let productId: string;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
  productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

const merge = async (keepCustomerId: string, mergeCustomerId: string, signInOf?: string) => {
  const input = { keepCustomerId, mergeCustomerId, signInOf };
  return (await shop.clients.manager.request(MergeCustomersDocument, { input })).mergeCustomers;
};
const keptByDesk = async (phone?: string) => {
  const input = { name: 'Dvojník', email: `${crypto.randomUUID()}@example.com`, phone };
  const { createCustomer } = await shop.clients.receptionist.request(CreateCustomerDocument, { input });
  return createCustomer.customer?.id ?? '';
};
/** The groups in which an attendee is registered. */
async function registeredIn(attendeeId: string): Promise<string[]> {
  const query = new TypedDocumentString<{ node: { registrations: { group: { id: string } }[] } }, Record<string, never>>(
    `{ node(id: "${attendeeId}") { ... on Attendee { registrations { group { id } } } } }`,
  );
  return (await shop.clients.manager.request(query)).node.registrations.map(({ group }) => group.id);
}
const ordersOf = async (client: Client) =>
  Object.fromEntries(
    ((await client.request(OrdersDocument, { first: 100 })).orders?.edges ?? []).map(({ node }) => [node.id, node.status]),
  );

describe('mergeCustomers: orders', () => {
  it('gives the kept customer the open and the paid orders of both, and passes that are paid later', async () => {
    const [one, two] = [await shop.newcomer(), await shop.newcomer()];
    const start = async ({ client, customerId }: typeof one) =>
      ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }])).order?.id ?? '';
    const paid = await start(two);
    await shop.pay(paid);
    const [open, own] = [await start(two), await start(one)];
    expect((await merge(one.customerId, two.customerId, one.customerId)).errors).toEqual([]);
    expect(await ordersOf(one.client)).toEqual({ [own]: 'OPEN', [open]: 'OPEN', [paid]: 'PAID' });
    await shop.pay(open);
    const { lines } = await shop.orderNow(open, one.client);
    const [passId = ''] = lines.map(({ pass }) => pass?.id ?? '');
    expect(await shop.left(passId)).toBe(4);
  });

  it('keeps the phone of the kept customer, and takes that of the merged one where there is none', async () => {
    const phones = async (kept?: string, merged?: string) =>
      (await merge(await keptByDesk(kept), await keptByDesk(merged))).merge?.customer.phone;
    expect(await phones('0900 1', '0900 2')).toBe('0900 1');
    expect(await phones(undefined, '0900 2')).toBe('0900 2');
    expect(await phones('0900 1', undefined)).toBe('0900 1');
    expect(await phones()).toBeNull();
  });

  it('refuses two customers who together act for more than 200 attendees', async () => {
    const [one, two] = [await keptByDesk(), await keptByDesk()];
    const fill = (customerId: string, count: number) =>
      shop.sql(
        `insert into attendees (organisation_id, id, customer_id, name, notes)
         select ?, gen_random_uuid(), ?, 'Dieťa ' || n, '' from generate_series(1, ?::int) n`,
        [shop.tenant.organisationId, shop.keyOf('Customer', customerId), count],
      );
    await fill(one, 150);
    await fill(two, 51);
    await expectRefused(shop, () => merge(one, two), ['INVALID_INPUT', 'mergeCustomerId']);
    expect((await merge(one, two)).errors).toMatchObject([{ reason: 'TOO_MANY', limit: 200 }]);
    const three = await keptByDesk();
    await fill(three, 50);
    expect(await merge(one, three)).toMatchObject({ errors: [], merge: { attendees: 50 } });
  });

  it('finds no customer to keep or to merge who was erased', async () => {
    const [one, erased] = [await keptByDesk(), await keptByDesk()];
    await shop.sql('update customers set erased_at = now() where id = ?', [shop.keyOf('Customer', erased)]);
    await expectRefused(shop, () => merge(one, erased), ['NOT_FOUND', 'mergeCustomerId']);
    await expectRefused(shop, () => merge(erased, one), ['NOT_FOUND', 'keepCustomerId']);
  });

  it('writes an entry for the merged customer and for each row that moved, in which no name or address is repeated', async () => {
    const [one, two] = [await shop.newcomer(), await shop.newcomer()];
    await merge(one.customerId, two.customerId, one.customerId);
    for (const subjectId of [two.customerId, two.attendeeId, two.registrationId]) {
      const [entry] = (await entriesOf(shop.clients.owner, { subjectId })) ?? [];
      expect(entry?.action, subjectId).toBe('mergeCustomers');
      expect(entry?.changes.map(({ field }) => field)).not.toContain('name');
    }
  });

  it('changes nothing of a merged customer afterwards', async () => {
    const [one, two] = [await keptByDesk(), await keptByDesk()];
    await merge(one, two);
    const input = { customerId: two, phone: '0900 3' };
    const run = async () => (await shop.clients.receptionist.request(UpdateCustomerDocument, { input })).updateCustomer;
    await expectRefused(shop, run, ['NOT_FOUND', 'customerId']);
    const child = { customerId: two, name: 'Nina' };
    const add = async () => (await shop.clients.receptionist.request(AddAttendeeDocument, { input: child })).addAttendee;
    await expectRefused(shop, add, ['NOT_FOUND', 'customerId']);
  });
});

describe('mergeAttendees: orders', () => {
  it('registers the kept attendee when an order for the merged one is paid', async () => {
    const { client, customerId, attendeeId } = await shop.newcomer();
    const mergeAttendeeId = await shop.sibling(customerId);
    const line = { registration: { attendeeId: mergeAttendeeId, groupId: shop.oneOffGroupId } };
    const orderId = ok(await shop.start(client, [line])).order?.id ?? '';
    const input = { keepAttendeeId: attendeeId, mergeAttendeeId };
    const { mergeAttendees } = await shop.clients.manager.request(MergeAttendeesDocument, { input });
    expect(mergeAttendees).toMatchObject({ errors: [], merge: { registrations: 0 } });
    await shop.pay(orderId);
    const registered = await registeredIn(attendeeId);
    expect(registered).toContain(shop.oneOffGroupId);
    expect(await registeredIn(mergeAttendeeId)).toEqual([]);
  });
});
