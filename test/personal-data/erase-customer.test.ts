import { randomUUID } from 'node:crypto';
import {
  AddAttendeeDocument,
  CancelBookingDocument,
  CheckInDocument,
  type Client,
  CustomerDocument,
  createClient,
  EraseCustomerDocument,
  type EraseCustomerInput,
  GrantConsentDocument,
  JoinAsCustomerDocument,
  type JoinAsCustomerMutation,
  RegisterAttendeeDocument,
  RegistrationDocument,
  SellPassDocument,
  type SellPassInput,
  UpdateAttendeeDocument,
  UpdateCustomerDocument,
  ViewerDocument,
} from '@permanentka/client';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer, mergeCustomers } from '../../src/services/people/index.js';
import { entriesOf } from '../audit/entries.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { changesOfRegistrations, figuresOf } from './figures.js';

const ground = useGround({ TRUST_PROXY: '1' });
let app: TestApp;
let studio: BookingStudio;
let database: Database;

beforeAll(async () => {
  ({ app, studio } = ground);
  database = new Database({ connectionString: app.databaseUrl });
  await database.connect();
  await database.query(`select set_config('app.organisation', $1, false)`, [studio.tenant.organisationId]);
});
afterAll(() => database.end());

const SECRETS = ['Zuzka Tajná', 'Ninka Tajná', 'Alergia na orechy', '2018-07-09', '0905 999 888', 'Súhlas s menom Ninka'];

/** Somebody with a story: a past booking paid by a pass, notes, a consent, a phone number; nothing open. */
async function somebody() {
  const person = await studio.newcomer();
  const { customerId, attendeeId, registrationId } = person;
  const { phone, name } = { phone: '0905 999 888', name: 'Zuzka Tajná' };
  await studio.clients.receptionist.request(UpdateCustomerDocument, { input: { customerId, name, phone } });
  const child = { attendeeId, name: 'Ninka Tajná', notes: 'Alergia na orechy', bornOn: '2018-07-09' };
  await person.client.request(UpdateAttendeeDocument, { input: child });
  const consent = { attendeeId, kind: 'PHOTOGRAPHY', wording: 'Súhlas s menom Ninka' } as const;
  await person.client.request(GrantConsentDocument, { input: consent });
  const passId = await studio.sell(studio.creditProductId, { registrationId });
  const sessionId = await studio.session({ price: 20 });
  const booking = await studio.book(registrationId, sessionId, { payWith: 'PASS', passId });
  await studio.beginIn(sessionId, -48);
  const email = (await customerOf(customerId))?.email ?? '';
  return { ...person, email, passId, sessionId, bookingId: booking.id };
}

/** Joins by themselves, from an address of their own. */
async function join(email: string, address: string): Promise<{ customerId: string; personId: string; client: Client }> {
  const { token, person } = await app.signIn.openSession(email);
  const headers = { authorization: `Bearer ${token}`, 'x-organisation': studio.slug, 'x-forwarded-for': address };
  const variables = { input: { name: 'Zuzka Tajná', phone: '0905 999 888' } };
  const body = JSON.stringify({ query: JoinAsCustomerDocument.toString(), variables });
  const answer = await fetch(app.url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
  const { data } = (await answer.json()) as { data: JoinAsCustomerMutation };
  const client = createClient({ url: app.url, organisation: studio.slug, token });
  return { customerId: data.joinAsCustomer.customer?.id ?? '', personId: person.id, client };
}

async function customerOf(id: string, client: Client = studio.clients.manager) {
  const { node } = await client.request(CustomerDocument, { id });
  return node && 'email' in node ? node : null;
}
const erase = async (input: EraseCustomerInput, client: Client = studio.clients.owner) =>
  (await client.request(EraseCustomerDocument, { input })).eraseCustomer;

/** The tables where a text still stands, wherever it is in a row. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await database.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${text}%`]);
    if (rowCount) found.push(name);
  }
  return found;
}

describe('eraseCustomer', () => {
  it('takes everything personal out of every table and leaves every figure', async () => {
    const person = await somebody();
    const [before, changedBefore] = [await figuresOf(studio), await changesOfRegistrations(studio)];
    const [{ personId = '' } = {}] = await bindTenant(studio.tenant).transactional((em) =>
      em.execute<{ personId: string }[]>('select person_id as "personId" from customers where id = ?', [
        studio.keyOf('Customer', person.customerId),
      ]),
    );
    const statement = (await studio.clients.manager.request(RegistrationDocument, { id: person.registrationId })).registration;
    const { customer, errors } = await erase({ customerId: person.customerId, confirmEmail: person.email.toUpperCase() });
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ name: '—', phone: null, signsIn: false, erasedAt: expect.any(String) });
    expect(customer?.attendees).toMatchObject([{ name: '—', bornOn: null }]);
    const left = new Map([...SECRETS, personId].map((secret) => [secret, [] as string[]]));
    // The buyer stays on the receipt, for as long as the law wants it kept.
    for (const buyer of ['Zuzka Tajná', person.email]) left.set(buyer, ['public.receipts']);
    for (const [secret, tables] of left) expect([secret, await tablesWith(secret)]).toEqual([secret, tables]);
    expect(await figuresOf(studio)).toEqual(before);
    const changed = [...(await changesOfRegistrations(studio))].filter(
      ([id, { changedAt }]) => changedAt !== changedBefore.get(id)?.changedAt,
    );
    const registration = studio.keyOf('Registration', person.registrationId);
    expect(changed).toEqual([[registration, { erased: true, changedAt: expect.any(Number) }]]);
    expect(changed[0]?.[1].changedAt).toBeGreaterThan(changedBefore.get(registration)?.changedAt ?? Number.NaN);
    const after = (await studio.clients.manager.request(RegistrationDocument, { id: person.registrationId })).registration;
    expect(after).toEqual({ ...statement, attendee: { id: person.attendeeId, name: '—' } });
  });

  it('takes out the network addresses and the person behind an erased customer', async () => {
    const email = `${randomUUID()}@example.com`;
    const address = '203.0.113.77';
    const { customerId, personId, client } = await join(email, address);
    const attendee = { customerId, name: 'Ninka Tajná' };
    const added = (await client.request(AddAttendeeDocument, { input: attendee })).addAttendee;
    const sessionId = await studio.session({ price: 0 });
    const registrationId = await studio.register(added.attendee?.id ?? '');
    const { booking } = await studio.tryToBook({ registrationId, sessionId }, client);
    await client.request(CancelBookingDocument, { input: { bookingId: booking?.id ?? '' } });
    expect(await tablesWith(address)).toEqual(['public.audit_log']);
    expect(await tablesWith(personId)).toContain('public.audit_log');
    expect((await erase({ customerId, confirmEmail: email }, client)).errors).toEqual([]);
    expect([await tablesWith(address), await tablesWith(personId), await tablesWith(email)]).toEqual([[], [], []]);
    const { rows } = await database.query('select action from audit_log where actor = $1 and address is not null', [
      `customer:${studio.keyOf('Customer', customerId)}`,
    ]);
    expect(rows).toEqual([]);
  });

  it('refuses new bookings and sales to an erased customer, and lets the desk end what was open', async () => {
    const person = await somebody();
    const owing = await studio.register(person.attendeeId, studio.apartGroupId);
    const missed = await studio.session({ price: 9, groupId: studio.apartGroupId });
    const booking = await studio.book(owing, missed, { payWith: 'AT_DESK' });
    await studio.beginIn(missed, -1);
    await erase({ customerId: person.customerId, confirmEmail: person.email, letGo: true });
    const { receptionist } = studio.clients;
    const { attendeeId, registrationId, customerId } = person;
    const sessionId = await studio.session({ price: 0 });
    const sale = { payment: { method: 'CASH' }, idempotencyKey: randomUUID() } as const;
    const sell = async (input: SellPassInput) => (await receptionist.request(SellPassDocument, { input })).sellPass;
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId }), ['NOT_FOUND', 'registrationId']);
    const registering = { attendeeId, groupId: studio.thursdayGroupId };
    const register = async () => (await receptionist.request(RegisterAttendeeDocument, { input: registering })).registerAttendee;
    await expectRefused(studio, register, ['NOT_FOUND', 'attendeeId']);
    const entries = () => sell({ ...sale, productId: studio.entryProductId, holder: { customerId } });
    await expectRefused(studio, entries, ['NOT_FOUND', 'holder.customerId']);
    const credit = () => sell({ ...sale, productId: studio.creditProductId, holder: { registrationId } });
    await expectRefused(studio, credit, ['NOT_FOUND', 'holder.registrationId']);
    await studio.pay(owing, 9);
    const { checkIn } = await receptionist.request(CheckInDocument, { input: { bookingId: booking.id } });
    expect(checkIn.errors).toEqual([]);
    expect(await tablesWith('Ninka Tajná')).toEqual([]);
    const input = { bookingId: booking.id, overrideReason: 'Omyl' };
    expect((await studio.tryToCancel(input)).errors).toEqual([]);
  });

  it('ends the access of an erased customer', async () => {
    const person = await somebody();
    await erase({ customerId: person.customerId, confirmEmail: person.email });
    const isGone = () =>
      person.client.request(ViewerDocument).then(
        ({ viewer }) => viewer.kind,
        () => 'UNAUTHENTICATED',
      );
    await expect.poll(isGone, { timeout: 5_000 }).not.toBe('CUSTOMER');
  });

  it('lets customers erase themselves but nobody else, and waive nothing', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const run = () => erase({ customerId: other.customerId, confirmEmail: other.email }, person.client);
    await expectRefused(studio, run, ['NOT_FOUND', 'customerId']);
    const waive = () => erase({ customerId: person.customerId, confirmEmail: person.email, letGo: true }, person.client);
    await expectRefused(studio, waive, ['INVALID_INPUT', 'letGo']);
    const { errors } = await erase({ customerId: person.customerId, confirmEmail: person.email }, person.client);
    expect(errors).toEqual([]);
    expect((await customerOf(person.customerId))?.name).toBe('—');
  });

  it('refuses to erase a customer with bookings to come, also when the rest is let go', async () => {
    const person = await somebody();
    const booking = await studio.book(person.registrationId, await studio.session({ price: 0 }));
    const run = (letGo: boolean) => () => erase({ customerId: person.customerId, confirmEmail: person.email, letGo });
    await expectRefused(studio, run(false), ['ERASURE_BLOCKED', 'customerId']);
    await expectRefused(studio, run(true), ['ERASURE_BLOCKED', 'customerId']);
    expect((await run(true)()).errors).toMatchObject([{ upcomingBookings: 1 }]);
    await studio.tryToCancel({ bookingId: booking.id });
    expect((await run(false)()).errors).toEqual([]);
  });

  it('refuses to erase a customer who owes or has something left, unless that is let go', async () => {
    const person = await somebody();
    const debtor = await studio.register(person.attendeeId, studio.apartGroupId);
    const sessionId = await studio.session({ price: 9, groupId: studio.apartGroupId });
    await studio.book(debtor, sessionId, { payWith: 'AT_DESK' });
    await studio.beginIn(sessionId, -3);
    await studio.sell(studio.entryProductId, { customerId: person.customerId });
    await studio.pay(person.registrationId, 4);
    const run = (letGo: boolean) => () => erase({ customerId: person.customerId, confirmEmail: person.email, letGo });
    await expectRefused(studio, run(false), ['ERASURE_BLOCKED', 'customerId']);
    expect((await run(false)()).errors).toMatchObject([
      { upcomingBookings: 0, debt: { amountMinor: 900 }, credit: { amountMinor: 400 }, passes: 1 },
    ]);
    const before = await figuresOf(studio);
    expect((await run(true)()).errors).toEqual([]);
    expect(await figuresOf(studio)).toEqual(before);
  });

  it('erases a customer whose only credit is on a pass that has expired', async () => {
    const person = await somebody();
    const passId = await studio.sell(studio.creditProductId, { registrationId: person.registrationId });
    const run = () => erase({ customerId: person.customerId, confirmEmail: person.email });
    expect((await run()).errors).toMatchObject([{ code: 'ERASURE_BLOCKED', credit: { amountMinor: 2000 } }]);
    const ended = `update passes set valid_until = now() - interval '1 second' where id = ?`;
    await studio.sql(ended, [studio.keyOf('Pass', passId)]);
    expect((await run()).errors).toEqual([]);
  });

  it('erases the customers who were merged into the erased one', async () => {
    const person = await somebody();
    const twin = await made(createCustomer(studio.tenant, { name: 'Zuzka Dvojitá', email: 'dvojita@example.com' }));
    const keepCustomerId = studio.keyOf('Customer', person.customerId);
    await made(mergeCustomers(studio.tenant, { keepCustomerId, mergeCustomerId: twin.id }));
    await erase({ customerId: person.customerId, confirmEmail: person.email });
    expect(await tablesWith('Zuzka Dvojitá')).toEqual([]);
    expect(await tablesWith('dvojita@example.com')).toEqual([]);
  });

  it('leaves the address free for a new customer', async () => {
    const person = await somebody();
    await erase({ customerId: person.customerId, confirmEmail: person.email });
    expect((await createCustomer(studio.tenant, { name: 'Znovu', email: person.email })).ok).toBe(true);
  });

  it('refuses a wrong address, and finds no customer who is erased or of another studio', async () => {
    const other = await app.studio();
    const person = await somebody();
    const input = { customerId: person.customerId, confirmEmail: person.email };
    await expectRefused(studio, () => erase({ ...input, confirmEmail: 'iny@example.com' }), ['INVALID_INPUT', 'confirmEmail']);
    await expectRefused(studio, () => erase({ ...input, confirmEmail: '' }), ['INVALID_INPUT', 'confirmEmail']);
    const byName = { customerId: person.customerId, confirmName: 'Zuzka Tajná' };
    await expectRefused(studio, () => erase(byName), ['INVALID_INPUT', 'confirmEmail']);
    const theirs = { customerId: other.customerId, confirmEmail: 'zuzana@example.com' };
    await expectRefused(other, () => erase(theirs), ['NOT_FOUND', 'customerId']);
    await erase(input);
    await expectRefused(studio, () => erase(input), ['NOT_FOUND', 'customerId']);
  });

  it('lets owners and the customers themselves erase a customer, and nobody else, no key either', async () => {
    const { customerId } = studio;
    const email = (await customerOf(customerId))?.email ?? '';
    // With a wrong address nothing is erased, so that all may ask in turn.
    const ask = (client: Client) => erase({ customerId, confirmEmail: `x${email}` }, client);
    const refused = { owner: 'INVALID_INPUT', customer: 'INVALID_INPUT', otherCustomer: 'NOT_FOUND' };
    await expectRights(ground, ask, { allowed: [], but: refused });
  });

  it('writes an audit entry that keeps no word of the erased customer', async () => {
    const person = await somebody();
    await erase({ customerId: person.customerId, confirmEmail: person.email });
    const entries = (await entriesOf(studio.clients.owner, { subjectId: person.customerId })) ?? [];
    expect(entries[0]).toMatchObject({ action: 'eraseCustomer', kind: 'CUSTOMER' });
    for (const secret of SECRETS) expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it('erases a customer once when it is asked twice at the same moment', async () => {
    const person = await somebody();
    const input = { customerId: person.customerId, confirmEmail: person.email };
    const answers = await Promise.all([erase(input), erase(input)]);
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['NOT_FOUND']);
  });
});
