import { randomUUID } from 'node:crypto';
import { ReceiptDocument, SellOrderDocument, type SellOrderInput } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok, useShop } from '../selling/shop.js';
import { euro } from '../support/studio.js';

const ground = useShop();

const cents = (amountMinor: number) => ({ amountMinor });

beforeAll(() =>
  ground.shop.sql(
    `update organisations set vat_payer = true, legal_name = 'Vlnka, s. r. o.', billing_address = ?, company_id = '12345678',
       tax_id = '2020123456', vat_id = 'SK2020123456', register_entry = 'OR MS Bratislava III, vložka 1/B'`,
    ['Junácka 4\n831 04 Bratislava'],
  ),
);

const receiptOf = async (id = '') => {
  const { receipt } = await ground.studio.clients.receptionist.request(ReceiptDocument, { id });
  if (!receipt) throw new Error(`there is no receipt ${id}`);
  return receipt;
};

async function sold(sale: Omit<SellOrderInput, 'idempotencyKey'>) {
  const input = { idempotencyKey: randomUUID(), ...sale };
  const { order } = ok((await ground.studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  if (!order) throw new Error('the order is missing');
  return { order, receipt: await receiptOf(order.receipts[0]?.id) };
}

const taxed = (vatBps: number) => ({ kind: 'ENTRY', entries: 1, vatBps, vatTreatment: 'SINGLE_PURPOSE' }) as const;

/** A seat of 8 and three passes: 12.30 at 23 %, 10.50 at 5 %, and 20 whose tax falls due with its use. */
async function basket() {
  const { shop } = ground;
  await shop.sql('update courses set vat_bps = 2300 where id = ?', [shop.keyOf('Course', shop.openCourseId)]);
  const { customerId, registrationId } = await shop.newcomer();
  const products = [
    await shop.product({ ...taxed(2300), price: euro(12.3), name: 'Základná sadzba' }),
    await shop.product({ ...taxed(500), price: euro(10.5), name: 'Znížená sadzba' }),
    await shop.product({
      kind: 'ENTRY',
      entries: 1,
      price: euro(20),
      vatBps: 1900,
      vatTreatment: 'MULTI_PURPOSE',
      name: 'Poukaz',
    }),
  ];
  const passes = products.map((productId) => ({ pass: { productId, holder: { customerId } } }));
  return { customerId, lines: [...passes, { seat: { sessionId: await shop.session({ price: 8 }), registrationId } }] };
}

describe('the receipt of several lines', () => {
  it('has the tax of each rate inside its prices, and none of a pass that is taxed with its use', async () => {
    const { receipt } = await sold({ ...(await basket()), payments: [{ method: 'BANK', amount: euro(50.8) }] });
    expect(receipt.lines.map(({ amount, vatBps, vatTreatment }) => [amount.amountMinor, vatBps, vatTreatment])).toEqual([
      [1230, 2300, 'SINGLE_PURPOSE'],
      [1050, 500, 'SINGLE_PURPOSE'],
      [2000, 1900, 'MULTI_PURPOSE'],
      [800, 2300, 'SINGLE_PURPOSE'],
    ]);
    // 20.30 × 23 / 123 = 3.7959…, and 10.50 × 5 / 105 = 0.50.
    expect(receipt.vat).toEqual([
      { vatBps: 2300, gross: cents(2030), base: cents(1650), tax: cents(380) },
      { vatBps: 500, gross: cents(1050), base: cents(1000), tax: cents(50) },
    ]);
    expect(receipt.total).toEqual(euro(50.8));
  });

  it('has the tax of the lowered prices after a discount, and the change of what was paid in cash', async () => {
    const discount = { amount: euro(5.08), reason: 'Desatina' };
    const { receipt } = await sold({
      ...(await basket()),
      discount,
      payments: [
        { method: 'CASH', amount: euro(20), tendered: euro(50) },
        { method: 'CARD_TERMINAL', amount: euro(25.72) },
      ],
    });
    expect(
      receipt.lines.map(({ unitPrice, discount, amount }) => [unitPrice, discount, amount].map((each) => each.amountMinor)),
    ).toEqual([
      [1230, 123, 1107],
      [1050, 105, 945],
      [2000, 200, 1800],
      [800, 80, 720],
    ]);
    // 18.27 × 23 / 123 = 3.4163…, and 9.45 × 5 / 105 = 0.45.
    expect(receipt.vat).toEqual([
      { vatBps: 2300, gross: cents(1827), base: cents(1485), tax: cents(342) },
      { vatBps: 500, gross: cents(945), base: cents(900), tax: cents(45) },
    ]);
    expect(receipt.payments).toEqual([
      { method: 'CASH', amount: cents(2000), tendered: cents(5000), change: cents(3000) },
      { method: 'CARD_TERMINAL', amount: cents(2572), tendered: null, change: null },
    ]);
    expect(receipt.total).toEqual(euro(45.72));
  });

  it('has its lines in the order of the sale, each once', async () => {
    const { receipt } = await sold({ ...(await basket()), payments: [{ method: 'BANK', amount: euro(50.8) }] });
    expect(receipt.lines.map(({ position, quantity }) => [position, quantity])).toEqual([1, 2, 3, 4].map((at) => [at, 1]));
    expect(receipt.lines.map(({ description }) => description)).toEqual([
      'Základná sadzba',
      'Znížená sadzba',
      'Poukaz',
      expect.stringMatching(/^Plávanie pre deti, /),
    ]);
  });
});

describe('the parties of a receipt', () => {
  const bank = { method: 'BANK', amount: euro(24) } as const;
  let productId = '';
  const sale = async () => {
    const { customerId } = await ground.shop.newcomer();
    productId ||= await ground.shop.product({ ...taxed(2300), price: euro(24) });
    return sold({ lines: [{ pass: { productId, holder: { customerId } } }], customerId, payments: [bank] });
  };

  it('are the seller with every detail, and the buyer with name and address', async () => {
    const { receipt } = await sale();
    expect(receipt.seller).toEqual({
      ...{ name: 'Vlnka', legalName: 'Vlnka, s. r. o.', address: 'Junácka 4\n831 04 Bratislava', companyId: '12345678' },
      ...{ taxId: '2020123456', vatId: 'SK2020123456', registerEntry: 'OR MS Bratislava III, vložka 1/B', isVatPayer: true },
    });
    expect(receipt.buyer).toEqual({ name: 'Mária Nová', email: expect.stringMatching(/@example\.com$/) });
  });

  it('have no buyer when an anonymous buyer takes a gift', async () => {
    const { receipt } = await sold({
      lines: [{ pass: { productId: ground.studio.entryProductId, holder: { gift: {} } } }],
      payments: [bank],
    });
    expect(receipt.buyer).toBeNull();
  });

  it('stay as they were when the organisation changes its details, and when it pays VAT no more', async () => {
    const { shop } = ground;
    const { receipt: old } = await sale();
    await shop.sql(`update organisations set vat_payer = false, legal_name = 'Vlnka družstvo'`);
    const { receipt } = await sale();
    await shop.sql(`update organisations set vat_payer = true, legal_name = 'Vlnka, s. r. o.'`);
    expect(receipt.seller).toMatchObject({ legalName: 'Vlnka družstvo', isVatPayer: false });
    expect(receipt.vat).toEqual([{ vatBps: 0, gross: cents(2400), base: cents(2400), tax: cents(0) }]);
    expect((await receiptOf(old.id)).seller).toEqual(old.seller);
  });
});

describe('the credit notes of one receipt', () => {
  it('give back its tax to the cent when it is refunded in three parts', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const productId = await shop.product({ ...taxed(2300), price: euro(12.3) });
    const { order, receipt } = await sold({
      lines: [{ pass: { productId, holder: { customerId } } }],
      customerId,
      payments: [{ method: 'CASH', amount: euro(12.3) }],
    });
    for (let part = 0; part < 3; part += 1) ok(await shop.refund(order.payments[0]?.id ?? '', { part: { amount: euro(4.1) } }));
    const { creditNotes } = await receiptOf(receipt.id);
    const notes = await Promise.all(creditNotes.map(({ id }) => receiptOf(id)));
    // The tax of 4.10, 8.20 and 12.30 is 0.7667, 1.5333 and 2.30: rounded, each note has what is new.
    expect(notes.map(({ vat }) => vat)).toEqual([
      [{ vatBps: 2300, gross: cents(-410), base: cents(-333), tax: cents(-77) }],
      [{ vatBps: 2300, gross: cents(-410), base: cents(-334), tax: cents(-76) }],
      [{ vatBps: 2300, gross: cents(-410), base: cents(-333), tax: cents(-77) }],
    ]);
    expect(receipt.vat).toEqual([{ vatBps: 2300, gross: cents(1230), base: cents(1000), tax: cents(230) }]);
    for (const note of notes) {
      expect(note).toMatchObject({ kind: 'CREDIT_NOTE', total: euro(-4.1), reason: 'Choroba', corrects: { id: receipt.id } });
      expect(note.payments).toEqual([{ method: 'CASH', amount: cents(-410), tendered: null, change: null }]);
    }
  });
});
