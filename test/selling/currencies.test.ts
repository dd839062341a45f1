import {
  BookSessionDocument,
  CreatePassProductDocument,
  type CreatePassProductInput,
  createClient,
  RegisterAttendeeDocument,
  ScheduleSessionsDocument,
  SellPassDocument,
  UpdateOrganisationDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/schema/shared/ids.js';
import { createCourse, createGroup, createLocation } from '../../src/services/catalogue/index.js';
import { addAttendee, addMember, createCustomer, createOrganisation, openOrganisation } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { inDays, made } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A group to book in, an owner, and a registration, in a studio of another currency. */
async function studioIn(currency: string) {
  const { em } = app.orm;
  const slug = `studio-${currency.toLowerCase()}`;
  const settings = { name: slug, currency, timeZone: 'Asia/Tokyo', locale: 'en' } as const;
  const organisation = await createOrganisation(em, { slug, ...settings });
  const tenant = { em, organisationId: organisation.id };
  const owner = await made(addMember(tenant, { name: 'Owner', email: `owner@${slug}.example`, role: 'OWNER' }));
  const token = await signedIn(app.signIn, tenant, { memberId: owner.id });
  const client = createClient({ url: app.url, organisation: slug, token });
  const location = await made(createLocation(tenant, { name: 'Hall' }));
  const course = await made(createCourse(tenant, { name: 'Swimming', type: 'OPEN' }));
  const group = await made(createGroup(tenant, { courseId: course.id, locationId: location.id, name: 'Monday', capacity: 9 }));
  const customer = await made(createCustomer(tenant, { name: 'Aiko', email: `aiko@${slug}.example` }));
  const attendee = await made(addAttendee(tenant, { customerId: customer.id, name: 'Ren' }));
  const id = (type: 'Attendee' | 'Group' | 'Customer', row: { id: string }) => encodeId(type, organisation.id, row.id);
  const { registerAttendee } = await client.request(RegisterAttendeeDocument, {
    input: { attendeeId: id('Attendee', attendee), groupId: id('Group', group) },
  });
  const money = (amountMinor: number) => ({ amountMinor, currency });
  return {
    ...{ slug, tenant, client, token, money, currency },
    groupId: id('Group', group),
    customerId: id('Customer', customer),
    registrationId: registerAttendee.registration?.id ?? '',
  };
}

type Studio = Awaited<ReturnType<typeof studioIn>>;

async function schedule({ client, groupId, money }: Studio, amountMinor: number): Promise<string[]> {
  const startsAt = [1, 2, 3].map((day) => inDays(day).toISOString());
  const input = { groupId, schedule: { startsAt }, durationMinutes: 60, price: money(amountMinor) };
  const { scheduleSessions } = await client.request(ScheduleSessionsDocument, { input });
  expect(scheduleSessions.errors).toEqual([]);
  return scheduleSessions.sessions?.map((session) => session.id) ?? [];
}

async function sell(
  { client, registrationId, customerId }: Studio,
  product: Omit<CreatePassProductInput, 'name'>,
): Promise<void> {
  const input = { name: product.kind, ...product };
  const { createPassProduct } = await client.request(CreatePassProductDocument, { input });
  expect(createPassProduct.errors).toEqual([]);
  const holder = product.kind === 'CREDIT' ? { registrationId } : { customerId };
  const { sellPass } = await client.request(SellPassDocument, {
    input: { productId: createPassProduct.product?.id ?? '', holder, payment: { method: 'CASH' }, idempotencyKey: product.kind },
  });
  expect(sellPass.errors).toEqual([]);
}

async function book({ client, registrationId }: Studio, sessionIds: string[]): Promise<void> {
  for (const sessionId of sessionIds) {
    const { bookSession } = await client.request(BookSessionDocument, { input: { registrationId, sessionId } });
    expect(bookSession.errors).toEqual([]);
  }
}

const WRITTEN = `query ($id: ID!) { registration(id: $id) {
  paid { formatted } debt { formatted sk: formatted(locale: sk) cs: formatted(locale: cs) }
  statement(first: 20) { edges { node { event paid { formatted } charged { formatted } balance { amountMinor currency
    formatted } } } } } }`;

interface Amounts {
  paid: { formatted: string };
  debt: { formatted: string; sk: string; cs: string };
  statement: { edges: { node: { event: string; balance: { amountMinor: number; currency: string; formatted: string } } }[] };
}

async function written({ token, slug, registrationId }: Studio): Promise<Amounts> {
  const response = await fetch(app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-organisation': slug },
    body: JSON.stringify({ query: WRITTEN, variables: { id: registrationId } }),
  });
  const text = (await response.text()).replace(/[\u00a0\u202f]/g, ' ');
  return (JSON.parse(text) as { data: { registration: Amounts } }).data.registration;
}

describe.each([
  // [currency, credit, price of a session, what is owed after the third, in en, sk and cs]
  ['JPY', 2_000, 800, ['¥400', '400 JPY', '400 JP¥'], '¥2,000'],
  ['KWD', 20_000, 8_001, ['KWD 4.003', '4,003 KWD', '4,003 KWD'], 'KWD 20.000'],
  ['HUF', 200_000, 80_000, ['HUF 400', '400 HUF', '400 HUF'], 'HUF 2,000'],
])('a studio in %s', (currency, credit, price, owed, paid) => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await studioIn(currency);
  });

  test('sells a pass, books with it, and owes what is missing', async () => {
    const { money } = studio;
    await sell(studio, { kind: 'CREDIT', price: money(credit), credit: money(credit) });
    await book(studio, await schedule(studio, price));
    const told = await written(studio);
    expect(told.paid.formatted).toBe(paid);
    expect([told.debt.formatted, told.debt.sk, told.debt.cs]).toEqual(owed);
    const balances = told.statement.edges.map(({ node }) => node.balance);
    expect(balances.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([
      ...[credit - 3 * price, credit - 2 * price, credit - price, credit],
    ]);
    expect(new Set(balances.map((balance) => balance.currency))).toEqual(new Set([currency]));
    expect(balances.map(({ formatted }) => formatted)).toContain(`-${owed[0]}`);
  });

  test('takes no amount of another currency', async () => {
    const lateFee = { amountMinor: 100, currency: 'EUR' };
    const run = async () => (await studio.client.request(UpdateOrganisationDocument, { input: { lateFee } })).updateOrganisation;
    await expectRefused(studio, run, ['INVALID_INPUT', 'lateFee.currency']);
  });
});

test('an entry pass whose price does not divide loses nothing', async () => {
  const studio = await studioIn('KRW');
  await sell(studio, { kind: 'ENTRY', price: studio.money(1_000), entries: 3 });
  await book(studio, await schedule(studio, 400));
  expect((await written(studio)).paid.formatted).toBe('₩1,200');
});

test.each([
  ['XAU', 'MALFORMED'],
  ['XTS', 'MALFORMED'],
  ['HRK', 'CURRENCY_WITHDRAWN'],
  ['eur', 'MALFORMED'],
])('nobody opens a studio in %s, which is no money: %s', async (currency, reason) => {
  const { em } = app.orm;
  const settings = { slug: 'gold', name: 'Gold', currency, timeZone: 'Europe/Bratislava', locale: 'en' } as const;
  const founder = { id: '0', email: 'founder@example.com' };
  const outcome = await openOrganisation({ em }, founder, { ...settings, ownerName: 'Founder' }, app.signIn);
  expect(outcome).toMatchObject({
    ok: false,
    refusals: [{ code: 'INVALID_INPUT', path: ['input', 'currency'], reason }],
  });
  await expect(createOrganisation(em, settings)).rejects.toThrow('no currency');
});

test('every account agrees with its transfers', async () => {
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});
