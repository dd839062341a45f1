import { randomUUID } from 'node:crypto';
import { type Client, SellOrderDocument, TypedDocumentString } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { euro } from '../support/studio.js';
import { ok, useShop } from './shop.js';

const ground = useShop();

interface Line {
  position: number;
  description: string;
  product: { id: string; name: string } | null;
  session: { id: string } | null;
  registration: { id: string } | null;
  pass: { id: string } | null;
  booking: { id: string } | null;
}
interface Shown {
  customer: { id: string; name: string } | null;
  createdAt: string;
  paidAt: string | null;
  lines: Line[];
  payments: {
    method: string;
    tendered: { amountMinor: number } | null;
    change: { amountMinor: number };
    disputedAt: string | null;
  }[];
  refunds: {
    origin: string;
    method: string;
    status: string;
    createdAt: string;
    settledAt: string | null;
    feeReturned: { amountMinor: number } | null;
  }[];
  receipts: { kind: string; total: { amountMinor: number }; corrects: { id: string } | null }[];
}

const ORDER = new TypedDocumentString<{ order: Shown | null }, { id: string }>(
  `query ($id: ID!) { order(id: $id) {
     customer { id name } createdAt paidAt
     lines { position description product { id name } session { id } registration { id } pass { id } booking { id } }
     payments { method tendered { amountMinor } change { amountMinor } disputedAt }
     refunds { origin method status createdAt settledAt feeReturned { amountMinor } }
     receipts { kind total { amountMinor } corrects { id } }
   } }`,
);

async function shown(id: string, client: Client = ground.studio.clients.receptionist): Promise<Shown> {
  const { order } = await client.request(ORDER, { id });
  if (!order) throw new Error(`there is no order ${id}`);
  return order;
}

/** An order at the desk: a pass, a seat and a registration of a customer, paid by 50 € in cash and the rest by card. */
let orderId: string;
let buyer: Awaited<ReturnType<typeof ground.shop.newcomer>>;
let sessionId: string;
beforeAll(async () => {
  const { shop, studio } = ground;
  buyer = await shop.newcomer();
  sessionId = await shop.session({ price: 8 });
  const input = {
    customerId: buyer.customerId,
    lines: [
      { pass: { productId: studio.entryProductId, holder: { customerId: buyer.customerId } } },
      { seat: { sessionId, registrationId: buyer.registrationId } },
      { registration: { attendeeId: buyer.attendeeId, groupId: studio.oneOffGroupId } },
    ],
    payments: [
      { method: 'CASH', amount: euro(42), tendered: euro(50) } as const,
      { method: 'CARD_TERMINAL', amount: euro(20) } as const,
    ],
    idempotencyKey: randomUUID(),
  };
  const { order } = ok((await studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  orderId = order?.id ?? '';
});

describe('an order', () => {
  it('names its payer, and when it was placed and paid', async () => {
    const { customer, createdAt, paidAt } = await shown(orderId);
    expect(customer).toEqual({ id: buyer.customerId, name: 'Mária Nová' });
    expect(paidAt).toBe(createdAt);
    expect(Date.now() - Date.parse(createdAt)).toBeLessThan(60_000);
  });

  it('has no payer when an anonymous buyer took a gift at the desk', async () => {
    const lines = [{ pass: { productId: ground.studio.entryProductId, holder: { gift: {} } } }];
    const input = { lines, payments: [{ method: 'BANK', amount: euro(24) } as const], idempotencyKey: randomUUID() };
    const { order } = ok((await ground.studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
    expect((await shown(order?.id ?? '')).customer).toBeNull();
  });

  it('shows for each line what it is for and what came of it', async () => {
    const { studio } = ground;
    const { lines } = await shown(orderId);
    const [pass, seat, place] = lines;
    expect(lines.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(pass).toMatchObject({
      description: '4 vstupy',
      product: { id: studio.entryProductId, name: '4 vstupy' },
      pass: { id: expect.any(String) },
      ...{ session: null, registration: null, booking: null },
    });
    expect(seat).toMatchObject({
      description: expect.stringMatching(/^Plávanie pre deti, /),
      session: { id: sessionId },
      registration: { id: buyer.registrationId },
      booking: { id: expect.any(String) },
      ...{ product: null, pass: null },
    });
    expect(place).toMatchObject({
      description: 'Víkendový workshop – Nina',
      registration: { id: expect.any(String) },
      ...{ product: null, session: null, pass: null, booking: null },
    });
    expect(place?.registration?.id).not.toBe(buyer.registrationId);
  });

  it('shows the cash that was handed over and the change, which card payments have not', async () => {
    const { payments } = await shown(orderId);
    expect(payments).toEqual([
      { method: 'CASH', tendered: { amountMinor: 5000 }, change: { amountMinor: 800 }, disputedAt: null },
      { method: 'CARD_TERMINAL', tendered: null, change: { amountMinor: 0 }, disputedAt: null },
    ]);
  });

  it('shows its payer everything but what is for the staff', async () => {
    const own = await shown(orderId, buyer.client);
    expect(own).toEqual(await shown(orderId));
  });

  it('shows a key that reads sales the pass, and neither the customer nor the booking and the registrations', async () => {
    const { lines, customer } = await shown(orderId, ground.viewers['key SALES_READ']);
    expect(customer).toBeNull();
    expect(lines.map(({ pass }) => pass !== null)).toEqual([true, false, false]);
    for (const { booking, registration } of lines)
      expect({ booking, registration }).toEqual({ booking: null, registration: null });
  });
});

describe('the refund of an order', () => {
  it('tells who asked for it and when it was settled; its credit note corrects the receipt', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const sold = await shop.sellWith({
      productId: ground.studio.entryProductId,
      holder: { customerId },
      payment: { method: 'CASH' },
    });
    const { payments } = await shop.orderNow(sold);
    ok(await shop.refund(payments[0]?.id ?? '', { method: 'BANK', part: { amount: euro(4) } }));
    const { refunds, receipts } = await shown(sold);
    const settledAt = refunds[0]?.createdAt;
    const requested = { origin: 'REQUESTED', method: 'BANK', status: 'SUCCEEDED', settledAt, feeReturned: { amountMinor: 0 } };
    expect(refunds).toMatchObject([requested]);
    expect(receipts).toMatchObject([
      { kind: 'RECEIPT', total: { amountMinor: 2400 }, corrects: null },
      { kind: 'CREDIT_NOTE', total: { amountMinor: -400 }, corrects: { id: expect.any(String) } },
    ]);
  });

  it('hides the commission that was returned from the customer', async () => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const { order } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }]));
    const id = order?.id ?? '';
    await shop.does({
      ...{ kind: 'payOrder', orderId: shop.keyOf('Order', id), method: 'SANDBOX', amountMinor: 2400 },
      ...{ providerRef: randomUUID(), feeMinor: 72, isTest: true },
    });
    const { payments } = await shop.orderNow(id);
    ok(await shop.refund(payments[0]?.id ?? '', { method: 'CARD', part: { amount: euro(12) }, returnFee: true }));
    // Half of the price is given back, and so half of the commission of 72 cents.
    expect((await shown(id)).refunds).toMatchObject([{ feeReturned: { amountMinor: 36 } }]);
    expect((await shown(id, client)).refunds).toMatchObject([{ feeReturned: null }]);
  });
});
