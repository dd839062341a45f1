import { type Client, MyReceiptsDocument, ReceiptDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeId, encodeId } from '../../src/schema/shared/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { storeCreditNote, storeReceipt } from './stored-receipt.js';

let app: TestApp;
let studio: Studio;
let mine: string[];
let theirs: string;
const keyOf = (id: string) => decodeId(id)?.id ?? '';

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  const home = { em: app.orm.em, organisationId: studio.tenant.organisationId };
  const store = async (sequence: number, customerId: string, more: Parameters<typeof storeReceipt>[2] = {}) =>
    encodeId('Receipt', home.organisationId, await storeReceipt(home, sequence, { customerId: keyOf(customerId), ...more }));
  mine = [await store(1, studio.customerId), await store(2, studio.customerId)];
  theirs = await store(3, studio.otherCustomerId);
});
afterAll(() => app.stop());

const mineOf = async (client: Client, variables = {}) => {
  const { viewer } = await client.request(MyReceiptsDocument, variables);
  return viewer.receipts?.edges.map(({ node }) => node.id);
};

describe('viewer.receipts', () => {
  it('lists the receipts of the customer, newest first, page by page', async () => {
    const { customer, otherCustomer } = studio.clients;
    const all = await mineOf(customer);
    expect(all).toEqual(mine.toReversed());
    expect(await mineOf(otherCustomer)).toEqual([theirs]);
    const { viewer } = await customer.request(MyReceiptsDocument, { first: 1 });
    const after = viewer.receipts?.pageInfo.endCursor;
    expect(viewer.receipts?.pageInfo.hasNextPage).toBe(true);
    expect(await mineOf(customer, { first: 1, after })).toEqual([all?.[1]]);
  });

  it('is null for viewers who are no customer', async () => {
    expect(await mineOf(studio.clients.receptionist)).toBeUndefined();
    expect(await mineOf(studio.clients.public)).toBeUndefined();
  });
});

describe('receipt', () => {
  it('tells the content of the document, and where its PDF is', async () => {
    const { receipt } = await studio.clients.customer.request(ReceiptDocument, { id: mine[0] ?? '' });
    expect(receipt).toMatchObject({
      ...{ id: mine[0], number: '2026-000001', kind: 'RECEIPT', issuedOn: '2026-05-04', isTest: false, reason: null },
      total: { amountMinor: 2400, currency: 'EUR' },
      seller: { name: 'Vlnka', isVatPayer: false },
      buyer: { name: 'Zuzana Štefánková', email: 'zuzana@example.com' },
      lines: [{ position: 1, description: '4 vstupy', amount: { amountMinor: 2400 }, vatTreatment: 'SINGLE_PURPOSE' }],
      payments: [{ method: 'CASH', amount: { amountMinor: 2400 }, tendered: null, change: null }],
      ...{ corrects: null, creditNotes: [] },
    });
    const { pathname, search } = new URL(receipt?.pdfUrl ?? '');
    const pdf = await fetch(new URL(pathname + search, app.url));
    expect({ status: pdf.status, type: pdf.headers.get('content-type') }).toEqual({ status: 200, type: 'application/pdf' });
  });

  it('is shown to its buyer and the desk, and to no other viewer', async () => {
    const { owner, manager, receptionist, instructor, customer, otherCustomer } = studio.clients;
    for (const client of [owner, manager, receptionist, customer]) {
      expect((await client.request(ReceiptDocument, { id: mine[0] ?? '' })).receipt?.id).toBe(mine[0]);
    }
    const abroad = (await app.studio()).clients;
    for (const client of [instructor, otherCustomer, studio.clients.public, abroad.owner, abroad.customer]) {
      expect((await client.request(ReceiptDocument, { id: mine[0] ?? '' })).receipt).toBeNull();
    }
  });
});

describe('a credit note', () => {
  it('a credit note and the receipt that it corrects name each other', async () => {
    const home = { em: app.orm.em, organisationId: studio.tenant.organisationId };
    const id = encodeId('Receipt', home.organisationId, await storeCreditNote(home, keyOf(theirs), 4, 1000));
    const { otherCustomer, customer } = studio.clients;
    const { receipt: note } = await otherCustomer.request(ReceiptDocument, { id });
    expect(note).toMatchObject({
      ...{ kind: 'CREDIT_NOTE', number: '2026-000004', reason: 'Zranenie', total: { amountMinor: -1000 } },
      ...{
        lines: [{ position: 1, amount: { amountMinor: -1000 } }],
        payments: [{ method: 'BANK', amount: { amountMinor: -1000 } }],
      },
      ...{ corrects: { id: theirs, number: '2026-000003' }, creditNotes: [] },
    });
    expect((await otherCustomer.request(ReceiptDocument, { id: theirs })).receipt?.creditNotes).toEqual([
      { id, number: '2026-000004' },
    ]);
    expect(await mineOf(otherCustomer)).toEqual([id, theirs]);
    expect((await customer.request(ReceiptDocument, { id })).receipt).toBeNull();
  });
});
