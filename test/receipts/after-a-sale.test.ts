import { randomUUID } from 'node:crypto';
import { MyReceiptsDocument, ReceiptDocument, ReceiptsDocument, SellPassDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { emailsAt } from '../support/mailbox.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp({ MAIL_RECEIPTS: 'on' });
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const emailsTo = async (email: string) => (await emailsAt(app.mailbox)).filter(({ to }) => to === email);

describe('a sale at the desk', () => {
  it('gives its customer a receipt, in their account and by mail, once', async () => {
    const { client, customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    const { viewer } = await client.request(MyReceiptsDocument);
    const receipts = viewer.receipts?.edges.map(({ node }) => node) ?? [];
    expect(receipts).toMatchObject([{ kind: 'RECEIPT', total: { amountMinor: 2400, currency: 'EUR' } }]);
    const { receipt } = await client.request(ReceiptDocument, { id: receipts[0]?.id ?? '' });
    expect(receipt).toMatchObject({
      lines: [{ position: 1, quantity: 1, amount: { amountMinor: 2400 } }],
      payments: [{ method: 'CASH', amount: { amountMinor: 2400 } }],
    });
    const email = receipt?.buyer?.email ?? '';
    await expect.poll(async () => (await emailsTo(email)).length, { timeout: 15_000 }).toBe(1);
    const [received] = await emailsTo(email);
    expect(received?.attachments).toEqual([`${receipt?.number}.pdf`]);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await emailsTo(email)).toHaveLength(1);
  });

  it('numbers without a gap, however many sell at once and however many are refused', async () => {
    const { customerId } = await studio.person();
    const limited = await studio.product({ kind: 'ENTRY', entries: 1, purchaseLimit: 10 });
    const input = { productId: limited, holder: { customerId }, payment: { method: 'CASH' } } as const;
    const sales = Array.from({ length: 40 }, () =>
      studio.clients.receptionist.request(SellPassDocument, { input: { ...input, idempotencyKey: randomUUID() } }),
    );
    const refused = (await Promise.all(sales)).filter(({ sellPass }) => sellPass.errors.length > 0);
    expect(refused).toHaveLength(30);
    const { receipts } = await studio.clients.receptionist.request(ReceiptsDocument, { first: 100 });
    const numbers = receipts?.edges.map(({ node }) => Number(node.number.split('-')[1])).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: numbers?.length ?? 0 }, (_, index) => index + 1));
    expect(numbers?.length).toBeGreaterThanOrEqual(10);
  });
});
