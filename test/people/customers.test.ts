import { type Client, CustomersDocument, type CustomersQueryVariables, UpdateCustomerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { addAttendee, createCustomer, updateAttendee, updateCustomer } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
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
      ...{ registrations: { edges: [{ node: { id: registrationId } }] }, passes: { edges: [{ node: { id: passId } }] } },
    });
  });

  it.each(['stefank', 'ŠTEFÁN', 'zuzana@', 'zuzana stefan', 'adam', 'Ema'])(
    'finds a customer by %j, whatever its accents and capitals',
    async (search) => {
      expect(await found(search)).toContain('Zuzana Štefánková');
    },
  );

  it.each([
    ['Łukasz Wójcik', ['lukasz', 'wojcik lukasz', 'ŁUKASZ', '  wójcik   łukasz ']],
    ['Jörg Weiß', ['weiss', 'WEISS jorg', 'weiß', 'jörg']],
    ["Mary O'Neil", ["o'neil", 'o’neil', 'oneil', 'neil, mary', 'O NEIL']],
    ['Đorđe Đoković', ['dorde', 'dokovic', 'ĐORĐE']],
    ['Søren Ærø', ['soren', 'aero', 'SØREN']],
    ['Nováková-Kováčová Jana', ['kovacova', 'jana novakova', 'novakova-kovacova', 'vakov']],
    ['Тарас Шевченко', ['шевченко', 'ШЕВЧЕНКО тарас']],
    ['Ελένη Παπαδοπούλου', ['παπαδοπουλου', 'ΕΛΕΝΗ']],
  ])('finds %s by any way to write the name', async (name, searches) => {
    const customer = await made(createCustomer(ground.studio.tenant, { name, email: `${crypto.randomUUID()}@example.com` }));
    expect(customer.name).toBe(name);
    for (const search of searches) expect(await found(search), search).toContain(name);
  });

  it.each([
    [
      '+421 905 123 456',
      ['0905123456', '905 123', '+421905123456', '00421905123456', '123 456', '0905/123 456', '+421 (0)905 123'],
    ],
    ['0911/222 333', ['0911222333', '+421911222333', '+421 911 222 333', '911-222-333', '222 333', '(0911) 222']],
    ['+420 777 888 999', ['777888999', '0777888999', '420777888999', '+420777888999', '777–888']],
    ['2 5555', ['25555', '2 5555', '555']],
  ])('finds a customer with the telephone number %s by any way to write it', async (phone, searches) => {
    const name = `Telefón ${phone.replace(/\D/g, '').replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;
    const email = `${crypto.randomUUID().replace(/\d/g, 'x')}@example.com`;
    await made(createCustomer(ground.studio.tenant, { name, phone, email }));
    // The addresses of other people have digits at random.
    const called = async (search: string) => (await found(search))?.filter((other) => other?.startsWith('Telefón'));
    for (const search of searches) expect(await called(search), search).toEqual([name]);
  });

  it('finds a customer by words and digits together, and not by those of another', async () => {
    const profile = { name: 'Ctibor Číselník', phone: '0948 765 432', email: 'ctibor1985@example.com' };
    await made(createCustomer(ground.studio.tenant, profile));
    for (const search of ['ctibor 948 765', '0948765432 ciselnik', 'ctibor1985', 'ctibor1985@example.com', '1985@example']) {
      expect(await found(search), search).toEqual(['Ctibor Číselník']);
    }
    for (const search of ['ctibor 949', 'zuzana 948 765', '0948 765 433', 'ctibor1986'])
      expect(await found(search), search).toEqual([]);
  });

  it('finds a customer by an attendee who came later, and no longer by a former name, number or address', async () => {
    const { tenant } = ground.studio;
    const profile = { name: 'Predtým Menovaná', phone: '0900 111 999', email: `predtym-${crypto.randomUUID()}@example.com` };
    const { id: customerId } = await made(createCustomer(tenant, profile));
    const attendee = await made(addAttendee(tenant, { customerId, name: 'Kvetoslava' }));
    expect(await found('kvetoslava')).toEqual(['Predtým Menovaná']);
    await made(updateAttendee(tenant, { attendeeId: attendee.id, name: 'Ľubomíra' }));
    await made(updateCustomer(tenant, { customerId, name: 'Potom Zvaná', phone: null, email: 'zvana@example.com' }));
    for (const search of ['kvetoslava', 'predtym', '900111999']) expect(await found(search), search).toEqual([]);
    for (const search of ['lubomira', 'zvana potom', 'zvana@example'])
      expect(await found(search), search).toEqual(['Potom Zvaná']);
    expect(await verifyDatabase(ground.app.databaseUrl)).toEqual([]);
  });

  it('finds an attendee that two requests renamed and added at the same moment', async () => {
    const { tenant } = ground.studio;
    const { id: customerId } = await made(
      createCustomer(tenant, { name: 'Súbežná Rodina', email: `${crypto.randomUUID()}@example.com` }),
    );
    const first = await made(addAttendee(tenant, { customerId, name: 'Prvé' }));
    const renaming = Array.from({ length: 8 }, (_, n) =>
      n % 2
        ? addAttendee(tenant, { customerId, name: `Subezne${n}` })
        : updateAttendee(tenant, { attendeeId: first.id, name: `Menene${n}` }),
    );
    await Promise.all(renaming.map((work) => made<unknown>(work)));
    for (const n of [1, 3, 5, 7]) expect(await found(`subezne${n}`)).toEqual(['Súbežná Rodina']);
    expect(await verifyDatabase(ground.app.databaseUrl)).toEqual([]);
  });

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
