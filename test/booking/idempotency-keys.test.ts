import { randomUUID } from 'node:crypto';
import { CancelSessionDocument, type Client, RegisterAttendeeDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

type Keyed = { idempotencyKey?: string | null };

const register = async (input: { attendeeId: string; groupId: string } & Keyed, client: Client = studio.clients.receptionist) =>
  (await client.request(RegisterAttendeeDocument, { input })).registerAttendee;
const cancelSession = async (input: { sessionId: string; dryRun?: boolean } & Keyed) =>
  (await studio.clients.manager.request(CancelSessionDocument, { input })).cancelSession;

async function booked(): Promise<{ bookingId: string; sessionId: string; registrationId: string }> {
  const { registrationId, customerId } = await studio.newcomer();
  await studio.sell(studio.entryProductId, { customerId });
  const sessionId = await studio.session({ price: 8 });
  return { bookingId: (await studio.book(registrationId, sessionId)).id, sessionId, registrationId };
}

type Answer = { errors: readonly { code: string; path?: readonly string[] | null }[] };

/** Each mutation with a key, and a second input that the same key must not carry. */
const MUTATIONS: { mutation: string; arrange: () => Promise<{ [K in 'ask' | 'askElse']: (key: Keyed) => Promise<Answer> }> }[] = [
  {
    mutation: 'registerAttendee',
    arrange: async () => {
      const { attendeeId } = await studio.person();
      return {
        ask: (key) => register({ attendeeId, groupId: studio.mondayGroupId, ...key }),
        askElse: (key) => register({ attendeeId, groupId: studio.apartGroupId, ...key }),
      };
    },
  },
  {
    mutation: 'bookSession',
    arrange: async () => {
      const { registrationId } = await studio.newcomer();
      const [sessionId, elseId] = [await studio.session(), await studio.session()];
      return {
        ask: (key) => studio.tryToBook({ registrationId, sessionId, ...key }),
        askElse: (key) => studio.tryToBook({ registrationId, sessionId: elseId, ...key }),
      };
    },
  },
  {
    mutation: 'cancelBooking',
    arrange: async () => {
      const { bookingId } = await booked();
      return {
        ask: (key) => studio.tryToCancel({ bookingId, ...key }),
        askElse: (key) => studio.tryToCancel({ bookingId, overrideReason: 'Choroba', ...key }),
      };
    },
  },
  {
    mutation: 'cancelSession',
    arrange: async () => {
      const [{ sessionId }, { sessionId: elseId }] = [await booked(), await booked()];
      return {
        ask: (key) => cancelSession({ sessionId, ...key }),
        askElse: (key) => cancelSession({ sessionId: elseId, ...key }),
      };
    },
  },
];

describe.each(MUTATIONS)('the idempotency key of $mutation', ({ arrange }) => {
  it('brings the first answer again and changes nothing more', async () => {
    const { ask } = await arrange();
    const key = { idempotencyKey: randomUUID() };
    const first = await ask(key);
    expect(first.errors).toEqual([]);
    const after = await fingerprints(studio.tenant);
    expect(await ask(key)).toEqual(first);
    expect(await fingerprints(studio.tenant)).toEqual(after);
  });

  it('is refused with other input, which then succeeds under a key of its own', async () => {
    const { ask, askElse } = await arrange();
    const key = { idempotencyKey: randomUUID() };
    expect((await ask(key)).errors).toEqual([]);
    await expectRefused(studio, () => askElse(key), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
  });

  it('brings one change when two requests carry it at once', async () => {
    const { ask } = await arrange();
    const key = { idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([ask(key), ask(key)]);
    expect(one.errors).toEqual([]);
    expect(two).toEqual(one);
  });

  it('has from 1 to 255 characters', async () => {
    const { ask } = await arrange();
    for (const idempotencyKey of ['', 'k'.repeat(256)]) {
      await expectRefused(studio, () => ask({ idempotencyKey }), ['INVALID_INPUT', 'idempotencyKey']);
    }
    expect((await ask({ idempotencyKey: randomUUID().padEnd(255, '-') })).errors).toEqual([]);
  });
});

describe('an idempotency key', () => {
  it('belongs to its caller: another caller may send the same key with other input', async () => {
    const idempotencyKey = randomUUID();
    const [mine, theirs] = [await studio.newcomer(), await studio.newcomer()];
    for (const { client, registrationId } of [mine, theirs]) {
      const input = { registrationId, sessionId: await studio.session(), idempotencyKey };
      expect((await studio.tryToBook(input, client)).errors).toEqual([]);
    }
    const { registrationId } = await studio.newcomer();
    expect((await studio.tryToBook({ registrationId, sessionId: await studio.session(), idempotencyKey })).errors).toEqual([]);
  });

  it('belongs to its mutation and to its organisation', async () => {
    const { other } = ground;
    const idempotencyKey = randomUUID();
    const { attendeeId } = await studio.person();
    const { registration } = await register({ attendeeId, groupId: studio.mondayGroupId, idempotencyKey });
    const sessionId = await studio.session();
    const booking = await studio.tryToBook({ registrationId: registration?.id ?? '', sessionId, idempotencyKey });
    expect(booking.errors).toEqual([]);
    expect((await studio.tryToCancel({ bookingId: booking.booking?.id ?? '', idempotencyKey })).errors).toEqual([]);
    expect((await cancelSession({ sessionId, idempotencyKey })).errors).toEqual([]);
    const elsewhere = { registrationId: (await other.newcomer()).registrationId, sessionId: await other.session() };
    expect((await other.tryToBook({ ...elsewhere, idempotencyKey })).errors).toEqual([]);
  });

  it('is not used up by a refusal: it books the seat once there is one', async () => {
    const sessionId = await studio.session({ capacity: 1 });
    const [first, second] = [await studio.newcomer(), await studio.newcomer()];
    const { id: bookingId } = await studio.book(first.registrationId, sessionId);
    const input = { registrationId: second.registrationId, sessionId, idempotencyKey: randomUUID() };
    await expectRefused(studio, () => studio.tryToBook(input), ['SESSION_FULL', 'sessionId']);
    await studio.tryToCancel({ bookingId });
    const done = await studio.tryToBook(input);
    expect(done).toMatchObject({ booking: { status: 'BOOKED' }, errors: [] });
    expect(await studio.tryToBook(input)).toEqual(done);
  });

  it('is not used up by a dry run', async () => {
    const { bookingId, sessionId, registrationId } = await booked();
    const idempotencyKey = randomUUID();
    const preview = await cancelSession({ sessionId, dryRun: true, idempotencyKey });
    expect(preview).toMatchObject({ bookingsCancelled: 1, errors: [] });
    await studio.tryToCancel({ bookingId, dryRun: true, idempotencyKey });
    const other = await studio.session();
    await studio.tryToBook({ registrationId, sessionId: other, dryRun: true, idempotencyKey });
    expect((await studio.tryToBook({ registrationId, sessionId: await studio.session(), idempotencyKey })).errors).toEqual([]);
    const { bookingId: another } = await booked();
    expect((await studio.tryToCancel({ bookingId: another, idempotencyKey })).errors).toEqual([]);
    expect((await cancelSession({ sessionId: other, idempotencyKey })).errors).toEqual([]);
  });

  it('answers with the booking as it is now, and does not book the seat again', async () => {
    const { registrationId } = await studio.newcomer();
    const input = { registrationId, sessionId: await studio.session(), idempotencyKey: randomUUID() };
    const { booking } = await studio.tryToBook(input);
    await studio.tryToCancel({ bookingId: booking?.id ?? '' });
    expect(await studio.tryToBook(input)).toMatchObject({
      ...{ booking: { id: booking?.id, status: 'CANCELLED' }, sessionCapacity: { seatsTaken: 0 }, errors: [] },
    });
    expect(await studio.seatsTaken(input.sessionId)).toBe(0);
  });
});
