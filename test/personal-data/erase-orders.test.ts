import {
  AddAttendeeDocument,
  CancelOrderDocument,
  EraseCustomerDocument,
  SellOrderDocument,
  type SellOrderInput,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { makeShop, ok, type Shop } from '../selling/shop.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let shop: Shop;
let passId: string;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
  passId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

const rows = <T>(text: string, values: unknown[] = []) =>
  bindTenant(shop.tenant).transactional((em) => em.execute<T[]>(text, values));

async function erase(customerId: string, letGo = true) {
  const [row] = await rows<{ email: string }>('select email from customers where id = ?', [shop.keyOf('Customer', customerId)]);
  const input = { customerId, confirmEmail: row?.email ?? '', letGo };
  return (await shop.clients.owner.request(EraseCustomerDocument, { input })).eraseCustomer;
}

const sellOrder = async (input: Omit<SellOrderInput, 'idempotencyKey'>) => {
  const { sellOrder: sold } = await shop.clients.receptionist.request(SellOrderDocument, {
    input: { ...input, idempotencyKey: crypto.randomUUID() },
  });
  return ok(sold).order;
};

test('refuses to erase a customer with an unpaid order, also when the rest is let go', async () => {
  const { client, customerId } = await shop.newcomer();
  const { order } = ok(await shop.start(client, [{ pass: { productId: passId, holder: { customerId } } }]));
  await expectRefused(shop, () => erase(customerId), ['ERASURE_BLOCKED', 'customerId']);
  expect((await erase(customerId)).errors).toMatchObject([{ openOrders: 1, upcomingBookings: 0 }]);
  await client.request(CancelOrderDocument, { input: { orderId: order?.id ?? '' } });
  expect((await erase(customerId, false)).errors).toEqual([]);
});

test('counts a refund that is due as credit of the customer, unless it is let go', async () => {
  const { client, customerId } = await shop.newcomer();
  const { order } = ok(await shop.start(client, [{ pass: { productId: passId, holder: { customerId } } }]));
  await shop.pay(order?.id ?? '', { amountMinor: 100 });
  const { refundDue } = await shop.orderNow(order?.id ?? '');
  await client.request(CancelOrderDocument, { input: { orderId: order?.id ?? '' } });
  expect((await erase(customerId, false)).errors).toMatchObject([{ openOrders: 0, credit: refundDue }]);
  expect((await erase(customerId)).errors).toEqual([]);
});

test('counts a gift that nobody has redeemed and a pending refund to a card as credit', async () => {
  const { client, customerId } = await shop.newcomer();
  await sellOrder({
    customerId,
    lines: [{ pass: { productId: passId, holder: { gift: { to: 'Babka' } } } }],
    payments: [{ method: 'CASH', amount: euro(24) }],
  });
  expect((await erase(customerId, false)).errors).toMatchObject([{ credit: euro(24) }]);
  const { order } = ok(await shop.start(client, [{ pass: { productId: passId, holder: { customerId } } }]));
  await shop.pay(order?.id ?? '');
  const [paymentId = ''] = (await shop.orderNow(order?.id ?? '')).payments.map(({ id }) => id);
  await shop.does({
    kind: 'refundPayment',
    paymentId: shop.keyOf('Payment', paymentId),
    amountMinor: 1000,
    method: 'CARD',
    returnFee: false,
    reason: 'Choroba',
  });
  expect((await erase(customerId, false)).errors).toMatchObject([{ credit: euro(34) }]);
  expect((await erase(customerId)).errors).toEqual([]);
});

test('takes names out of orders and leaves receipts as they were issued', async () => {
  const { customerId } = await shop.newcomer();
  const child = { customerId, name: 'Ninka Tajná' };
  const { attendee } = (await shop.clients.receptionist.request(AddAttendeeDocument, { input: child })).addAttendee;
  const order = await sellOrder({
    customerId,
    lines: [
      { registration: { attendeeId: attendee?.id ?? '', groupId: shop.continuousGroupId } },
      { pass: { productId: passId, holder: { gift: { to: 'Babka Tajná', email: 'babka.tajna@example.com' } } } },
    ],
    discount: { amount: euro(4), reason: 'Teta Tajná nás pozná' },
    payments: [{ method: 'CASH', amount: euro(140) }],
  });
  const [paymentId = ''] = order?.payments.map(({ id }) => id) ?? [];
  ok(await shop.refund(paymentId, { part: { amount: euro(10) }, reason: 'Babka Tajná nepríde' }));
  const receipts = await rows('select * from receipts order by year, number');
  const figures = () =>
    rows(`select id, kind, unit_price_minor, discount_minor, amount_minor, claimed_minor from order_lines order by id`);
  const before = await figures();
  expect((await erase(customerId)).errors).toEqual([]);
  for (const table of ['orders', 'order_lines', 'payments', 'refunds', 'audit_log', 'idempotency_keys', 'outbox']) {
    const found = await rows(`select 1 from ${table} t where t::text ~* 'tajn[áa]'`);
    expect([table, found]).toEqual([table, []]);
  }
  const lines = (await shop.orderNow(order?.id ?? '')).lines.map(({ description }) => description);
  expect(lines[0]).toBe('Balet');
  expect(await figures()).toEqual(before);
  expect(await rows('select * from receipts order by year, number')).toEqual(receipts);
  const waiting = await rows(
    `select 1 from receipt_letters l join receipts r on r.id = l.receipt_id
      where r.order_id = ? and l.mailed_at is null and l.given_up_at is null`,
    [shop.keyOf('Order', order?.id ?? '')],
  );
  expect(waiting).toEqual([]);
  expect(await rows('select 1 from gift_letters where mailed_at is null and given_up_at is null')).toEqual([]);
});

test('takes out the address to which another customer sent a gift for the erased one', async () => {
  const friend = await shop.newcomer();
  const { customerId } = await shop.newcomer();
  const [row] = await rows<{ email: string }>('select email from customers where id = ?', [
    shop.keyOf('Customer', friend.customerId),
  ]);
  const payments = [{ method: 'CASH', amount: euro(24) } as const];
  await sellOrder({ customerId, lines: [{ pass: { productId: passId, holder: { gift: { email: row?.email } } } }], payments });
  const waiting = () => rows('select 1 from gift_letters where mailed_at is null and given_up_at is null');
  expect(await waiting()).toHaveLength(1);
  expect((await erase(friend.customerId)).errors).toEqual([]);
  expect(await rows('select 1 from order_lines where gift_email = ?', [row?.email])).toEqual([]);
  expect(await waiting()).toEqual([]);
});
