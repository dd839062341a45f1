import { randomUUID } from 'node:crypto';
import { RecordPaymentDocument, SellPassDocument, type SellPassInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { euro } from '../support/studio.js';
import { useShop } from './shop.js';

const ground = useShop();
const desk = () => ground.shop.clients.receptionist;

const sell = async (sale: Partial<SellPassInput> & Pick<SellPassInput, 'productId' | 'holder'>) =>
  (await desk().request(SellPassDocument, { input: { idempotencyKey: randomUUID(), payment: { method: 'CASH' }, ...sale } }))
    .sellPass;
const record = async (registrationId: string, amount: number, idempotencyKey: string = randomUUID()) => {
  const input = { registrationId, amount: euro(amount), method: 'BANK', idempotencyKey } as const;
  return (await desk().request(RecordPaymentDocument, { input })).recordPayment;
};

describe('the answer of sellPass', () => {
  it('has the paid order and the receipt to print, with its PDF', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const { order, receipt, pass, errors } = await sell({ productId: shop.entryProductId, holder: { customerId } });
    expect(errors).toEqual([]);
    expect(order).toMatchObject({ status: 'PAID', total: euro(24) });
    expect(receipt).toMatchObject({ kind: 'RECEIPT', total: euro(24), number: expect.stringMatching(/^\d{4}-\d{6}$/) });
    const stored = await shop.orderNow(order?.id ?? '');
    expect(stored).toMatchObject({ lines: [{ pass: { id: pass?.id } }], receipts: [{ id: receipt?.id }] });
    const { pathname, search } = new URL(receipt?.pdfUrl ?? '');
    const pdf = await fetch(new URL(pathname + search, ground.app.url));
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('has the same order and receipt for the same key', async () => {
    const { shop } = ground;
    const { registrationId } = await shop.newcomer();
    const sale = { productId: shop.creditProductId, holder: { registrationId }, idempotencyKey: randomUUID() };
    const { order, receipt } = await sell(sale);
    const again = await sell(sale);
    expect(order?.id).toMatch(/./);
    expect([again.order, again.receipt?.id]).toEqual([order, receipt?.id]);
  });

  it('has an order and no receipt for a pass that costs nothing', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const productId = await shop.product({ kind: 'ENTRY', entries: 1, price: euro(0) });
    expect(await sell({ productId, holder: { customerId } })).toMatchObject({
      order: { status: 'PAID', total: euro(0) },
      receipt: null,
    });
  });

  it('has neither when the sale is refused', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const refused = await sell({ productId: shop.creditProductId, holder: { customerId } });
    expect(refused).toMatchObject({ order: null, receipt: null, errors: [{ code: 'PASS_NEEDS_REGISTRATION' }] });
  });
});

describe('the answer of recordPayment', () => {
  it('has the paid order and the receipt of the deposit, the same for the same key', async () => {
    const { shop } = ground;
    const { registrationId } = await shop.newcomer();
    const key = randomUUID();
    const { order, receipt, errors } = await record(registrationId, 12.5, key);
    expect(errors).toEqual([]);
    expect(order).toMatchObject({ status: 'PAID', total: euro(12.5) });
    expect(receipt).toMatchObject({ kind: 'RECEIPT', total: euro(12.5), pdfUrl: expect.stringContaining('/receipts/') });
    const stored = await shop.orderNow(order?.id ?? '');
    expect(stored).toMatchObject({ lines: [{ kind: 'REGISTRATION' }], receipts: [{ id: receipt?.id }] });
    const again = await record(registrationId, 12.5, key);
    expect([again.order, again.receipt?.id]).toEqual([order, receipt?.id]);
  });

  it('has neither when the payment is refused', async () => {
    const { shop } = ground;
    const { registrationId } = await shop.newcomer();
    expect(await record(registrationId, 0)).toMatchObject({ order: null, receipt: null, errors: [{ code: 'INVALID_INPUT' }] });
  });
});
