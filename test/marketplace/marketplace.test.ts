import { MarketplaceDocument, UpdatePassProductDocument } from '@permanentka/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCourse, createLocation, updateCourse } from '../../src/services/catalogue/index.js';
import { archivePassProduct, createPassProduct } from '../../src/services/passes/products.js';
import { updateOrganisation } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { statementsOf } from '../query-counts/count.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asPlatform, openOnlineSale, setOnlinePayments } from '../support/online-sale.js';
import { euro, inDays, made, type Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;
let silent: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  silent = await app.studio();
});
afterAll(() => app.stop());

const look = async (variables: object = {}) => (await studio.clients.public.request(MarketplaceDocument, variables)).marketplace;
const found = async (variables: object = {}) => (await look(variables)).edges.map(({ node }) => node.slug);

describe('who is listed', () => {
  beforeEach(async () => {
    await openOnlineSale(app, studio);
    await made(updateOrganisation(studio.tenant, { inMarketplace: true }));
    await asPlatform(app.databaseUrl, studio.slug, { kind: 'RESUME_ONLINE_PAYMENTS' });
  });

  test('who sells online, and nobody else', async () => {
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
  ])('not for a moment longer when %s', async (_, stop) => {
    expect(await found()).toEqual([studio.slug]);
    await stop();
    expect(await found()).toEqual([]);
  });

  test('not what a transaction that was rolled back would have listed', async () => {
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

describe('what is listed', () => {
  test('courses that are offered and passes that can be bought online, as they are now', async () => {
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
    await made(archivePassProduct(studio.tenant, { productId: gone.id }));
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

  test('no pass whose last day has passed', async () => {
    const day = (days: number) => inDays(days).toISOString().slice(0, 10);
    const terms = { kind: 'ENTRY', entries: 1, price: euro(9), sellableOnline: true } as const;
    await made(createPassProduct(studio.tenant, { ...terms, name: 'Do včera', fixedUntil: day(-2) }));
    await made(createPassProduct(studio.tenant, { ...terms, name: 'Do zajtra', fixedUntil: day(1) }));
    const [listing] = (await look()).edges;
    const names = listing?.node.passesOnSale.map(({ name }) => name);
    expect(names).toContain('Do zajtra');
    expect(names).not.toContain('Do včera');
  });

  test('what stands for many letters, and whatever else people write', async () => {
    const said = {
      name: 'ﷺ'.repeat(200),
      category: 'x'.repeat(200),
      description: 'ﷺ '.repeat(2_500),
      city: "O'Brien \\ & | ! ( : *",
    };
    const { name, category, description, city } = await made(updateOrganisation(studio.tenant, said));
    expect({ name, category, description, city }).toEqual({ ...said, description: said.description.trim() });
    for (const long of ['a', 'b']) await made(createCourse(studio.tenant, { name: `${long} ${'ﷺ'.repeat(198)}`, type: 'OPEN' }));
    expect(await found({ search: 'brien', city: 'o brien' })).toEqual([studio.slug]);
    await made(updateOrganisation(studio.tenant, { name: 'Vlnka', description: '', category: '', city: '' }));
  });

  test('what several change at once, all of it', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `Súbežný ${n}`);
    await Promise.all(names.map((name) => made(createCourse(studio.tenant, { name, type: 'OPEN' }))));
    const [listing] = (await look()).edges;
    expect(listing?.node.courses.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});

describe('what is found', () => {
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
  ])('by %s', async (_, variables) => expect(await found(variables)).toEqual([studio.slug]));

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
  ])('nothing by %j', async (variables) => expect(await found(variables)).toEqual([]));

  test('by whoever asks, wherever they are somebody', async () => {
    const asked = async (client: Studio['clients']['public']) =>
      (await client.request(MarketplaceDocument, { search: 'vlnka' })).marketplace.edges.length;
    expect(await asked(silent.clients.owner)).toBe(1);
    expect(await asked(silent.clients.customer)).toBe(1);
  });
});

test('costs one statement, however much is listed', async () => {
  await openOnlineSale(app, studio);
  const one = await statementsOf(() => look({ first: 1 }));
  expect(one).toHaveLength(1);
  await openOnlineSale(app, silent);
  const all = await statementsOf(() => look({ first: 100, search: 'plav' }));
  expect(all).toHaveLength(1);
});

test('a check of the whole database agrees with what is listed', async () => {
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});

test('a listing is written by nobody but the database, and tells nothing that is not public', async () => {
  await expect(app.orm.em.fork().execute(`update marketplace_listings set name = 'x'`)).rejects.toThrow('permission denied');
  const [row] = await app.orm.em.fork().execute<object[]>('select * from marketplace_listings');
  expect(Object.keys(row ?? {}).toSorted()).toEqual([
    ...['category', 'cities', 'city', 'courses', 'currency', 'description', 'locale', 'name', 'organisation_id'],
    ...['passes', 'slug', 'sort_name', 'terms', 'time_zone'],
  ]);
});
