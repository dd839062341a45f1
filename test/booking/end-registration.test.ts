import { randomUUID } from 'node:crypto';
import {
  BookingDocument,
  type Client,
  EndRegistrationDocument,
  type EndRegistrationInput,
  MarkAttendanceDocument,
  RegistrationsDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/services/rules/world/calendar.js';
import { entriesOf } from '../audit/entries.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
/** Far from the sessions of the tests, which are 3 and 10 days away. */
const inSixDays = dayOf(inDays(6), 'Europe/Bratislava').toString();
beforeAll(async () => {
  ({ studio } = ground);
});

const end = async (input: EndRegistrationInput, client: Client = studio.clients.receptionist) =>
  (await client.request(EndRegistrationDocument, { input })).endRegistration;

const statusOf = async (id: string) => (await studio.clients.owner.request(BookingDocument, { id })).booking?.status;

/** A registration in a CONTINUOUS course of 120.00 with four lessons, two of them before the sixth day. */
async function dancer() {
  const groupId = await danceGroup();
  for (const days of [3, 4, 10, 11]) await studio.session({ groupId, days, price: 0 });
  return { ...(await studio.newcomer(groupId)), groupId };
}

async function danceGroup(): Promise<string> {
  const text = `mutation { createGroup(input: { courseId: "${studio.continuousCourseId}", locationId: "${studio.locationId}",
    name: "${randomUUID()}", capacity: 2 }) { group { id } errors { ... on UserError { code } } } }`;
  const answer = (await asking(text)(studio.clients.owner, 'owner')) as { group: { id: string } };
  return answer.group.id;
}

interface Line {
  event: string;
  charged: { amountMinor: number };
  balance: { amountMinor: number };
}

describe('endRegistration', () => {
  it('cancels the bookings from a day on by their policy, and tells what goes back and where', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const early = await studio.book(registrationId, await studio.session({ days: 3 }));
    const coming = await studio.book(registrationId, await studio.session({ days: 10 }));
    const late = await studio.book(registrationId, await studio.session({ days: 10 }), { payWith: 'AT_DESK' });
    await studio.closeCancellation(late.id);
    const { ending, registration, registrationBalance, passBalances, errors } = await end({ registrationId, on: inSixDays });
    expect(errors).toEqual([]);
    expect(registration).toEqual({ id: registrationId, endsOn: inSixDays });
    expect(ending).toMatchObject({ endsOn: inSixDays, price: { amountMinor: 0 }, refundable: [] });
    expect(ending?.bookings).toHaveLength(2);
    expect(ending?.bookings.find(({ inTime }) => inTime)).toMatchObject({
      booking: { id: coming.id },
      ...{ uncharged: { amountMinor: 500 }, fee: { amountMinor: 0 } },
    });
    expect(ending?.bookings.find(({ inTime }) => !inTime)).toMatchObject({
      booking: { id: late.id },
      uncharged: { amountMinor: 0 },
    });
    expect(ending?.passes).toMatchObject([{ pass: { id: passId }, entries: 1, visits: 0, credit: null }]);
    expect(registrationBalance).toMatchObject({ charged: { amountMinor: 1000 }, debt: { amountMinor: 500 } });
    expect(passBalances).toMatchObject([{ pass: { id: passId }, entriesLeft: 3 }]);
    expect([await statusOf(early.id), await statusOf(coming.id), await statusOf(late.id)]).toEqual([
      ...['BOOKED', 'CANCELLED', 'LATE_CANCELLED'],
    ]);
  });

  it.each([1, 2])('tells the visits that go back to a TIME pass, which have no amount: %i', async (visits) => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.timeProductId, { customerId });
    await studio.book(registrationId, await studio.session({ days: 3 }), { passId });
    for (let count = 0; count < visits; count += 1)
      await studio.book(registrationId, await studio.session({ days: 10 + count }), { passId });
    const told = [{ pass: { id: passId }, entries: 0, visits, credit: null }];
    expect((await end({ registrationId, on: inSixDays, dryRun: true })).ending?.passes).toMatchObject(told);
    expect((await end({ registrationId, on: inSixDays })).ending?.passes).toMatchObject(told);
  });

  it('gives back a booking that was excused ahead, and not one that was excused after it', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const [ahead, over] = [await studio.session({ days: 10 }), await studio.session({ days: 10 })];
    const excused = await studio.book(registrationId, ahead);
    const missed = await studio.book(registrationId, over);
    await studio.beginIn(over, -3);
    for (const { id: bookingId } of [excused, missed]) {
      const input = { bookingId, attendance: 'EXCUSED', reason: 'Fever' } as const;
      const { markAttendance } = await studio.clients.receptionist.request(MarkAttendanceDocument, { input });
      expect(markAttendance).toMatchObject({ booking: { status: 'NO_SHOW', attendance: 'EXCUSED' }, errors: [] });
    }
    expect([await studio.left(passId), await studio.seatsTaken(ahead)]).toEqual([2, 1]);
    const { ending, passBalances, errors } = await end({ registrationId });
    expect(errors).toEqual([]);
    expect(ending?.bookings).toMatchObject([{ booking: { id: excused.id }, inTime: true, uncharged: { amountMinor: 500 } }]);
    expect(ending?.passes).toMatchObject([{ pass: { id: passId }, entries: 1 }]);
    expect(passBalances).toMatchObject([{ pass: { id: passId }, entriesLeft: 3 }]);
    expect([await statusOf(excused.id), await statusOf(missed.id)]).toEqual(['CANCELLED', 'NO_SHOW']);
    expect(await studio.seatsTaken(ahead)).toBe(0);
  });

  it('gives the share of the lessons that are left back to the pass that paid, and quotes the payment of the pass', async () => {
    const { registrationId, groupId } = await dancer();
    const product = await studio.product({ kind: 'CREDIT', price: euro(150), credit: euro(150) });
    const passId = await studio.sell(product, { registrationId });
    expect(await studio.left(passId)).toBe(3000);
    const { ending, registrationBalance } = await end({ registrationId, on: inSixDays });
    expect(ending).toMatchObject({
      price: { amountMinor: 6000 },
      passes: [{ pass: { id: passId }, entries: 0, visits: 0, credit: { amountMinor: 6000 } }],
      refundable: [{ payment: { id: await studio.paymentOf(passId), method: 'CASH' }, amount: { amountMinor: 9000 } }],
    });
    expect(registrationBalance).toMatchObject({ charged: { amountMinor: 6000 }, balance: { amountMinor: 9000 } });
    expect(await studio.left(passId)).toBe(9000);
    // The place is free at once.
    await studio.newcomer(groupId);
    await studio.newcomer(groupId);
  });

  it('shows what was given back as a line of the statement', async () => {
    const { registrationId } = await dancer();
    await end({ registrationId, givenBack: euro(20) });
    const fields = 'event charged { amountMinor } balance { amountMinor }';
    const text = `{ registration(id: "${registrationId}") { statement { edges { node { ${fields} } } } } }`;
    const { statement } = (await asking(text)(studio.clients.owner, 'owner')) as { statement: { edges: { node: Line }[] } };
    const lines = statement.edges.map(({ node }) => [node.event, node.charged.amountMinor, node.balance.amountMinor]);
    expect(lines).toEqual([
      ['REGISTRATION_CHARGED', 12_000, -12_000],
      ['REGISTRATION_GIVEN_BACK', -2000, -10_000],
    ]);
  });

  it('answers a dry run in full and changes nothing, and the same key twice with the same answer', async () => {
    const { registrationId } = await dancer();
    await studio.pay(registrationId, 120);
    const before = await fingerprints(studio.tenant);
    const preview = await end({ registrationId, on: inSixDays, dryRun: true });
    expect(preview).toMatchObject({ registration: { endsOn: null }, ending: { price: { amountMinor: 6000 } }, errors: [] });
    expect(preview.registrationBalance?.balance.amountMinor).toBe(6000);
    expect(await fingerprints(studio.tenant)).toEqual(before);
    const input = { registrationId, on: inSixDays, idempotencyKey: randomUUID() };
    const first = await end(input);
    expect(first.ending).toEqual(preview.ending);
    expect(await end(input)).toEqual(first);
    await expectRefused(studio, () => end({ registrationId }), ['REGISTRATION_ENDED', 'registrationId']);
  });

  it('lets the attendee register again, and shows ended registrations where they are asked for', async () => {
    const { registrationId, groupId, attendeeId, client } = await dancer();
    await end({ registrationId });
    const again = await studio.register(attendeeId, groupId);
    const found = async (ended: boolean | null) => {
      const { registrations } = await studio.clients.owner.request(RegistrationsDocument, { groupId, ended });
      return registrations?.edges.map(({ node }) => node.id);
    };
    expect(await found(null)).toEqual([again, registrationId]);
    expect(await found(true)).toEqual([registrationId]);
    expect(await found(false)).toEqual([again]);
    const sessionId = await studio.session({ groupId, days: 12, price: 0 });
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId }, client), [
      'REGISTRATION_ENDED',
      'registrationId',
    ]);
  });

  it.each([
    [{ on: '2020-01-01' }, 'on'],
    [{ givenBack: euro(121) }, 'givenBack.amountMinor'],
    [{ givenBack: euro(-1) }, 'givenBack.amountMinor'],
    [{ givenBack: { amountMinor: 1, currency: 'CZK' } }, 'givenBack.currency'],
    [{ overrideReason: ' ' }, 'overrideReason'],
    [{ overrideReason: 'x'.repeat(501) }, 'overrideReason'],
  ])('refuses %j', async (more, field) => {
    const { registrationId } = await dancer();
    await expectRefused(studio, () => end({ registrationId, ...more }), ['INVALID_INPUT', field]);
  });

  it('keeps the end and each cancelled booking in the audit log', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session());
    await end({ registrationId, on: inSixDays, overrideReason: 'Sťahovanie' });
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: registrationId })) ?? [];
    expect(entry).toMatchObject({ action: 'endRegistration' });
    expect(entry?.changes).toEqual(expect.arrayContaining([{ field: 'endsOn', before: null, after: inSixDays }]));
    const [booking] = (await entriesOf(studio.clients.owner, { subjectId: id })) ?? [];
    expect(booking?.changes).toEqual(expect.arrayContaining([{ field: 'status', before: 'BOOKED', after: 'CANCELLED' }]));
  });

  it('finds no registration by an id of nothing, or of another studio', async () => {
    const { registrationId: foreign } = await ground.other.newcomer();
    await expectUnknownIds(ground, { kind: 'Registration', field: 'registrationId', foreign }, (registrationId) =>
      end({ registrationId }),
    );
  });

  it('lets the desk and keys with BOOKINGS_WRITE end a registration, and nobody else', async () => {
    const { registrationId } = await studio.newcomer();
    const input = `{ registrationId: "${registrationId}", dryRun: true }`;
    const text = `mutation { endRegistration(input: ${input}) { ending { endsOn } errors { ... on UserError { code } } } }`;
    await expectRights(ground, asking(text), { allowed: [...DESK, 'key BOOKINGS_WRITE'] });
  });
});
