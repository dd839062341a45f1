import { type Client, CreatePromoCodeDocument, TypedDocumentString } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectFault } from '../support/unchanged.js';
import { ok, useShop } from './shop.js';

const ground = useShop();

interface Request {
  first?: number;
  after?: string | null;
  last?: number;
  before?: string | null;
}
interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const PAGE = '{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
const VARIABLES = '$first: Int, $after: Cursor, $last: Int, $before: Cursor';
const ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before';
const reading = (field: string) =>
  new TypedDocumentString<{ list: Page }, Request>(`query (${VARIABLES}) { list: ${field}(${ARGUMENTS}) ${PAGE} }`);

const OWN_RECEIPTS = new TypedDocumentString<{ viewer: { list: Page } }, Request>(
  `query (${VARIABLES}) { viewer { list: receipts(${ARGUMENTS}) ${PAGE} } }`,
);

type Read = (page: Request) => Promise<Page>;
const lists: [string, () => Client, (client: Client) => Read][] = [
  ...['orders', 'promoCodes', 'receipts'].map((field): [string, () => Client, (client: Client) => Read] => [
    field,
    () => ground.studio.clients.receptionist,
    (client) => async (page) => (await client.request(reading(field), page)).list,
  ]),
  [
    'viewer.receipts',
    () => ground.studio.clients.customer,
    (client) => async (page) => (await client.request(OWN_RECEIPTS, page)).viewer.list,
  ],
];

beforeAll(async () => {
  const { shop, studio } = ground;
  for (let count = 1; count <= 5; count += 1) {
    await shop.sellWith({
      productId: studio.entryProductId,
      holder: { customerId: studio.customerId },
      payment: { method: 'CASH' },
    });
    const input = { code: `STRANA-${count}`, discount: { percentBps: 100 } };
    ok((await studio.clients.manager.request(CreatePromoCodeDocument, { input })).createPromoCode);
  }
});

const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id);

describe.each(lists)('%s', (_, clientOf, readerOf) => {
  const read: Read = (page) => readerOf(clientOf())(page);

  it('gives the last items with `last`, in the order of the list', async () => {
    const all = idsOf(await read({ first: 100 }));
    expect(all).toHaveLength(5);
    const end = await read({ last: 2 });
    expect(idsOf(end)).toEqual(all.slice(3));
    expect(end.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  });

  it('gives every item once when it is read from its end', async () => {
    const all = idsOf(await read({ first: 100 }));
    const seen: string[] = [];
    let before: string | null = null;
    for (let more = true; more; ) {
      const page: Page = await read({ last: 2, before });
      seen.unshift(...idsOf(page));
      before = page.pageInfo.startCursor;
      more = page.pageInfo.hasPreviousPage;
    }
    expect(seen).toEqual(all);
  });

  it('names as start and end the cursors of its first and last item, and tells what lies around them', async () => {
    const { edges } = await read({ first: 100 });
    const [, second] = edges;
    const middle = await read({ first: 3, after: edges[0]?.cursor ?? null });
    expect(middle.pageInfo).toEqual({
      startCursor: second?.cursor,
      endCursor: edges[3]?.cursor,
      hasNextPage: true,
      hasPreviousPage: true,
    });
    const back = await read({ last: 1, before: second?.cursor ?? null });
    expect(back.edges).toEqual([edges[0]]);
    expect(back.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  });

  it('has an empty page without cursors beyond its end', async () => {
    const { pageInfo } = await read({ first: 100 });
    const beyond = await read({ first: 2, after: pageInfo.endCursor });
    expect(beyond.edges).toEqual([]);
    expect(beyond.pageInfo).toMatchObject({ hasNextPage: false, startCursor: null, endCursor: null });
  });

  it.each<[string, Request]>([
    ['101 items', { first: 101 }],
    ['101 items from the end', { last: 101 }],
    ['fewer than no items', { last: -1 }],
    ['both directions', { first: 1, last: 1 }],
    ['the start before a cursor', { first: 1, before: 'AA' }],
    ['a cursor that is none', { first: 1, after: 'nonsense' }],
  ])('answers a request for %s as bad user input', async (__, page) => {
    await expectFault(ground.studio, () => read(page), 'BAD_USER_INPUT');
  });
});

describe('a filtered list read from its end', () => {
  const ORDERS = new TypedDocumentString<{ orders: Page }, { status?: string; customerId?: string }>(
    `query ($status: OrderStatus, $customerId: ID) { orders(status: $status, customerId: $customerId, last: 2) ${PAGE} }`,
  );

  it('counts only what the filter lets through', async () => {
    const { shop, studio } = ground;
    const { client, customerId } = await shop.newcomer();
    const lines = [{ pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1 }), holder: { customerId } } }];
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push(ok(await shop.start(client, lines)).order?.id ?? '');
    const ofThem = (await studio.clients.receptionist.request(ORDERS, { status: 'OPEN', customerId })).orders;
    // The newest comes first, so the last two are the oldest.
    expect(idsOf(ofThem)).toEqual([ids[1], ids[0]]);
    expect(ofThem.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    expect(idsOf((await studio.clients.receptionist.request(ORDERS, { status: 'CANCELLED', customerId })).orders)).toEqual([]);
  });
});
