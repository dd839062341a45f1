import {
  AttendeeDocument,
  type Client,
  CustomerDocument,
  GrantConsentDocument,
  type GrantConsentInput,
  MergeAttendeesDocument,
  RegisterAttendeeDocument,
  RegistrationDocument,
  UpdateAttendeeDocument,
  WithdrawConsentDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  ({ app, studio } = ground);
});

const merge = async (keepAttendeeId: string, mergeAttendeeId: string, dryRun = false) => {
  const input = { keepAttendeeId, mergeAttendeeId, dryRun };
  return (await studio.clients.manager.request(MergeAttendeesDocument, { input })).mergeAttendees;
};
const attendee = async (id: string) => {
  const { node } = await studio.clients.manager.request(AttendeeDocument, { id });
  if (!node || !('notes' in node)) throw new Error('there is no such attendee');
  return node;
};
const registration = async (id: string) => (await studio.clients.manager.request(RegistrationDocument, { id })).registration;
/** One child, twice on the account of their parent. */
async function twice() {
  const person = await studio.person();
  return { ...person, keep: person.attendeeId, other: await studio.sibling(person.customerId) };
}

describe('mergeAttendees', () => {
  it('moves registrations, bookings, notes and the birthday to the kept attendee and changes no figure', async () => {
    const { keep, other, customerId } = await twice();
    const change = (attendeeId: string, values: object) =>
      studio.clients.receptionist.request(UpdateAttendeeDocument, { input: { attendeeId, ...values } });
    await change(keep, { notes: 'Nosí okuliare' });
    await change(other, { notes: 'Alergia na orechy', bornOn: '2017-02-03' });
    const [monday, apart] = [await studio.register(keep), await studio.register(other, studio.apartGroupId)];
    await studio.sell(studio.creditProductId, { registrationId: apart });
    const sessionId = await studio.session({ groupId: studio.apartGroupId, price: 8 });
    await studio.book(apart, sessionId);
    const before = await registration(apart);
    const { merge: moved, errors } = await merge(keep, other);
    expect(errors).toEqual([]);
    expect(moved).toMatchObject({ registrations: 1, bookings: 1, consents: 0 });
    expect(await attendee(keep)).toMatchObject({
      notes: 'Nosí okuliare\nAlergia na orechy',
      bornOn: '2017-02-03',
      mergedInto: null,
    });
    expect(await attendee(other)).toMatchObject({ notes: '', mergedInto: { id: keep } });
    expect(await registration(apart)).toEqual({ ...before, attendee: { id: keep, name: 'Nina' } });
    const { node } = await studio.clients.manager.request(CustomerDocument, { id: customerId });
    expect(node).toMatchObject({ attendees: [{ id: keep }] });
    const again = await studio.tryToBook({ registrationId: monday, sessionId });
    expect(again.errors.map(({ code }) => code)).toEqual(['GROUP_NOT_LINKED']);
    await studio.tryToCancel({
      bookingId: (await studio.book(apart, await studio.session({ groupId: studio.apartGroupId }))).id,
    });
  });

  it('finds nobody to register under the merged entry', async () => {
    const { keep, other } = await twice();
    await merge(keep, other);
    const input = { attendeeId: other, groupId: studio.mondayGroupId };
    const run = async () => (await studio.clients.receptionist.request(RegisterAttendeeDocument, { input })).registerAttendee;
    await expectRefused(studio, run, ['NOT_FOUND', 'attendeeId']);
  });

  it('keeps the latest consent of each kind and the history of both attendees', async () => {
    const { keep, other } = await twice();
    const grant = async (attendeeId: string, kind: GrantConsentInput['kind'], wording: string) => {
      const input = { attendeeId, kind, wording };
      return (await studio.clients.receptionist.request(GrantConsentDocument, { input })).grantConsent.consent?.id ?? '';
    };
    await grant(other, 'MARKETING', 'Skôr');
    const withdrawn = await grant(keep, 'MARKETING', 'Potom odvolané');
    await studio.clients.receptionist.request(WithdrawConsentDocument, { input: { consentId: withdrawn } });
    await grant(keep, 'PHOTOGRAPHY', 'Starší');
    const later = await grant(other, 'PHOTOGRAPHY', 'Novší');
    expect((await merge(keep, other)).merge?.consents).toBe(2);
    const { consents } = await attendee(keep);
    expect(consents).toHaveLength(4);
    expect(consents.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id)).toEqual([later]);
  });

  it('previews what would move and changes nothing', async () => {
    const { keep, other } = await twice();
    await studio.register(other);
    const before = await fingerprints(studio.tenant);
    expect(await merge(keep, other, true)).toMatchObject({ merge: { registrations: 1 }, errors: [] });
    expect(await fingerprints(studio.tenant)).toEqual(before);
  });

  it('refuses two attendees whose notes together are longer than notes may be', async () => {
    const { keep, other } = await twice();
    const note = (attendeeId: string, length: number) =>
      studio.clients.receptionist.request(UpdateAttendeeDocument, { input: { attendeeId, notes: 'x'.repeat(length) } });
    await note(keep, 1_000);
    await note(other, 1_000);
    await expectRefused(studio, () => merge(keep, other), ['INVALID_INPUT', 'mergeAttendeeId']);
    await note(other, 999);
    expect((await merge(keep, other)).errors).toEqual([]);
    expect((await attendee(keep)).notes).toHaveLength(2_000);
  });

  it('refuses two attendees who are registered in one group and names the group', async () => {
    const { keep, other } = await twice();
    await studio.register(keep);
    await studio.register(other);
    await expectRefused(studio, () => merge(keep, other), ['BOTH_REGISTERED', 'mergeAttendeeId']);
    expect((await merge(keep, other)).errors).toMatchObject([{ groups: ['Pondelok'] }]);
  });

  it('refuses two attendees who are booked in one session until one booking is cancelled', async () => {
    const { keep, other } = await twice();
    const [monday, thursday] = [await studio.register(keep), await studio.register(other, studio.thursdayGroupId)];
    const sessionId = await studio.session();
    await studio.book(monday, sessionId);
    const booking = await studio.book(thursday, sessionId);
    await expectRefused(studio, () => merge(keep, other), ['BOTH_BOOKED', 'mergeAttendeeId']);
    await studio.tryToCancel({ bookingId: booking.id });
    expect((await merge(keep, other)).errors).toEqual([]);
  });

  it('refuses attendees of two customers and finds none of another studio', async () => {
    const other = await app.studio();
    const [one, two] = [await twice(), await twice()];
    await expectRefused(studio, () => merge(one.keep, two.keep), ['ATTENDEES_OF_DIFFERENT_CUSTOMERS', 'mergeAttendeeId']);
    await expectRefused(studio, () => merge(one.keep, one.keep), ['INVALID_INPUT', 'mergeAttendeeId']);
    await expectRefused(studio, () => merge(one.keep, other.childId), ['NOT_FOUND', 'mergeAttendeeId']);
    await expectRefused(other, () => merge(other.childId, one.keep), ['NOT_FOUND', 'keepAttendeeId']);
    await merge(one.keep, one.other);
    await expectRefused(studio, () => merge(one.keep, one.other), ['NOT_FOUND', 'mergeAttendeeId']);
  });

  it('makes one of two merges that would each keep the other attendee', async () => {
    const { keep, other } = await twice();
    const answers = await Promise.all([merge(keep, other), merge(other, keep)]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toContain('NOT_FOUND');
  });

  it('writes an audit entry for the merged attendee', async () => {
    const { keep, other } = await twice();
    await merge(keep, other);
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: other })) ?? [];
    expect(entry).toMatchObject({ action: 'mergeAttendees', kind: 'ATTENDEE', actor: member('Marek Správca') });
  });

  it('lets owners and managers merge attendees, and nobody else, no key either', async () => {
    const { keep, other } = await twice();
    const input = { keepAttendeeId: keep, mergeAttendeeId: other, dryRun: true };
    const preview = async (client: Client) => (await client.request(MergeAttendeesDocument, { input })).mergeAttendees;
    await expectRights(ground, preview, { allowed: ['owner', 'manager'] });
  });
});
