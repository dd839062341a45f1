import { type Client, CreatePromoCodeDocument, PromoCodesDocument, type PromoCodesQueryVariables } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectSeenBy } from '../support/rights.js';
import { DESK } from '../support/viewers.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
const WORDS = ['PRVY', 'DRUHY', 'TRETI', 'STVRTY', 'PIATY'];

beforeAll(async () => {
  for (const code of WORDS) await make(ground.studio.clients.manager, code);
  await make(ground.other.clients.manager, 'CUDZI');
});

async function make(client: Client, code: string): Promise<void> {
  ok((await client.request(CreatePromoCodeDocument, { input: { code, discount: { percentBps: 500 } } })).createPromoCode);
}

const list = async (page: PromoCodesQueryVariables = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(PromoCodesDocument, page)).promoCodes;

describe('promoCodes', () => {
  it('lists the codes of the organisation, newest first', async () => {
    const codes = (await list())?.edges.map(({ node }) => node.code);
    expect(codes).toEqual([...WORDS].reverse());
  });

  it('gives every code once, page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < WORDS.length; pages += 1) {
      const page: Awaited<ReturnType<typeof list>> = await list({ first: 2, after });
      seen.push(...(page?.edges.map(({ node }) => node.code) ?? []));
      if (!page?.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor ?? null;
    }
    expect(seen).toEqual([...WORDS].reverse());
  });

  it('counts the uses of a code', async () => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4 });
    ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }], { promoCode: 'PRVY' }));
    const used = (await list())?.edges.map(({ node }) => [node.code, node.timesUsed]);
    expect(used).toContainEqual(['PRVY', 1]);
    expect(used).toContainEqual(['DRUHY', 0]);
  });

  it('is shown to the desk and to keys that read sales', async () => {
    await expectSeenBy(ground, async (client) => (await list({}, client)) ?? null, {
      allowed: [...DESK, 'key SALES_READ', 'key SALES_WRITE'],
    });
  });
});
