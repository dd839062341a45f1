import { randomUUID } from 'node:crypto';
import { ReceiptDocument, SalesDocument, SellOrderDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayAfter, rowsOf } from '../reports/rows.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
beforeAll(() => ground.shop.sql('update organisations set vat_payer = true'));

const cents = (amountMinor: number) => ({ amountMinor });

/** An order at the desk: a pass for 20.00 at 23 % and one for 30.00 at 5 %, paid in cash. */
async function twoPasses() {
  const { shop } = ground;
  const newcomer = await shop.newcomer();
  const { customerId } = newcomer;
  const taxed = { kind: 'ENTRY', entries: 2, vatTreatment: 'SINGLE_PURPOSE' } as const;
  const products = [
    await shop.product({ ...taxed, price: euro(20), vatBps: 2300 }),
    await shop.product({ ...taxed, price: euro(30), vatBps: 500 }),
  ];
  const lines = products.map((productId) => ({ pass: { productId, holder: { customerId } } }));
  const input = { lines, customerId, payments: [{ method: 'CASH', amount: euro(50) } as const], idempotencyKey: randomUUID() };
  const { order } = ok((await shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  const passIds = order?.lines.map(({ pass }) => pass?.id ?? '') ?? [];
  return { ...newcomer, products, orderId: order?.id ?? '', paymentId: order?.payments[0]?.id ?? '', passIds };
}

/** The credit note that an order got last. */
async function creditNoteOf(orderId: string) {
  const { receipts } = await ground.shop.orderNow(orderId);
  const { receipt } = await ground.shop.clients.receptionist.request(ReceiptDocument, { id: receipts.at(-1)?.id ?? '' });
  return receipt;
}

describe('refundPayment with lines', () => {
  it('takes back the second pass of an order and its tax, and leaves the first untouched', async () => {
    const { shop } = ground;
    const { paymentId, passIds, products, orderId } = await twoPasses();
    const asked = { part: { lines: [{ position: 1 }] } };
    const preview = ok(await shop.refund(paymentId, { ...asked, dryRun: true }));
    expect(preview.refund).toMatchObject({ amount: euro(30), lines: [{ position: 1, amount: euro(30) }] });
    expect((await shop.passNow(passIds[1] ?? '')).status).toBe('ACTIVE');
    const { refund, passBalances } = ok(await shop.refund(paymentId, asked));
    expect(refund).toMatchObject({ amount: euro(30), lines: [{ position: 1, amount: euro(30) }] });
    expect(passBalances.map(({ pass }) => pass.id)).toEqual([passIds[1]]);
    const states = await Promise.all(passIds.map((id) => shop.passNow(id)));
    expect(states.map(({ status, entriesLeft }) => [status, entriesLeft])).toEqual([
      ['ACTIVE', 2],
      ['REFUNDED', 0],
    ]);
    expect(await creditNoteOf(orderId)).toMatchObject({
      kind: 'CREDIT_NOTE',
      total: euro(-30),
      lines: [{ position: 2, amount: cents(-3000) }],
      vat: [{ vatBps: 500, gross: cents(-3000), base: cents(-2857), tax: cents(-143) }],
    });
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(new Date());
    const { reports } = await shop.clients.owner.request(SalesDocument, { from: today, until: dayAfter(today) });
    const rows = rowsOf(reports?.sales);
    const refunded = products.map((id) => rows.find(({ product }) => product?.id === id)?.refunded.amountMinor);
    expect(refunded).toEqual([0, 3000]);
  });

  it('gives back a part of one line as a discount, and names it on the credit note', async () => {
    const { shop } = ground;
    const { paymentId, passIds, orderId } = await twoPasses();
    ok(await shop.refund(paymentId, { part: { lines: [{ position: 0, amount: euro(5) }] } }));
    expect((await shop.passNow(passIds[0] ?? '')).status).toBe('ACTIVE');
    expect(await creditNoteOf(orderId)).toMatchObject({ total: euro(-5), lines: [{ position: 1, amount: cents(-500) }] });
  });

  it('names the lesson of the second day when that one was cancelled, for the refund of its price', async () => {
    const { shop } = ground;
    const { registrationId, client } = await shop.newcomer();
    const seats = [await shop.session({ price: 8, days: 8 }), await shop.session({ price: 8, days: 9 })];
    const { order } = ok(
      await shop.start(
        client,
        seats.map((sessionId) => ({ seat: { sessionId, registrationId } })),
      ),
    );
    await shop.pay(order?.id ?? '');
    const { payments, lines } = await shop.orderNow(order?.id ?? '');
    ok(await shop.tryToCancel({ bookingId: lines[1]?.booking?.id ?? '' }));
    const { refund } = ok(await shop.refund(payments[0]?.id ?? '', { part: { amount: euro(8) } }));
    expect(refund?.lines).toEqual([{ position: 1, amount: euro(8) }]);
    const note = await creditNoteOf(order?.id ?? '');
    expect(note?.lines).toMatchObject([{ position: 2, description: lines[1]?.description, amount: cents(-800) }]);
    await expectRefused(shop, () => shop.refund(payments[0]?.id ?? '', { part: { lines: [{ position: 0 }] } }), [
      'REFUND_TOO_LARGE',
      'part.lines.0',
    ]);
  });

  it('refuses an empty list, a line named twice, an amount beside lines, and more than the line has', async () => {
    const { shop } = ground;
    const { paymentId } = await twoPasses();
    const refused = (more: Parameters<typeof shop.refund>[1], ...expected: [string, string][]) =>
      expectRefused(shop, () => shop.refund(paymentId, more), ...expected);
    await refused({ part: { lines: [] } }, ['INVALID_INPUT', 'part.lines']);
    await refused({ part: { lines: [{ position: 1 }, { position: 1 }] } }, ['INVALID_INPUT', 'part.lines.1.position']);
    await refused({ part: { lines: [{ position: 2 }] } }, ['INVALID_INPUT', 'part.lines.0.position']);
    await refused({ part: { lines: [{ position: -1 }] } }, ['INVALID_INPUT', 'part.lines.0.position']);
    await refused({ part: { lines: [{ position: 1, amount: euro(0) }] } }, ['INVALID_INPUT', 'part.lines.0.amount.amountMinor']);
    await refused({ part: { lines: [{ position: 1, amount: euro(30.01) }] } }, ['REFUND_TOO_LARGE', 'part.lines.0.amount']);
  });

  it('gives the same answer to the same key, and refuses the key for other lines', async () => {
    const { shop } = ground;
    const { paymentId } = await twoPasses();
    const asked = { idempotencyKey: randomUUID(), part: { lines: [{ position: 1 }] } };
    expect(await shop.refund(paymentId, asked)).toEqual(await shop.refund(paymentId, asked));
    const { errors } = await shop.refund(paymentId, { ...asked, part: { lines: [{ position: 0 }] } });
    expect(errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });
});
