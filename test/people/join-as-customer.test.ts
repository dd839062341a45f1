import { randomUUID } from 'node:crypto';
import {
  AddAttendeeDocument,
  type Client,
  CreateCustomerDocument,
  JoinAsCustomerDocument,
  type JoinAsCustomerInput,
  MyOrganisationsDocument,
  ViewerDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/schema/shared/ids.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf } from '../audit/entries.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { CUSTOMERS } from '../support/viewers.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  ({ app, studio } = ground);
});

const newEmail = () => `${randomUUID()}@example.com`;
const join = async (email: string, input: Partial<JoinAsCustomerInput> = {}, slug: string | undefined = studio.slug) => {
  const { at } = await signInAs(app, email);
  const whole = { name: 'Mária Nová', ...input };
  return (await at(slug).request(JoinAsCustomerDocument, { input: whole })).joinAsCustomer;
};
const rowsOf = (email: string) =>
  bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ name: string; linked: boolean }[]>(
      'select name, person_id is not null as linked from customers where lower(email) = lower(?)',
      [email],
    ),
  );

describe('joinAsCustomer', () => {
  it('opens an account with the address of the sign-in, and lets the new customer begin at once', async () => {
    const email = newEmail();
    const { customer, errors } = await join(email, { phone: '0900 111 222', locale: 'sk' });
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ name: 'Mária Nová', email, phone: '0900 111 222', locale: 'sk', signsIn: true });
    const { at } = await signInAs(app, email);
    const { viewer } = await at(studio.slug).request(ViewerDocument);
    expect(viewer).toMatchObject({ kind: 'CUSTOMER', role: 'CUSTOMER', customer: { id: customer?.id } });
    const input = { customerId: customer?.id ?? '', name: 'Nina', notes: 'Alergia na orechy' };
    expect((await at(studio.slug).request(AddAttendeeDocument, { input })).addAttendee.attendee?.notes).toBe('Alergia na orechy');
  });

  it('takes the organisation from the input as well as from the header', async () => {
    const organisationId = studio.organisationId;
    expect((await join(newEmail(), { organisationId }, undefined)).errors).toEqual([]);
  });

  it('gives a customer their own account again, also when they ask twice at the same moment', async () => {
    const email = newEmail();
    const answers = await Promise.all([1, 2, 3].map((n) => join(email, { name: `Mária ${n}` })));
    expect(new Set(answers.map(({ customer }) => customer?.id)).size).toBe(1);
    expect(await rowsOf(email)).toHaveLength(1);
    expect((await join(email, { name: 'Iná' })).customer?.name).not.toBe('Iná');
  });

  it('takes over the account that the desk keeps under their address', async () => {
    const email = newEmail();
    const input = { name: 'Zapísaná na recepcii', email: email.toUpperCase() };
    const { customer: kept } = (await studio.clients.receptionist.request(CreateCustomerDocument, { input })).createCustomer;
    expect(kept?.signsIn).toBe(false);
    expect((await join(email)).customer?.id).toBe(kept?.id);
    expect(await rowsOf(email)).toMatchObject([{ linked: true }]);
  });

  it('lets one person be a customer of several organisations', async () => {
    const other = await app.studio();
    const email = newEmail();
    await join(email);
    await join(email, {}, other.slug);
    const { at } = await signInAs(app, email);
    const { viewer } = await at().request(MyOrganisationsDocument);
    expect(viewer.organisations.map(({ slug, role }) => `${slug} ${role}`).toSorted()).toEqual(
      [`${studio.slug} CUSTOMER`, `${other.slug} CUSTOMER`].toSorted(),
    );
    expect((await studio.clients.public.request(MyOrganisationsDocument)).viewer.organisations).toEqual([]);
  });

  it('refuses a wrong name or phone, and ids that name no organisation', async () => {
    const email = newEmail();
    await expectRefused(studio, () => join(email, { name: '' }), ['INVALID_INPUT', 'name']);
    await expectRefused(studio, () => join(email, { phone: '1'.repeat(41) }), ['INVALID_INPUT', 'phone']);
    const none = randomUUID();
    for (const organisationId of ['org_x', '', studio.customerId, encodeId('Organisation', none, none)]) {
      await expectRefused(studio, () => join(email, { organisationId }), ['NOT_FOUND', 'organisationId']);
    }
    const run = () => join(email, { organisationId: encodeId('Organisation', none, none) }, undefined);
    await expectRefused(studio, run, ['NOT_FOUND', 'organisationId']);
  });

  it('refuses an organisation in the input that is not the one in the header', async () => {
    const other = await app.studio();
    const run = () => join(newEmail(), { organisationId: other.organisationId });
    await expectRefused(other, run, ['NOT_FOUND', 'organisationId']);
  });

  it('takes the language of the organisation unless another is named', async () => {
    expect((await join(newEmail())).customer?.locale).toBe('en');
    expect((await join(newEmail(), { locale: 'cs' })).customer?.locale).toBe('cs');
  });

  it('writes an audit entry by the person', async () => {
    const { customer } = await join(newEmail());
    const entries = await entriesOf(studio.clients.owner, { subjectId: customer?.id ?? '' });
    expect(entries).toMatchObject([{ action: 'joinAsCustomer', kind: 'CUSTOMER', actor: { kind: 'PERSON' } }]);
  });

  it('lets customers and people without a place at the studio join, and no staff and no key', async () => {
    const ask = async (client: Client) => (await client.request(JoinAsCustomerDocument, { input: { name: 'X' } })).joinAsCustomer;
    await expectRights(ground, ask, {
      allowed: [...CUSTOMERS, 'person', 'ownerElsewhere', 'customerElsewhere'],
    });
  });
});
