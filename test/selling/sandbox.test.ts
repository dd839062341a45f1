import { randomUUID } from 'node:crypto';
import {
  CancelOrderDocument,
  OrdersDocument,
  RegisterAttendeeDocument,
  SetUpOnlinePaymentsDocument,
  StartCheckoutDocument,
  UpdateOrganisationDocument,
} from '@permanentka/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RETURN, rowsOf } from '../payments/online-studio.js';
import { keyOf, outcomeOf } from '../payments/service-ground.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { asPlatform } from '../support/online-sale.js';
import type { Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  await asPlatform(app.databaseUrl, studio.slug, { kind: 'SET_PLAN', plan: 'STANDARD' });
  await rowsOf(studio, 'update pass_products set sellable_online = true');
  const place = { attendeeId: studio.childId, groupId: studio.mondayGroupId };
  await studio.clients.receptionist.request(RegisterAttendeeDocument, { input: place });
  const { setUpOnlinePayments } = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
  expect(setUpOnlinePayments).toEqual({ onboarding: { url: RETURN.returnUrl }, errors: [] });
});
// Nobody may leave many orders unpaid.
afterEach(async () => {
  const { orders } = await studio.clients.customer.request(OrdersDocument, { status: 'OPEN' });
  for (const { node } of orders?.edges ?? [])
    await studio.clients.customer.request(CancelOrderDocument, { input: { orderId: node.id } });
});
afterAll(() => stopAndVerify(app));

/** A checkout of an ENTRY pass; its page is reached where this server really listens. */
async function checkout(): Promise<{ orderId: string; page: string }> {
  const { startCheckout } = await studio.clients.customer.request(StartCheckoutDocument, {
    input: {
      lines: [{ pass: { productId: studio.entryProductId, holder: { customerId: studio.customerId } } }],
      inProfile: true,
      successUrl: 'https://studio.example/thanks',
      cancelUrl: 'https://studio.example/cart',
      idempotencyKey: randomUUID(),
    },
  });
  expect(startCheckout.errors).toEqual([]);
  const { pathname } = new URL(startCheckout.url ?? '');
  return { orderId: keyOf(startCheckout.order?.id ?? ''), page: new URL(pathname, app.url).href };
}

const press = (page: string, action: string, headers: Record<string, string> = {}) =>
  fetch(page, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ action }) });

describe('the sandbox page', () => {
  it('says TEST PAYMENT, what is paid for and how much, runs nothing and is kept nowhere', async () => {
    const { page } = await checkout();
    const answer = await fetch(page);
    const html = await answer.text();
    expect(html).toContain('TEST PAYMENT');
    expect(html).toContain('4 vstupy');
    expect(html).toContain('€24.00');
    expect(html).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['sk-SK,sk;q=0.9,en;q=0.8', 'sk'],
    ['de-DE,cs;q=0.5', 'cs'],
    ['en-GB', 'en'],
    ['de', 'en'],
  ])('is in the language of the viewer: for %s in %s', async (acceptLanguage, language) => {
    const { page } = await checkout();
    const answer = await fetch(page, { headers: { 'accept-language': acceptLanguage } });
    expect(await answer.text()).toContain(`<html lang="${language}">`);
    expect(answer.headers.get('vary')).toContain('accept-language');
  });

  it('is in the language of the organisation for a viewer whose browser asks for none of ours', async () => {
    await studio.clients.owner.request(UpdateOrganisationDocument, { input: { locale: 'sk' } });
    const { page } = await checkout();
    expect(await (await fetch(page, { headers: { 'accept-language': 'de' } })).text()).toContain('<html lang="sk">');
    await studio.clients.owner.request(UpdateOrganisationDocument, { input: { locale: 'en' } });
  });

  it('pays: the pass is there, and everything says that it was a test', async () => {
    const { orderId, page } = await checkout();
    const answers = await Promise.all([press(page, 'pay'), press(page, 'pay'), press(page, 'pay')]);
    for (const answer of answers) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('https://studio.example/thanks');
    }
    expect(await outcomeOf(studio, orderId)).toMatchObject({
      order: [{ status: 'PAID' }],
      payments: [{ method: 'SANDBOX', amount: 2400, fee: 72 }],
      receipts: [{ kind: 'RECEIPT' }],
      passes: [{ state: 'ACTIVE' }],
    });
    const [payment] = await rowsOf<{ isTest: boolean; content: object }>(
      studio,
      'select p.is_test as "isTest", r.content from payments p join receipts r on r.order_id = p.order_id where p.order_id = ?',
      [orderId],
    );
    expect(payment?.isTest).toBe(true);
    expect(JSON.stringify(payment?.content)).toContain('"isTest":true');
    expect(await (await fetch(page)).text()).not.toContain('<button');
  });

  it('fails as a card does: the order waits for another try', async () => {
    const { orderId, page } = await checkout();
    const answer = await press(page, 'fail');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('The payment failed');
    expect(await outcomeOf(studio, orderId)).toMatchObject({ order: [{ status: 'OPEN' }], payments: [], passes: [] });
  });

  it('is left: the order is given up', async () => {
    const { orderId, page } = await checkout();
    expect((await press(page, 'leave')).headers.get('location')).toBe('https://studio.example/cart');
    expect(await outcomeOf(studio, orderId)).toMatchObject({ order: [{ status: 'CANCELLED' }], payments: [], passes: [] });
  });

  it('takes money that comes late, and gives it back when nothing can be had for it', async () => {
    const { orderId, page } = await checkout();
    await rowsOf(studio, `update orders set held_until = now() - interval '1 second' where id = ?`, [orderId]);
    await rowsOf(studio, 'update pass_products set archived_at = now() where id = ?', [keyOf(studio.entryProductId)]);
    expect((await press(page, 'pay')).status).toBe(303);
    await rowsOf(studio, 'update pass_products set archived_at = null where id = ?', [keyOf(studio.entryProductId)]);
    expect(await outcomeOf(studio, orderId)).toMatchObject({
      order: [{ status: 'EXPIRED', due: 0 }],
      refunds: [{ amount: 2400, status: 'SUCCEEDED', fee: 72 }],
      passes: [],
    });
  });

  it.each([
    ['another signature', (page: string) => `${page.slice(0, -4)}AAAA`],
    ['another order', (page: string) => page.replace(/pay\/./, 'pay/X')],
    ['nothing', (page: string) => page.replace(/pay\/.*/, 'pay/')],
    ['garbage', (page: string) => page.replace(/pay\/.*/, 'pay/a.b.c')],
  ])('shows and does nothing for %s, and does not tell why', async (_what, change) => {
    const { orderId, page } = await checkout();
    for (const answer of [await fetch(change(page)), await press(change(page), 'pay')]) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('There is nothing to pay here.');
    }
    expect(await outcomeOf(studio, orderId)).toMatchObject({ order: [{ status: 'OPEN' }], payments: [] });
  });

  it('is not pressed by pages of others, nor by buttons that are not there', async () => {
    const { orderId, page } = await checkout();
    expect((await press(page, 'pay', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await press(page, 'give')).status).toBe(400);
    expect(
      (await fetch(page, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"action":"pay"}' })).status,
    ).toBe(415);
    expect(await outcomeOf(studio, orderId)).toMatchObject({ order: [{ status: 'OPEN' }], payments: [] });
  });
});

describe('in production, without a key of Stripe', () => {
  it('nothing takes payments online, and no page stands in', async () => {
    const settings = { AUTH_SECRET: 'x'.repeat(40), SMTP_URL: 'smtp://localhost:1', MAIL_FROM: 'Studio <studio@example.com>' };
    const production = await startTestApp({ NODE_ENV: 'production', ...settings });
    try {
      const shop = await production.studio();
      const { setUpOnlinePayments } = await shop.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
      expect(setUpOnlinePayments).toMatchObject({ onboarding: null, errors: [{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }] });
      const { page } = await checkout();
      expect((await fetch(new URL(new URL(page).pathname, production.url))).status).toBe(404);
      expect((await fetch(new URL('/webhooks/stripe', production.url), { method: 'POST', body: '{}' })).status).toBe(404);
    } finally {
      await production.stop();
    }
  });
});
