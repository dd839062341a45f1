import {
  AttendeeDocument,
  CustomerDocument,
  GrantConsentDocument,
  type GrantConsentInput,
  MergeAttendeesDocument,
  RegisterDocument,
  RegistrationDocument,
  UpdateAttendeeDocument,
  WithdrawConsentDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { expectFault, expectRefused, fingerprints } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

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

test('registrations, bookings, notes and the day of birth are the kept one’s, and no figure changes', async () => {
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
  await studio.tryToCancel({ bookingId: (await studio.book(apart, await studio.session({ groupId: studio.apartGroupId }))).id });
});

test('registers nobody under the entry that is gone', async () => {
  const { keep, other } = await twice();
  await merge(keep, other);
  const input = { attendeeId: other, groupId: studio.mondayGroupId };
  const run = async () => (await studio.clients.receptionist.request(RegisterDocument, { input })).register;
  await expectRefused(studio, run, ['NOT_FOUND', 'attendeeId']);
});

test('what was said last about each kind of consent stands, and the history of both is kept', async () => {
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

test('a preview tells what would move, and changes nothing', async () => {
  const { keep, other } = await twice();
  await studio.register(other);
  const before = await fingerprints(studio.tenant);
  expect(await merge(keep, other, true)).toMatchObject({ merge: { registrations: 1 }, errors: [] });
  expect(await fingerprints(studio.tenant)).toEqual(before);
});

test('leaves two alone whose notes together are too long to be saved again', async () => {
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

test('leaves two alone who are registered in one group', async () => {
  const { keep, other } = await twice();
  await studio.register(keep);
  await studio.register(other);
  await expectRefused(studio, () => merge(keep, other), ['BOTH_REGISTERED', 'mergeAttendeeId']);
  expect((await merge(keep, other)).errors).toMatchObject([{ groups: ['Pondelok'] }]);
});

test('leaves two alone who sit in one session, until one of the bookings is cancelled', async () => {
  const { keep, other } = await twice();
  const [monday, thursday] = [await studio.register(keep), await studio.register(other, studio.thursdayGroupId)];
  const sessionId = await studio.session();
  await studio.book(monday, sessionId);
  const booking = await studio.book(thursday, sessionId);
  await expectRefused(studio, () => merge(keep, other), ['BOTH_BOOKED', 'mergeAttendeeId']);
  await studio.tryToCancel({ bookingId: booking.id });
  expect((await merge(keep, other)).errors).toEqual([]);
});

test('leaves attendees of two customers alone, and finds none of another studio', async () => {
  const other = await app.studio();
  const [one, two] = [await twice(), await twice()];
  await expectRefused(studio, () => merge(one.keep, two.keep), ['ATTENDEES_OF_DIFFERENT_CUSTOMERS', 'mergeAttendeeId']);
  await expectRefused(studio, () => merge(one.keep, one.keep), ['INVALID_INPUT', 'mergeAttendeeId']);
  await expectRefused(studio, () => merge(one.keep, other.childId), ['NOT_FOUND', 'mergeAttendeeId']);
  await expectRefused(other, () => merge(other.childId, one.keep), ['NOT_FOUND', 'keepAttendeeId']);
  await merge(one.keep, one.other);
  await expectRefused(studio, () => merge(one.keep, one.other), ['NOT_FOUND', 'mergeAttendeeId']);
});

test('is for owners and managers', async () => {
  const input = { keepAttendeeId: studio.childId, mergeAttendeeId: studio.siblingId };
  for (const role of ['receptionist', 'instructor', 'customer'] as const) {
    await expectFault(studio, () => studio.clients[role].request(MergeAttendeesDocument, { input }), 'FORBIDDEN');
  }
});
