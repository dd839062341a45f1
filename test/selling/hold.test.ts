import { randomUUID } from 'node:crypto';
import { BookSessionDocument, createClient, StartCheckoutDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { startTestApp, type TestApp, UNHURRIED } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { signedIn } from '../support/signed-in.js';
import { makeShop, ok, type Shop } from './shop.js';

let app: TestApp;
let shop: Shop;
beforeAll(async () => {
  app = await startTestApp({ CHECKOUT_HOLD_MINUTES: '45' });
  shop = await makeShop(app);
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

const URLS = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };

const minutesHeld = (order: { createdAt: string; heldUntil?: string | null } | null | undefined) =>
  (Date.parse(order?.heldUntil ?? '') - Date.parse(order?.createdAt ?? '')) / 60_000;

it('a hold lasts as long as the setting says, and a server that is set otherwise knows the same request', async () => {
  const { client, customerId, registrationId } = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4 });
  const started = { lines: [{ pass: { productId, holder: { customerId } } }], ...URLS, idempotencyKey: randomUUID() };
  const first = ok((await client.request(StartCheckoutDocument, { input: started })).startCheckout);
  const seat = { registrationId, sessionId: await shop.session(), payWith: 'ONLINE' as const };
  const booked = { ...seat, ...URLS, idempotencyKey: randomUUID() };
  const second = ok((await client.request(BookSessionDocument, { input: booked })).bookSession);
  expect([minutesHeld(first.order), minutesHeld(second.order)]).toEqual([45, 45]);

  const settings = { PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'off', CHECKOUT_HOLD_MINUTES: '60' };
  const other = await createApp(readConfig({ ...settings, ...UNHURRIED }), { databaseUrl: app.databaseUrl });
  try {
    const { url } = await other.listen();
    const token = await signedIn(app.signIn, shop.tenant, { customerId: shop.keyOf('Customer', customerId) });
    const elsewhere = createClient({ url, organisation: shop.slug, token });
    const again = ok((await elsewhere.request(StartCheckoutDocument, { input: started })).startCheckout);
    expect(again.order).toMatchObject({ id: first.order?.id, heldUntil: first.order?.heldUntil });
    expect(ok((await elsewhere.request(BookSessionDocument, { input: booked })).bookSession).order?.id).toBe(second.order?.id);
  } finally {
    await other.close();
  }
});
