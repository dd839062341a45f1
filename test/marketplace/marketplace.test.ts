import { type Client, MarketplaceDocument, UpdatePassProductDocument } from '@permanentka/client';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCourse, createLocation, updateCourse } from '../../src/services/catalogue/index.js';
import { createPassProduct, updatePassProduct } from '../../src/services/passes/index.js';
import { updateOrganisation } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { statementsOf } from '../query-counts/count.js';
import type { TestApp } from '../support/app.js';
import { useGround } from '../support/ground.js';
import { asPlatform, openOnlineSale, setOnlinePayments } from '../support/online-sale.js';
import { codeOf, expectSeenBy } from '../support/rights.js';
import { euro, inDays, made, type Studio } from '../support/studio.js';
import { EVERYBODY } from '../support/viewers.js';

const ground = useGround();
let app: TestApp;
let studio: Studio;
let silent: Studio;

beforeAll(() => {
  ({ app, studio, other: silent } = ground);
});

const look = async (variables: object = {}) => (await studio.clients.public.request(MarketplaceDocument, variables)).marketplace;
const found = async (variables: object = {}) => (await look(variables)).edges.map(({ node }) => node.slug);

describe('marketplace: the organisations that it lists', () => {
  beforeEach(async () => {
    await openOnlineSale(app, studio);
    await made(updateOrganisation(studio.tenant, { inMarketplace: true }));
    await asPlatform(app.databaseUrl, studio.slug, { kind: 'RESUME_ONLINE_PAYMENTS' });
  });

  test('lists an organisation that sells online and no other', async () => {
    expect(await found()).toEqual([studio.slug]);
    expect(await found()).not.toContain(silent.slug);
  });

  test.each([
    ['its plan goes down', () => asPlatform(app.databaseUrl, studio.slug, { kind: 'SET_PLAN', plan: 'FREE' })],
    ['payments stop', () => setOnlinePayments(studio.tenant, 'INACTIVE')],
    ['payments have to be verified again', () => setOnlinePayments(studio.tenant, 'PENDING')],
    [
      'the platform suspends it',
      () => asPlatform(app.databaseUrl, studio.slug, { kind: 'SUSPEND_ONLINE_PAYMENTS', reason: 'Complaints' }),
    ],
    ['it does not want to be', () => made(updateOrganisation(studio.tenant, { inMarketplace: false }))],
  ])('drops an organisation at once when %s', async (_, stop) => {
    expect(await found()).toEqual([studio.slug]);
    await stop();
    expect(await found()).toEqual([]);
  });

  test('lists nothing that a transaction wrote which was rolled back', async () => {
    await setOnlinePayments(studio.tenant, 'INACTIVE');
    const em = app.orm.em.fork();
    em.setSessionContext({ variables: { 'app.organisation': studio.tenant.organisationId } });
    await em.begin();
    await em.execute(`update organisations set online_payments = 'ACTIVE'`);
    await em.execute('set constraints all immediate');
    expect(await em.execute('select slug from marketplace_listings')).toEqual([{ slug: studio.slug }]);
    await em.rollback();
    expect(await found()).toEqual([]);
  });
});

describe('marketplace: what a listing shows', () => {
  test('shows the courses on offer and the passes that can be bought online, as they are now', async () => {
    await openOnlineSale(app, studio);
    const [before] = (await look()).edges;
    expect(before?.node).toMatchObject({ id: studio.organisationId, name: 'Vlnka', cities: ['Bratislava'], currency: 'EUR' });
    expect(before?.node.courses.map(({ name, type, price }) => [name, type, price])).toEqual([
      ['Plávanie pre deti', 'OPEN', null],
      ['Balet', 'CONTINUOUS', euro(120)],
      ['Víkendový workshop', 'ONE_OFF', euro(30)],
    ]);
    expect(before?.node.passesOnSale).toEqual([]);

    for (const productId of [studio.timeProductId, studio.creditProductId, studio.entryProductId]) {
      const input = { productId, sellableOnline: true };
      const { updatePassProduct } = await studio.clients.manager.request(UpdatePassProductDocument, { input });
      expect(updatePassProduct.errors).toEqual([]);
    }
    const hidden = { kind: 'ENTRY', entries: 1, price: euro(1), sellableOnline: true } as const;
    await made(createPassProduct(studio.tenant, { ...hidden, name: 'Skrytá', visibleOnBookingPage: false }));
    const gone = await made(createPassProduct(studio.tenant, { ...hidden, name: 'Stará' }));
    await made(updatePassProduct(studio.tenant, { productId: gone.id, archived: true }));
    const dance = await made(createCourse(studio.tenant, { name: 'Dočasný', type: 'OPEN' }));
    await made(updateCourse(studio.tenant, { courseId: dance.id, archived: true }));

    const [after] = (await look()).edges;
    expect(after?.node.courses).toHaveLength(3);
    expect(after?.node.passesOnSale.map(({ id, price }) => [id, price.amountMinor])).toEqual([
      [studio.creditProductId, 2000],
      [studio.entryProductId, 2400],
      [studio.timeProductId, 4000],
    ]);
    expect(after?.node.passesOnSale[0]).toMatchObject({ kind: 'CREDIT', credit: euro(20) });
  });

  test('leaves out a pass whose last day is over', async () => {
    const day = (days: number) => inDays(days).toISOString().slice(0, 10);
    const terms = { kind: 'ENTRY', entries: 1, price: euro(9), sellableOnline: true } as const;
    await made(createPassProduct(studio.tenant, { ...terms, name: 'Do včera', validity: { days: { untilOn: day(-2) } } }));
    await made(createPassProduct(studio.tenant, { ...terms, name: 'Do zajtra', validity: { days: { untilOn: day(1) } } }));
    const [listing] = (await look()).edges;
    const names = listing?.node.passesOnSale.map(({ name }) => name);
    expect(names).toContain('Do zajtra');
    expect(names).not.toContain('Do včera');
  });

  test('accepts ligatures of many characters, and signs of every kind', async () => {
    const said = {
      name: 'ﷺ'.repeat(200),
      category: 'x'.repeat(200),
      description: 'ﷺ '.repeat(2_500),
      city: "O'Brien \\ & | ! ( : *",
    };
    const { name, category, description, city } = await made(updateOrganisation(studio.tenant, said));
    expect({ name, category, description, city }).toEqual({ ...said, description: said.description.trim() });
    for (const first of ['a', 'b']) {
      await made(createCourse(studio.tenant, { name: `${first} ${'ﷺ'.repeat(198)}`, type: 'OPEN' }));
    }
    expect(await found({ search: 'brien', city: 'o brien' })).toEqual([studio.slug]);
    await made(updateOrganisation(studio.tenant, { name: 'Vlnka', description: '', category: '', city: '' }));
  });

  test('shows all of several courses that were added at the same moment', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `Súbežný ${n}`);
    await Promise.all(names.map((name) => made(createCourse(studio.tenant, { name, type: 'OPEN' }))));
    const [listing] = (await look()).edges;
    expect(listing?.node.courses.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});

describe('marketplace: search', () => {
  beforeAll(async () => {
    await openOnlineSale(app, studio);
    const said = {
      name: 'Vlnka – plavecká škola',
      category: 'Plávanie',
      city: 'Banská Bystrica',
      description: 'U nás sa naučíš kraul.',
    };
    await made(updateOrganisation(studio.tenant, said));
    await made(createLocation(studio.tenant, { name: 'Štiavničky', city: 'Žilina' }));
  });

  test.each([
    ['a name', { search: 'vlnka' }],
    ['the beginnings of words, in any order', { search: 'ško plav' }],
    ['the inside of a word, from three letters on', { search: 'lnk' }],
    ['the ends of words', { search: 'ecka kola' }],
    ['parts of words between signs, none of which stands for anything', { search: '%_lnka*' }],
    ['a description', { search: 'KRAUL' }],
    ['a course, without its accents', { search: 'vikendovy' }],
    ['a course, with accents of another kind', { search: 'Bálét' }],
    ['a pass', { search: 'do zajtra' }],
    ['a city', { search: 'bystrica' }],
    ['a category', { category: 'plavanie' }],
    ['a city as a filter', { city: 'BANSKA  BYSTRICA' }],
    ['a city where groups meet', { city: 'zilina' }],
    ['everything at once', { search: 'kraul', category: 'Plávanie', city: 'Bratislava' }],
    ['no words', { search: '  ', category: '', city: '' }],
  ])('finds an organisation by %s', async (_, variables) => expect(await found(variables)).toEqual([studio.slug]));

  test.each([
    [{ search: 'ka' }],
    [{ search: 'vlkna' }],
    [{ search: 'vln%x' }],
    [{ search: '%' }],
    [{ search: '~lnka x' }],
    [{ search: 'vlnka joga' }],
    [{ category: 'plav' }],
    [{ city: 'Banská' }],
    [{ search: '!!!' }],
    [{ category: '!!!' }],
    [{ city: '---' }],
    [{ search: 'category' }],
    [{ search: 'city' }],
    [{ search: '=category plavanie' }],
    [{ search: `'x' | 'vlnka'` }],
    [{ search: 'x\u0000' }],
    [{ search: 'ž'.repeat(500) }],
    [{ search: '\ud800' }],
  ])('finds nothing by %j', async (variables) => expect(await found(variables)).toEqual([]));

  test('gives members and customers of another organisation the same as everybody', async () => {
    const asked = async (client: Studio['clients']['public']) =>
      (await client.request(MarketplaceDocument, { search: 'vlnka' })).marketplace.edges.length;
    expect(await asked(silent.clients.owner)).toBe(1);
    expect(await asked(silent.clients.customer)).toBe(1);
  });
});

test('marketplace costs one statement, however much it lists', async () => {
  await openOnlineSale(app, studio);
  const one = await statementsOf(() => look({ first: 1 }));
  expect(one).toHaveLength(1);
  await openOnlineSale(app, silent);
  const all = await statementsOf(() => look({ first: 100, search: 'plav' }));
  expect(all).toHaveLength(1);
});

test('the check of the whole database agrees with the marketplace', async () => {
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});

test('a listing of the marketplace is written by the database alone and holds nothing that is not public', async () => {
  await expect(app.orm.em.fork().execute(`update marketplace_listings set name = 'x'`)).rejects.toThrow('permission denied');
  const [row] = await app.orm.em.fork().execute<object[]>('select * from marketplace_listings');
  expect(Object.keys(row ?? {}).toSorted()).toEqual([
    ...['category', 'cities', 'city', 'courses', 'currency', 'description', 'locale', 'name', 'organisation_id'],
    ...['passes', 'slug', 'sort_name', 'terms', 'time_zone'],
  ]);
});

describe('marketplace: rights and pages', () => {
  test('is for everybody: each role, people of elsewhere, anonymous callers and every key', async () => {
    const ask = async (client: Client) => (await client.request(MarketplaceDocument, { first: 5 })).marketplace;
    await expectSeenBy(ground, ask, { allowed: EVERYBODY });
  });

  test('gives every viewer the same listings', async () => {
    const answers = new Set<string>();
    for (const name of EVERYBODY) {
      const { marketplace } = await ground.viewers[name].request(MarketplaceDocument, { first: 5 });
      answers.add(JSON.stringify(marketplace));
    }
    expect(answers.size).toBe(1);
  });

  test('pages through the organisations by name without losing or repeating one', async () => {
    await openOnlineSale(app, silent);
    const first = await look({ first: 1 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await look({ first: 1, after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasNextPage).toBe(false);
    const slugs = [first, second].flatMap(({ edges }) => edges.map(({ node }) => node.slug));
    expect(slugs.toSorted()).toEqual([studio.slug, silent.slug].toSorted());
    expect((await look({ first: 0 })).edges).toEqual([]);
  });

  test('answers pages and cursors that cannot be as bad user input', async () => {
    for (const variables of [{ first: 101 }, { first: -1 }, { after: 'nonsense' }]) {
      expect(await look(variables).catch(codeOf), JSON.stringify(variables)).toBe('BAD_USER_INPUT');
    }
  });
});
