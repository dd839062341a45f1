import { type Client, OrdersDocument, type OrdersQueryVariables } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectSeenBy } from '../support/rights.js';
import { CUSTOMERS, DESK } from '../support/viewers.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
/** Three orders of the customer of the fixtures, oldest first: paid, cancelled, open. */
const own: string[] = [];
let someoneElses = '';

beforeAll(async () => {
  const { shop, studio } = ground;
  const registrationId = await studio.register(studio.childId);
  const start = async (client: Client, of: string) =>
    ok(await shop.start(client, [{ seat: { sessionId: await shop.session(), registrationId: of } }])).order?.id ?? '';
  for (let count = 0; count < 3; count += 1) own.push(await start(studio.clients.customer, registrationId));
  const [paid = '', released = ''] = own;
  await shop.pay(paid);
  await shop.outlast(released);
  await shop.release(released);
  const buyer = await shop.newcomer();
  someoneElses = await start(buyer.client, buyer.registrationId);
});

const list = async (variables: OrdersQueryVariables = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(OrdersDocument, variables)).orders ?? null;
const idsOf = (page: Awaited<ReturnType<typeof list>>) => page?.edges.map(({ node }) => node.id);

describe('orders', () => {
  it('lists all orders to the desk, newest first', async () => {
    expect(idsOf(await list())).toEqual([someoneElses, ...[...own].reverse()]);
  });

  it('lists those of one customer and of one state', async () => {
    const { customerId } = ground.studio;
    expect(idsOf(await list({ customerId }))).toEqual([...own].reverse());
    expect(idsOf(await list({ customerId, status: 'PAID' }))).toEqual([own[0]]);
    expect(idsOf(await list({ customerId, status: 'EXPIRED' }))).toEqual([own[1]]);
    expect(idsOf(await list({ status: 'OPEN' }))).toEqual([someoneElses, own[2]]);
    expect(idsOf(await list({ status: 'CANCELLED' }))).toEqual([]);
  });

  it('lists a customer their own orders, whichever customer they ask for', async () => {
    const { clients, otherCustomerId, customerId } = ground.studio;
    expect(idsOf(await list({}, clients.customer))).toEqual([...own].reverse());
    expect(idsOf(await list({ customerId: otherCustomerId }, clients.customer))).toEqual([...own].reverse());
    expect(idsOf(await list({ customerId }, clients.otherCustomer))).toEqual([]);
  });

  it('gives every order once, page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages += 1) {
      const page: Awaited<ReturnType<typeof list>> = await list({ first: 1, after });
      seen.push(...(idsOf(page) ?? []));
      after = page?.pageInfo.endCursor ?? null;
      expect(page?.pageInfo.hasNextPage).toBe(pages < 3);
    }
    expect(seen).toEqual([someoneElses, ...[...own].reverse()]);
  });

  it('lists nothing for a customer of another organisation', async () => {
    expect(idsOf(await list({ customerId: ground.other.customerId }))).toEqual([]);
  });

  it('is for the desk, keys with sales, and customers', async () => {
    const allowed = [...DESK, 'key SALES_READ', 'key SALES_WRITE', ...CUSTOMERS] as const;
    await expectSeenBy(ground, (client) => list({}, client), { allowed });
  });
});
