import { randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/schema/shared/ids.js';
import { ReceiptLinks } from '../../src/services/receipts/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { storeReceipt } from './stored-receipt.js';

const AUTH_SECRET = 'a secret of these tests, and of no other';
const HOUR_MS = 3_600_000;

let app: TestApp;
let organisationId: string;
let id: string;
beforeAll(async () => {
  app = await startTestApp({ AUTH_SECRET });
  organisationId = (await app.studio()).tenant.organisationId;
  id = encodeId('Receipt', organisationId, await storeReceipt({ em: app.orm.em, organisationId }, 123));
});
afterAll(() => app.stop());

const links = (secret = AUTH_SECRET) => new ReceiptLinks(secret, new URL(app.url).origin);
const ago = (ms: number) => new Date(Date.now() - ms);

async function told(url: string | URL) {
  const response = await fetch(url);
  return { status: response.status, body: await response.text() };
}

function changed(url: string, part: 'expires' | 'signature', change: (text: string) => string): URL {
  const other = new URL(url);
  other.searchParams.set(part, change(other.searchParams.get(part) ?? ''));
  return other;
}

describe('a signed link to a receipt', () => {
  it('gives the PDF to every holder of the link, to be shown and not cached', async () => {
    const response = await fetch(links().urlOf(id));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="2026-000123.pdf"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), {
      mergePages: true,
    });
    expect(text).toContain('Zuzana Štefánková');
  });

  it('has headers in production that let the PDF viewers of browsers work', async () => {
    const mail = { SMTP_URL: 'smtp://localhost:1', MAIL_FROM: 'Studio <studio@example.com>' };
    const production = await startTestApp({ NODE_ENV: 'production', AUTH_SECRET, ...mail });
    try {
      const { tenant } = await production.studio();
      const receiptId = await storeReceipt({ em: production.orm.em, organisationId: tenant.organisationId }, 124);
      const named = encodeId('Receipt', tenant.organisationId, receiptId);
      const { status, headers } = await fetch(new ReceiptLinks(AUTH_SECRET, new URL(production.url).origin).urlOf(named));
      expect(status).toBe(200);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="2026-000124.pdf"',
        'content-security-policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
      });
    } finally {
      await production.stop();
    }
  });

  it('is over after an hour', async () => {
    expect(await told(links().urlOf(id, ago(0.99 * HOUR_MS)))).toMatchObject({ status: 200 });
    expect(await told(links().urlOf(id, ago(1.01 * HOUR_MS)))).toMatchObject({ status: 410 });
  });

  it('opens nothing when it was changed, or is not ours', async () => {
    const url = links().urlOf(id);
    const other = encodeId('Receipt', organisationId, randomUUID());
    const forged = [
      changed(url, 'expires', (expires) => String(Number(expires) + 1)),
      changed(url, 'expires', (expires) => `${expires}0`),
      changed(url, 'expires', (expires) => ` ${expires}`),
      changed(url, 'signature', (signature) => signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))),
      changed(url, 'signature', (signature) => `${signature}=`),
      changed(url, 'signature', (signature) => signature.slice(1)),
      changed(url, 'signature', () => ''),
      url.replace(id, other),
      url.replace('.pdf', ''),
      url.replace(/&signature.*/, ''),
      `${url}&signature=again`,
      url.replace(/expires=\d+/, 'expires='),
      links('another secret that is long enough to be one').urlOf(id),
    ];
    for (const link of forged) expect({ link: String(link), ...(await told(link)) }).toMatchObject({ status: 403 });
  });

  it('does not tell without a signature whether there is a receipt', async () => {
    const there = await told(`${links().urlOf(id).split('?')[0]}?expires=9999999999&signature=x`);
    const missing = await told(`${links().urlOf(randomUUID()).split('?')[0]}?expires=9999999999&signature=x`);
    expect(there).toEqual(missing);
  });

  it('leads nowhere when what it names is not there, or is no receipt', async () => {
    for (const named of [
      encodeId('Receipt', organisationId, randomUUID()),
      encodeId('Receipt', randomUUID(), randomUUID()),
      'x',
    ]) {
      expect(await told(links().urlOf(named))).toMatchObject({ status: 404 });
    }
  });

  it('is counted by address', async () => {
    const hurried = await startTestApp({ AUTH_SECRET, RATE_LIMIT_ADDRESS_PER_MINUTE: '3' });
    try {
      const url = new ReceiptLinks(AUTH_SECRET, new URL(hurried.url).origin).urlOf(
        encodeId('Receipt', organisationId, randomUUID()),
      );
      const statuses: number[] = [];
      for (let n = 0; n < 5; n += 1) statuses.push((await told(url)).status);
      expect(statuses).toEqual([404, 404, 404, 429, 429]);
    } finally {
      await hurried.stop();
    }
  });
});
