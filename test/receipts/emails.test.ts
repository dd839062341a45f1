import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ormOptions } from '../../src/postgres/orm.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import type { Email, Mailer } from '../../src/services/mail/index.js';
import { createOrganisation } from '../../src/services/people/index.js';
import { receiptEmails } from '../../src/services/receipts/index.js';
import { createDatabase } from '../support/services/postgres.js';
import { storeReceipt } from './stored-receipt.js';

const SILENT = { warn: () => undefined, error: () => undefined };

let drop: () => Promise<void>;
let orm: MikroORM;
let pool: pg.Pool;
let organisationId: string;
let sequence = 0;

beforeAll(async () => {
  const database = await createDatabase();
  drop = database.drop;
  orm = await MikroORM.init(ormOptions(database.url, 4));
  pool = new pg.Pool({ connectionString: database.url, options: '-c role=permanentka_app' });
  const settings = { name: 'Vlnka', currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'sk' } as const;
  ({ id: organisationId } = await createOrganisation(orm.em, { slug: 'vlnka', ...settings }));
});
afterAll(async () => {
  await pool.end();
  await orm.close();
  await drop();
});

const sql = (text: string, values: unknown[] = []) =>
  bindTenant({ em: orm.em, organisationId }).transactional((em) => em.execute<Record<string, unknown>[]>(text, values));
const emailOf = async (receiptId: string) =>
  (
    await sql('select attempts, mailed_at, given_up_at, due_at > now() as later from receipt_letters where receipt_id = ?', [
      receiptId,
    ])
  )[0];
const store = (more: Parameters<typeof storeReceipt>[2] = {}) => {
  sequence += 1;
  return storeReceipt({ em: orm.em, organisationId }, sequence, more);
};
beforeEach(() => sql('update receipt_letters set given_up_at = now() where mailed_at is null and given_up_at is null'));

/** Keeps what is sent, after a moment in which others may do the same. */
class Postbox implements Mailer {
  readonly emails: Email[] = [];
  failing = false;
  async send(email: Email): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.failing) throw new Error('the mail server is away');
    this.emails.push(email);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
const emailsTo = (mailer: Mailer) => receiptEmails(pool, mailer, SILENT);

describe('the e-mail of a receipt', () => {
  it('goes to the buyer, with the document', async () => {
    const box = new Postbox();
    const receiptId = await store();
    expect(await emailsTo(box).sendDue()).toBe(1);
    expect(box.emails).toMatchObject([
      {
        to: 'zuzana@example.com',
        subject: 'Doklad 2026-000001 – Vlnka',
        text: expect.stringMatching(/Ďakujeme, vašu platbu 24,00\s€ sme prijali/),
        attachments: [{ fileName: '2026-000001.pdf', type: 'application/pdf' }],
      },
    ]);
    expect(box.emails[0]?.attachments?.[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await emailOf(receiptId)).toMatchObject({ attempts: 1, mailed_at: expect.anything(), given_up_at: null });
  });

  it('is sent once, however many servers look for it and however often it is asked for', async () => {
    const box = new Postbox();
    const receiptIds = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => store()));
    const [one, other] = [emailsTo(box), emailsTo(box)];
    await Promise.all([one.sendDue(), other.sendDue(), ...receiptIds.map((receiptId) => one.send(organisationId, receiptId))]);
    expect(box.emails).toHaveLength(receiptIds.length);
    expect(await one.send(organisationId, receiptIds[0] ?? '')).toBe('NOT_DUE');
    expect(await other.sendDue()).toBe(0);
    expect(box.emails).toHaveLength(receiptIds.length);
  });

  it.each([
    ['cs', /^Doklad 2026-\d+ – Vlnka$/, /Děkujeme, vaši platbu 24,00\s€/],
    ['en', /^Receipt 2026-\d+ – Vlnka$/, /your payment of €24\.00/],
  ] as const)('is written in %s', async (locale, subject, text) => {
    const box = new Postbox();
    await store({ locale });
    await emailsTo(box).sendDue();
    expect(box.emails).toMatchObject([{ subject: expect.stringMatching(subject), text: expect.stringMatching(text) }]);
  });

  it('says that a payment was a test', async () => {
    const box = new Postbox();
    await store({ payments: [{ method: 'SANDBOX', amountMinor: 2400, tenderedMinor: null, changeMinor: null }] });
    await emailsTo(box).sendDue();
    expect(box.emails).toMatchObject([
      { subject: expect.stringMatching(/^TEST PAYMENT: /), text: expect.stringContaining('skúšobná') },
    ]);
  });

  it('is not written to a passer-by', async () => {
    const receiptId = await store({ buyer: null });
    expect(await emailOf(receiptId)).toBeUndefined();
    expect(await emailsTo(new Postbox()).send(organisationId, receiptId)).toBe('NOT_DUE');
  });
});

describe('an e-mail that could not be sent', () => {
  it('is tried again later, and goes out once when it can', async () => {
    const box = new Postbox();
    box.failing = true;
    const receiptId = await store();
    const emails = emailsTo(box);
    expect(await emails.sendDue()).toBe(0);
    expect(await emailOf(receiptId)).toMatchObject({ attempts: 1, mailed_at: null, given_up_at: null, later: true });
    box.failing = false;
    expect(await emails.sendDue()).toBe(0);
    await sql(`update receipt_letters set due_at = now() where receipt_id = ?`, [receiptId]);
    expect(await emails.sendDue()).toBe(1);
    expect(box.emails).toHaveLength(1);
  });

  it('is sent by another server when the one that took it up ended', async () => {
    const receiptId = await store();
    const box = new Postbox();
    // A mailer that never answers is a server that was killed.
    void emailsTo({ send: () => new Promise(() => undefined), close: () => Promise.resolve() }).sendDue();
    await expect.poll(async () => (await emailOf(receiptId))?.attempts).toBe(1);
    expect(await emailsTo(box).sendDue()).toBe(0);
    await sql(`update receipt_letters set due_at = now() where receipt_id = ?`, [receiptId]);
    expect(await emailsTo(box).sendDue()).toBe(1);
  });

  it('is given up after six times, and not before', async () => {
    const box = new Postbox();
    box.failing = true;
    const receiptId = await store();
    const emails = emailsTo(box);
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await sql(`update receipt_letters set due_at = now() where receipt_id = ?`, [receiptId]);
      await emails.sendDue();
      const email = await emailOf(receiptId);
      expect(email).toMatchObject({ attempts: Math.min(attempt, 6), mailed_at: null });
      expect(email?.given_up_at === null).toBe(attempt < 6);
    }
  });

  it('does not keep the others from going out', async () => {
    const box = new Postbox();
    const send = box.send.bind(box);
    box.send = (email) => (email.to === 'bad@example.com' ? Promise.reject(new Error('no such address')) : send(email));
    await store({ buyer: { name: 'Nobody', email: 'bad@example.com' } });
    for (let n = 0; n < 7; n += 1) await store();
    expect(await emailsTo(box).sendDue()).toBe(7);
  });
});
