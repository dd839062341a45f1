import {
  AttendeeDocument,
  createClient,
  GrantConsentDocument,
  type GrantConsentInput,
  UpdateAttendeeDocument,
  WithdrawConsentDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../src/services/callers/api-keys.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { made, type Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

type Asker = keyof Studio['clients'];

const grant = async (role: Asker, input: Partial<GrantConsentInput> = {}) => {
  const whole = { attendeeId: studio.childId, kind: 'PHOTOGRAPHY', wording: 'Súhlasím s fotením.', ...input } as const;
  return (await studio.clients[role].request(GrantConsentDocument, { input: whole })).grantConsent;
};
const withdraw = async (role: Asker, consentId: string) =>
  (await studio.clients[role].request(WithdrawConsentDocument, { input: { consentId } })).withdrawConsent;
const attendee = async (role: Asker, id = studio.childId) => {
  const { node } = await studio.clients[role].request(AttendeeDocument, { id });
  return node && 'notes' in node ? node : null;
};

test('writes down who agreed to what, in which words, and when', async () => {
  const { consent, errors } = await grant('customer');
  expect(errors).toEqual([]);
  expect(consent).toMatchObject({ kind: 'PHOTOGRAPHY', wording: 'Súhlasím s fotením.', withdrawnAt: null });
  expect((await grant('receptionist')).consent).toEqual(consent);
});

test('other words end what was agreed to before, and both are history', async () => {
  await grant('customer', { kind: 'MARKETING', wording: 'Staré znenie' });
  const { consent } = await grant('receptionist', { kind: 'MARKETING', wording: 'Nové znenie' });
  const { consents = [] } = (await attendee('customer')) ?? {};
  const marketing = consents.filter(({ kind }) => kind === 'MARKETING');
  expect(marketing).toMatchObject([
    { wording: 'Staré znenie', withdrawnAt: expect.any(String) },
    { id: consent?.id, withdrawnAt: null },
  ]);
});

test('is withdrawn once, and stays withdrawn', async () => {
  const { consent } = await grant('customer', { kind: 'HEALTH_DATA' });
  const first = await withdraw('customer', consent?.id ?? '');
  expect(first.consent?.withdrawnAt).not.toBeNull();
  expect((await withdraw('receptionist', consent?.id ?? '')).consent).toEqual(first.consent);
  const again = await grant('customer', { kind: 'HEALTH_DATA' });
  expect(again.consent?.id).not.toBe(consent?.id);
});

test('of several that come at once one stands', async () => {
  const kind = 'PERSONAL_DATA' as const;
  await Promise.all(['A', 'B', 'C', 'D'].map((wording) => grant('customer', { kind, wording })));
  const { consents = [] } = (await attendee('customer')) ?? {};
  expect(consents.filter((consent) => consent.kind === kind && consent.withdrawnAt === null)).toHaveLength(1);
  expect(consents.filter((consent) => consent.kind === kind)).toHaveLength(4);
});

test('customers speak for their own alone', async () => {
  await expectRefused(studio, () => grant('otherCustomer'), ['NOT_FOUND', 'attendeeId']);
  const { consent } = await grant('customer');
  await expectRefused(studio, () => withdraw('otherCustomer', consent?.id ?? ''), ['NOT_FOUND', 'consentId']);
});

test('refuses no words, too many, and ids of another studio', async () => {
  const other = await app.studio();
  await expectRefused(studio, () => grant('customer', { wording: ' ' }), ['INVALID_INPUT', 'wording']);
  await expectRefused(studio, () => grant('customer', { wording: 'x'.repeat(5_001) }), ['INVALID_INPUT', 'wording']);
  await expectRefused(studio, () => grant('receptionist', { attendeeId: other.childId }), ['NOT_FOUND', 'attendeeId']);
  const theirs = await other.clients.customer.request(GrantConsentDocument, {
    input: { attendeeId: other.childId, kind: 'MARKETING', wording: 'X' },
  });
  const run = () => withdraw('receptionist', theirs.grantConsent.consent?.id ?? '');
  await expectRefused(other, run, ['NOT_FOUND', 'consentId']);
  await expectRefused(studio, () => withdraw('receptionist', studio.childId), ['NOT_FOUND', 'consentId']);
});

test('is not for instructors', async () => {
  await expectFault(studio, () => grant('instructor'), 'FORBIDDEN');
  await expectFault(studio, () => grant('public'), 'UNAUTHENTICATED');
});

test('notes are for the customer, the desk and who teaches them; not for other customers and programs', async () => {
  const input = { attendeeId: studio.childId, notes: 'Astma: inhalátor v taške' };
  expect((await studio.clients.customer.request(UpdateAttendeeDocument, { input })).updateAttendee.attendee?.notes).toBe(
    input.notes,
  );
  for (const role of ['customer', 'owner', 'manager', 'receptionist'] as const) {
    expect((await attendee(role))?.notes).toBe(input.notes);
  }
  expect(await attendee('otherCustomer')).toBeNull();
  expect(await attendee('instructor')).toBeNull();
  const registrationId = crypto.randomUUID();
  await bindTenant(studio.tenant).transactional((em) =>
    em.execute(
      `insert into registrations (organisation_id, id, attendee_id, customer_id, group_id, price_minor)
       select a.organisation_id, ?, a.id, a.customer_id, g.id, 0 from attendees a, groups g
        where a.notes <> '' and g.name = 'Pondelok'`,
      [registrationId],
    ),
  );
  expect((await attendee('instructor'))?.notes).toBe(input.notes);
  const [owner] = await bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ id: string }[]>(`select id from members where role = 'OWNER'`),
  );
  const { secret } = await made(createApiKey(studio.tenant, owner?.id ?? '', { name: 'K', scopes: ['PEOPLE_READ'] }));
  const program = createClient({ url: app.url, token: secret });
  expect((await program.request(AttendeeDocument, { id: studio.childId })).node).toMatchObject({ notes: null });
  const long = { attendeeId: studio.childId, notes: 'x'.repeat(2_001) };
  const run = async () => (await studio.clients.customer.request(UpdateAttendeeDocument, { input: long })).updateAttendee;
  await expectRefused(studio, run, ['INVALID_INPUT', 'notes']);
});
