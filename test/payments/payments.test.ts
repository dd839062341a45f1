import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPassProduct, updatePassProduct } from '../../src/services/passes/index.js';
import { followOrder } from '../../src/services/payments/index.js';
import { euro, made } from '../support/studio.js';
import { eventually, makeOnlineStudio, rowsOf, webhookOf } from './online-studio.js';
import { keyOf, makeServiceGround, NOTHING, PAID, type ServiceGround } from './service-ground.js';

let ground: ServiceGround;
beforeAll(async () => {
  ground = await makeServiceGround();
});
afterAll(() => ground.stop());

const REFUNDED_BY_ITSELF = {
  order: [{ status: 'EXPIRED', due: 0 }],
  payments: [{ method: 'STRIPE', amount: 2400, fee: 72, disputed: false }],
  refunds: [{ amount: 2400, status: 'SUCCEEDED', fee: 72 }],
  receipts: [],
  passes: [],
};
const follow = (orderId: string) => followOrder(ground.work, ground.organisationId, orderId);
const pay = (session: string) => ground.stripe.customers.pay(ground.account, session);
const sessionAt = (session: string) => ground.stripe.till.of(ground.account).sessions.get(session);
const refundsAt = (intent: string) =>
  [...ground.stripe.till.of(ground.account).refunds.values()].filter(({ payment_intent }) => payment_intent === intent);

describe('an order that is paid', () => {
  it('becomes a pass, a receipt and its transfers with the event of Stripe, once however often it comes', async () => {
    const { orderId, session } = await ground.order();
    const events = pay(session);
    for (const event of [...events, ...events.toReversed(), ...events]) {
      expect(await ground.stripe.customers.post(webhookOf(ground.app.url), event)).toBe(200);
    }
    const outcome = await eventually(
      () => ground.outcome(orderId),
      ({ order }) => order[0]?.status === 'PAID',
    );
    expect(outcome).toMatchObject(PAID);
    expect(outcome.ledger).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ debit: 'CASH:stripe', amount: 2400, times: 1 }),
        expect.objectContaining({ debit: 'COMMISSION', credit: 'CASH:stripe', amount: 72, times: 1 }),
      ]),
    );
    await follow(orderId);
    expect(await ground.outcome(orderId)).toEqual(outcome);
  });

  it('is opened with the commission, both ids, and an end that is not before that of the hold', async () => {
    const { orderId, session } = await ground.order();
    const call = ground.stripe.calls.findLast(({ path, method }) => method === 'POST' && path === '/v1/checkout/sessions');
    expect(call).toMatchObject({
      account: ground.account,
      idempotencyKey: `checkout-${orderId}`,
      form: {
        payment_intent_data: { application_fee_amount: '72', metadata: { order: orderId, organisation: ground.organisationId } },
        metadata: { order: orderId, organisation: ground.organisationId },
      },
    });
    const expiresAt = sessionAt(session)?.expires_at ?? 0;
    expect(expiresAt).toBeGreaterThanOrEqual(Date.now() / 1000 + 30 * 60);
  });

  it('is paid by the one payment of many that look at it at once', async () => {
    const { orderId, session } = await ground.order();
    pay(session);
    await Promise.all(Array.from({ length: 8 }, () => follow(orderId)));
    expect(await ground.outcome(orderId)).toMatchObject(PAID);
  });

  it('stays open when a card was refused, and is paid by the next one', async () => {
    const { orderId, session } = await ground.order();
    const failed = ground.stripe.customers.failToPay(ground.account, session);
    await ground.stripe.customers.post(webhookOf(ground.app.url), failed);
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'OPEN' }], ...NOTHING });
    pay(session);
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject(PAID);
  });
});

describe('a payment that comes when the hold is over', () => {
  it('is honoured as long as what it is for can still be had', async () => {
    const { orderId, session } = await ground.order();
    pay(session);
    await ground.endHold(orderId);
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject(PAID);
  });

  it('is given back by itself, with the commission, when it cannot be had any more', async () => {
    const productId = ground.studio.id(
      'PassProduct',
      await made(
        createPassProduct(ground.studio.tenant, {
          name: 'Krátko',
          kind: 'ENTRY',
          price: euro(24),
          entries: 2,
          sellableOnline: true,
        }),
      ),
    );
    const orderId = await ground.place({ productId });
    const session = await ground.open(orderId);
    await made(updatePassProduct(ground.studio.tenant, { productId: keyOf(productId), archived: true }));
    pay(session);
    await ground.endHold(orderId);
    await Promise.all([follow(orderId), follow(orderId), follow(orderId)]);
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject(REFUNDED_BY_ITSELF);
    expect(refundsAt(ground.intentOf(session))).toMatchObject([{ amount: 2400, refund_application_fee: true }]);
  });
});

describe('an event of another account', () => {
  it('about an order that is not its own is let be, and changes nothing', async () => {
    const { orderId, session } = await ground.order();
    const [, , completed] = pay(session);
    const other = await makeOnlineStudio(ground.app, ground.stripe);
    if (!completed) throw new Error('no event');
    const forged = { ...completed, account: other.account };
    const kept = () => rowsOf(other.studio, 'select id from provider_events order by id');
    const before = await kept();
    expect(await ground.stripe.customers.post(webhookOf(ground.app.url), forged)).toBe(200);
    expect(await kept()).toEqual(before);
    expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'OPEN' }], ...NOTHING });
    await follow(orderId);
  });

  it('an event of another account under the name of an order of ours is not believed', async () => {
    const { orderId } = await ground.order();
    const mine = await ground.order();
    const followed = await followOrder(ground.work, ground.organisationId, orderId, { checkoutRef: mine.session });
    expect(followed).toBe('FOLLOWED');
    expect(await followOrder(ground.work, ground.organisationId, await ground.place(), { checkoutRef: mine.session })).toBe(
      'NOT_OURS',
    );
  });
});
