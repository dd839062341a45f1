import { randomUUID } from 'node:crypto';
import { type BookSessionInput, CancelOrderDocument, type Client, TypedDocumentString } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok, type Shop, useShop } from '../selling/shop.js';
import { startTestApp } from '../support/app.js';
import { makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { openOnlineSale, setOnlinePayments } from '../support/online-sale.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useShop();
const OPEN_ORDERS_MAX = 5;
const URLS = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };
let shop: Shop;
beforeAll(() => {
  ({ shop } = ground);
});

const online = (seat: Pick<BookSessionInput, 'registrationId' | 'sessionId'>, more: Partial<BookSessionInput> = {}) =>
  ({ ...seat, payWith: 'ONLINE', ...URLS, idempotencyKey: randomUUID(), ...more }) as const;

async function cancelOrder(orderId: string, client: Client = shop.clients.receptionist): Promise<void> {
  ok((await client.request(CancelOrderDocument, { input: { orderId } })).cancelOrder);
}

/** The unpaid order that an ALREADY_ORDERED names to a viewer. */
async function orderNamedTo(client: Client, seat: Pick<BookSessionInput, 'registrationId' | 'sessionId'>) {
  const document = new TypedDocumentString<
    { bookSession: { errors: { code: string; order: { id: string; status: string } | null }[] } },
    { input: BookSessionInput }
  >(
    `mutation ($input: BookSessionInput!) { bookSession(input: $input) { errors {
      code ... on AlreadyOrdered { order { id status } }
    } } }`,
  );
  return (await client.request(document, { input: online(seat) })).bookSession.errors;
}

describe('bookSession with ONLINE: refusals', () => {
  it('refuses a second order for a seat that an unpaid order holds, and names that order to its payer and to staff', async () => {
    const { client, registrationId } = await shop.newcomer();
    const seat = { registrationId, sessionId: await shop.session({ price: 8 }) };
    const { order } = ok(await shop.tryToBook(online(seat), client));
    await expectRefused(shop, () => shop.tryToBook(online(seat), client), ['ALREADY_ORDERED', 'sessionId']);
    const told = [{ code: 'ALREADY_ORDERED', order: { id: order?.id, status: 'OPEN' } }];
    expect(await orderNamedTo(client, seat)).toEqual(told);
    expect(await orderNamedTo(shop.clients.receptionist, seat)).toEqual(told);
    expect(await orderNamedTo(ground.viewers['key BOOKINGS_WRITE'], seat)).toEqual([{ code: 'ALREADY_ORDERED', order: null }]);
  });

  it('refuses a seat that is ordered through another registration of the attendee', async () => {
    const { client, registrationId, attendeeId } = await shop.newcomer();
    const thursday = await shop.register(attendeeId, shop.thursdayGroupId);
    const sessionId = await shop.session({ price: 8 });
    ok(await shop.tryToBook(online({ registrationId, sessionId }), client));
    const again = online({ registrationId: thursday, sessionId });
    await expectRefused(shop, () => shop.tryToBook(again, client), ['ALREADY_ORDERED', 'sessionId']);
  });

  it('refuses an order beyond five unpaid ones of a customer, until one of them is cancelled', async () => {
    const { client, registrationId } = await shop.newcomer();
    const orders: string[] = [];
    for (let count = 1; count <= OPEN_ORDERS_MAX; count += 1) {
      const { order } = ok(await shop.tryToBook(online({ registrationId, sessionId: await shop.session() }), client));
      orders.push(order?.id ?? '');
    }
    const sixth = online({ registrationId, sessionId: await shop.session() });
    const told: [string, string] = ['TOO_MANY_OPEN_ORDERS', 'registrationId'];
    await expectRefused(shop, () => shop.tryToBook(sixth, client), told);
    await expectRefused(shop, () => shop.tryToBook(sixth), told);
    await cancelOrder(orders[2] ?? '', client);
    ok(await shop.tryToBook(sixth, client));
  });

  it('refuses the key of an order that was cancelled or has expired, and holds no seat again', async () => {
    const { client, registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ capacity: 1 });
    const given = { cancelled: online({ registrationId, sessionId }), expired: online({ registrationId, sessionId }) };
    const first = ok(await shop.tryToBook(given.cancelled, client));
    await cancelOrder(first.order?.id ?? '', client);
    await expectRefused(shop, () => shop.tryToBook(given.cancelled, client), ['ORDER_NOT_OPEN', 'idempotencyKey']);
    const second = ok(await shop.tryToBook(given.expired, client));
    await shop.outlast(second.order?.id ?? '');
    await shop.release(second.order?.id ?? '');
    await expectRefused(shop, () => shop.tryToBook(given.expired, client), ['ORDER_NOT_OPEN', 'idempotencyKey']);
    expect(await shop.seatsTaken(sessionId)).toBe(0);
    await shop.book((await shop.newcomer()).registrationId, sessionId);
  });

  it('refuses a seat in a session that has begun, is cancelled, is full or is booked, as for other ways to pay', async () => {
    const { client, registrationId } = await shop.newcomer();
    const begun = await shop.session();
    await shop.beginIn(begun, -1);
    const full = await shop.session({ capacity: 1 });
    await shop.book((await shop.newcomer()).registrationId, full);
    const booked = await shop.session();
    await shop.book(registrationId, booked);
    const apart = await shop.session({ groupId: shop.apartGroupId });
    for (const [sessionId, code] of [
      [begun, 'SESSION_OVER'],
      [full, 'SESSION_FULL'],
      [booked, 'ALREADY_BOOKED'],
      [apart, 'GROUP_NOT_LINKED'],
    ] as const) {
      await expectRefused(shop, () => shop.tryToBook(online({ registrationId, sessionId }), client), [code, 'sessionId']);
    }
  });

  it('refuses an online sale with every reason against it', async () => {
    const studio = await makeBookingStudio(ground.app);
    const { client, registrationId } = await studio.newcomer();
    const seat = { registrationId, sessionId: await studio.session() };
    const document = new TypedDocumentString<
      { bookSession: { errors: { code: string; reasons: string[] }[] } },
      { input: BookSessionInput }
    >(
      `mutation ($input: BookSessionInput!) { bookSession(input: $input) { errors {
        code ... on OnlineSaleUnavailable { reasons }
      } } }`,
    );
    const told = async () => (await client.request(document, { input: online(seat) })).bookSession.errors;
    expect(await told()).toEqual([{ code: 'ONLINE_SALE_UNAVAILABLE', reasons: ['PLAN_TOO_LOW', 'ONLINE_PAYMENTS_INACTIVE'] }]);
    await openOnlineSale(ground.app, studio);
    await setOnlinePayments(studio.tenant, 'INACTIVE');
    expect(await told()).toEqual([{ code: 'ONLINE_SALE_UNAVAILABLE', reasons: ['ONLINE_PAYMENTS_INACTIVE'] }]);
    await expectRefused(studio, () => studio.tryToBook(online(seat), client), ['ONLINE_SALE_UNAVAILABLE', '']);
  });

  it('refuses every seat while no payment provider is set up, and holds none', async () => {
    const settings = { AUTH_SECRET: 'x'.repeat(40), SMTP_URL: 'smtp://localhost:1', MAIL_FROM: 'Studio <studio@example.com>' };
    const production = await startTestApp({ NODE_ENV: 'production', ...settings });
    try {
      const studio = await makeBookingStudio(production);
      await openOnlineSale(production, studio);
      const { client, registrationId } = await studio.newcomer();
      const seat = { registrationId, sessionId: await studio.session() };
      await expectRefused(studio, () => studio.tryToBook(online(seat), client), ['PAYMENT_PROVIDER_UNAVAILABLE', '']);
      await studio.book(registrationId, seat.sessionId);
    } finally {
      await stopAndVerify(production);
    }
  });
});

describe('bookSession with ONLINE', () => {
  it('counts a held seat as taken, for bookings and for the capacity of the session', async () => {
    const { client, registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8, capacity: 2 });
    const { sessionCapacity } = ok(await shop.tryToBook(online({ registrationId, sessionId }), client));
    expect(sessionCapacity).toMatchObject({ seatsTaken: 1, seatsLeft: 1, version: 2 });
    await shop.book((await shop.newcomer()).registrationId, sessionId);
    const third = await shop.newcomer();
    const seat = { registrationId: third.registrationId, sessionId };
    await expectRefused(shop, () => shop.tryToBook(seat), ['SESSION_FULL', 'sessionId']);
  });

  it('books a seat with passes at once where AUTO finds them, and keeps its key for that booking', async () => {
    const { client, registrationId, customerId } = await shop.newcomer();
    const passId = await shop.sell(shop.entryProductId, { customerId });
    const seat = online({ registrationId, sessionId: await shop.session({ price: 8 }) }, { payWith: 'AUTO' });
    const first = ok(await shop.tryToBook(seat, client));
    expect(first).toMatchObject({ booking: { uncovered: euro(0) }, order: null, checkoutUrl: null });
    expect(ok(await shop.tryToBook(seat, client))).toEqual(first);
    expect(await shop.left(passId)).toBe(3);
  });
});
