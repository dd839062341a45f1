import { randomUUID } from 'node:crypto';
import {
  BookingEligibilityDocument,
  type BookSessionInput,
  SellOrderDocument,
  StartCheckoutDocument,
  UpdateSessionDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookingStudio, makeBookingStudio, type Newcomer } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

/** Two sessions of an hour in two groups: the second begins so many hours after the first. */
async function sessions(hoursLater: number) {
  const first = await studio.session();
  const second = await studio.session({ groupId: studio.thursdayGroupId });
  await studio.beginIn(first, 100);
  const key = (id: string) => studio.keyOf('Session', id);
  await studio.sql(
    `update sessions s set starts_at = f.starts_at + ?::interval, ends_at = f.ends_at + ?::interval
     from sessions f where f.id = ? and s.id = ?`,
    [`${hoursLater} hours`, `${hoursLater} hours`, key(first), key(second)],
  );
  return { first, second };
}

const tryAs = ({ registrationId, client }: Newcomer, sessionId: string, more: Partial<BookSessionInput> = {}) =>
  studio.tryToBook({ registrationId, sessionId, ...more }, client);

describe('a booking that overlaps another one of the attendee', () => {
  it.each([0, 0.5, -0.5])('is refused %s hours later, and the refusal names the other booking', async (hours) => {
    const { first, second } = await sessions(hours);
    const person = await studio.newcomer();
    const { id } = await studio.book(person.registrationId, first);
    await expectRefused(studio, () => tryAs(person, second), ['BOOKING_OVERLAPS', 'sessionId']);
    const ask = asking(`mutation { bookSession(input: { registrationId: "${person.registrationId}", sessionId: "${second}" }) {
      errors { ... on BookingOverlaps { code booking { id } order { id } startsAt endsAt } } } }`);
    expect(await ask(person.client, 'customer')).toMatchObject({ errors: [{ booking: { id }, order: null }] });
  });

  it.each([1, -1])('is no overlap %s hours later, where the one begins as the other ends', async (hours) => {
    const { first, second } = await sessions(hours);
    const person = await studio.newcomer();
    await studio.book(person.registrationId, first);
    expect((await tryAs(person, second)).errors).toEqual([]);
  });

  it('is told by bookingEligibility, and made when staff insist, which a customer cannot', async () => {
    const { first, second } = await sessions(0.5);
    const person = await studio.newcomer();
    const { registrationId, client } = person;
    await studio.book(registrationId, first);
    const { bookingEligibility } = await client.request(BookingEligibilityDocument, { registrationId, sessionId: second });
    expect(there(bookingEligibility).obstacles.map(({ code }) => code)).toEqual(['BOOKING_OVERLAPS']);
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId: second }), ['BOOKING_OVERLAPS', 'sessionId']);
    const insisting = () => tryAs(person, second, { allowOverlap: true });
    await expectRefused(studio, insisting, ['INVALID_INPUT', 'allowOverlap']);
    const desk = await studio.tryToBook({ registrationId, sessionId: second, allowOverlap: true });
    expect(desk.booking?.status).toBe('BOOKED');
  });

  it('is refused across two registrations of one child, also when both are booked at the same moment', async () => {
    const { first, second } = await sessions(0);
    const person = await studio.newcomer();
    const other = await studio.register(person.attendeeId, studio.thursdayGroupId);
    const answers = await Promise.all([
      tryAs(person, first),
      studio.tryToBook({ registrationId: other, sessionId: second }, person.client),
    ]);
    expect(answers.map(({ errors }) => errors.map(({ code }) => code).join()).sort()).toEqual(['', 'BOOKING_OVERLAPS']);
  });

  it('is fine for a sibling, and once the other booking is cancelled', async () => {
    const { first, second } = await sessions(0.5);
    const person = await studio.newcomer();
    const { id } = await studio.book(person.registrationId, first);
    const sibling = await studio.register(await studio.sibling(person.customerId));
    expect((await studio.tryToBook({ registrationId: sibling, sessionId: second }, person.client)).errors).toEqual([]);
    await studio.tryToCancel({ bookingId: id });
    expect((await tryAs(person, second)).errors).toEqual([]);
  });
});

describe('a session that moves with its bookings', () => {
  /** Moves a session to the start of another one, or to so many hours from it. */
  async function moveTo(sessionId: string, otherId: string, hoursLater: number) {
    const [row] = await studio.rows<{ startsAt: string }>('select starts_at as "startsAt" from sessions where id = ?', [
      studio.keyOf('Session', otherId),
    ]);
    const startsAt = new Date(Date.parse(there(row).startsAt) + hoursLater * 3_600_000).toISOString();
    const { updateSession } = await studio.clients.manager.request(UpdateSessionDocument, { input: { sessionId, startsAt } });
    expect(updateSession.errors).toEqual([]);
  }
  /** The ends that bookings know, with those of their sessions. */
  const ends = (bookingId: string) =>
    studio.rows<{ known: string; end: string }>(
      `select b.session_ends_at as known, s.ends_at as end from bookings b join sessions s on s.id = b.session_id where b.id = ?`,
      [studio.keyOf('Booking', bookingId)],
    );

  it.each([
    ['a day earlier', -24, []],
    ['half an hour later', 0.5, ['BOOKING_OVERLAPS']],
    ['half an hour earlier', -0.5, ['BOOKING_OVERLAPS']],
    ['a month later', 720, []],
  ])('is in the way of another one when it now begins %s, and only then', async (_, hours, codes) => {
    const { first, second } = await sessions(48);
    const person = await studio.newcomer();
    const { id } = await studio.book(person.registrationId, first);
    const [before] = await ends(id);
    await moveTo(first, second, hours);
    const [after] = await ends(id);
    expect(there(after).known).toEqual(there(after).end);
    expect(there(after).known).not.toEqual(there(before).known);
    expect((await tryAs(person, second)).errors.map(({ code }) => code)).toEqual(codes);
  });

  it('can be booked at the moment of its move, and the booking knows the new end', async () => {
    const { first, second } = await sessions(48);
    const people = await Promise.all(Array.from({ length: 4 }, () => studio.newcomer()));
    const [, ...answers] = await Promise.all([moveTo(first, second, 3), ...people.map((person) => tryAs(person, first))]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    for (const { booking } of answers) {
      const [row] = await ends(there(booking).id);
      expect(there(row).known).toEqual(there(row).end);
    }
  });
});

describe('an order of overlapping seats', () => {
  it('is refused at the desk unless the line insists, and names the line', async () => {
    const { first, second } = await sessions(0.5);
    const { registrationId, customerId } = await studio.newcomer();
    const sell = async (allowOverlap: boolean | null) => {
      const lines = [
        { seat: { sessionId: first, registrationId } },
        { seat: { sessionId: second, registrationId, allowOverlap } },
      ];
      const payments = [{ method: 'CASH', amount: euro(10) }] as const;
      const input = { lines, customerId, payments: [...payments], idempotencyKey: randomUUID() };
      return (await studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder;
    };
    await expectRefused(studio, () => sell(null), ['BOOKING_OVERLAPS', 'lines.1.seat.sessionId']);
    expect((await sell(true)).order?.status).toBe('PAID');
  });

  it('is refused online, where a customer cannot insist', async () => {
    const online = await makeBookingStudio(ground.app);
    const { registrationId, client } = await online.newcomer();
    const sessionId = await online.session();
    const line = { seat: { sessionId, registrationId, allowOverlap: true } };
    const urls = { successUrl: 'https://vlnka.example/ok', cancelUrl: 'https://vlnka.example/no' };
    const start = async () =>
      (await client.request(StartCheckoutDocument, { input: { lines: [line], ...urls, idempotencyKey: randomUUID() } }))
        .startCheckout;
    expect((await start()).errors.map(({ path }) => path?.join('.'))).toContain('input.lines.0.seat.allowOverlap');
  });
});
