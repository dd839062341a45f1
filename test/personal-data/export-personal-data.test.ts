import {
  type Client,
  ExportPersonalDataDocument,
  GrantConsentDocument,
  JoinAsCustomerDocument,
  UpdateAttendeeDocument,
  UpdateCustomerDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer, mergeCustomers } from '../../src/services/people/index.js';
import { SECTIONS } from '../../src/services/personal-data/sections.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;

beforeAll(() => {
  ({ app, studio } = ground);
});

type Records = Record<string, Record<string, unknown>[]>;

const ask = async (customerId: string, client: Client = studio.clients.manager, after?: string) =>
  (await client.request(ExportPersonalDataDocument, { input: { customerId, ...(after ? { after } : {}) } })).exportPersonalData;

/** All documents about a customer, put together. */
async function everything(customerId: string, client?: Client): Promise<{ records: Records; documents: number }> {
  const records: Records = {};
  let after: string | undefined;
  for (let documents = 1; ; documents += 1) {
    const { personalData, errors } = await ask(customerId, client, after);
    expect(errors).toEqual([]);
    const document = JSON.parse(personalData?.json ?? '{}') as { format: string; isLast: boolean; records: Records };
    expect(document.format).toBe('permanentka-personal-data/1');
    for (const [table, rows] of Object.entries(document.records)) records[table] = [...(records[table] ?? []), ...rows];
    if (personalData?.next == null) {
      expect(document.isLast).toBe(true);
      return { records, documents };
    }
    after = personalData.next;
  }
}

async function busy() {
  const person = await studio.newcomer();
  const { customerId, attendeeId, registrationId } = person;
  const update = { attendeeId, notes: 'Alergia na orechy', bornOn: '2018-01-02' };
  await person.client.request(UpdateAttendeeDocument, { input: update });
  const consent = { attendeeId, kind: 'MARKETING', wording: 'Súhlasím.' } as const;
  await person.client.request(GrantConsentDocument, { input: consent });
  await studio.clients.receptionist.request(UpdateCustomerDocument, { input: { customerId, phone: '0905 123 456' } });
  const passId = await studio.sell(studio.creditProductId, { registrationId });
  await studio.sell(studio.entryProductId, { customerId });
  await studio.pay(registrationId, 7);
  const booking = await studio.book(registrationId, await studio.session({ price: 8 }), { payWith: 'PASS', passId });
  return { ...person, bookingId: booking.id };
}

describe('exportPersonalData', () => {
  it('gives everything about a customer and nothing of another', async () => {
    const [person, other] = [await busy(), await busy()];
    const { records, documents } = await everything(person.customerId);
    expect(documents).toBe(1);
    const counts = Object.fromEntries(Object.entries(records).map(([table, rows]) => [table, rows.length]));
    expect(counts).toMatchObject({
      customers: 1,
      members: 0,
      invitations: 0,
      attendees: 1,
      attendeeConsents: 1,
      registrations: 1,
      bookings: 1,
      passes: 2,
      redemptions: 1,
      accounts: 4,
    });
    expect(records.transfers?.length).toBeGreaterThanOrEqual(5);
    expect(records.auditLog?.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['grantConsent', 'updateAttendee', 'bookSession', 'sellPass']),
    );
    const text = JSON.stringify(records);
    for (const known of ['Alergia na orechy', '2018-01-02', '0905 123 456', 'Súhlasím.']) expect(text).toContain(known);
    for (const stranger of [other.customerId, other.attendeeId, other.bookingId, other.registrationId]) {
      const kind = stranger.startsWith('cus') ? 'Customer' : stranger.startsWith('att') ? 'Attendee' : undefined;
      const key = studio.keyOf(kind ?? (stranger.startsWith('bkg') ? 'Booking' : 'Registration'), stranger);
      expect(text).not.toContain(key);
    }
  });

  it('gives customers their own data and finds no other customer', async () => {
    const [person, other] = [await busy(), await busy()];
    const own = await everything(person.customerId, person.client);
    expect(own.records.customers).toHaveLength(1);
    await expectRefused(studio, () => ask(other.customerId, person.client), ['NOT_FOUND', 'customerId']);
  });

  it('gives the network addresses of the customer and none of the staff', async () => {
    const person = await busy();
    const { records } = await everything(person.customerId);
    const log = records.auditLog ?? [];
    const byStaff = log.filter(({ actor }) => String(actor).startsWith('member:'));
    const byThem = log.filter(({ actor }) => actor === `customer:${studio.keyOf('Customer', person.customerId)}`);
    expect(byStaff.length).toBeGreaterThan(0);
    expect(byStaff.filter((entry) => 'address' in entry)).toEqual([]);
    expect(byThem.length).toBeGreaterThan(0);
    expect(byThem.filter(({ address }) => typeof address !== 'string')).toEqual([]);
  });

  it('gives how and from where the customer joined by themselves', async () => {
    const { at } = await signInAs(app, 'sama@example.com');
    const { joinAsCustomer } = await at(studio.slug).request(JoinAsCustomerDocument, { input: { name: 'Sama Seba' } });
    const { records } = await everything(joinAsCustomer.customer?.id ?? '');
    expect(records.auditLog?.filter(({ action }) => action === 'joinAsCustomer')).toMatchObject([
      { actor: expect.stringMatching(/^person:/), address: '127.0.0.1' },
    ]);
  });

  it('gives the data of customers who were merged into this one', async () => {
    const person = await busy();
    const merged = await made(createCustomer(studio.tenant, { name: 'Druhé konto', email: 'druhe@example.com' }));
    const keepCustomerId = studio.keyOf('Customer', person.customerId);
    await made(mergeCustomers(studio.tenant, { keepCustomerId, mergeCustomerId: merged.id }));
    const { records } = await everything(person.customerId);
    expect(records.customers?.map(({ name }) => name)).toContain('Druhé konto');
  });

  it('gives several documents of a bounded size, none of which repeats another', async () => {
    const person = await busy();
    const attendeeId = studio.keyOf('Attendee', person.attendeeId);
    await bindTenant(studio.tenant).transactional((em) =>
      em.execute(
        `insert into attendee_consents
           (organisation_id, id, attendee_id, kind, wording, granted_at, granted_by, withdrawn_at, withdrawn_by)
       select ?, gen_random_uuid(), ?, 'PHOTOGRAPHY', 'x', now(), 'system', now(), 'system' from generate_series(1, 2400)`,
        [studio.tenant.organisationId, attendeeId],
      ),
    );
    const { records, documents } = await everything(person.customerId);
    expect(documents).toBeGreaterThan(2);
    expect(records.attendeeConsents).toHaveLength(2_401);
    expect(new Set(records.attendeeConsents?.map(({ id }) => id)).size).toBe(2_401);
    expect(records.passes).toHaveLength(2);
  });

  it('writes an audit entry with every export', async () => {
    const person = await busy();
    await everything(person.customerId);
    const entries = await bindTenant(studio.tenant).transactional((em) =>
      em.execute<{ actor: string }[]>(`select actor from audit_log where action = 'exportPersonalData' and subject_id = ?`, [
        studio.keyOf('Customer', person.customerId),
      ]),
    );
    expect(entries).toMatchObject([{ actor: expect.stringMatching(/^member:/) }]);
  });

  it('finds no customer of another studio and refuses places that it did not give', async () => {
    const other = await app.studio();
    await expectRefused(studio, () => ask(other.customerId), ['NOT_FOUND', 'customerId']);
    for (const after of [
      'x',
      Buffer.from(JSON.stringify([SECTIONS.length, ''])).toString('base64url'),
      Buffer.from('[99,""]').toString('base64url'),
      Buffer.from(`[0,"' or 1=1"]`).toString('base64url'),
    ]) {
      await expectRefused(studio, () => ask(studio.customerId, studio.clients.manager, after), ['INVALID_INPUT', 'after']);
    }
  });

  it('lets owners, managers and the customers themselves export, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => ask(studio.customerId, client), {
      allowed: ['owner', 'manager', 'customer'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });
});
