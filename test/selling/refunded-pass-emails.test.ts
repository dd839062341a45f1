import { randomUUID } from 'node:crypto';
import { EraseCustomerDocument, RedeemGiftDocument, SellOrderDocument, type SellOrderInput } from '@permanentka/client';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { type Email, emails, type Mailer } from '../../src/services/mail/index.js';
import { refundedPassEmails } from '../../src/services/selling/refunded-pass-emails.js';
import { senderNamed } from '../support/sender.js';
import { euro } from '../support/studio.js';
import { ok, useShop } from './shop.js';

/** Keeps what is sent. */
class Postbox implements Mailer {
  readonly emails: Email[] = [];
  async send(email: Email): Promise<void> {
    this.emails.push(email);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

const ground = useShop();
let pool: pg.Pool;
let box: Postbox;
const quiet = { warn: () => undefined, error: () => undefined };
const queue = () => refundedPassEmails(pool, box, quiet);

beforeAll(() => {
  pool = new pg.Pool({ connectionString: ground.app.databaseUrl, options: '-c role=permanentka_app' });
});
beforeEach(() => {
  box = new Postbox();
});
afterAll(() => pool.end());

const sell = async (sale: Pick<SellOrderInput, 'lines' | 'customerId'>, amount: number) => {
  const input = { ...sale, payments: [{ method: 'CASH', amount: euro(amount) } as const], idempotencyKey: randomUUID() };
  const { order, giftCodes } = ok((await ground.shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
  return { paymentId: order?.payments[0]?.id ?? '', giftCodes };
};

const addressOf = async (customerId: string): Promise<string> => {
  const { tenant, keyOf } = ground.shop;
  const [row] = await bindTenant(tenant).transactional((em) =>
    em.execute<{ email: string }[]>('select email from customers where id = ?', [keyOf('Customer', customerId)]),
  );
  return row?.email ?? '';
};

/** A gift of four entries that one customer bought and another one redeemed and used once. */
async function usedGift() {
  const { shop } = ground;
  const buyer = await shop.newcomer();
  const holder = await shop.newcomer();
  const gift = { pass: { productId: shop.entryProductId, holder: { gift: {} } } };
  const { paymentId, giftCodes } = await sell({ lines: [gift], customerId: buyer.customerId }, 24);
  const input = { code: giftCodes[0]?.code ?? '', registrationId: holder.registrationId };
  const { pass } = ok((await holder.client.request(RedeemGiftDocument, { input })).redeemGift);
  const { id: bookingId } = await shop.book(holder.registrationId, await shop.session({ price: 8 }));
  return { buyer, holder, paymentId, passId: pass?.id ?? '', bookingId };
}

describe('a refund of a gift that somebody else has redeemed', () => {
  it('is told to the desk before, in a preview, and to the holder after', async () => {
    const { shop } = ground;
    const { holder, paymentId, passId } = await usedGift();
    const preview = ok(await shop.refund(paymentId, { dryRun: true }));
    const lost = [{ pass: { id: passId }, holder: { id: holder.customerId }, holderIsTold: true }];
    expect(preview).toMatchObject({ refund: { amount: euro(18) }, passesTakenBack: lost });
    expect(await queue().sendDue()).toBe(0);
    const asked = { idempotencyKey: randomUUID() };
    const { passesTakenBack } = ok(await shop.refund(paymentId, asked));
    expect(passesTakenBack).toMatchObject(lost);
    expect((await shop.refund(paymentId, asked)).passesTakenBack).toEqual(passesTakenBack);
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await queue().sendDue()).toBe(1);
    expect(box.emails).toMatchObject([
      {
        to: await addressOf(holder.customerId),
        subject: 'A pass is no longer valid: 4 vstupy – Vlnka',
        text: expect.stringContaining('The person who paid for this pass got the money back.'),
      },
    ]);
    expect(await queue().sendDue()).toBe(0);
  });

  it('is told after a lost dispute as well, which nobody at the desk asked for', async () => {
    const { shop } = ground;
    const { paymentId, passId } = await usedGift();
    await shop.does({
      kind: 'disputePayment',
      paymentId: shop.keyOf('Payment', paymentId),
      isOpen: false,
      lostMinor: 2400,
    });
    expect((await shop.passNow(passId)).status).toBe('REFUNDED');
    expect(await queue().sendDue()).toBe(1);
  });

  it('is not told when a part goes back and the holder keeps the pass', async () => {
    const { shop } = ground;
    const { paymentId, passId } = await usedGift();
    const { passesTakenBack } = ok(await shop.refund(paymentId, { part: { amount: euro(5) } }));
    expect([passesTakenBack, await queue().sendDue()]).toEqual([[], 0]);
    expect((await shop.passNow(passId)).status).toBe('ACTIVE');
  });

  it('is told to nobody whose address was erased by then', async () => {
    const { shop } = ground;
    const { holder, paymentId, bookingId } = await usedGift();
    ok(await shop.tryToCancel({ bookingId }));
    ok(await shop.refund(paymentId));
    const input = { customerId: holder.customerId, confirmEmail: await addressOf(holder.customerId), letGo: true };
    ok((await shop.clients.owner.request(EraseCustomerDocument, { input })).eraseCustomer);
    expect([await queue().sendDue(), box.emails]).toEqual([0, []]);
  });
});

describe('a refund of a pass', () => {
  it('names the pass of the payer and sends no e-mail, because the credit note tells them', async () => {
    const { shop } = ground;
    const { customerId } = await shop.newcomer();
    const passId = await shop.sell(shop.entryProductId, { customerId });
    const { passesTakenBack } = ok(await shop.refund(await shop.paymentOf(passId)));
    expect(passesTakenBack).toMatchObject([{ pass: { id: passId }, holder: { id: customerId }, holderIsTold: false }]);
    expect(await queue().sendDue()).toBe(0);
  });

  it('tells another customer whose pass the payer bought, and leaves the own pass of the payer', async () => {
    const { shop } = ground;
    const [payer, holder] = [await shop.newcomer(), await shop.newcomer()];
    const lines = [payer, holder].map(({ customerId }) => ({ pass: { productId: shop.entryProductId, holder: { customerId } } }));
    const { paymentId } = await sell({ lines, customerId: payer.customerId }, 48);
    const { passesTakenBack } = ok(await shop.refund(paymentId, { part: { lines: [{ position: 1 }] } }));
    expect(passesTakenBack).toMatchObject([{ holder: { id: holder.customerId }, holderIsTold: true }]);
    expect([await queue().sendDue(), box.emails.map(({ to }) => to)]).toEqual([1, [await addressOf(holder.customerId)]]);
  });
});

it('the e-mail about a refunded pass is written in three languages, and says when the payment was a test', () => {
  const facts = { sender: senderNamed('Vlnka'), pass: 'Desať vstupov', isTest: false };
  const subjects = (['sk', 'cs', 'en'] as const).map((locale) => emails.refundedPass({ locale, ...facts }).subject);
  expect(subjects).toEqual([
    'Permanentka už neplatí: Desať vstupov – Vlnka',
    'Permanentka už neplatí: Desať vstupov – Vlnka',
    'A pass is no longer valid: Desať vstupov – Vlnka',
  ]);
  expect(emails.refundedPass({ locale: 'en', ...facts, isTest: true }).subject).toMatch(/^TEST PAYMENT: /);
});
