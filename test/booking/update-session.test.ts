import { randomUUID } from 'node:crypto';
import {
  AddMemberDocument,
  BookingDocument,
  CancelSessionDocument,
  CheckInDocument,
  type Client,
  CreateLocationDocument,
  RemoveMemberDocument,
  SessionDocument,
  TypedDocumentString,
  UpdateSessionDocument,
  type UpdateSessionInput,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { change as auditChange, entriesOf, member } from '../audit/entries.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { openOnlineSale } from '../support/online-sale.js';
import { expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { expectFault, expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const change = async (input: UpdateSessionInput, client: Client = studio.clients.manager) =>
  (await client.request(UpdateSessionDocument, { input })).updateSession;

describe('updateSession', () => {
  it('changes seats and price, and leaves alone what is not named', async () => {
    const sessionId = await studio.session({ price: 5, capacity: 5 });
    expect(await change({ sessionId, capacity: 7 })).toMatchObject({
      session: { id: sessionId, price: euro(5) },
      sessionCapacity: { capacity: 7, seatsTaken: 0, seatsLeft: 7, version: 2 },
      errors: [],
    });
    expect(await change({ sessionId, price: euro(0) })).toMatchObject({
      session: { price: euro(0) },
      sessionCapacity: { capacity: 7, version: 3 },
    });
    await expectRefused(studio, () => change({ sessionId }), ['INVALID_INPUT', '']);
  });

  it('makes room in a full session', async () => {
    const sessionId = await studio.session({ capacity: 1 });
    const [first, second] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(first.registrationId, sessionId);
    expect((await studio.tryToBook({ registrationId: second.registrationId, sessionId })).errors).toMatchObject([
      { code: 'SESSION_FULL' },
    ]);
    await change({ sessionId, capacity: 2 });
    await studio.book(second.registrationId, sessionId);
    await expectRefused(studio, () => change({ sessionId, capacity: 1 }), ['CAPACITY_BELOW_SEATS_TAKEN', 'capacity']);
    expect((await change({ sessionId, capacity: 1 })).errors).toMatchObject([{ seatsTaken: 2 }]);
    expect((await change({ sessionId, capacity: 2 })).errors).toEqual([]);
  });

  it('refuses seats and prices that can never be right, all of them at once', async () => {
    const sessionId = await studio.session();
    for (const capacity of [0, -1, 100_001]) {
      await expectRefused(studio, () => change({ sessionId, capacity }), ['INVALID_INPUT', 'capacity']);
    }
    const crown = { amountMinor: 500, currency: 'CZK' };
    await expectRefused(studio, () => change({ sessionId, price: crown }), ['INVALID_INPUT', 'price.currency']);
    await expectRefused(studio, () => change({ sessionId, price: euro(-1) }), ['INVALID_INPUT', 'price.amountMinor']);
    await expectRefused(
      studio,
      () => change({ sessionId, capacity: 0, price: { amountMinor: -1, currency: 'CZK' } }),
      ['INVALID_INPUT', 'capacity'],
      ['INVALID_INPUT', 'price.currency'],
      ['INVALID_INPUT', 'price.amountMinor'],
    );
    const unsafe = { amountMinor: Number.MAX_SAFE_INTEGER + 1, currency: 'EUR' };
    await expectFault(studio, () => change({ sessionId, price: unsafe }), 'BAD_USER_INPUT');
  });

  it('refuses a cancelled session, and finds none of another studio', async () => {
    const other = await makeBookingStudio(ground.app);
    const sessionId = await studio.session();
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    await expectRefused(studio, () => change({ sessionId, capacity: 9 }), ['SESSION_CANCELLED', 'sessionId']);
    const foreign = await other.session();
    for (const id of ['', 'ses_', studio.mondayGroupId, foreign]) {
      await expectRefused(other, () => change({ sessionId: id, capacity: 9 }), ['NOT_FOUND', 'sessionId']);
    }
  });

  it('lets owners, managers and keys with BOOKINGS_WRITE change a session, and nobody else', async () => {
    const sessionId = await studio.session();
    await expectRights(ground, (client) => change({ sessionId, capacity: 9 }, client), {
      allowed: ['owner', 'manager', 'key BOOKINGS_WRITE'],
    });
  });

  it('takes from 1 to 100000 seats, and a price of 0', async () => {
    const sessionId = await studio.session();
    for (const capacity of [1, 100_000]) {
      expect((await change({ sessionId, capacity })).sessionCapacity).toMatchObject({ capacity, seatsLeft: capacity });
    }
    expect((await change({ sessionId, price: euro(0) })).session?.price).toEqual(euro(0));
    const { registrationId } = await studio.newcomer();
    expect(await studio.book(registrationId, sessionId)).toMatchObject({ price: euro(0), uncovered: euro(0) });
  });

  it('counts seats that unpaid orders hold as taken', async () => {
    await openOnlineSale(ground.app, studio);
    const sessionId = await studio.session({ capacity: 5 });
    const [booked, held] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(booked.registrationId, sessionId);
    const urls = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left', idempotencyKey: randomUUID() };
    await studio.tryToBook({ registrationId: held.registrationId, sessionId, payWith: 'ONLINE', ...urls });
    await expectRefused(studio, () => change({ sessionId, capacity: 1 }), ['CAPACITY_BELOW_SEATS_TAKEN', 'capacity']);
    expect((await change({ sessionId, capacity: 1 })).errors).toMatchObject([{ seatsTaken: 2 }]);
    expect((await change({ sessionId, capacity: 2 })).sessionCapacity).toMatchObject({ seatsTaken: 2, seatsLeft: 0 });
  });

  it('changes a session that is under way or over, for the record', async () => {
    const sessionId = await studio.session();
    for (const hours of [-0.5, -100]) {
      await studio.beginIn(sessionId, hours);
      expect((await change({ sessionId, price: euro(7) })).errors).toEqual([]);
    }
  });

  it('writes an audit entry with what changed, and none for a refusal', async () => {
    const sessionId = await studio.session({ price: 5, capacity: 5 });
    await change({ sessionId, capacity: 7, price: euro(6) });
    await change({ sessionId, capacity: 0 });
    const entries = await entriesOf(studio.clients.owner, { subjectId: sessionId });
    const [entry] = (entries ?? []).filter(({ action }) => action === 'updateSession');
    expect(entries?.[0]).toEqual(entry);
    expect(entry).toMatchObject({ kind: 'SESSION', actor: member('Marek Správca') });
    const changes = [...(entry?.changes ?? [])].sort((a, b) => a.field.localeCompare(b.field));
    expect(changes).toEqual([auditChange('capacity', '5', '7'), auditChange('priceMinor', '500', '600')]);
  });

  it('moves with its bookings: what paid for them stays, the deadline moves, and the preview changes nothing', async () => {
    const sessionId = await studio.session({ price: 8 });
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const booking = await studio.book(registrationId, sessionId);
    const startsAt = inDays(20).toISOString();
    const wish = { sessionId, startsAt, durationMinutes: 90 };
    const before = await fingerprints(studio.tenant);
    const preview = await change({ ...wish, dryRun: true });
    expect(await fingerprints(studio.tenant)).toEqual(before);
    const done = await change(wish);
    const endsAt = new Date(Date.parse(startsAt) + 90 * 60_000).toISOString();
    for (const answer of [preview, done]) {
      expect(answer).toMatchObject({ session: { id: sessionId, startsAt, endsAt }, bookingsMoved: 1, errors: [] });
      expect(answer).toMatchObject({ passesNotCovering: [], clashes: [] });
    }
    const { booking: after } = await studio.clients.receptionist.request(BookingDocument, { id: booking.id });
    expect(after).toMatchObject({ id: booking.id, status: 'BOOKED', price: euro(8), covered: [{ pass: { id: passId } }] });
    const hoursBefore = (Date.parse(startsAt) - Date.parse(after?.cancellableUntil ?? '')) / 3_600_000;
    expect(hoursBefore).toBe(24);
    expect(await studio.left(passId)).toBe(3);
  });

  it('tells the passes that would not cover it, in a preview and when it is done', async () => {
    const sessionId = await studio.session({ price: 8 });
    const { registrationId, customerId } = await studio.newcomer();
    const productId = await studio.product({ kind: 'ENTRY', entries: 2, validity: { period: { length: 'P1M' } } });
    const passId = await studio.sell(productId, { customerId });
    const booking = await studio.book(registrationId, sessionId);
    const wish = { sessionId, startsAt: inDays(60).toISOString() };
    const told = [{ booking: { id: booking.id }, pass: { id: passId }, reason: 'BEYOND_END' }];
    expect((await change({ ...wish, dryRun: true })).passesNotCovering).toMatchObject(told);
    expect((await change(wish)).passesNotCovering).toMatchObject(told);
    expect(await studio.left(passId)).toBe(1);
  });

  it('is refused onto another session of an attendee, and done when staff insist', async () => {
    const [sessionId, other] = [await studio.session(), await studio.session({ days: 30 })];
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, sessionId);
    await studio.book(registrationId, other);
    const { session } = await studio.clients.public.request(SessionDocument, { id: other });
    const wish = { sessionId, startsAt: session?.startsAt ?? '' };
    await expectRefused(studio, () => change(wish), ['BOOKING_OVERLAPS', 'startsAt']);
    expect((await change({ ...wish, allowOverlap: true })).errors).toEqual([]);
  });

  it('refuses times that can never be, and one for a session that has begun', async () => {
    const sessionId = await studio.session();
    for (const startsAt of [inDays(-1), inDays(3650)].map((moment) => moment.toISOString())) {
      await expectRefused(studio, () => change({ sessionId, startsAt }), ['INVALID_INPUT', 'startsAt']);
    }
    for (const durationMinutes of [0, 10_081]) {
      await expectRefused(studio, () => change({ sessionId, durationMinutes }), ['INVALID_INPUT', 'durationMinutes']);
    }
    await studio.beginIn(sessionId, -0.5);
    await expectRefused(studio, () => change({ sessionId, startsAt: inDays(1).toISOString() }), ['SESSION_OVER', 'sessionId']);
    await expectRefused(studio, () => change({ sessionId, durationMinutes: 30 }), ['SESSION_OVER', 'sessionId']);
  });

  it('gives it a substitute and another hall, warns of what they clash with, and takes both back', async () => {
    const { owner } = studio.clients;
    const location = { input: { name: 'Malá sála' } };
    const locationId = (await owner.request(CreateLocationDocument, location)).createLocation.location?.id ?? '';
    const member = { input: { name: 'Zora Zastupujúca', email: 'zora@example.com', role: 'INSTRUCTOR' } } as const;
    const instructorId = (await owner.request(AddMemberDocument, member)).addMember.member?.id ?? '';
    const [sessionId, other] = [await studio.session({ days: 40 }), await studio.session({ days: 41 })];
    expect(await change({ sessionId: other, instructorId })).toMatchObject({ clashes: [], errors: [] });
    const { session } = await studio.clients.public.request(SessionDocument, { id: other });
    const done = await change({ sessionId, instructorId, locationId, startsAt: session?.startsAt ?? '' });
    expect(done.session).toMatchObject({ location: { name: 'Malá sála' }, instructor: { name: 'Zora Zastupujúca' } });
    expect(done.clashes).toMatchObject([{ kind: 'INSTRUCTOR', session: { id: sessionId }, other: { id: other } }]);
    const back = await change({ sessionId, instructorId: null, locationId: null });
    expect(back.session).toMatchObject({ location: { id: studio.locationId }, instructor: { id: studio.instructorId } });
    await expectRefused(studio, () => change({ sessionId, locationId: studio.instructorId }), ['NOT_FOUND', 'locationId']);
    await expectRefused(studio, () => change({ sessionId, instructorId: ground.other.instructorId }), [
      'NOT_FOUND',
      'instructorId',
    ]);
    await owner.request(RemoveMemberDocument, { input: { memberId: instructorId } });
    await expectRefused(studio, () => change({ sessionId, instructorId }), ['NOT_FOUND', 'instructorId']);
    const { session: left } = await studio.clients.public.request(TaughtByDocument, { id: other });
    expect(left?.instructor).toMatchObject({ id: studio.instructorId });
  });

  it('lets the substitute see the roster and check in, and nobody else of the staff who teaches other groups', async () => {
    const { owner } = studio.clients;
    const input = { name: 'Nora Náhradná', email: 'nora@example.com', role: 'INSTRUCTOR' } as const;
    const memberId = (await owner.request(AddMemberDocument, { input })).addMember.member?.id ?? '';
    const substitute = await studio.colleague(memberId);
    const [sessionId, second] = [await studio.session(), await studio.session()];
    const { registrationId } = await studio.newcomer();
    const { id: bookingId } = await studio.book(registrationId, sessionId);
    const roster = async () =>
      (await substitute.request(RosterDocument, { id: sessionId })).session?.bookings?.edges.length ?? null;
    expect(await roster()).toBeNull();
    expect((await substitute.request(CheckInDocument, { input: { bookingId } })).checkIn.errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    await change({ sessionId, instructorId: memberId });
    expect(await roster()).toBe(1);
    expect((await substitute.request(CheckInDocument, { input: { bookingId } })).checkIn.errors).toEqual([]);
    const week = await studio.clients.public.request(WeekDocument, { id: memberId });
    expect(week.node?.sessions?.edges.map(({ node }) => node.id)).toEqual([sessionId]);
    const regular = await studio.clients.public.request(WeekDocument, { id: studio.instructorId });
    const given = regular.node?.sessions?.edges.map(({ node }) => node.id);
    expect([given?.includes(sessionId), given?.includes(second)]).toEqual([false, true]);
  });

  it('does it once under an idempotency key, and answers the session as it is', async () => {
    const sessionId = await studio.session();
    const input = { sessionId, startsAt: inDays(33).toISOString(), idempotencyKey: randomUUID() };
    const first = await change(input);
    const { sessionCapacity } = await change(input);
    expect(sessionCapacity).toEqual(first.sessionCapacity);
    const other = { ...input, durationMinutes: 5 };
    await expectRefused(studio, () => change(other), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
  });
});

const TaughtByDocument = new TypedDocumentString<{ session: { instructor: { id: string } | null } | null }, { id: string }>(
  'query ($id: ID!) { session(id: $id) { instructor { id } } }',
);
type Edges = { edges: { node: { id: string } }[] };
const RosterDocument = new TypedDocumentString<{ session: { bookings: Edges | null } | null }, { id: string }>(
  'query ($id: ID!) { session(id: $id) { bookings(first: 10) { edges { node { id } } } } }',
);
const WeekDocument = new TypedDocumentString<{ node: { sessions: Edges } | null }, { id: string }>(
  'query ($id: ID!) { node(id: $id) { ... on Member { sessions(first: 100) { edges { node { id } } } } } }',
);
