import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followOrder, openCheckout, reconcile } from '../../src/services/payments/index.js';
import { eventually, rowsOf } from './online-studio.js';
import { makeServiceGround, NOTHING, PAID, type ServiceGround } from './service-ground.js';

let ground: ServiceGround;
beforeAll(async () => {
  ground = await makeServiceGround();
});
// Of one customer only a few orders may wait.
afterEach(async () => {
  await rowsOf(ground.studio, `update orders set held_until = now() - interval '1 second' where status = 'OPEN'`);
  await reconcile(ground.work);
});
afterAll(() => ground.stop());

const follow = (orderId: string) => followOrder(ground.work, ground.organisationId, orderId);
const pay = (session: string) => ground.stripe.customers.pay(ground.account, session);
const sessionAt = (session: string) => ground.stripe.till.of(ground.account).sessions.get(session);

const URLS = { successUrl: 'https://studio.example/thanks', cancelUrl: 'https://studio.example/cart' };
const tryToOpen = (orderId: string) => openCheckout(ground.work, { organisationId: ground.organisationId, orderId, ...URLS });
const rename = (name: string) => rowsOf(ground.studio, 'update organisations set name = ?', [name]);

it('answers the checkout that is open already, whatever has changed since, and asks nobody', async () => {
  const orderId = await ground.place();
  const opened = await tryToOpen(orderId);
  await rename('Nová škola');
  const callsBefore = ground.stripe.calls.length;
  expect(await tryToOpen(orderId)).toEqual(opened);
  expect(ground.stripe.calls).toHaveLength(callsBefore);
  expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'OPEN' }], ...NOTHING });
});

describe('a checkout that cannot be opened', () => {
  it('a checkout that failed while Stripe was away can be opened later, once when only the answer was lost', async () => {
    const orderId = await ground.place();
    ground.stripe.trouble(/sessions$/, { kind: 'ANSWER_LOST' }, 3);
    expect(await tryToOpen(orderId)).toMatchObject({ ok: false, refusals: [{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }] });
    ground.stripe.calm();
    const before = ground.stripe.till.of(ground.account).sessions.size;
    expect(await tryToOpen(orderId)).toMatchObject({ ok: true });
    expect(ground.stripe.till.of(ground.account).sessions.size).toBe(before);
  });

  it('a checkout that failed because Stripe was away can be opened as long as its order is held', async () => {
    const orderId = await ground.place();
    ground.stripe.trouble(/sessions$/, { kind: 'ERROR', status: 500 }, 3);
    expect(await tryToOpen(orderId)).toMatchObject({ ok: false, refusals: [{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }] });
    ground.stripe.calm();
    await ground.endHold(orderId, '-1 minute');
    expect(await tryToOpen(orderId)).toMatchObject({ ok: true });
  });

  it('a checkout of an order that Stripe knows by other names stands until its hold is over', async () => {
    const orderId = await ground.place();
    ground.stripe.trouble(/sessions$/, { kind: 'ANSWER_LOST' }, 3);
    await tryToOpen(orderId);
    ground.stripe.calm();
    await rename('Iná škola');
    expect(await tryToOpen(orderId)).toMatchObject({ ok: false, refusals: [{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }] });
    expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'OPEN' }], ...NOTHING });
  });

  it('a checkout whose order was left meanwhile is ended at Stripe', async () => {
    const orderId = await ground.place();
    ground.stripe.trouble(/sessions$/, { kind: 'DELAY', ms: 300 });
    const opening = tryToOpen(orderId);
    const isAsked = () =>
      Promise.resolve(ground.stripe.calls.some(({ idempotencyKey }) => idempotencyKey === `checkout-${orderId}`));
    await eventually(isAsked, (asked) => asked);
    await ground.engine.execute(ground.organisationId, {
      command: { kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as: 'CANCELLED' },
    });
    expect(await opening).toMatchObject({ ok: false, refusals: [{ code: 'ORDER_NOT_OPEN' }] });
    const session = [...ground.stripe.till.of(ground.account).sessions.values()].find(
      ({ metadata }) => metadata?.order === orderId,
    );
    expect(session?.status).toBe('expired');
  });
});

describe('the job that reconciles', () => {
  it('gives back what is held too long, and ends the checkout first', async () => {
    const { orderId, session } = await ground.order();
    const unopened = await ground.place();
    const held = await ground.order();
    await Promise.all([orderId, unopened].map((id) => ground.endHold(id)));
    await reconcile(ground.work);
    expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'EXPIRED' }], ...NOTHING });
    expect(await ground.outcome(unopened)).toMatchObject({ order: [{ status: 'EXPIRED' }], ...NOTHING });
    expect(await ground.outcome(held.orderId)).toMatchObject({ order: [{ status: 'OPEN' }], ...NOTHING });
    expect(sessionAt(session)?.status).toBe('expired');
    expect(sessionAt(held.session)?.status).toBe('open');
  });

  it('sends a key with every call that changes something, of its own where a call may be made again', async () => {
    const { orderId, session: ref } = await ground.order();
    const { account, organisationId, provider } = ground;
    for (let times = 0; times < 2; times += 1) {
      await provider.end({ organisationId, orderId, account, ref, heldUntil: new Date() });
    }
    const posts = ground.stripe.calls.filter(({ method }) => method === 'POST');
    const keysOf = (path: RegExp) => posts.flatMap((call) => (path.test(call.path) ? [call.idempotencyKey] : []));
    expect(posts.filter(({ idempotencyKey }) => idempotencyKey === undefined)).toEqual([]);
    expect(keysOf(/sessions$/)).toContain(`checkout-${orderId}`);
    const ends = keysOf(/expire$/);
    expect(ends.length).toBeGreaterThan(1);
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('finds a payment of which no event ever came', async () => {
    const { orderId, session } = await ground.order();
    pay(session);
    await ground.endHold(orderId);
    await reconcile(ground.work);
    expect(await ground.outcome(orderId)).toMatchObject(PAID);
  });

  it('lets an order wait that it cannot ask about, and goes on with the others', async () => {
    const away = await ground.order();
    const other = await ground.place();
    await Promise.all([away.orderId, other].map((id) => ground.endHold(id)));
    ground.stripe.trouble(new RegExp(away.session), { kind: 'ERROR', status: 500 }, 100);
    expect(await reconcile(ground.work)).toMatchObject({ failed: 1 });
    ground.stripe.calm();
    expect((await ground.outcome(away.orderId)).order).toMatchObject([{ status: 'OPEN' }]);
    expect((await ground.outcome(other)).order).toMatchObject([{ status: 'EXPIRED' }]);
    await reconcile(ground.work);
    expect((await ground.outcome(away.orderId)).order).toMatchObject([{ status: 'EXPIRED' }]);
  });

  it('ends the checkout of an order that its customer left', async () => {
    const { orderId, session } = await ground.order();
    await ground.engine.execute(ground.organisationId, {
      command: { kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as: 'CANCELLED' },
    });
    await follow(orderId);
    expect(sessionAt(session)?.status).toBe('expired');
  });

  it('lets go of an order whose checkout Stripe knows no more, an hour after its hold', async () => {
    const { orderId, session } = await ground.order();
    ground.stripe.till.of(ground.account).sessions.delete(session);
    await ground.endHold(orderId);
    expect(await reconcile(ground.work)).toMatchObject({ failed: 1 });
    expect((await ground.outcome(orderId)).order).toMatchObject([{ status: 'OPEN' }]);
    await ground.endHold(orderId, '2 hours');
    await reconcile(ground.work);
    expect((await ground.outcome(orderId)).order).toMatchObject([{ status: 'EXPIRED' }]);
    expect(await reconcile(ground.work)).toMatchObject({ failed: 0 });
  });
});

describe('a payment in another currency', () => {
  const paidInCrowns = async () => {
    const { orderId, session } = await ground.order();
    pay(session);
    const intent = ground.intentOf(session);
    const { intents, charges, refunds } = ground.stripe.till.of(ground.account);
    for (const row of [intents.get(intent), charges.get(String(intents.get(intent)?.latest_charge))]) {
      if (row) row.currency = 'czk';
    }
    const back = () => [...refunds.values()].filter(({ payment_intent }) => payment_intent === intent);
    return { orderId, session, back };
  };
  const saidOf = (orderId: string) => ground.errors.filter((error) => JSON.stringify(error).includes(orderId));

  it('goes back to the card, is told once, and leaves nothing that waits', async () => {
    const { orderId, session, back } = await paidInCrowns();
    ground.stripe.trouble(({ method, path }) => method === 'POST' && path === '/v1/refunds', { kind: 'ANSWER_LOST' }, 3);
    await expect(follow(orderId)).rejects.toThrow('Stripe did not do it');
    ground.stripe.calm();
    await follow(orderId);
    await followOrder(ground.work, ground.organisationId, orderId, { checkoutRef: session });
    expect(back()).toMatchObject([{ amount: 2400, currency: 'czk', refund_application_fee: true }]);
    expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'CANCELLED', due: 0 }], ...NOTHING });
    expect(saidOf(orderId)).toHaveLength(1);
  });

  it('is told when Stripe will not give it back', async () => {
    const { orderId, back } = await paidInCrowns();
    ground.stripe.trouble(({ method, path }) => method === 'POST' && path === '/v1/refunds', { kind: 'ERROR', status: 400 }, 1);
    await follow(orderId);
    ground.stripe.calm();
    expect(back()).toEqual([]);
    expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'CANCELLED', due: 0 }], ...NOTHING });
    expect(saidOf(orderId)).toHaveLength(2);
  });
});
