import { randomUUID } from 'node:crypto';
import {
  ArchivePassProductDocument,
  CancelOrderDocument,
  type Client,
  CreatePromoCodeDocument,
  OrdersDocument,
  RedeemGiftDocument,
  RegistrationDocument,
  UpdateCourseDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { setOnlinePayments } from '../support/online-sale.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';
import { codesOf, ok, type Shop, useShop } from './shop.js';

const ground = useShop();
let shop: Shop;
let passId: string;
beforeAll(async () => {
  ({ shop } = ground);
  passId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
});

describe('startCheckout', () => {
  it('holds a pass, a seat and a place, and issues them when the money is in', async () => {
    const { client, customerId, registrationId, attendeeId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8, capacity: 1 });
    const lines = [
      { pass: { productId: passId, holder: { customerId } } },
      { seat: { sessionId, registrationId } },
      { registration: { attendeeId, groupId: shop.continuousGroupId } },
    ];
    const { order, url } = ok(await shop.start(client, lines));
    expect(url).toContain('/sandbox/');
    expect(order).toMatchObject({ status: 'OPEN', channel: 'ONLINE', provider: 'SANDBOX', checkoutUrl: url, payments: [] });
    expect(await shop.seatsTaken(sessionId)).toBe(1);
    expect(codesOf(await shop.tryToBook({ registrationId: (await shop.newcomer()).registrationId, sessionId }))).toBe(
      'SESSION_FULL',
    );
    expect(await shop.pay(order?.id ?? '')).toMatchObject({ result: 'PAID' });
    const paid = await shop.orderNow(order?.id ?? '', client);
    expect(paid).toMatchObject({
      status: 'PAID',
      refundDue: euro(0),
      payments: [{ method: 'SANDBOX', isTest: true, fee: null }],
    });
    expect(paid.lines.map(({ pass, booking, registration }) => [pass?.status, booking?.status, registration !== null])).toEqual([
      ['ACTIVE', undefined, false],
      [undefined, 'BOOKED', true],
      [undefined, undefined, true],
    ]);
    expect(paid.receipts).toHaveLength(1);
    expect(await shop.account(registrationId)).toMatchObject({ paid: 800, charged: 800, debt: 0 });
  });

  it('answers the same to the same key, also once it is paid, and refuses the key for something else', async () => {
    const { client, customerId } = await shop.newcomer();
    const again = { idempotencyKey: randomUUID() };
    const lines = [{ pass: { productId: passId, holder: { customerId } } }];
    const [one, two] = await Promise.all([shop.start(client, lines, again), shop.start(client, lines, again)]);
    expect(two).toEqual(one);
    await shop.pay(ok(one).order?.id ?? '');
    const later = ok(await shop.start(client, lines, again));
    expect(later).toMatchObject({ order: { id: one.order?.id, status: 'PAID' }, url: null });
    await expectRefused(shop, () => shop.start(client, [...lines, ...lines], again), [
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ]);
  });

  it('pays an order of zero at once', async () => {
    const { client, customerId } = await shop.newcomer();
    const free = await shop.onlineProduct({ kind: 'ENTRY', entries: 1, price: euro(0) });
    const { order, url } = ok(await shop.start(client, [{ pass: { productId: free, holder: { customerId } } }]));
    expect([order?.status, url, order?.lines[0]?.pass?.status]).toEqual(['PAID', null, 'ACTIVE']);
  });

  it('lets one of two have the last pass, and the last seat', async () => {
    const { client, customerId, registrationId } = await shop.newcomer();
    const last = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, purchaseLimit: 1 });
    const both = await Promise.all([1, 2].map(() => shop.start(client, [{ pass: { productId: last, holder: { customerId } } }])));
    expect(both.map(codesOf).sort()).toEqual(['', 'PURCHASE_LIMIT_REACHED']);
    const sessionId = await shop.session({ capacity: 1 });
    const other = await shop.newcomer();
    const seats = await Promise.all([
      shop.start(client, [{ seat: { sessionId, registrationId } }]),
      shop.start(other.client, [{ seat: { sessionId, registrationId: other.registrationId } }]),
    ]);
    expect(seats.map(codesOf).sort()).toEqual(['', 'SESSION_FULL']);
  });

  it('honours a product that is withdrawn meanwhile, and owes the money back when it comes too late', async () => {
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const start = async () => ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }])).order?.id ?? '';
    const [inTime, late] = [await start(), await start()];
    await shop.clients.owner.request(ArchivePassProductDocument, { input: { productId } });
    expect(await shop.pay(inTime)).toMatchObject({ result: 'PAID' });
    await shop.outlast(late);
    expect(await shop.release(late)).not.toHaveProperty('refused');
    expect(await shop.pay(late)).toMatchObject({ result: 'REFUND_DUE' });
    expect(await shop.orderNow(late)).toMatchObject({ status: 'EXPIRED', refundDue: euro(24), receipts: [] });
  });

  it('makes a promo code once of two that are made at the same moment', async () => {
    const make = () =>
      shop.clients.owner.request(CreatePromoCodeDocument, { input: { code: 'NARAZ', discount: { percentBps: 1000 } } });
    const made = await Promise.all(Array.from({ length: 8 }, make));
    const codes = made.map(({ createPromoCode }) => codesOf(createPromoCode));
    expect(codes.sort()).toEqual(['', ...Array.from({ length: 7 }, () => 'NAME_TAKEN')]);
  });

  it('takes a promo code, and says why not', async () => {
    const { client, customerId } = await shop.newcomer();
    const made = await shop.clients.owner.request(CreatePromoCodeDocument, {
      input: { code: 'jeseň', discount: { percentBps: 1000 }, usageLimit: 1, productIds: [passId] },
    });
    expect(made.createPromoCode).toMatchObject({ promoCode: { code: 'JESEŇ', timesUsed: 0 }, errors: [] });
    const lines = [{ pass: { productId: passId, holder: { customerId } } }];
    const { order } = ok(await shop.start(client, lines, { promoCode: ' Jeseň ' }));
    expect(order).toMatchObject({ subtotal: euro(24), discount: euro(2.4), total: euro(21.6) });
    const refused = await shop.start(client, lines, { promoCode: 'JESEŇ' });
    expect(refused.errors).toMatchObject([{ code: 'PROMO_CODE_UNUSABLE', promoCodeProblem: 'USED_UP' }]);
    await client.request(CancelOrderDocument, { input: { orderId: order?.id ?? '' } });
    ok(await shop.start(client, lines, { promoCode: 'JESEŇ' }));
  });

  it('refuses what is not sold online, each thing by its name', async () => {
    const { client, customerId } = await shop.newcomer();
    const offline = await shop.product({ kind: 'ENTRY', entries: 4, visibleOnBookingPage: false });
    const refused = await shop.start(client, [{ pass: { productId: offline, holder: { customerId } } }]);
    expect(refused.errors).toMatchObject([{ saleProblems: ['PRODUCT_NOT_SELLABLE_ONLINE', 'PRODUCT_NOT_IN_CHANNEL'] }]);
    await setOnlinePayments(shop.tenant, 'PENDING');
    const sessionId = await shop.session();
    const { registrationId } = await shop.newcomer();
    await expectRefused(
      shop,
      () => shop.start(shop.clients.receptionist, [{ seat: { sessionId, registrationId } }], { customerId }),
      ['ONLINE_SALE_UNAVAILABLE', 'lines.0'],
    );
    await setOnlinePayments(shop.tenant, 'ACTIVE');
  });

  it('sells in the profile what the courses of the buyer offer there, and shows the same', async () => {
    const { client, customerId, registrationId } = await shop.newcomer();
    const creditId = await shop.onlineProduct({ kind: 'CREDIT', credit: euro(20), price: euro(20) });
    const offered = async () =>
      (await client.request(RegistrationDocument, { id: registrationId })).registration?.passesOnSale.map(({ id }) => id);
    const entry = { pass: { productId: passId, holder: { customerId } } };
    const credit = { pass: { productId: creditId, holder: { registrationId } } };
    const setOffer = async (passesInProfile: boolean) => {
      const input = { courseId: shop.openCourseId, passesInProfile };
      const { updateCourse } = await shop.clients.owner.request(UpdateCourseDocument, { input });
      expect(updateCourse.course).toMatchObject({ passesInProfile });
    };
    expect(await offered()).toEqual(expect.arrayContaining([passId, creditId]));
    await setOffer(false);
    expect(await offered()).toEqual([]);
    for (const [line, inProfile] of [
      [entry, true],
      [credit, true],
      [credit, false],
    ] as const) {
      const refused = await shop.start(client, [line], { inProfile });
      expect(refused.errors).toMatchObject([{ saleProblems: ['COURSE_NOT_IN_PROFILE'] }]);
    }
    ok(await shop.start(client, [entry]));
    await setOffer(true);
    ok(await shop.start(client, [entry, credit], { inProfile: true }));
  });

  it('refuses no lines, too many, or what is not theirs', async () => {
    const { client, customerId, registrationId } = await shop.newcomer();
    const stranger = await shop.newcomer();
    const line = { pass: { productId: passId, holder: { customerId } } };
    await expectRefused(shop, () => shop.start(client, []), ['INVALID_INPUT', 'lines']);
    await expectRefused(shop, () => shop.start(client, Array(21).fill(line)), ['INVALID_INPUT', 'lines']);
    await expectRefused(
      shop,
      () => shop.start(client, [{ pass: { productId: passId, holder: { customerId: stranger.customerId } } }]),
      ['NOT_FOUND', 'lines.0.pass.holder.customerId'],
    );
    const sessionId = await shop.session();
    await expectRefused(shop, () => shop.start(client, [{ seat: { sessionId, registrationId: stranger.registrationId } }]), [
      'NOT_FOUND',
      'lines.0.seat.registrationId',
    ]);
    await expectRefused(shop, () => shop.start(client, [line], { customerId: stranger.customerId }), ['NOT_FOUND', 'customerId']);
    await expectRefused(
      shop,
      () => shop.start(client, [{ seat: { sessionId, registrationId } }], { successUrl: 'javascript:alert(1)' }),
      ['INVALID_INPUT', 'successUrl'],
    );
  });

  it('is for the customer themselves, the desk and keys that write sales', async () => {
    const line = { pass: { productId: passId, holder: { customerId: ground.studio.customerId } } };
    const allowed = [...DESK, 'customer', 'key SALES_WRITE'] as const;
    const ask = (client: Client) => shop.start(client, [line]);
    await expectRights(ground, ask, { allowed, but: { otherCustomer: 'NOT_FOUND' } });
  });
});

describe('cancelOrder', () => {
  it('lets go of what an order holds, for who placed it and for the desk, and of no paid one', async () => {
    const { client, registrationId } = await shop.newcomer();
    const stranger = await shop.newcomer();
    const sessionId = await shop.session({ capacity: 1 });
    const { order } = ok(await shop.start(client, [{ seat: { sessionId, registrationId } }]));
    const orderId = order?.id ?? '';
    const cancel = async (by = client) => (await by.request(CancelOrderDocument, { input: { orderId } })).cancelOrder;
    await expectRefused(shop, () => cancel(stranger.client), ['NOT_FOUND', 'orderId']);
    const again = [await shop.session({ capacity: 9 }), sessionId].map((id) => ({ seat: { sessionId: id, registrationId } }));
    ok(await shop.start(client, again.slice(0, 1)));
    const { errors } = await shop.start(client, again.slice(0, 1));
    expect(errors).toMatchObject([
      { code: 'ALREADY_ORDERED', path: ['input', 'lines', '0', 'seat', 'sessionId'], order: { id: expect.any(String) } },
    ]);
    expect((await stranger.client.request(OrdersDocument, {})).orders?.edges).toEqual([]);
    expect(ok(await cancel()).order?.status).toBe('CANCELLED');
    expect(await shop.seatsTaken(sessionId)).toBe(0);
    await expectRefused(shop, () => cancel(shop.clients.receptionist), ['ORDER_NOT_OPEN', 'orderId']);
  });
});

describe('a gift', () => {
  it('is bought by one and redeemed by another, once', async () => {
    const { client } = await shop.newcomer();
    const friend = await shop.newcomer();
    const key = { idempotencyKey: randomUUID() };
    const lines = [{ pass: { productId: passId, holder: { gift: { to: 'Eva' } } } }];
    const started = ok(await shop.start(client, lines, key));
    expect(started.order?.lines).toMatchObject([{ gift: true, giftTo: 'Eva', pass: null }]);
    const [{ code = '' } = {}] = started.giftCodes;
    expect(code).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    expect((await shop.start(client, lines, key)).giftCodes).toEqual(started.giftCodes);
    const redeem = async (typed: string) => {
      const input = { code: typed, registrationId: friend.registrationId };
      return (await friend.client.request(RedeemGiftDocument, { input })).redeemGift;
    };
    await expectRefused(shop, () => redeem(code), ['GIFT_CODE_UNUSABLE', 'code']);
    await shop.pay(started.order?.id ?? '');
    await expectRefused(shop, () => redeem('AAAA-BBBB-CCCC-DDDD'), ['GIFT_CODE_UNUSABLE', 'code']);
    await expectRefused(shop, () => redeem(''), ['INVALID_INPUT', 'code']);
    const { pass } = ok(await redeem(code.toLowerCase().replaceAll('-', ' ')));
    expect(pass).toMatchObject({ status: 'ACTIVE', entriesLeft: 4 });
    await expectRefused(shop, () => redeem(code), ['GIFT_CODE_UNUSABLE', 'code']);
    const seen = await shop.orderNow(started.order?.id ?? '', client);
    expect(seen.lines[0]).toMatchObject({ pass: null });
    expect(seen.lines[0]?.redeemedAt).not.toBeNull();
  });
});
