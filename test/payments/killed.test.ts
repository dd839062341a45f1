import { createClient, StartCheckoutDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPassProduct, updatePassProduct } from '../../src/services/passes/index.js';
import { ServerProcess } from '../support/services/server-process.js';
import { signedIn } from '../support/signed-in.js';
import { euro, made } from '../support/studio.js';
import { textAt } from './form.js';
import { eventually, newKey, rowsOf, webhookOf } from './online-studio.js';
import { keyOf, makeServiceGround, type ServiceGround } from './service-ground.js';
import type { Call } from './till.js';

const WITHIN_A_MINUTE_MS = 60_000;

let ground: ServiceGround;
let first: ServerProcess;
let second: ServerProcess | undefined;
let settings: Record<string, string>;
beforeAll(async () => {
  ground = await makeServiceGround(async (app, stripe) => {
    settings = { ...stripe.env, DATABASE_URL: app.databaseUrl, NODE_ENV: 'test', RECONCILE_SECONDS: '1', MAIL_RECEIPTS: 'off' };
    first = new ServerProcess(settings);
    await first.ready();
  });
}, 120_000);
afterAll(async () => {
  await second?.end('SIGTERM');
  await ground.stop();
});

const refundsAt = (session: string) =>
  [...ground.stripe.till.of(ground.account).refunds.values()].filter(
    ({ payment_intent }) => payment_intent === ground.intentOf(session),
  );

/** Asks the first server for a checkout. Its answer never comes: the result is the error once that server is killed. */
async function askForCheckout(): Promise<{ failed: Promise<unknown> }> {
  const holder = { customerId: keyOf(ground.studio.customerId) };
  const token = await signedIn(ground.app.signIn, ground.studio.tenant, holder);
  const client = createClient({ url: await first.ready(), organisation: ground.studio.slug, token });
  const lines = [{ pass: { productId: ground.studio.entryProductId, holder: { customerId: ground.studio.customerId } } }];
  const urls = { successUrl: 'https://studio.example/thanks', cancelUrl: 'https://studio.example/cart' };
  const input = { lines, inProfile: true, ...urls, idempotencyKey: newKey() };
  const failed = client.request(StartCheckoutDocument, { input }).then(
    ({ startCheckout }) => `answered ${JSON.stringify(startCheckout)}`,
    (error: unknown) => error,
  );
  return { failed };
}

/** An order whose payment came too late to be honoured. */
async function late(): Promise<{ orderId: string; session: string }> {
  const product = await made(
    createPassProduct(ground.studio.tenant, { name: newKey(), kind: 'ENTRY', price: euro(24), entries: 2, sellableOnline: true }),
  );
  const orderId = await ground.place({ productId: ground.studio.id('PassProduct', product) });
  const session = await ground.open(orderId);
  await made(updatePassProduct(ground.studio.tenant, { productId: product.id, archived: true }));
  return { orderId, session };
}

const statusOf = async (orderId: string): Promise<string | undefined> => (await ground.outcome(orderId)).order[0]?.status;
const orderOf = (call: Call): string | undefined => textAt(call.form, 'metadata', 'order');
const isOpening = (call: Call): boolean => call.method === 'POST' && call.path === '/v1/checkout/sessions';
const isRefundOf = (session: string) => (call: Call) =>
  call.method === 'POST' && call.path === '/v1/refunds' && textAt(call.form, 'payment_intent') === ground.intentOf(session);
const asked = (match: (call: Call) => boolean, times = 1) =>
  eventually(
    () => Promise.resolve(ground.stripe.calls.filter(match)),
    (calls) => calls.length >= times,
    WITHIN_A_MINUTE_MS,
  );

describe('a server that is killed with kill -9', () => {
  it('at each step between reserve and commit leaves what the next one mends', { timeout: 240_000 }, async () => {
    const { stripe, account } = ground;
    // Two that are held while Stripe is asked to open them: one that it never heard of, and one that it opened.
    stripe.trouble(isOpening, { kind: 'SILENCE', isDone: false });
    const asker = await askForCheckout();
    const [unheard] = await asked(isOpening);
    stripe.trouble(isOpening, { kind: 'SILENCE', isDone: true });
    const other = await askForCheckout();
    const opened = (await asked(isOpening, 2)).at(-1);
    // One that is paid, whose event was taken in and is being looked into.
    const paid = await ground.order();
    stripe.trouble((call) => call.path.endsWith(paid.session), { kind: 'SILENCE', isDone: false }, 1_000);
    const completed = stripe.customers.pay(account, paid.session).at(-1);
    if (!completed) throw new Error('A payment tells of itself');
    expect(await stripe.customers.post(webhookOf(await first.ready()), completed)).toBe(200);
    await asked((call) => call.path.endsWith(paid.session));
    // Two whose money goes back: one refund that Stripe never heard of, and one that it made.
    const refunds = [await late(), await late()];
    for (const [index, { orderId, session }] of refunds.entries()) {
      const event = stripe.customers.pay(account, session).at(-1);
      if (!event) throw new Error('A payment tells of itself');
      stripe.trouble(isRefundOf(session), { kind: 'SILENCE', isDone: index === 1 }, 1_000);
      await ground.endHold(orderId);
      expect(await stripe.customers.post(webhookOf(await first.ready()), event)).toBe(200);
      await asked(isRefundOf(session));
    }

    await first.end('SIGKILL');
    const killedAtMs = Date.now();
    for (const { failed } of [asker, other]) expect(await failed).toBeInstanceOf(Error);
    stripe.calm();
    second = new ServerProcess(settings);
    const webhook = webhookOf(await second.ready());
    const orders = { unheard: orderOf(unheard as Call) ?? '', opened: orderOf(opened as Call) ?? '' };
    expect(await statusOf(orders.unheard)).toBe('OPEN');

    const session = [...stripe.till.of(account).sessions.values()].find(({ metadata }) => metadata?.order === orders.opened);
    const event = stripe.customers.pay(account, session?.id ?? '').at(-1);
    if (!event) throw new Error('A payment tells of itself');
    expect(await stripe.customers.post(webhook, event)).toBe(200);
    await ground.endHold(orders.unheard);
    const within = (orderId: string, status: string) =>
      eventually(
        () => statusOf(orderId),
        (is) => is === status,
        WITHIN_A_MINUTE_MS,
      );
    await Promise.all([within(orders.opened, 'PAID'), within(orders.unheard, 'EXPIRED'), within(paid.orderId, 'PAID')]);
    for (const { orderId, session: name } of refunds) {
      await eventually(
        () => ground.outcome(orderId),
        (outcome) => outcome.refunds[0]?.status === 'SUCCEEDED',
        WITHIN_A_MINUTE_MS,
      );
      expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'EXPIRED', due: 0 }], passes: [], receipts: [] });
      expect(refundsAt(name)).toHaveLength(1);
    }
    for (const orderId of [orders.opened, paid.orderId]) {
      const { payments, receipts, passes } = await ground.outcome(orderId);
      expect([payments.length, receipts.length, passes.length]).toEqual([1, 1, 1]);
    }
    expect(Date.now() - killedAtMs).toBeLessThan(WITHIN_A_MINUTE_MS);
    expect(await rowsOf(ground.studio, `select id from orders where status = 'OPEN'`)).toEqual([]);
  });
});
