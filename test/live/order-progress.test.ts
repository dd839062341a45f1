import { CancelOrderDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { codesOf, ok, useShop } from '../selling/shop.js';
import { expectGrowing, expectWatchedBy, useStreams } from '../support/streams.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useShop();
const { progressOf } = useStreams();
let productId: string;
beforeAll(async () => {
  productId = await ground.shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
});

async function ordered() {
  const { shop } = ground;
  const { client, customerId } = await shop.newcomer();
  const { order } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }]));
  return { client, orderId: order?.id ?? '' };
}

describe('orderProgress', () => {
  it('begins with an order that waits for its payment, and tells when it is paid and what it issued', async () => {
    const { client, orderId } = await ordered();
    const progress = progressOf(client, orderId);
    expect(await progress.until(() => true)).toMatchObject({ status: 'OPEN', paidAt: null, order: { id: orderId } });
    await ground.shop.pay(orderId);
    const paid = await progress.until(({ status }) => status === 'PAID');
    expect(paid.paidAt).not.toBeNull();
    expect(paid.order.lines).toMatchObject([{ pass: { name: 'Permanentka' } }]);
    expect(paid.order.receipts).toHaveLength(1);
    expectGrowing(progress.seen);
    // A stream that is opened later begins with the paid order.
    expect(await progressOf(client, orderId).until(() => true)).toEqual(paid);
  });

  it('tells the payer and the desk that an order was cancelled', async () => {
    const { client, orderId } = await ordered();
    const watching = [progressOf(client, orderId), progressOf(ground.studio.clients.receptionist, orderId)];
    for (const progress of watching) await progress.until(() => true);
    const { cancelOrder } = await client.request(CancelOrderDocument, { input: { orderId } });
    expect(codesOf(cancelOrder)).toBe('');
    for (const progress of watching) await progress.until(({ status }) => status === 'CANCELLED');
  });

  it('is for the desk and for keys that may read sales, and for no customer but the payer', async () => {
    const { orderId } = await ordered();
    await expectWatchedBy(ground, (client) => progressOf(client, orderId), [...DESK, 'key SALES_READ', 'key SALES_WRITE']);
  });

  it('begins for no id of nothing, and for no order of another studio', async () => {
    for (const id of idsOfNothing(ground, 'Order')) {
      const progress = progressOf(ground.studio.clients.owner, id);
      await expect(progress.until(() => true)).rejects.toThrow();
      expect(progress.seen).toEqual([]);
    }
    const { orderId } = await ordered();
    await expect(progressOf(ground.other.clients.owner, orderId).until(() => true)).rejects.toThrow();
  });
});
