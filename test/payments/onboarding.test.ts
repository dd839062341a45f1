import { SetUpOnlinePaymentsDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { eventually, makeOnlineStudio, RETURN, rowsOf, webhookOf } from './online-studio.js';
import { StripeStandIn } from './stand-in.js';

let stripe: StripeStandIn;
let app: TestApp;
beforeAll(async () => {
  stripe = await StripeStandIn.start();
  app = await startTestApp({ ...stripe.env, JOBS: 'on' });
});
afterAll(async () => {
  await stopAndVerify(app);
  await stripe.stop();
});

const stateOf = async (studio: Parameters<typeof rowsOf>[0]): Promise<string> =>
  (await rowsOf<{ state: string }>(studio, 'select online_payments as state from organisations'))[0]?.state ?? '';

describe('setUpOnlinePayments', () => {
  it('opens one account, and leads to the page where its owner tells about it', async () => {
    const studio = await app.studio();
    const first = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
    expect(first.setUpOnlinePayments).toMatchObject({
      onboarding: { url: expect.stringContaining('connect.stripe.test') },
      errors: [],
    });
    expect(await stateOf(studio)).toBe('PENDING');
    const again = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
    expect(again.setUpOnlinePayments.onboarding?.url).toBe(first.setUpOnlinePayments.onboarding?.url);
    expect(await rowsOf(studio, 'select account from payment_accounts')).toHaveLength(1);
    const ofIt = stripe.calls.filter(
      ({ path, form }) => path === '/v1/accounts' && JSON.stringify(form).includes(studio.tenant.organisationId),
    );
    expect(ofIt).toHaveLength(1);
  });

  it('opens one account however many ask at once', async () => {
    const studio = await app.studio();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN })),
    );
    expect(new Set(answers.map(({ setUpOnlinePayments }) => setUpOnlinePayments.onboarding?.url)).size).toBe(1);
    expect(await rowsOf(studio, 'select account from payment_accounts')).toHaveLength(1);
  });

  it.each(['manager', 'receptionist', 'customer', 'public'] as const)('is not for a %s', async (role) => {
    const studio = await app.studio();
    await expect(studio.clients[role].request(SetUpOnlinePaymentsDocument, { input: RETURN })).rejects.toThrow();
    expect(await rowsOf(studio, 'select account from payment_accounts')).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'nowhere', '', `https://a.example/${'x'.repeat(2_000)}`])(
    'refuses to lead back to %s',
    async (returnUrl) => {
      const studio = await app.studio();
      const { setUpOnlinePayments } = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, {
        input: { ...RETURN, returnUrl },
      });
      expect(setUpOnlinePayments).toMatchObject({
        onboarding: null,
        errors: [{ code: 'INVALID_INPUT', path: ['input', 'returnUrl'] }],
      });
      expect(await rowsOf(studio, 'select account from payment_accounts')).toEqual([]);
      expect(await stateOf(studio)).toBe('INACTIVE');
    },
  );

  it('says so when Stripe cannot be reached, and goes on from there the next time', async () => {
    const studio = await app.studio();
    stripe.trouble(/account_links/, { kind: 'ERROR', status: 500 }, 3);
    const { setUpOnlinePayments } = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
    expect(setUpOnlinePayments.errors).toMatchObject([{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }]);
    stripe.calm();
    const again = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
    expect(again.setUpOnlinePayments.errors).toEqual([]);
    expect(await rowsOf(studio, 'select account from payment_accounts')).toHaveLength(1);
  });
});

describe('account.updated', () => {
  it('makes payments active, and no longer active when Stripe takes that back', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    await stripe.customers.post(webhookOf(app.url), stripe.customers.restrict(account));
    await eventually(
      () => stateOf(studio),
      (state) => state === 'PENDING',
    );
  });

  it('leads to the current state of the account when it is late, not to the one that it reports', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    const late = stripe.customers.restrict(account);
    await stripe.customers.post(webhookOf(app.url), stripe.customers.activate(account));
    await stripe.customers.post(webhookOf(app.url), late);
    await eventually(
      () => rowsOf(studio, 'select id from provider_events where handled_at is null'),
      (rows) => rows.length === 0,
    );
    expect(await stateOf(studio)).toBe('ACTIVE');
  });
});

describe('account.application.deauthorized', () => {
  const stopped = (studio: Parameters<typeof rowsOf>[0]) =>
    eventually(
      () => stateOf(studio),
      (state) => state === 'INACTIVE',
    );

  it('stops payments', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    expect(await stripe.customers.post(webhookOf(app.url), stripe.customers.deauthorize(account))).toBe(200);
    await stopped(studio);
  });

  it('stops them at once, also when Stripe cannot be asked', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    stripe.trouble(new RegExp(account), { kind: 'ERROR', status: 500 }, 100);
    expect(await stripe.customers.post(webhookOf(app.url), stripe.customers.deauthorize(account))).toBe(200);
    await stopped(studio);
    stripe.calm();
  });
});

describe('a request to the webhook', () => {
  const events = (studio: Parameters<typeof rowsOf>[0]) => rowsOf(studio, 'select id from provider_events');

  it('is refused when it is forged, was signed with another secret or long ago, or changed on its way', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    const before = await events(studio);
    const event = stripe.customers.restrict(account);
    const { body, signature } = stripe.customers.sign(event);
    const post = async (headers: Record<string, string>, text: string) =>
      (
        await fetch(webhookOf(app.url), {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: text,
        })
      ).status;
    expect(await post({}, body)).toBe(400);
    expect(await post({ 'stripe-signature': 't=1,v1=00' }, body)).toBe(400);
    expect(await post({ 'stripe-signature': signature }, body.replace(account, 'acct_other'))).toBe(400);
    expect(await stripe.customers.post(webhookOf(app.url), event, { secret: 'whsec_of_somebody_else' })).toBe(400);
    expect(await stripe.customers.post(webhookOf(app.url), event, { ageSeconds: 301 })).toBe(400);
    expect(await post({ 'stripe-signature': signature }, 'x'.repeat(600_000))).toBe(413);
    expect(await events(studio)).toEqual(before);
    expect(await stateOf(studio)).toBe('ACTIVE');
  });

  it('is slowed down when it is forged, and never when it is signed, be it from one address', async () => {
    const hurried = await startTestApp({ ...stripe.env, RATE_LIMIT_ADDRESS_PER_MINUTE: '3' });
    const event = stripe.customers.restrict((await makeOnlineStudio(app, stripe)).account);
    const post = (secret: string) => stripe.customers.post(webhookOf(hurried.url), event, { secret });
    const forged = [];
    for (let times = 0; times < 4; times += 1) forged.push(await post('whsec_of_somebody_else'));
    expect(forged).toEqual([400, 400, 400, 429]);
    expect(await post(stripe.customers.webhookSecret)).toBe(200);
    await hurried.stop();
  });

  it('is kept once however often it comes', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    const before = (await events(studio)).length;
    const event = stripe.customers.activate(account);
    const statuses = await Promise.all([1, 2, 3, 4, 5].map(() => stripe.customers.post(webhookOf(app.url), event)));
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(await events(studio)).toHaveLength(before + 1);
  });

  it('is let be when it is of an account or a kind that nobody here knows', async () => {
    const { studio, account } = await makeOnlineStudio(app, stripe);
    const before = await events(studio);
    const known = stripe.customers.activate(account);
    expect(await stripe.customers.post(webhookOf(app.url), { ...known, id: 'evt_a', account: 'acct_unknown' })).toBe(200);
    expect(await stripe.customers.post(webhookOf(app.url), { ...known, id: 'evt_b', type: 'payout.paid' })).toBe(200);
    expect(await events(studio)).toEqual(before);
  });
});
