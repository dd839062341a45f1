import { randomUUID } from 'node:crypto';
import { ExportPersonalDataDocument, SellOrderDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { makeShop, ok, type Shop } from './shop.js';

let app: TestApp;
let shop: Shop;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

it('shows who pays for somebody else what it cost, and nothing that is theirs', async () => {
  const payer = await shop.newcomer();
  const child = await shop.newcomer();
  const sessionId = await shop.session({ price: 8 });
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
  const lines = [
    { seat: { sessionId, registrationId: child.registrationId } },
    { pass: { productId, holder: { customerId: child.customerId } } },
    { seat: { sessionId, registrationId: payer.registrationId } },
  ];
  const payments = [{ method: 'CASH' as const, amount: euro(40) }];
  const input = { customerId: payer.customerId, lines, payments, idempotencyKey: randomUUID() };
  const { order } = ok((await shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  const whatIs = async (client?: typeof payer.client) =>
    (await shop.orderNow(order?.id ?? '', client)).lines.map(({ amount, registration, booking, pass }) => [
      amount.amountMinor,
      registration !== null,
      booking !== null,
      pass !== null,
    ]);
  expect(await whatIs(payer.client)).toEqual([
    [800, false, false, false],
    [2400, false, false, false],
    [800, true, true, false],
  ]);
  expect(await whatIs()).toEqual([
    [800, true, true, false],
    [2400, false, false, true],
    [800, true, true, false],
  ]);
});

it('the export of a payer tells the cost of what they paid for somebody else, and no row or movement of the other', async () => {
  const payer = await shop.newcomer();
  const child = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
  const lines = [{ pass: { productId, holder: { customerId: child.customerId } } }];
  const payments = [{ method: 'CASH' as const, amount: euro(24) }];
  const input = { customerId: payer.customerId, lines, payments, idempotencyKey: randomUUID() };
  const { order } = ok((await shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  const [passId = ''] = (await shop.orderNow(order?.id ?? '')).lines.map(({ pass }) => pass?.id ?? '');
  await shop.book(child.registrationId, await shop.session({ price: 8 }), { payWith: 'PASS', passId });
  ok(await shop.refund(order?.payments[0]?.id ?? '', { part: { amount: euro(6) } }));
  const { exportPersonalData } = await payer.client.request(ExportPersonalDataDocument, {
    input: { customerId: payer.customerId },
  });
  const json = exportPersonalData.personalData?.json ?? '';
  const { records } = JSON.parse(json) as { records: Record<string, { amountMinor?: number }[]> };
  expect(records.orderLines?.map(({ amountMinor }) => amountMinor)).toEqual([2400]);
  for (const [kind, id] of [
    ['Pass', passId],
    ['Customer', child.customerId],
    ['Registration', child.registrationId],
  ] as const)
    expect(json).not.toContain(shop.keyOf(kind, id));
});
