import { randomUUID } from 'node:crypto';
import { type Client, SellOrderDocument, type SellOrderInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';
import { codesOf, ok, useShop } from './shop.js';

const ground = useShop();
type Sale = Pick<SellOrderInput, 'lines' | 'payments'> & Partial<SellOrderInput>;

const sell = async (sale: Sale, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(SellOrderDocument, { input: { idempotencyKey: randomUUID(), ...sale } })).sellOrder;

const cash = (amount: number, tendered = amount) => ({ method: 'CASH', amount: euro(amount), tendered: euro(tendered) }) as const;
const card = (amount: number) => ({ method: 'CARD_TERMINAL', amount: euro(amount) }) as const;

/** A sale of a pass of 4 entries for 24 to a new customer. */
async function sale() {
  const { shop, studio } = ground;
  const { customerId } = await shop.newcomer();
  return { lines: [{ pass: { productId: studio.entryProductId, holder: { customerId } } }], payments: [cash(24)] };
}

describe('sellOrder', () => {
  it('sells a pass, a seat and a registration with one receipt', async () => {
    const { shop, studio } = ground;
    const { customerId, registrationId, attendeeId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8 });
    const { order } = ok(
      await sell({
        customerId,
        lines: [
          { pass: { productId: studio.entryProductId, holder: { customerId } } },
          { seat: { sessionId, registrationId } },
          { registration: { attendeeId, groupId: studio.oneOffGroupId } },
        ],
        payments: [cash(62)],
      }),
    );
    expect(order).toMatchObject({ channel: 'RECEPTION', status: 'PAID', total: euro(62), refundDue: euro(0), provider: null });
    expect(order?.lines.map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
      ['PASS', 2400],
      ['SESSION', 800],
      ['REGISTRATION', 3000],
    ]);
    expect(order?.lines.map(({ pass, booking }) => pass?.status ?? booking?.status)).toEqual(['ACTIVE', 'BOOKED', undefined]);
    expect(order?.receipts).toHaveLength(1);
    expect(await shop.seatsTaken(sessionId)).toBe(1);
  });

  it('takes several payments and gives change on the cash', async () => {
    const { order } = ok(await sell({ ...(await sale()), payments: [card(14), cash(10, 50)] }));
    expect(order?.payments.map(({ method, amount, change }) => [method, amount.amountMinor, change?.amountMinor])).toEqual([
      ['CARD_TERMINAL', 1400, 0],
      ['CASH', 1000, 4000],
    ]);
  });

  it('takes a discount off with a reason, and shows the reason to the staff', async () => {
    const discount = { amount: euro(4), reason: 'Súrodenec' };
    const { order } = ok(await sell({ ...(await sale()), discount, payments: [cash(20)] }));
    expect(order).toMatchObject({ subtotal: euro(24), discount: euro(4), total: euro(20), discountReason: 'Súrodenec' });
  });

  it('sells nothing for money when the discount takes all of it', async () => {
    const discount = { amount: euro(24), reason: 'Výhra v tombole' };
    const { order } = ok(await sell({ ...(await sale()), discount, payments: [] }));
    expect(order).toMatchObject({ status: 'PAID', total: euro(0), payments: [] });
  });

  it('gives the code of a gift that is sold at the desk', async () => {
    const { studio } = ground;
    const { order, giftCodes } = ok(
      await sell({
        lines: [{ pass: { productId: studio.entryProductId, holder: { gift: { to: 'Eva' } } } }],
        payments: [cash(24)],
      }),
    );
    expect(order?.lines).toMatchObject([{ gift: true, giftTo: 'Eva', pass: null }]);
    expect(giftCodes).toMatchObject([{ position: 0, code: expect.stringMatching(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/) }]);
  });

  it('gives the same answer to the same idempotency key, and refuses the key for another sale', async () => {
    const sold = { ...(await sale()), idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([sell(sold), sell(sold)]);
    expect(two.order?.id).toBe(ok(one).order?.id);
    await expectRefused(ground.studio, () => sell({ ...sold, payments: [card(24)] }), [
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ]);
  });

  it.each([
    ['too little', () => [cash(23)]],
    ['too much', () => [card(25)]],
    ['no payment', () => []],
    ['two payments that fall short', () => [card(10), cash(13.99)]],
  ])('refuses %s and tells the total', async (_, payments) => {
    const sold = await sale();
    const refused = async () => sell({ ...sold, payments: payments() });
    await expectRefused(ground.studio, refused, ['PAYMENTS_DO_NOT_ADD_UP', 'payments']);
    expect((await refused()).errors).toMatchObject([{ total: euro(24) }]);
  });

  it('refuses payments of nothing, in another currency, or with less cash than is paid', async () => {
    const { studio } = ground;
    const sold = await sale();
    const crowns = { method: 'CASH', amount: { amountMinor: 2400, currency: 'CZK' } } as const;
    await expectRefused(studio, () => sell({ ...sold, payments: [cash(24), card(0)] }), [
      'INVALID_INPUT',
      'payments.1.amount.amountMinor',
    ]);
    await expectRefused(studio, () => sell({ ...sold, payments: [crowns] }), ['INVALID_INPUT', 'payments.0.amount.currency']);
    const [{ code = '' } = {}] = (await sell({ ...sold, payments: [cash(24, 20)] })).errors;
    expect(code).toBe('INVALID_INPUT');
  });

  it('refuses a discount without a reason, and one above the price', async () => {
    const { studio } = ground;
    const sold = await sale();
    const without = { ...sold, discount: { amount: euro(4), reason: ' ' }, payments: [cash(20)] };
    await expectRefused(studio, () => sell(without), ['INVALID_INPUT', 'discount.reason']);
    const above = { ...sold, discount: { amount: euro(25), reason: 'Omyl' }, payments: [] };
    expect(codesOf(await sell(above))).not.toBe('');
  });

  it('sells nothing of an order when one line is refused', async () => {
    const { shop, studio } = ground;
    const { customerId, registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8, capacity: 1 });
    await shop.book((await shop.newcomer()).registrationId, sessionId);
    const lines = [
      { pass: { productId: studio.entryProductId, holder: { customerId } } },
      { seat: { sessionId, registrationId } },
    ];
    await expectRefused(studio, () => sell({ lines, payments: [cash(32)] }), ['SESSION_FULL', 'lines.1.seat.sessionId']);
  });

  it('refuses customers, products and sessions of another organisation', async () => {
    const { other, studio, shop } = ground;
    const { customerId } = await shop.newcomer();
    const foreign = { ...(await other.newcomer()), sessionId: await other.session() };
    const pass = { productId: studio.entryProductId, holder: { customerId } };
    const payments = [cash(24)];
    await expectRefused(
      studio,
      () => sell({ lines: [{ pass: { ...pass, holder: { customerId: foreign.customerId } } }], payments }),
      ['NOT_FOUND', 'lines.0.pass.holder.customerId'],
    );
    await expectRefused(studio, () => sell({ lines: [{ pass: { ...pass, productId: other.entryProductId } }], payments }), [
      'NOT_FOUND',
      'lines.0.pass.productId',
    ]);
    await expectRefused(studio, () => sell({ lines: [{ pass }], customerId: foreign.customerId, payments }), [
      'NOT_FOUND',
      'customerId',
    ]);
  });

  it('is for the desk and for keys that write sales', async () => {
    const sold = await sale();
    await expectRights(ground, (client) => sell(sold, client), { allowed: [...DESK, 'key SALES_WRITE'] });
  });
});
