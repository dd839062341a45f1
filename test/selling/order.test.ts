import { type Client, OrderDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';
import { makeShop, ok, useShop } from './shop.js';

const ground = useShop();

const read = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(OrderDocument, { id })).order ?? null;

/** The registration of the customer of the fixtures; empty until the first order. */
let registered = '';

/** An order for a seat of 8 by the customer of the fixtures. */
async function ownOrder() {
  const { shop, studio } = ground;
  registered ||= await studio.register(studio.childId);
  const registrationId = registered;
  const { order } = ok(
    await shop.start(studio.clients.customer, [{ seat: { sessionId: await shop.session({ price: 8 }), registrationId } }]),
  );
  return order?.id ?? '';
}

describe('order', () => {
  it('tells how an order stands: open with a checkout, then paid with its seat and receipt', async () => {
    const { shop } = ground;
    const { client, registrationId } = await shop.newcomer();
    const line = { seat: { sessionId: await shop.session({ price: 8 }), registrationId } };
    const { order, url } = ok(await shop.start(client, [line]));
    const id = order?.id ?? '';
    const open = await read(id, client);
    expect(open).toMatchObject({ status: 'OPEN', total: euro(8), checkoutUrl: url, payments: [], receipts: [], paidAt: null });
    expect(Date.parse(open?.heldUntil ?? '')).toBeGreaterThan(Date.now());
    await shop.pay(id);
    const paid = await read(id, client);
    expect(paid).toMatchObject({ status: 'PAID', checkoutUrl: null, payments: [{ amount: euro(8), isTest: true }] });
    expect(paid?.lines).toMatchObject([{ kind: 'SESSION', booking: { status: 'BOOKED' }, amount: euro(8) }]);
    expect(paid?.receipts).toHaveLength(1);
  });

  it('shows the refunds of an order, and the commission to the staff only', async () => {
    const { shop, studio } = ground;
    const id = await ownOrder();
    await shop.pay(id);
    const { payments, lines } = await shop.orderNow(id);
    ok(await shop.tryToCancel({ bookingId: lines[0]?.booking?.id ?? '' }));
    ok(await shop.refund(payments[0]?.id ?? '', { part: { amount: euro(3) } }));
    expect(await read(id)).toMatchObject({ refunds: [{ amount: euro(3), method: 'CASH', reason: 'Choroba' }] });
    const own = await read(id, studio.clients.customer);
    expect(own?.payments).toMatchObject([{ fee: null }]);
    expect(own?.receipts).toHaveLength(2);
  });

  it('hides the reason of a discount from the customer', async () => {
    const { shop, studio } = ground;
    const input = {
      productId: studio.entryProductId,
      holder: { customerId: studio.customerId },
      payment: { method: 'CASH' },
    } as const;
    const discount = { amount: euro(4), reason: 'Sťažnosť na chladnú vodu' };
    const sold = await shop.sellWith({ ...input, discount });
    expect((await read(sold))?.discountReason).toBe(discount.reason);
    expect(await read(sold, studio.clients.customer)).toMatchObject({ discount: euro(4), discountReason: null });
  });

  it('is null for ids that lead nowhere and for an order of another organisation', async () => {
    const elsewhere = await makeShop(ground.app, ground.other);
    const { client, registrationId } = await elsewhere.newcomer();
    const { order } = ok(await elsewhere.start(client, [{ seat: { sessionId: await elsewhere.session(), registrationId } }]));
    await elsewhere.closeShop();
    for (const id of [...idsOfNothing(ground, 'Order'), order?.id ?? '']) expect(await read(id)).toBeNull();
  });

  it('is shown to the desk, to keys with sales, and to the customer who pays', async () => {
    const id = await ownOrder();
    const allowed = [...DESK, 'key SALES_READ', 'key SALES_WRITE', 'customer'] as const;
    await expectSeenBy(ground, (client) => read(id, client), { allowed });
  });
});
