import { randomUUID } from 'node:crypto';
import { type Client, SellOrderDocument, type SellOrderInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../payments/online-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
const cash = (amount: number) => ({ method: 'CASH', amount: euro(amount) }) as const;
const sell = async (sale: Omit<SellOrderInput, 'idempotencyKey'>, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(SellOrderDocument, { input: { idempotencyKey: randomUUID(), ...sale } })).sellOrder;

const holderOf = async (passId: string | undefined): Promise<string> => {
  const { studio } = ground;
  const [row] = await rowsOf<{ customerId: string }>(studio, 'select customer_id as "customerId" from passes where id = ?', [
    studio.keyOf('Pass', passId ?? ''),
  ]);
  return studio.id('Customer', { id: row?.customerId ?? '' });
};

describe('a pass in an order whose line names no customer', () => {
  it('is for the customer of the order, when it holds entries or a time', async () => {
    const { shop, studio } = ground;
    const { customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: studio.entryProductId } }, { pass: { productId: studio.timeProductId } }];
    const { order } = ok(await sell({ customerId, lines, payments: [cash(64)] }));
    expect(order?.lines).toHaveLength(2);
    for (const { pass } of order?.lines ?? []) expect(await holderOf(pass?.id)).toBe(customerId);
  });

  it('is for the customer who is named, when a line names one', async () => {
    const { shop, studio } = ground;
    const [payer, child] = [await shop.newcomer(), await shop.newcomer()];
    const lines = [
      { pass: { productId: studio.entryProductId, holder: { customerId: child.customerId } } },
      { pass: { productId: studio.entryProductId } },
    ];
    const { order } = ok(await sell({ customerId: payer.customerId, lines, payments: [cash(48)] }));
    const holders = await Promise.all((order?.lines ?? []).map(({ pass }) => holderOf(pass?.id)));
    expect(holders).toEqual([child.customerId, payer.customerId]);
  });

  it('counts for the limit of that customer', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const productId = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(10), purchaseLimit: 1 });
    const sale = { customerId, lines: [{ pass: { productId } }], payments: [cash(10)] };
    ok(await sell(sale));
    await expectRefused(shop, () => sell(sale), ['PURCHASE_LIMIT_REACHED', 'lines.0.pass.productId']);
  });

  it('is for the customer who buys it online, on the booking page and in the profile', async () => {
    const { shop } = ground;
    const { customerId, client } = await shop.newcomer();
    const shown = { visibleInProfile: true, visibleOnBookingPage: true };
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 2, price: euro(12), ...shown });
    for (const inProfile of [false, true]) {
      const { order } = ok(await shop.start(client, [{ pass: { productId } }], { inProfile }));
      await shop.pay(order?.id ?? '');
      const { lines } = await shop.orderNow(order?.id ?? '');
      expect(await holderOf(lines[0]?.pass?.id)).toBe(customerId);
    }
  });

  it('is refused where the order has no customer, or where it holds credit', async () => {
    const { shop, studio } = ground;
    const { customerId } = await shop.newcomer();
    const entry = { lines: [{ pass: { productId: studio.entryProductId } }], payments: [cash(24)] };
    await expectRefused(shop, () => sell(entry), ['PASS_BELONGS_TO_CUSTOMER', 'lines.0.pass.holder.customerId']);
    expect((await sell(entry)).errors[0]?.message).toBe('This pass belongs to a customer. Choose the customer.');
    const credit = { customerId, lines: [{ pass: { productId: studio.creditProductId } }], payments: [cash(20)] };
    await expectRefused(shop, () => sell(credit), ['PASS_NEEDS_REGISTRATION', 'lines.0.pass.holder.registrationId']);
  });

  it('is refused where the line names a registration in place of a customer', async () => {
    const { shop, studio } = ground;
    const { customerId, registrationId } = await shop.newcomer();
    const lines = [{ pass: { productId: studio.entryProductId, holder: { registrationId } } }];
    const sale = { customerId, lines, payments: [cash(24)] };
    await expectRefused(shop, () => sell(sale), ['PASS_BELONGS_TO_CUSTOMER', 'lines.0.pass.holder.customerId']);
  });
});
