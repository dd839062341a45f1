import { randomUUID } from 'node:crypto';
import { CancelOrderDocument, type Client, type StartCheckoutInput } from '@permanentka/client';
import { afterEach, describe, expect, it } from 'vitest';
import { updatePassProduct } from '../../src/services/passes/index.js';
import { asPlatform, setOnlinePayments } from '../support/online-sale.js';
import { euro, made } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { REFUSED_LINES, tryToStart } from './refused-lines.js';
import { ok, useShop } from './shop.js';

const ground = useShop();

type Line = StartCheckoutInput['lines'][number];

describe('startCheckout: refusals', () => {
  it.each(REFUSED_LINES)('refuses %s, and holds nothing', async (_, caseOf) => {
    const { shop, studio } = ground;
    const buyer = await shop.newcomer();
    const { lines, refused, facts = {} } = await caseOf(shop, buyer);
    await expectRefused(studio, () => tryToStart(buyer.client, { lines }), refused);
    expect((await tryToStart(buyer.client, { lines })).errors).toMatchObject([facts]);
  });

  type Stranger = { customerId: string; registrationId: string; attendeeId: string };
  const ofAnother: [string, (stranger: Stranger, productId: string) => Line, string][] = [
    [
      'a pass for another customer',
      ({ customerId }, productId) => ({ pass: { productId, holder: { customerId } } }),
      'lines.0.pass.holder.customerId',
    ],
    [
      'a pass for a registration of another customer',
      ({ registrationId }, productId) => ({ pass: { productId, holder: { registrationId } } }),
      'lines.0.pass.holder.registrationId',
    ],
    [
      'a registration of an attendee of another customer',
      ({ attendeeId }) => ({ registration: { attendeeId, groupId: ground.studio.oneOffGroupId } }),
      'lines.0.registration.attendeeId',
    ],
  ];
  it.each(ofAnother)('refuses %s as if there were none', async (_, lineOf, field) => {
    const { shop, studio } = ground;
    const [buyer, stranger] = [await shop.newcomer(), await shop.newcomer()];
    const lines = [lineOf(stranger, await shop.onlineProduct({ kind: 'CREDIT', credit: euro(20) }))];
    await expectRefused(studio, () => tryToStart(buyer.client, { lines }), ['NOT_FOUND', field]);
  });

  it('refuses a sixth order of a customer while five wait for their money, and takes it once one is cancelled', async () => {
    const { shop, studio } = ground;
    const { client, customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1 }), holder: { customerId } } }];
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(ok(await shop.start(client, lines)).order?.id ?? '');
    await expectRefused(studio, () => tryToStart(client, { lines }), ['TOO_MANY_OPEN_ORDERS', 'customerId']);
    expect((await tryToStart(client, { lines })).errors).toMatchObject([{ openOrders: 5 }]);
    await client.request(CancelOrderDocument, { input: { orderId: ids[2] ?? '' } });
    ok(await shop.start(client, lines));
  });

  it('refuses the key of an order that was cancelled, and places no second one', async () => {
    const { shop, studio } = ground;
    const { client, customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1 }), holder: { customerId } } }];
    const key = { idempotencyKey: randomUUID() };
    const { order } = ok(await shop.start(client, lines, key));
    await client.request(CancelOrderDocument, { input: { orderId: order?.id ?? '' } });
    const before = await fingerprints(studio.tenant);
    expect((await tryToStart(client, { lines, ...key })).errors).toMatchObject([{ code: 'ORDER_NOT_OPEN', status: 'CANCELLED' }]);
    expect(await fingerprints(studio.tenant)).toEqual(before);
  });

  const addresses = ['javascript:alert(1)', 'vlnka.sk/paid', '', `https://vlnka.sk/${'x'.repeat(2_000)}`];
  it.each(['successUrl', 'cancelUrl'] as const)('refuses a %s that a browser cannot be sent to', async (field) => {
    const { shop, studio } = ground;
    const { client, customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1 }), holder: { customerId } } }];
    for (const url of addresses) {
      await expectRefused(studio, () => tryToStart(client, { lines, [field]: url }), ['INVALID_INPUT', field]);
    }
  });

  it('refuses a customer of the desk who does not exist', async () => {
    const { shop, studio, other } = ground;
    const lines = [{ pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1 }), holder: { gift: {} } } }];
    const ask = (customerId: string) => () => tryToStart(studio.clients.receptionist, { lines, customerId });
    for (const customerId of ['', studio.locationId, other.customerId]) {
      await expectRefused(studio, ask(customerId), ['NOT_FOUND', 'customerId']);
    }
  });
});

describe('startCheckout refuses what is not sold online, and names every reason', () => {
  afterEach(async () => {
    const { app, studio } = ground;
    await asPlatform(app.databaseUrl, studio.slug, { kind: 'RESUME_ONLINE_PAYMENTS' });
    await asPlatform(app.databaseUrl, studio.slug, { kind: 'SET_PLAN', plan: 'STANDARD' });
    await setOnlinePayments(studio.tenant, 'ACTIVE');
  });

  async function expectReasons(client: Client, input: Pick<StartCheckoutInput, 'lines'> & Partial<StartCheckoutInput>) {
    const before = await fingerprints(ground.studio.tenant);
    const { errors } = await tryToStart(client, input);
    expect(errors).toMatchObject([{ code: 'ONLINE_SALE_UNAVAILABLE' }]);
    expect(await fingerprints(ground.studio.tenant)).toEqual(before);
    return { path: errors[0]?.path, reasons: errors[0]?.reasons };
  }

  const terms: [string, object, boolean, string[]][] = [
    ['not marked for it', { sellableOnline: false }, false, ['PRODUCT_NOT_SELLABLE_ONLINE']],
    ['not shown on the booking page', { visibleOnBookingPage: false }, false, ['PRODUCT_NOT_IN_CHANNEL']],
    ['not shown in the profile', { visibleInProfile: false }, true, ['PRODUCT_NOT_IN_CHANNEL']],
    ['over', { validity: { days: { fromOn: '2026-01-01', untilOn: '2026-01-31' } } }, false, ['PRODUCT_ENDED']],
    [
      'over, hidden and not marked for it',
      { sellableOnline: false, visibleOnBookingPage: false, validity: { days: { fromOn: '2026-01-01', untilOn: '2026-01-31' } } },
      false,
      ['PRODUCT_NOT_SELLABLE_ONLINE', 'PRODUCT_NOT_IN_CHANNEL', 'PRODUCT_ENDED'],
    ],
  ];
  it.each(terms)('a pass that is %s', async (_, more, inProfile, reasons) => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 1, ...more });
    const told = await expectReasons(client, { lines: [{ pass: { productId, holder: { customerId } } }], inProfile });
    expect(told).toEqual({ path: ['input', 'lines', '0', 'pass', 'productId'], reasons });
  });

  it('a pass that is archived', async () => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 1 });
    await made(updatePassProduct(shop.tenant, { productId: shop.keyOf('PassProduct', productId), archived: true }));
    expect((await expectReasons(client, { lines: [{ pass: { productId, holder: { customerId } } }] })).reasons).toEqual([
      'PRODUCT_ARCHIVED',
    ]);
  });

  const closed: [string, () => Promise<unknown>, string[]][] = [
    [
      'the plan is FREE',
      () => asPlatform(ground.app.databaseUrl, ground.studio.slug, { kind: 'SET_PLAN', plan: 'FREE' }),
      ['PLAN_TOO_LOW'],
    ],
    ['payments are not active', () => setOnlinePayments(ground.studio.tenant, 'INACTIVE'), ['ONLINE_PAYMENTS_INACTIVE']],
    [
      'the platform suspends payments',
      () => asPlatform(ground.app.databaseUrl, ground.studio.slug, { kind: 'SUSPEND_ONLINE_PAYMENTS', reason: 'Complaints' }),
      ['ONLINE_PAYMENTS_SUSPENDED'],
    ],
  ];
  it.each(closed)('passes, seats and registrations while %s', async (_, close, reasons) => {
    const { shop } = ground;
    const { client, customerId, registrationId, attendeeId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 1 });
    const sessionId = await shop.session();
    await close();
    const kinds: [Line, string[]][] = [
      [{ pass: { productId, holder: { customerId } } }, ['pass', 'productId']],
      [{ seat: { sessionId, registrationId } }, []],
      [{ registration: { attendeeId, groupId: shop.oneOffGroupId } }, []],
    ];
    for (const [line, field] of kinds) {
      expect(await expectReasons(client, { lines: [line] })).toEqual({ path: ['input', 'lines', '0', ...field], reasons });
    }
  });
});
