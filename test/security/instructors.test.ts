import {
  CheckInDocument,
  CheckInsDocument,
  type Client,
  createClient,
  NodesDocument,
  PassBalanceDocument,
  PassDocument,
  RegistrationBalanceDocument,
  RegistrationDocument,
  SessionRosterDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../../src/services/people/index.js';
import { post } from '../server/ground.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { signedIn } from '../support/signed-in.js';
import { made } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { watch } from '../support/watch.js';

let app: TestApp;
let studio: BookingStudio;
/** Teaches the group apart; the studio's other instructor teaches the rest. */
let colleague: Client;
let colleagueId: string;
let colleagueToken: string;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  const input = { name: 'Milan Plavec', email: `milan@${studio.slug}.example`, role: 'INSTRUCTOR' } as const;
  const { id: memberId } = await made(addMember(studio.tenant, input));
  await studio.sql('update groups set instructor_id = ? where id = ?', [memberId, studio.keyOf('Group', studio.apartGroupId)]);
  colleagueId = memberId;
  colleagueToken = await signedIn(app.signIn, studio.tenant, { memberId });
  colleague = createClient({ url: app.url, organisation: studio.slug, token: colleagueToken });
});
afterAll(async () => {
  await colleague.close();
  await studio.clients.instructor.close();
  await stopAndVerify(app);
});

const seenBy = async (query: string) =>
  (await post(app.url, query, { authorization: `Bearer ${colleagueToken}`, 'x-organisation': studio.slug })).body;

/** Somebody registered on Monday with a pass and a booking. */
async function taughtOnMonday() {
  const { registrationId, customerId, attendeeId } = await studio.newcomer();
  const passId = await studio.sell(studio.creditProductId, { registrationId });
  const sessionId = await studio.session();
  const { id: bookingId } = await studio.book(registrationId, sessionId);
  return { registrationId, customerId, attendeeId, passId, sessionId, bookingId };
}

describe('an instructor', () => {
  it('sees the attendees of their own groups, and none of a colleague', async () => {
    const { registrationId, customerId, attendeeId, passId, sessionId, bookingId } = await taughtOnMonday();
    const ids = [registrationId, customerId, attendeeId, passId, bookingId];
    const seen = async (client: Client) => {
      const { nodes } = await client.request(NodesDocument, { ids });
      const { session } = await client.request(SessionRosterDocument, { id: sessionId });
      const { registration } = await client.request(RegistrationDocument, { id: registrationId });
      const { pass } = await client.request(PassDocument, { id: passId });
      return [nodes.filter((node) => node !== null).length, session?.bookings?.edges.length, registration?.id, pass?.id];
    };
    expect(await seen(studio.clients.instructor)).toEqual([5, 1, registrationId, passId]);
    expect(await seen(colleague)).toEqual([0, undefined, undefined, undefined]);
  });

  it('sees the name of an attendee who comes from a linked group, and nothing else of them', async () => {
    const { registrationId, customerId } = await studio.newcomer(studio.apartGroupId);
    expect((await colleague.request(RegistrationDocument, { id: registrationId })).registration?.id).toBe(registrationId);
    expect((await studio.clients.instructor.request(RegistrationDocument, { id: registrationId })).registration).toBeNull();
    const attendeeId = await studio.sibling(customerId);
    const elsewhere = await studio.register(attendeeId);
    expect((await colleague.request(RegistrationDocument, { id: elsewhere })).registration).toBeNull();
    const { nodes } = await colleague.request(NodesDocument, { ids: [customerId, attendeeId] });
    expect(nodes.map((node) => node?.id)).toEqual([customerId, undefined]);
  });

  it('reaches no other customer by way of their own attendees', async () => {
    const { registrationId, customerId, attendeeId } = await studio.newcomer(studio.apartGroupId);
    const elsewhere = await studio.register(attendeeId);
    const siblingId = await studio.sibling(customerId);
    const sibling = await studio.register(siblingId);
    const entries = await studio.sell(studio.entryProductId, { customerId });
    await studio.book(sibling, await studio.session());
    await studio.book(registrationId, await studio.session({ groupId: studio.apartGroupId }));
    const answer = await seenBy(`{
      attendee: node(id: "${attendeeId}") { ... on Attendee { registrations { id } customer { attendees { id }
        registrations { edges { node { id } } } } } }
      pass(id: "${entries}") { redemptions { edges { node { registration { id attendee { id } } } } } }
    }`);
    expect(answer.errors).toBeUndefined();
    const text = JSON.stringify(answer.data);
    for (const theirs of [registrationId, attendeeId]) expect(text).toContain(theirs);
    for (const other of [elsewhere, sibling, siblingId]) expect(text).not.toContain(other);
    expect(text).toContain('"redemptions":{"edges":[{');
  });

  it('loses the live stream of a group that a colleague takes over', async () => {
    const { registrationId } = await studio.newcomer(studio.apartGroupId);
    const before = watch(
      colleague.subscribe(RegistrationBalanceDocument, { registrationId }),
      (push) => push.registrationBalance,
    );
    await before.until(() => true);
    const after = before.until(() => false).catch((error: unknown) => String(error));
    const give = (memberId: string) =>
      studio.sql('update groups set instructor_id = ? where id = ?', [memberId, studio.keyOf('Group', studio.apartGroupId)]);
    await give(studio.keyOf('Member', studio.instructorId));
    expect(await after).toMatch(/no longer what they were|There is no registration/);
    await give(colleagueId);
  });

  it('checks in at their own sessions only', async () => {
    const { bookingId } = await taughtOnMonday();
    const checkIn = async (client: Client) => (await client.request(CheckInDocument, { input: { bookingId } })).checkIn;
    await expectRefused(studio, () => checkIn(colleague), ['NOT_FOUND', 'bookingId']);
    expect(await checkIn(studio.clients.instructor)).toMatchObject({ errors: [], booking: { status: 'ATTENDED' } });
  });

  it('watches their own groups only', async () => {
    const { passId } = await taughtOnMonday();
    const sessionId = await studio.session({ capacity: 100 });
    const apart = {
      groupId: studio.apartGroupId,
      sessionId: await studio.session({ groupId: studio.apartGroupId, capacity: 100 }),
    };
    const checkInsOf = (client: Client, filter: { sessionId?: string }) =>
      watch(client.subscribe(CheckInsDocument, { filter }), (push) => push.checkIns.booking.id);
    const mine = checkInsOf(studio.clients.instructor, {});
    const theirs = checkInsOf(colleague, { sessionId });
    const all = checkInsOf(colleague, {});
    // Leaving the stream ends the wait, with or without an error.
    const ended = Promise.allSettled([theirs.until(() => false)]);
    await expect(colleague.subscribe(PassBalanceDocument, { passId }).next()).rejects.toThrow('There is no pass by this id.');
    const first = await checkInUntilTold(all, apart);
    await checkInUntilTold(mine, { sessionId });
    const last = await checkInUntilTold(all, apart);
    expect(all.seen.filter((id) => ![...first, ...last].includes(id))).toEqual([]);
    await Promise.all([mine.leave(), theirs.leave(), all.leave()]);
    await ended;
    expect(theirs.seen).toEqual([]);
  });
});

const TOLD_WITHIN_MS = 200;

/**
 * A stream of check-ins sends nothing before its first, not even that it has begun. So this checks attendees in until the stream
 * sends one, and answers which.
 */
async function checkInUntilTold(
  stream: { until(fits: (bookingId: string) => boolean): Promise<string> },
  at: { groupId?: string; sessionId: string },
): Promise<string[]> {
  const bookingIds: string[] = [];
  const told = stream.until((id) => bookingIds.includes(id)).then(() => true);
  for (let isTold = false; !isTold; ) {
    const { registrationId } = await studio.newcomer(at.groupId);
    const { id } = await studio.book(registrationId, at.sessionId);
    bookingIds.push(id);
    await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId: id } });
    isTold = await Promise.race([told, new Promise<false>((resolve) => setTimeout(() => resolve(false), TOLD_WITHIN_MS))]);
  }
  return bookingIds;
}
