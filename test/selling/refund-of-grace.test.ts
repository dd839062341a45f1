import { beforeAll, expect, it } from 'vitest';
import { euro } from '../support/studio.js';
import { codesOf, ok, type Shop, useShop } from './shop.js';

const ground = useShop();
let shop: Shop;
beforeAll(() => {
  ({ shop } = ground);
});

/** A pass of 4 entries for 24, which paid for two seats and has ended since. */
async function ended() {
  const newcomer = await shop.newcomer();
  const productId = await shop.onlineProduct({
    kind: 'ENTRY',
    entries: 4,
    price: euro(24),
    validity: { period: { length: 'P1M' } },
  });
  const { order } = ok(await shop.start(newcomer.client, [{ pass: { productId, holder: { customerId: newcomer.customerId } } }]));
  await shop.pay(order?.id ?? '');
  const { payments, lines } = await shop.orderNow(order?.id ?? '');
  const passId = lines[0]?.pass?.id ?? '';
  const bookings = [];
  for (let count = 0; count < 2; count += 1)
    bookings.push((await shop.book(newcomer.registrationId, await shop.session({ price: 8 }))).id);
  await shop.expire(passId);
  return { paymentId: payments[0]?.id ?? '', passId, bookings };
}

it('refunds what went on to passes of grace, once for each time that something is given back', async () => {
  const { paymentId, passId, bookings } = await ended();
  expect(codesOf(await shop.refund(paymentId))).toBe('REFUND_TOO_LARGE');
  for (const bookingId of bookings) {
    await shop.tryToCancel({ bookingId });
    expect(ok(await shop.refund(paymentId)).refund).toMatchObject({ amount: euro(6), status: 'SUCCEEDED' });
    expect(codesOf(await shop.refund(paymentId))).toBe('REFUND_TOO_LARGE');
  }
  expect((await shop.passNow(passId)).status).toBe('EXPIRED');
});

it('refunds a part of what went on to a pass of grace, and then the rest', async () => {
  const { paymentId, bookings } = await ended();
  for (const bookingId of bookings) await shop.tryToCancel({ bookingId });
  expect(ok(await shop.refund(paymentId, { part: { amount: euro(5) } })).refund).toMatchObject({ amount: euro(5) });
  expect(ok(await shop.refund(paymentId)).refund).toMatchObject({ amount: euro(7) });
});
