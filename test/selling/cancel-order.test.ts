import { CancelOrderDocument, type Client, SessionDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';
import { codesOf, makeShop, ok, useShop } from './shop.js';

const ground = useShop();

const cancel = async (orderId: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(CancelOrderDocument, { input: { orderId } })).cancelOrder;

/** The ends that a payment, a cancellation and a booking of somebody else for the last seat may come to, in any order. */
const ENDS = [
  { cancelled: 'ORDER_NOT_OPEN', booked: 'SESSION_FULL', result: 'PAID', status: 'PAID', refundDue: euro(0) },
  { cancelled: '', booked: 'SESSION_FULL', result: 'PAID', status: 'PAID', refundDue: euro(0) },
  { cancelled: '', booked: '', result: 'REFUND_DUE', status: 'CANCELLED', refundDue: euro(8) },
];

/** An order for one seat of a session, which waits for its money. */
async function openOrder(capacity = 1) {
  const { shop } = ground;
  const buyer = await shop.newcomer();
  const sessionId = await shop.session({ price: 8, capacity });
  const { order } = ok(await shop.start(buyer.client, [{ seat: { sessionId, registrationId: buyer.registrationId } }]));
  return { ...buyer, sessionId, orderId: order?.id ?? '' };
}

describe('cancelOrder', () => {
  it('frees the seat at once, which somebody else books', async () => {
    const { shop } = ground;
    const { orderId, sessionId, client } = await openOrder();
    const next = await shop.newcomer();
    expect(codesOf(await shop.tryToBook({ registrationId: next.registrationId, sessionId }))).toBe('SESSION_FULL');
    expect(ok(await cancel(orderId, client)).order).toMatchObject({ status: 'CANCELLED', checkoutUrl: null, receipts: [] });
    const { session } = await shop.clients.public.request(SessionDocument, { id: sessionId });
    expect(session).toMatchObject({ seatsTaken: 0, seatsLeft: 1 });
    await shop.book(next.registrationId, sessionId);
  });

  it('frees the purchase limit of a product and the use of a promo code', async () => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, purchaseLimit: 1 });
    const start = () => shop.start(client, [{ pass: { productId, holder: { customerId } } }]);
    const { order } = ok(await start());
    expect(codesOf(await start())).toBe('PURCHASE_LIMIT_REACHED');
    ok(await cancel(order?.id ?? ''));
    ok(await start());
  });

  it('owes the money back that comes for a cancelled order whose seat is taken', async () => {
    const { shop } = ground;
    const { orderId, sessionId } = await openOrder();
    ok(await cancel(orderId));
    await shop.book((await shop.newcomer()).registrationId, sessionId);
    expect(await shop.pay(orderId)).toMatchObject({ result: 'REFUND_DUE' });
    expect(await shop.orderNow(orderId)).toMatchObject({ status: 'CANCELLED', refundDue: euro(8) });
  });

  it('sells the seat or owes the money back when a payment, a cancellation and another booking come at once', async () => {
    const { shop } = ground;
    const orders = await Promise.all(Array.from({ length: 6 }, () => openOrder()));
    for (const { orderId, sessionId } of orders) {
      const { registrationId } = await shop.newcomer();
      const rival = () => shop.tryToBook({ registrationId, sessionId });
      const [cancelled, booked, { result }] = await Promise.all([cancel(orderId), rival(), shop.pay(orderId)]);
      const { status, refundDue } = await shop.orderNow(orderId);
      expect(ENDS).toContainEqual({ cancelled: codesOf(cancelled), booked: codesOf(booked), result, status, refundDue });
    }
  });

  it('refuses an order that is paid, cancelled or expired, and says in which state it is', async () => {
    const { shop, studio } = ground;
    const paid = await openOrder();
    await shop.pay(paid.orderId);
    await expectRefused(studio, () => cancel(paid.orderId), ['ORDER_NOT_OPEN', 'orderId']);
    expect((await cancel(paid.orderId)).errors).toMatchObject([{ orderStatus: 'PAID' }]);
    const twice = await openOrder();
    ok(await cancel(twice.orderId));
    await expectRefused(studio, () => cancel(twice.orderId), ['ORDER_NOT_OPEN', 'orderId']);
    const expired = await openOrder();
    await shop.outlast(expired.orderId);
    await shop.release(expired.orderId);
    await expectRefused(studio, () => cancel(expired.orderId), ['ORDER_NOT_OPEN', 'orderId']);
    expect((await cancel(expired.orderId)).errors).toMatchObject([{ orderStatus: 'EXPIRED' }]);
  });

  it('refuses orders that are unknown or of another organisation', async () => {
    const elsewhere = await makeShop(ground.app, ground.other);
    const buyer = await elsewhere.newcomer();
    const line = { seat: { sessionId: await elsewhere.session(), registrationId: buyer.registrationId } };
    const { order } = ok(await elsewhere.start(buyer.client, [line]));
    await elsewhere.closeShop();
    await expectUnknownIds(ground, { kind: 'Order', field: 'orderId', foreign: order?.id ?? '' }, (id) => cancel(id));
  });

  it('writes the change of state to the audit log', async () => {
    const { orderId } = await openOrder();
    ok(await cancel(orderId));
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: orderId })) ?? [];
    expect(entry).toMatchObject({
      action: 'releaseOrder',
      changes: [{ field: 'status', before: 'OPEN', after: 'CANCELLED' }],
    });
  });

  it('is for the desk, keys that write sales, and the customer who pays', async () => {
    const { shop, studio } = ground;
    const registrationId = await studio.register(studio.childId);
    const ids: string[] = [];
    const allowed = [...DESK, 'key SALES_WRITE', 'customer'] as const;
    for (const _ of allowed) {
      const line = { seat: { sessionId: await shop.session(), registrationId } };
      ids.push(ok(await shop.start(studio.clients.customer, [line])).order?.id ?? '');
    }
    const but = { otherCustomer: 'NOT_FOUND' };
    const ask = (client: Client, name: string) =>
      cancel((allowed as readonly string[]).includes(name) ? (ids.pop() ?? '') : (ids[0] ?? ''), client);
    await expectRights(ground, ask, { allowed, but });
  });
});
