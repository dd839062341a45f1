import { ReceiptDocument, ReceiptsDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import type { ViewerName } from '../support/viewers.js';

const ground = useGround();

/** The receipt of the customer of the fixtures, and one of another organisation. */
let mine: { id: string; pdfUrl: string; number: string };
let foreign: { id: string; pdfUrl: string };
beforeAll(async () => {
  const { studio, other } = ground;
  const newest = async ({ sell, entryProductId, customerId, clients }: typeof studio) => {
    await sell(entryProductId, { customerId });
    const { receipts } = await clients.receptionist.request(ReceiptsDocument, { first: 1 });
    const [edge] = receipts?.edges ?? [];
    if (!edge) throw new Error('the receipt is missing');
    return edge.node;
  };
  [mine, foreign] = [await newest(studio), await newest(other)];
});

/** The address on this server: its port is not the public one. */
const here = (url: string) => {
  const { pathname, search } = new URL(url);
  return new URL(pathname + search, ground.app.url);
};

describe('the page of a receipt', () => {
  it('is a PDF with its number as name, which search engines, frames and caches leave alone', async () => {
    const response = await fetch(here(mine.pdfUrl));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${mine.number}.pdf"`,
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(response.headers.get('content-length')).toBe(String(body.length));
  });

  it('answers HEAD with the headers alone', async () => {
    const response = await fetch(here(mine.pdfUrl), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('is not there for %s', async (method) => {
    const response = await fetch(here(mine.pdfUrl), { method });
    expect([404, 405]).toContain(response.status);
    expect(response.headers.get('content-type')).not.toBe('application/pdf');
  });

  it('needs no token, and lets no token open another document', async () => {
    const swapped = here(mine.pdfUrl);
    swapped.pathname = new URL(foreign.pdfUrl).pathname;
    const headers = { authorization: 'Bearer nonsense' };
    expect((await fetch(here(mine.pdfUrl), { headers })).status).toBe(200);
    expect((await fetch(swapped, { headers })).status).toBe(403);
  });

  it.each([
    ['its folder', '/receipts'],
    ['a deeper path', '/receipts/a/b.pdf'],
  ])('is not found at %s', async (_, path) => {
    expect((await fetch(new URL(path, ground.app.url))).status).toBe(404);
  });

  it.each([
    ['no name', '/receipts/'],
    ['no signature', '/receipts/x.pdf'],
    ['a path that climbs', '/receipts/..%2F..%2Fetc%2Fpasswd?expires=1&signature=x'],
    ['a file of another kind', '/receipts/x.html?expires=1&signature=x'],
    ['two dates of expiry', '/receipts/x.pdf?expires=1&expires=2&signature=x'],
  ])('refuses %s in JSON, with a sentence and nothing of the document', async (_, path) => {
    const response = await fetch(new URL(path, ground.app.url));
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({ errors: [{ message: 'This link is not one of ours, or was changed on its way.' }] });
  });
});

describe('the link to a receipt', () => {
  const linkFor = async (name: ViewerName) =>
    (await ground.viewers[name].request(ReceiptDocument, { id: mine.id })).receipt?.pdfUrl ?? null;

  it('is given to the desk, to keys that read sales and to the buyer, and opens the same bytes for each', async () => {
    const bodies = new Set<string>();
    for (const name of ['owner', 'manager', 'receptionist', 'key SALES_READ', 'customer'] as const) {
      const link = await linkFor(name);
      const response = await fetch(here(link ?? ''));
      expect(response.status, name).toBe(200);
      bodies.add(Buffer.from(await response.arrayBuffer()).toString('base64'));
    }
    expect(bodies.size).toBe(1);
  });

  it('is given to nobody else', async () => {
    const others = [
      'instructor',
      'otherCustomer',
      'person',
      'ownerElsewhere',
      'customerElsewhere',
      'anonymous',
      'key PEOPLE_READ',
    ];
    for (const name of others as ViewerName[]) expect(await linkFor(name), name).toBeNull();
  });
});
