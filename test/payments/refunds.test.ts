import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followOrder, reconcile } from '../../src/services/payments/index.js';
import { ProviderUnavailable } from '../../src/services/payments/shared/payment-provider.js';
import { eventually, rowsOf, webhookOf } from './online-studio.js';
import { makeServiceGround, PAID, type ServiceGround } from './service-ground.js';

let ground: ServiceGround;
beforeAll(async () => {
  ground = await makeServiceGround();
});
afterAll(() => ground.stop());

const follow = (orderId: string) => followOrder(ground.work, ground.organisationId, orderId);
const pay = (session: string) => ground.stripe.customers.pay(ground.account, session);
const refundsAt = (intent: string) =>
  [...ground.stripe.till.of(ground.account).refunds.values()].filter(({ payment_intent }) => payment_intent === intent);

const refund = async (orderId: string, amountMinor: number | null, reason = 'Choroba') => {
  const rows = await rowsOf<{ id: string }>(ground.studio, 'select id from payments where order_id = ?', [orderId]);
  const outcome = await ground.engine.execute(ground.organisationId, {
    command: {
      kind: 'refundPayment',
      paymentId: rows[0]?.id ?? '',
      amountMinor,
      method: 'CARD',
      returnFee: true,
      reason,
    },
  });
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
};
const paid = async () => {
  const order = await ground.order();
  pay(order.session);
  await follow(order.orderId);
  return order;
};

describe('refunds', () => {
  it('go to the card once, also when the answer is lost', async () => {
    const { orderId, session } = await paid();
    await refund(orderId, 600);
    ground.stripe.trouble(/refunds/, { kind: 'ANSWER_LOST' }, 1);
    await follow(orderId);
    await follow(orderId);
    ground.stripe.calm();
    expect(refundsAt(ground.intentOf(session))).toMatchObject([{ amount: 600 }]);
    expect(await ground.outcome(orderId)).toMatchObject({
      refunds: [{ amount: 600, status: 'SUCCEEDED', fee: 18 }],
      receipts: [{ kind: 'CREDIT_NOTE' }, { kind: 'RECEIPT' }],
    });
  });

  it('wait while Stripe is away, and are sent by the job', async () => {
    const { orderId, session } = await paid();
    await refund(orderId, null);
    ground.stripe.trouble(/refunds/, { kind: 'ERROR', status: 500 }, 100);
    await expect(follow(orderId)).rejects.toThrow('Stripe did not do it');
    ground.stripe.calm();
    expect((await ground.outcome(orderId)).refunds).toMatchObject([{ amount: 2400, status: 'PENDING' }]);
    await reconcile(ground.work);
    expect((await ground.outcome(orderId)).refunds).toMatchObject([{ amount: 2400, status: 'SUCCEEDED' }]);
    expect(refundsAt(ground.intentOf(session))).toHaveLength(1);
  });

  it('refunds made by hand at Stripe are recorded, and not sent again', async () => {
    const { orderId, session } = await paid();
    const intent = ground.intentOf(session);
    const event = ground.stripe.customers.refundByHand(ground.account, intent, 600);
    await ground.stripe.customers.post(webhookOf(ground.app.url), event);
    await Promise.all([follow(orderId), follow(orderId)]);
    await eventually(
      () => ground.outcome(orderId),
      ({ refunds }) => refunds.length === 1,
    );
    await follow(orderId);
    expect((await ground.outcome(orderId)).refunds).toMatchObject([{ amount: 600, status: 'SUCCEEDED', fee: 0 }]);
    expect(refundsAt(intent)).toHaveLength(1);
  });

  it('refunds made by hand for a used pass are recorded all the same, since the money has left', async () => {
    const { orderId, session } = await paid();
    const ended = `update passes set valid_from = now() - interval '2 days', valid_until = now() - interval '1 day' where
       id = (select pass_id from order_lines where order_id = ?)`;
    await rowsOf(ground.studio, ended, [orderId]);
    ground.stripe.customers.refundByHand(ground.account, ground.intentOf(session), 1000);
    await follow(orderId);
    await follow(orderId);
    const { refunds, ledger, order } = await ground.outcome(orderId);
    expect(order).toEqual([{ status: 'PAID', due: 0 }]);
    expect(refunds).toMatchObject([{ amount: 1000, status: 'SUCCEEDED' }]);
    expect(ledger).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ debit: 'PASS_DISCOUNT', credit: 'OWED_BACK', amount: 1000, times: 1 }),
        expect.objectContaining({ debit: 'OWED_BACK', credit: 'CASH:stripe', amount: 1000, times: 1 }),
      ]),
    );
  });

  it('refunds made by hand before ours was sent take its place, and ours is owed at most the rest', async () => {
    const { orderId, session } = await paid();
    await refund(orderId, null);
    ground.stripe.customers.refundByHand(ground.account, ground.intentOf(session), 2000);
    await follow(orderId);
    const { refunds, order } = await ground.outcome(orderId);
    expect(order).toMatchObject([{ due: 400 }]);
    expect(refunds).toMatchObject([
      { amount: 2000, status: 'SUCCEEDED' },
      { amount: 2400, status: 'FAILED' },
    ]);
  });

  describe('sent back by a bank after they had succeeded', () => {
    const sentBack = async () => {
      const { orderId, session } = await paid();
      await refund(orderId, 600);
      await follow(orderId);
      expect((await ground.outcome(orderId)).refunds).toMatchObject([{ amount: 600, status: 'SUCCEEDED', fee: 18 }]);
      const [made] = refundsAt(ground.intentOf(session));
      return { orderId, event: ground.stripe.customers.failRefund(ground.account, made?.id ?? '') };
    };
    const isOwedAgain = ({ order }: Awaited<ReturnType<typeof ground.outcome>>) => order[0]?.due === 600;
    const OWED_AGAIN = {
      refunds: [{ amount: 600, status: 'FAILED' }],
      receipts: [{ kind: 'CREDIT_NOTE' }, { kind: 'RECEIPT' }],
    };

    it('are owed again with the event of Stripe, once', async () => {
      const { orderId, event } = await sentBack();
      await ground.stripe.customers.post(webhookOf(ground.app.url), event);
      expect(await eventually(() => ground.outcome(orderId), isOwedAgain)).toMatchObject(OWED_AGAIN);
      await follow(orderId);
      const outcome = await ground.outcome(orderId);
      expect(outcome).toMatchObject({ order: [{ due: 600 }], ...OWED_AGAIN });
      expect(outcome.ledger).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ debit: 'CASH:stripe', credit: 'OWED_BACK', amount: 600, times: 1 }),
          expect.objectContaining({ debit: 'COMMISSION', credit: 'CASH:stripe', amount: 90, times: 2 }),
        ]),
      );
    });

    it('are found by the job when no event comes', async () => {
      const { orderId } = await sentBack();
      const jobAndLook = async () => {
        await reconcile(ground.work);
        return ground.outcome(orderId);
      };
      expect(await eventually(jobAndLook, isOwedAgain)).toMatchObject(OWED_AGAIN);
    });
  });

  it.each([401, 403])('wait when Stripe answers %i: with the next key it may say yes', async (status) => {
    const { orderId, session } = await paid();
    await refund(orderId, 600);
    ground.stripe.trouble(/refunds$/, { kind: 'ERROR', status }, 100);
    await expect(follow(orderId)).rejects.toBeInstanceOf(ProviderUnavailable);
    ground.stripe.calm();
    expect((await ground.outcome(orderId)).refunds).toMatchObject([{ status: 'PENDING' }]);
    await follow(orderId);
    expect((await ground.outcome(orderId)).refunds).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(refundsAt(ground.intentOf(session))).toHaveLength(1);
  });

  it.each(['DISPUTE_LOST', 'NOT_HONOURED', 'REFUNDED_AT_PROVIDER re_1'])('do as ever when staff type %s', async (reason) => {
    const { orderId, session } = await paid();
    const intent = ground.intentOf(session);
    await refund(orderId, 600, reason);
    await follow(orderId);
    expect(refundsAt(intent)).toMatchObject([{ amount: 600 }]);
    ground.stripe.customers.dispute(ground.account, intent);
    ground.stripe.customers.closeDispute(ground.account, intent, 'lost');
    await follow(orderId);
    expect((await ground.outcome(orderId)).refunds).toMatchObject([
      { amount: 600, status: 'SUCCEEDED' },
      { amount: 1800, status: 'SUCCEEDED' },
    ]);
    const rows = await rowsOf(ground.studio, 'select origin, reason from refunds where order_id = ? order by amount_minor', [
      orderId,
    ]);
    expect(rows).toEqual([
      { origin: 'REQUESTED', reason },
      { origin: 'DISPUTE_LOST', reason: '' },
    ]);
  });
});

describe('a dispute', () => {
  const disputed = async (amount?: number) => {
    const order = await ground.order();
    pay(order.session);
    const intent = ground.intentOf(order.session);
    const event = ground.stripe.customers.dispute(ground.account, intent, amount);
    await ground.stripe.customers.post(webhookOf(ground.app.url), event);
    await eventually(
      () => ground.outcome(order.orderId),
      ({ passes }) => passes[0]?.state === 'BLOCKED',
    );
    return { ...order, intent };
  };

  it('blocks what was bought, until it is won', async () => {
    const { orderId, intent } = await disputed();
    ground.stripe.customers.closeDispute(ground.account, intent, 'won');
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject(PAID);
  });

  it('is found to be over by the job when no event comes', async () => {
    const { orderId, intent } = await disputed();
    ground.stripe.customers.closeDispute(ground.account, intent, 'won');
    await reconcile(ground.work);
    expect(await ground.outcome(orderId)).toMatchObject(PAID);
  });

  it('takes the pass away when it is lost', async () => {
    const { orderId, intent } = await disputed();
    const event = ground.stripe.customers.closeDispute(ground.account, intent, 'lost');
    await ground.stripe.customers.post(webhookOf(ground.app.url), event);
    await eventually(
      () => ground.outcome(orderId),
      ({ refunds }) => refunds.length === 1,
    );
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject({
      refunds: [{ amount: 2400, status: 'SUCCEEDED' }],
      passes: [{ state: 'REFUNDED' }],
    });
  });

  it('about a part that is lost takes that part, and what was bought stays blocked', async () => {
    const { orderId, intent } = await disputed(1000);
    ground.stripe.customers.closeDispute(ground.account, intent, 'lost');
    await follow(orderId);
    await follow(orderId);
    expect(await ground.outcome(orderId)).toMatchObject({
      payments: [{ disputed: false }],
      refunds: [{ amount: 1000, status: 'SUCCEEDED' }],
      passes: [{ state: 'BLOCKED' }],
    });
  });

  it('takes everything when it is lost while a refund is pending, and the refund fails', async () => {
    const { orderId, session } = await paid();
    const intent = ground.intentOf(session);
    ground.stripe.till.refundsAre = 'pending';
    await refund(orderId, 600);
    await follow(orderId);
    ground.stripe.till.refundsAre = 'succeeded';
    ground.stripe.customers.dispute(ground.account, intent);
    await follow(orderId);
    ground.stripe.customers.closeDispute(ground.account, intent, 'lost');
    await follow(orderId);
    const { order, refunds, ledger } = await ground.outcome(orderId);
    expect(order).toEqual([{ status: 'PAID', due: 0 }]);
    expect(refunds).toMatchObject([
      { amount: 600, status: 'FAILED' },
      { amount: 2400, status: 'SUCCEEDED' },
    ]);
    const paidOut = ledger.filter(({ debit, credit }) => debit === 'OWED_BACK' && credit === 'CASH:stripe');
    expect(paidOut.reduce((sum, { amount }) => sum + amount, 0)).toBe(2400);
  });
});
