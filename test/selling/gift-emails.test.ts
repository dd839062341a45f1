import { randomUUID } from 'node:crypto';
import { type GiftInput, RedeemGiftDocument, SellOrderDocument } from '@permanentka/client';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { type Email, emails, type Mailer } from '../../src/services/mail/index.js';
import { GiftCodes } from '../../src/services/selling/gift-codes.js';
import { giftEmails } from '../../src/services/selling/gift-emails.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import { emailsAt } from '../support/mailbox.js';
import { senderNamed } from '../support/sender.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { makeShop, ok, type Shop } from './shop.js';

const { authSecret } = readConfig({ NODE_ENV: 'test' });

/** Keeps what is sent, or fails and says to whom it would have gone, as mail servers do. */
class Postbox implements Mailer {
  readonly emails: Email[] = [];
  failing = false;
  async send(email: Email): Promise<void> {
    if (this.failing) throw new Error(`no such address: ${email.to} ${email.text}`);
    this.emails.push(email);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

let app: TestApp;
let shop: Shop;
let pool: pg.Pool;
let productId: string;
let box: Postbox;
const told: string[] = [];
const tell = (facts: object, message: string) => told.push(JSON.stringify([facts, message]));
const queue = () => giftEmails(pool, box, { warn: tell, error: tell }, new GiftCodes(authSecret));

beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
  productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
  pool = new pg.Pool({ connectionString: app.databaseUrl, options: '-c role=permanentka_app' });
});
beforeEach(() => {
  box = new Postbox();
});
afterAll(async () => {
  await pool.end();
  await shop.closeShop();
  await stopAndVerify(app);
});

const giftOf = (gift: GiftInput) => [{ pass: { productId, holder: { gift } } }];

async function sellGift(gift: GiftInput, customerId: string | null = null) {
  const payments = [{ method: 'CASH', amount: euro(24) }] as const;
  const input = { customerId, lines: giftOf(gift), payments: [...payments], idempotencyKey: randomUUID() };
  return ok((await shop.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
}

describe('the e-mail of a gift', () => {
  it('brings its code to where its buyer says, once it is paid, and once however often that is told', async () => {
    const { client } = await shop.newcomer();
    const { order, giftCodes } = ok(await shop.start(client, giftOf({ to: 'Eva <b>', email: ' Eva@Example.com ' })));
    expect(await queue().sendDue()).toBe(0);
    const providerRef = randomUUID();
    for (let times = 0; times < 3; times += 1) await shop.pay(order?.id ?? '', { providerRef });
    const sent = await Promise.all([queue().sendDue(), queue().sendDue()]);
    await shop.pay(order?.id ?? '', { providerRef });
    expect([...sent, await queue().sendDue()].sort()).toEqual([0, 0, 1]);
    const [email] = box.emails;
    expect(email).toMatchObject({ to: 'Eva@Example.com', subject: expect.stringMatching(/^TEST PAYMENT: A gift: .* – /) });
    expect(email?.text).toContain('For: Eva <b>');
    expect(email?.html).toContain('<strong>Eva &lt;b&gt;</strong>');
    const friend = await shop.newcomer();
    const code = email?.text.match(/Code: (\S+)/)?.[1] ?? '';
    expect(code).toBe(giftCodes[0]?.code);
    ok((await friend.client.request(RedeemGiftDocument, { input: { code, registrationId: friend.registrationId } })).redeemGift);
  });

  it('has the billing details of the organisation at its foot', async () => {
    const details = { legal: 'Vlnka, s. r. o.', address: 'Junácka 4\n831 04 Bratislava', company: '12 345 678' };
    await shop.sql('update organisations set legal_name = ?, billing_address = ?, company_id = ?', Object.values(details));
    await sellGift({ email: 'foot@example.com' });
    expect(await queue().sendDue()).toBe(1);
    const lines = [details.legal, 'Junácka 4, 831 04 Bratislava', `Company ID: ${details.company}`];
    for (const line of lines) expect(box.emails[0]?.html).toContain(`<p style="margin:0">${line}</p>`);
    expect(box.emails[0]?.text).not.toContain(details.legal);
  });

  it('goes to who pays where nobody says where to, and nowhere where nobody is known', async () => {
    const { customerId } = await shop.newcomer();
    await sellGift({}, customerId);
    await sellGift({});
    await sellGift({ email: 'stranger@example.com' });
    expect(await queue().sendDue()).toBe(2);
    const [payer] = await bindTenant(shop.tenant).transactional((em) =>
      em.execute<{ email: string }[]>('select email from customers where id = ?', [shop.keyOf('Customer', customerId)]),
    );
    expect(box.emails.map(({ to }) => to).sort()).toEqual([payer?.email, 'stranger@example.com'].sort());
    expect(box.emails.filter(({ subject }) => subject.startsWith('TEST'))).toEqual([]);
  });

  it('is not sent of one that was given back or redeemed meanwhile', async () => {
    const { customerId } = await shop.newcomer();
    const { order } = await sellGift({ email: 'late@example.com' }, customerId);
    ok(await shop.refund((await shop.orderNow(order?.id ?? '')).payments[0]?.id ?? ''));
    const { giftCodes } = await sellGift({ email: 'quick@example.com' }, customerId);
    const friend = await shop.newcomer();
    const input = { code: giftCodes[0]?.code ?? '', registrationId: friend.registrationId };
    ok((await friend.client.request(RedeemGiftDocument, { input })).redeemGift);
    expect(await queue().sendDue()).toBe(0);
    await shop.sql('update gift_letters set due_at = now() where mailed_at is null and given_up_at is null');
    expect(await queue().sendDue()).toBe(0);
    expect(box.emails).toEqual([]);
  });

  it('keeps its address and code out of the log when it cannot be sent, and goes out later', async () => {
    const { giftCodes } = await sellGift({ email: 'secret@example.com' });
    box.failing = true;
    told.length = 0;
    expect(await queue().sendDue()).toBe(0);
    expect(told).toHaveLength(1);
    expect(told.join()).not.toMatch(/secret@example\.com/);
    expect(told.join()).not.toContain(giftCodes[0]?.code);
    box.failing = false;
    await shop.sql('update gift_letters set due_at = now() where mailed_at is null and given_up_at is null');
    expect(await queue().sendDue()).toBe(1);
  });

  it('is asked for by an address that e-mails reach', async () => {
    const { client } = await shop.newcomer();
    await expectRefused(shop, () => shop.start(client, giftOf({ email: 'nobody' })), [
      'INVALID_INPUT',
      'lines.0.pass.holder.gift.email',
    ]);
  });

  it('says in three languages what it is, from whom and for whom', () => {
    const facts = {
      sender: senderNamed('Vlnka'),
      pass: 'Desať vstupov',
      code: 'K7QP-2M9X',
      to: 'Eva',
      from: 'Jana',
      isTest: false,
    };
    const [sk, cs, en] = (['sk', 'cs', 'en'] as const).map((locale) => emails.gift({ locale, ...facts }));
    expect(sk).toMatchObject({
      subject: 'Darček: Desať vstupov – Vlnka',
      text: expect.stringMatching(/Pre: Eva\n\nOd: Jana\n\nKód: K7QP/),
    });
    expect(cs).toMatchObject({
      subject: 'Dárek: Desať vstupov – Vlnka',
      text: expect.stringMatching(/Pro: Eva\n\nOd: Jana\n\nKód: K7QP/),
    });
    expect(en).toMatchObject({
      subject: 'A gift: Desať vstupov – Vlnka',
      text: expect.stringMatching(/For: Eva\n\nFrom: Jana\n\nCode: K7QP/),
    });
    expect(emails.gift({ locale: 'en', ...facts, to: null, from: null }).text).not.toMatch(/For:|From:/);
  });
});

it('a server that e-mails receipts e-mails gifts too', async () => {
  const mailing = await startTestApp({ MAIL_RECEIPTS: 'on' });
  const other = await makeShop(mailing);
  try {
    const gift = { pass: { productId: other.entryProductId, holder: { gift: { email: 'wanted@example.com' } } } };
    const input = { lines: [gift], payments: [{ method: 'CASH' as const, amount: euro(24) }], idempotencyKey: randomUUID() };
    ok((await other.clients.receptionist.request(SellOrderDocument, { input })).sellOrder);
    const wanted = async () => (await emailsAt(mailing.mailbox)).filter(({ to }) => to === 'wanted@example.com').length;
    await expect.poll(wanted, { timeout: 15_000 }).toBe(1);
  } finally {
    await other.closeShop();
    await mailing.stop();
  }
});
