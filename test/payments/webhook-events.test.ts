import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import type { Studio } from '../support/studio.js';
import type { TestEvent } from './customers.js';
import type { StripeObject } from './objects.js';
import { rowsOf, webhookOf } from './online-studio.js';
import { StripeStandIn } from './stand-in.js';

/** No worker runs here, so that an event stays as it was stored. */
let app: TestApp;
let stripe: StripeStandIn;
let studio: Studio;
const ACCOUNT = 'acct_of_the_webhook_tests';
const ORDER = '01890000-0000-7000-8000-00000000000a';

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  app = await startTestApp({ ...stripe.env, JOBS: 'off' });
  studio = await app.studio();
  await rowsOf(
    studio,
    `insert into payment_accounts (organisation_id, provider, is_test, account) values (?, 'STRIPE', true, ?)`,
    [studio.tenant.organisationId, ACCOUNT],
  );
});
afterAll(async () => {
  await stopAndVerify(app);
  await stripe.stop();
});

const ours = () => ({ order: ORDER, organisation: studio.tenant.organisationId });
const eventOf = (type: string, object: object): TestEvent => stripe.customers.event(ACCOUNT, type, object as StripeObject);

interface Stored {
  type: string;
  order: string | null;
  checkout: string | null;
  payment: string | null;
  handled: Date | null;
  at: string;
}
const storedOf = (id: string) =>
  rowsOf<Stored>(
    studio,
    `select type, order_id as "order", checkout_ref as checkout, payment_ref as payment, handled_at as handled,
       extract(epoch from happened_at)::bigint::text as at
     from provider_events where id = ?`,
    [id],
  );
const count = async () => (await rowsOf(studio, 'select id from provider_events')).length;

async function post(event: TestEvent, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const { body, signature } = stripe.customers.sign(event);
  const answer = await fetch(webhookOf(app.url), {
    method: 'POST',
    headers: { ...headers, 'stripe-signature': signature },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

const session = () => ({ object: 'checkout.session', id: 'cs_1', payment_intent: null, metadata: ours() });
const intent = () => ({ object: 'payment_intent', id: 'pi_1', metadata: ours() });
const charge = () => ({ object: 'charge', id: 'ch_1', payment_intent: 'pi_1', metadata: ours() });
const refund = () => ({ object: 'refund', id: 're_1', payment_intent: 'pi_1', metadata: {} });
const dispute = () => ({ object: 'dispute', id: 'dp_1', payment_intent: 'pi_1', metadata: {} });
const account = () => ({ object: 'account', id: ACCOUNT, metadata: { organisation: studio.tenant.organisationId } });
const application = () => ({ object: 'application', id: 'ca_1', name: 'Permanentka' });

type Subject = Pick<Stored, 'order' | 'checkout' | 'payment'>;
const ofCheckout: Subject = { order: ORDER, checkout: 'cs_1', payment: null };
const ofOrder: Subject = { order: ORDER, checkout: null, payment: 'pi_1' };
const ofPayment: Subject = { order: null, checkout: null, payment: 'pi_1' };
const ofAccount: Subject = { order: null, checkout: null, payment: null };

describe('an event that the webhook takes', () => {
  const kinds: [string, () => object, Subject][] = [
    ['checkout.session.completed', session, ofCheckout],
    ['checkout.session.expired', session, ofCheckout],
    ['checkout.session.async_payment_succeeded', session, ofCheckout],
    ['checkout.session.async_payment_failed', session, ofCheckout],
    ['payment_intent.payment_failed', intent, ofOrder],
    ['charge.refunded', charge, ofOrder],
    ['charge.refund.updated', refund, ofPayment],
    ['refund.updated', refund, ofPayment],
    ['refund.failed', refund, ofPayment],
    ['charge.dispute.created', dispute, ofPayment],
    ['charge.dispute.closed', dispute, ofPayment],
    ['charge.dispute.funds_reinstated', dispute, ofPayment],
    ['account.updated', account, ofAccount],
    ['account.application.deauthorized', application, ofAccount],
  ];
  it.each(kinds)('is stored with its subject and answered at once: %s', async (type, objectOf, subject) => {
    const event = eventOf(type, objectOf());
    expect(await post(event)).toEqual({ status: 200, body: { received: true } });
    expect(await storedOf(event.id)).toEqual([{ type, ...subject, handled: null, at: String(event.created) }]);
  });

  it('is stored without an order when its metadata names one that is no id of ours', async () => {
    for (const order of ['42', `${ORDER}0`, ORDER.toUpperCase()]) {
      const event = eventOf('charge.refunded', { ...charge(), metadata: { ...ours(), order } });
      expect((await post(event)).status).toBe(200);
      expect(await storedOf(event.id)).toMatchObject([{ order: null, payment: 'pi_1' }]);
    }
  });

  it('is stored once when it comes again with other content', async () => {
    const event = eventOf('charge.refunded', charge());
    await post(event);
    expect((await post({ ...event, type: 'refund.updated' })).status).toBe(200);
    expect(await storedOf(event.id)).toMatchObject([{ type: 'charge.refunded' }]);
  });

  it('is taken whatever content type it has, since the signature covers its bytes', async () => {
    for (const type of ['text/plain', 'application/octet-stream', 'application/json; charset=utf-8']) {
      const event = eventOf('refund.updated', refund());
      expect((await post(event, { 'content-type': type })).status).toBe(200);
      expect(await storedOf(event.id)).toHaveLength(1);
    }
  });
});

describe('an event that the webhook ignores', () => {
  const ignored = ['charge.succeeded', 'payment_intent.succeeded', 'payout.paid', 'invoice.paid', 'charge.dispute.updated', ''];
  it.each(ignored)('is answered with 200 and not stored, so that Stripe sends it no more: "%s"', async (type) => {
    const before = await count();
    expect(await post(eventOf(type, charge()))).toEqual({ status: 200, body: { received: true } });
    expect(await count()).toBe(before);
  });

  it('is one of the platform itself, without an account', async () => {
    const before = await count();
    const { account: _, ...event } = eventOf('charge.refunded', charge());
    expect((await post(event as TestEvent)).status).toBe(200);
    expect(await count()).toBe(before);
  });

  it('is one that names an order of another organisation', async () => {
    const other = await app.studio();
    const metadata = { order: ORDER, organisation: other.tenant.organisationId };
    const event = eventOf('charge.refunded', { ...charge(), metadata });
    expect((await post(event)).status).toBe(200);
    expect(await storedOf(event.id)).toEqual([]);
    expect(await rowsOf(other, 'select id from provider_events')).toEqual([]);
  });
});

describe('a request to the webhook', () => {
  it('is told nothing but that its signature is wrong', async () => {
    const { body } = stripe.customers.sign(eventOf('charge.refunded', charge()));
    const answer = await fetch(webhookOf(app.url), { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ errors: [{ message: 'This is not signed as it should be.' }] });
  });

  it('is refused without a body', async () => {
    const headers = { 'stripe-signature': stripe.customers.sign(eventOf('charge.refunded', charge())).signature };
    expect((await fetch(webhookOf(app.url), { method: 'POST', headers })).status).toBe(400);
  });

  it.each(['GET', 'PUT', 'DELETE'])('is not found for %s', async (method) => {
    expect((await fetch(webhookOf(app.url), { method })).status).toBe(404);
  });
});
