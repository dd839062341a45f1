import { randomUUID } from 'node:crypto';
import { type OrderLineInput, SellOrderDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { makeShop, ok, type Shop } from './shop.js';

let app: TestApp;
let shop: Shop;
let creditId: string;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
  creditId = await shop.onlineProduct({ kind: 'CREDIT', credit: euro(20), price: euro(18) });
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

/** The pass first: what it is for is made by the line after it. */
const linesOf = (attendeeId: string, groupId: string): OrderLineInput[] => [
  { pass: { productId: creditId, holder: { registrationLine: 1 } } },
  { registration: { attendeeId, groupId } },
];

/** Somebody who is registered nowhere registers and buys a pass in one checkout, and pays. */
async function registered(groupId: string) {
  const { client, attendeeId } = await shop.person();
  const { order } = ok(await shop.start(client, linesOf(attendeeId, groupId)));
  const orderId = order?.id ?? '';
  expect(order?.lines.map(({ pass, registration }) => [pass, registration])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(await shop.pay(orderId)).toMatchObject({ result: 'PAID' });
  const paid = await shop.orderNow(orderId, client);
  const [pass, made] = paid.lines;
  expect(pass?.registration).toEqual(made?.registration);
  return {
    client,
    order: paid,
    registrationId: made?.registration?.id ?? '',
    passId: pass?.pass?.id ?? '',
    refund: async () => ok(await shop.refund(paid.payments[0]?.id ?? '')).refund,
  };
}

describe('a pass that is bought with its registration', () => {
  it('belongs to the registration of an OPEN course once paid, pays for its sessions, and can be refunded', async () => {
    const { order, client, registrationId, passId, refund } = await registered(shop.mondayGroupId);
    expect(order).toMatchObject({ total: euro(18), status: 'PAID' });
    expect(await shop.account(registrationId)).toMatchObject({ paid: 2000, charged: 0, balance: 2000 });
    const sessionId = await shop.session({ price: 8 });
    ok(await shop.tryToBook({ registrationId, sessionId }, client));
    expect(await shop.account(registrationId)).toMatchObject({ paid: 2000, charged: 800, balance: 1200 });
    expect(await refund()).toMatchObject({ amount: euro(10.8) });
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await shop.account(registrationId)).toMatchObject({ paid: 800, charged: 800, balance: 0 });
  });

  it('is paid beside the price of a CONTINUOUS course, which stays paid when the pass is refunded', async () => {
    const { order, registrationId, passId, refund } = await registered(shop.continuousGroupId);
    const price = order.lines[1]?.amount.amountMinor ?? 0;
    expect(order.total.amountMinor).toBe(1800 + price);
    expect(await shop.account(registrationId)).toMatchObject({ paid: 2000 + price, charged: price, balance: 2000 });
    expect(await refund()).toMatchObject({ amount: euro(18) });
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await shop.account(registrationId)).toMatchObject({ paid: price, charged: price, balance: 0 });
  });

  it('is sold at the desk too, in one go', async () => {
    const { attendeeId, customerId } = await shop.person();
    const input = {
      lines: linesOf(attendeeId, shop.mondayGroupId),
      customerId,
      payments: [{ method: 'CASH', amount: euro(18) } as const],
      idempotencyKey: randomUUID(),
    };
    const { sellOrder } = await shop.clients.receptionist.request(SellOrderDocument, { input });
    const [pass, made] = ok(sellOrder).order?.lines ?? [];
    expect(pass).toMatchObject({ pass: { status: 'ACTIVE' }, registration: { id: made?.registration?.id } });
  });

  it('names a line that makes a registration of the payer', async () => {
    const { client, attendeeId } = await shop.person();
    const [pass, made] = linesOf(attendeeId, shop.mondayGroupId) as [OrderLineInput, OrderLineInput];
    const madeByLine = (registrationLine: number) => ({ pass: { productId: creditId, holder: { registrationLine } } });
    const stranger = await shop.newcomer();
    const refused = (lines: OrderLineInput[]) =>
      expectRefused(shop, () => shop.start(client, lines), ['INVALID_INPUT', 'lines.0.pass.holder.registrationLine']);
    await refused([madeByLine(2), made]);
    await refused([madeByLine(0), made]);
    await refused([pass, ...linesOf(stranger.attendeeId, shop.thursdayGroupId).slice(1)]);
  });
});
