import { type Client, CustomersDocument, type CustomersQueryVariables, UpdateCustomerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../src/services/people/index.js';
import { useGround } from '../support/ground.js';
import { asking, codeOf, expectSeenBy } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectFault } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const customers = async (variables: CustomersQueryVariables = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(CustomersDocument, variables)).customers ?? null;
const found = async (search: string) => (await customers({ search }))?.edges.map(({ node }) => node.name).toSorted();

describe('customers', () => {
  it('gives the newest customer first, with attendees, registrations and passes', async () => {
    const { studio } = ground;
    const { customerId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const first = (await customers({ first: 1 }))?.edges[0]?.node;
    expect(first).toMatchObject({
      ...{ id: customerId, name: 'Mária Nová', attendees: [{ name: 'Nina' }] },
      ...{ registrations: [{ id: registrationId }], passes: [{ id: passId }] },
    });
  });

  it.each(['stefank', 'ŠTEFÁN', 'zuzana@', 'zuzana stefan', 'adam', 'Ema'])(
    'finds a customer by %j, whatever its accents and capitals',
    async (search) => {
      expect(await found(search)).toContain('Zuzana Štefánková');
    },
  );

  it('finds nobody by a character that is a pattern elsewhere', async () => {
    for (const search of ['%', '_', '\\', "'; drop table customers; --"]) expect(await found(search), search).toEqual([]);
  });

  it.each([
    ['zuz\u0000ana', 1],
    ['\ud800zuzana', 0],
  ])('answers a search for %j, which no text can hold, like any other', async (search, count) => {
    expect(await found(search)).toHaveLength(count);
  });

  it('finds a customer by their new name as soon as it is saved', async () => {
    const { studio } = ground;
    const { customerId } = await studio.person();
    const input = { customerId, name: 'Žofia Premenovaná' };
    await studio.clients.receptionist.request(UpdateCustomerDocument, { input });
    expect(await found('zofia premen')).toEqual(['Žofia Premenovaná']);
  });

  it('pages forwards and backwards without losing or repeating anybody', async () => {
    const { tenant } = ground.other;
    for (let n = 1; n <= 5; n += 1) {
      await made(createCustomer(tenant, { name: `Stránka ${n}`, email: `stranka-${n}@example.com` }));
    }
    const desk = ground.other.clients.receptionist;
    const all = await customers({ search: 'stranka' }, desk);
    const ids = (page: Awaited<ReturnType<typeof customers>>) => page?.edges.map(({ node }) => node.id) ?? [];
    const pages = [];
    for (let after: string | null = null; ; ) {
      const page = await customers({ search: 'stranka', first: 2, after }, desk);
      pages.push(...ids(page));
      if (!page?.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(pages).toEqual(ids(all));
    const last = await customers({ search: 'stranka', last: 2 }, desk);
    expect(ids(last)).toEqual(pages.slice(-2));
    expect(last?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const earlier = await customers({ search: 'stranka', last: 2, before: last?.pageInfo.startCursor ?? null }, desk);
    expect(ids(earlier)).toEqual(pages.slice(1, 3));
  });

  it('answers pages that cannot be, and cursors of elsewhere, as bad user input', async () => {
    const wrong = [{ first: 101 }, { first: -1 }, { first: 1, last: 1 }, { after: 'nonsense' }, { first: 1, before: 'x' }];
    for (const variables of wrong) {
      await expectFault(ground.studio, () => customers(variables), 'BAD_USER_INPUT');
    }
    expect((await customers({ first: 0 }))?.edges).toEqual([]);
  });

  it('gives nobody of another studio', async () => {
    const { other } = ground;
    await made(createCustomer(other.tenant, { name: 'Cudzia Klientka', email: 'cudzia@example.com' }));
    expect(await found('cudzia klientka')).toEqual([]);
    const names = (await customers({ search: 'cudzia' }, other.clients.owner))?.edges.map(({ node }) => node.name);
    expect(names).toEqual(['Cudzia Klientka']);
    expect((await customers({ first: 100 }))?.edges.every(({ node }) => node.id !== other.customerId)).toBe(true);
  });

  it('is for the desk and for keys with PEOPLE_READ, which read registrations and passes only with their scopes', async () => {
    const ask = asking('{ customers(first: 1) { edges { node { id name email } } } }');
    await expectSeenBy(ground, ask, { allowed: [...DESK, 'key PEOPLE_READ', 'key PEOPLE_WRITE'] });
    expect(await customers({ first: 1 }, ground.viewers['key PEOPLE_READ']).catch(codeOf)).toBe('FORBIDDEN');
  });
});
