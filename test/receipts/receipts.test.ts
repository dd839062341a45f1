import { type Client, ReceiptsDocument, type ReceiptsQueryVariables } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectSeenBy } from '../support/rights.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
/** Five receipts, oldest first; the last is another customer's. */
const stored: { id: string; number: string }[] = [];
const ids = () => stored.map(({ id }) => id);

beforeAll(async () => {
  const { studio, other } = ground;
  for (const customerId of [...Array(4).fill(studio.customerId), studio.otherCustomerId]) {
    await studio.sell(studio.entryProductId, { customerId });
  }
  await other.sell(other.entryProductId, { customerId: other.customerId });
  const page = await list();
  stored.push(...(page?.edges.map(({ node }) => node) ?? []).toReversed());
});

const list = async (variables: ReceiptsQueryVariables = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(ReceiptsDocument, variables)).receipts ?? null;
const idsOf = (page: Awaited<ReturnType<typeof list>>) => page?.edges.map(({ node }) => node.id);

describe('receipts', () => {
  it('lists the receipts of the organisation, newest first', async () => {
    expect(idsOf(await list())).toEqual(ids().toReversed());
    const year = new Date().toLocaleDateString('en', { timeZone: 'Europe/Bratislava', year: 'numeric' });
    expect(stored.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5].map((sequence) => `${year}-00000${sequence}`));
  });

  it('lists those of one customer', async () => {
    const { studio } = ground;
    expect(idsOf(await list({ customerId: studio.customerId }))).toEqual(ids().slice(0, 4).toReversed());
    expect(idsOf(await list({ customerId: studio.otherCustomerId }))).toEqual([ids()[4]]);
  });

  it('finds a receipt by its number, with spaces around it or without', async () => {
    const { number = '', id } = stored[1] ?? {};
    for (const typed of [number, ` ${number} `]) expect(idsOf(await list({ number: typed }))).toEqual([id]);
  });

  it.each([
    ['another year', (number: string) => number.replace(/^\d+/, '1999')],
    ['the same year, but not issued yet', (number: string) => number.replace(/\d+$/, '999999')],
    ['a series without its zeros', (number: string) => number.replace(/-0+/, '-')],
    ['a sequence beyond all integers', (number: string) => `${number}99999999999999999999`],
    ['no number at all', () => 'doklad'],
  ])('finds nothing by a number of %s', async (_, numberOf) => {
    expect(idsOf(await list({ number: numberOf(stored[1]?.number ?? '') }))).toEqual([]);
  });

  it('finds the number of a customer only together with them', async () => {
    const { customerId, otherCustomerId } = ground.studio;
    const { number = '', id } = stored[4] ?? {};
    expect(idsOf(await list({ number, customerId }))).toEqual([]);
    expect(idsOf(await list({ number, customerId: otherCustomerId }))).toEqual([id]);
  });

  it('gives every receipt once, page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ first: 2, after });
      seen.push(...(idsOf(page) ?? []));
      after = page?.pageInfo.endCursor ?? null;
      more = page?.pageInfo.hasNextPage ?? false;
    }
    expect(seen).toEqual(ids().toReversed());
  });

  it('lists nothing for ids that lead nowhere and for a customer of another organisation', async () => {
    for (const customerId of ['', 'cus_x', ground.studio.locationId, ground.other.customerId]) {
      expect(idsOf(await list({ customerId }))).toEqual([]);
    }
  });

  it('is for the desk and for keys with sales', async () => {
    await expectSeenBy(ground, (client) => list({}, client), { allowed: [...DESK, 'key SALES_READ', 'key SALES_WRITE'] });
  });
});
