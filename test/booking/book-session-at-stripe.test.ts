import { randomUUID } from 'node:crypto';
import { type BookSessionInput, CancelOrderDocument, OrderDocument, OrdersDocument } from '@permanentka/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeOnlineStudio } from '../payments/online-studio.js';
import { StripeStandIn } from '../payments/stand-in.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const URLS = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };
/** More than the server tries, so that the trouble outlasts it. */
const EVERY_TRY = 9;

let stripe: StripeStandIn;
let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  stripe = await StripeStandIn.start();
  app = await startTestApp({ ...stripe.env, JOBS: 'on' });
  studio = await makeBookingStudio(app);
  await makeOnlineStudio({ ...app, studio: () => Promise.resolve(studio) }, stripe);
});
afterEach(() => stripe.calm());
afterAll(async () => {
  await stopAndVerify(app);
  await stripe.stop();
});

async function seatOnline(session: Parameters<BookingStudio['session']>[0] = {}) {
  const { client, registrationId, customerId } = await studio.newcomer();
  const sessionId = await studio.session({ price: 8, ...session });
  const input: BookSessionInput = { registrationId, sessionId, payWith: 'ONLINE', ...URLS, idempotencyKey: randomUUID() };
  return { client, customerId, sessionId, book: () => studio.tryToBook(input, client) };
}

/** The orders of a customer. */
async function ordersOf(customerId: string) {
  const { orders } = await studio.clients.receptionist.request(OrdersDocument, { customerId });
  return orders?.edges.map(({ node }) => node) ?? [];
}

describe('bookSession while Stripe cannot be reached', () => {
  it('keeps the order and its seat, and answers the payment page to the same key later', async () => {
    const { customerId, sessionId, book } = await seatOnline({ capacity: 1 });
    stripe.trouble(/sessions$/, { kind: 'ERROR', status: 500 }, EVERY_TRY);
    expect(await book()).toMatchObject({
      ...{ booking: null, order: null, checkoutUrl: null, errors: [{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }] },
    });
    const [order] = await ordersOf(customerId);
    expect(order).toMatchObject({ status: 'OPEN', total: euro(8), checkoutUrl: null });
    const other = await studio.newcomer();
    const seat = { registrationId: other.registrationId, sessionId };
    await expectRefused(studio, () => studio.tryToBook(seat), ['SESSION_FULL', 'sessionId']);
    stripe.calm();
    const again = await book();
    expect(again).toMatchObject({ order: { id: order?.id, status: 'OPEN' }, errors: [] });
    expect(again.checkoutUrl).toMatch(/^http/);
    expect(await ordersOf(customerId)).toHaveLength(1);
  });

  it('lets the customer give the order up, which frees the seat', async () => {
    const { client, customerId, sessionId, book } = await seatOnline({ capacity: 1 });
    stripe.trouble(/sessions$/, { kind: 'ERROR', status: 500 }, EVERY_TRY);
    await book();
    const [order] = await ordersOf(customerId);
    const { cancelOrder } = await client.request(CancelOrderDocument, { input: { orderId: order?.id ?? '' } });
    expect(cancelOrder.errors).toEqual([]);
    await expectRefused(studio, book, ['ORDER_NOT_OPEN', 'idempotencyKey']);
    await studio.book((await studio.newcomer()).registrationId, sessionId);
  });
});

describe('bookSession that Stripe rejects for good', () => {
  it('cancels the order at once and frees the seat', async () => {
    const { customerId, sessionId, book } = await seatOnline({ capacity: 1 });
    stripe.trouble(/sessions$/, { kind: 'ERROR', status: 400 }, EVERY_TRY);
    expect((await book()).errors).toMatchObject([{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }]);
    const [order] = await ordersOf(customerId);
    const { order: told } = await studio.clients.owner.request(OrderDocument, { id: order?.id ?? '' });
    expect(told).toMatchObject({ status: 'CANCELLED', payments: [], lines: [{ booking: null }] });
    stripe.calm();
    await expectRefused(studio, book, ['ORDER_NOT_OPEN', 'idempotencyKey']);
    await studio.book((await studio.newcomer()).registrationId, sessionId);
  });
});

describe('bookSession with a price that a card cannot pay', () => {
  it.each([0.01, 0.49, 1_000_000])('is refused at %d € and holds no seat', async (price) => {
    const { book } = await seatOnline({ price });
    const { errors } = await book();
    expect(errors).toMatchObject([{ code: 'AMOUNT_NOT_PAYABLE_ONLINE' }]);
    const told = errors.map(({ code, path }): [string, string] => [code, path?.slice(1).join('.') ?? '']);
    await expectRefused(studio, book, ...told);
  });

  it.each([0.5, 999_999.99])('is not refused at %d €', async (price) => {
    const { book } = await seatOnline({ price });
    expect(await book()).toMatchObject({ order: { status: 'OPEN', total: euro(price) }, errors: [] });
  });
});
