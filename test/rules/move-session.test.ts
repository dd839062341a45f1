import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

const HOUR_MS = 3_600_000;

/** An attendee, two linked groups, and an hour at 12:00, three days from now. */
function studio() {
  const test = new TestWorld();
  const course = test.course();
  const groups = [test.group(course, { linkId: 'link' }), test.group(course, { linkId: 'link' })] as const;
  const registration = test.registration(groups[0]);
  const noon = hoursAfter(NOW, 72);
  const at = (hours: number, groupId: string = groups[0]) => test.session(groupId, { startsAt: hoursAfter(noon, hours) });
  const moving = (sessionId: string, hours: number, more: Partial<CommandOf<'updateSession'>> = {}) => ({
    ...{ kind: 'updateSession' as const, sessionId, capacity: null, priceMinor: null },
    ...{ startsAt: hoursAfter(noon, hours), ...more },
  });
  return { test, groups, registration, noon, at, moving, session: at(0) };
}

const sessionOf = (test: TestWorld, id: string) => test.world.sessions.get(id) ?? expect.fail('no such session');
const bookingOf = (test: TestWorld, id: string) => test.world.bookings.get(id) ?? expect.fail('no such booking');
const passOf = (test: TestWorld, id: string) => test.world.passes.get(id) ?? expect.fail('no such pass');

describe('a session that moves', () => {
  it('keeps its length, its bookings, their prices and what paid for them; the deadline moves', () => {
    const { test, session, registration, noon, moving } = studio();
    const passId = test.pass(registration, { kind: 'ENTRY', entries: 2 });
    const bookingId = test.books(registration, session);
    const before = bookingOf(test, bookingId);
    expect(test.does(moving(session, 30))).toEqual({ sessionId: session, bookingsMoved: 1, uncovered: [] });
    expect(sessionOf(test, session)).toMatchObject({
      startsAt: hoursAfter(noon, 30),
      endsAt: hoursAfter(noon, 31),
      seatsTaken: 1,
    });
    const cancellableUntil = new Date(before.cancellableUntil.getTime() + 30 * HOUR_MS);
    expect(bookingOf(test, bookingId)).toEqual({ ...before, cancellableUntil });
    expect(test.world.balances.get(`ENTRIES:${passId}`)).toBe(1);
  });

  it('may become longer or shorter and keep its start, and then no deadline moves', () => {
    const { test, session, registration, noon } = studio();
    const before = bookingOf(test, test.books(registration, session));
    const change = { kind: 'updateSession', sessionId: session, capacity: null, priceMinor: null, durationMinutes: 90 } as const;
    expect(test.does(change)).toMatchObject({ bookingsMoved: 1 });
    expect(sessionOf(test, session)).toMatchObject({ startsAt: noon, endsAt: hoursAfter(noon, 1.5) });
    expect(bookingOf(test, before.id)).toEqual(before);
  });

  it.each([
    ['to the past', -73, 'IN_THE_PAST'],
    ['to this moment', -72, 'IN_THE_PAST'],
    ['six years ahead', 6 * 366 * 24, 'OUT_OF_RANGE'],
  ])('is refused %s', (_where, hours, reason) => {
    const { test, session, moving } = studio();
    expect(test.refuses(moving(session, hours), 'INVALID_INPUT')).toMatchObject({ reason, path: ['input', 'startsAt'] });
  });

  it('is refused once it has begun, while its place and instructor may still change', () => {
    const { test, session, noon, moving } = studio();
    test.world.locations.add('other hall');
    test.world.members.add('substitute');
    test.world.now = noon;
    test.refuses(moving(session, 5), 'SESSION_OVER');
    const { startsAt: _, ...stays } = moving(session, 0);
    test.refuses({ ...stays, durationMinutes: 30 }, 'SESSION_OVER');
    test.does({ ...stays, locationId: 'other hall', instructorId: 'substitute' });
    expect(sessionOf(test, session)).toMatchObject({ locationId: 'other hall', instructorId: 'substitute', startsAt: noon });
    test.does({ ...stays, locationId: null, instructorId: null });
    expect(sessionOf(test, session)).toMatchObject({ locationId: null, instructorId: null });
  });

  it('goes to no place and to no member that is not there, and both are told', () => {
    const { test, session, moving } = studio();
    const wish = moving(session, 1, { locationId: 'nowhere', instructorId: 'nobody' });
    expect(test.refuses(wish, 'NOT_FOUND')).toMatchObject({ referent: 'LOCATION', path: ['input', 'locationId'] });
    test.world.locations.add('nowhere');
    expect(test.refuses(wish, 'NOT_FOUND')).toMatchObject({ referent: 'MEMBER', path: ['input', 'instructorId'] });
  });

  it('is refused when it is cancelled, or has fewer seats than are taken', () => {
    const { test, session, registration, moving } = studio();
    test.books(registration, session);
    test.refuses(moving(session, 1, { capacity: 0 }), 'CAPACITY_BELOW_SEATS_TAKEN');
    test.does({ kind: 'cancelSession', sessionId: session });
    test.refuses(moving(session, 1), 'SESSION_CANCELLED');
  });
});

describe('a session that moves onto another one of an attendee', () => {
  it('is refused, the refusal names the other booking, and staff may insist', () => {
    const { test, session, registration, groups, noon, at, moving } = studio();
    const bookingId = test.books(registration, session);
    const other = test.books(registration, at(3, groups[1]));
    const refused = test.refuses(moving(session, 2.5), 'BOOKING_OVERLAPS');
    expect(refused).toMatchObject({ bookingId: other, startsAt: hoursAfter(noon, 3), path: ['input', 'startsAt'] });
    test.does(moving(session, 2.5, { allowOverlap: true }));
    expect(bookingOf(test, bookingId)).toMatchObject({ overlapAllowed: true });
    expect(bookingOf(test, other)).toMatchObject({ overlapAllowed: false });
    // Away again, it is in nobody's way.
    test.does(moving(session, 6));
    expect(bookingOf(test, bookingId)).toMatchObject({ overlapAllowed: false });
  });

  it('may touch its ends, and may be in the way of somebody who cancelled', () => {
    const { test, session, registration, groups, at, moving } = studio();
    test.books(registration, session);
    const other = test.books(registration, at(3, groups[1]));
    test.does(moving(session, 2));
    test.does(test.cancelling(other));
    test.does(moving(session, 3));
  });

  it('needs no new word of staff for an overlap that they insisted on before', () => {
    const { test, session, registration, groups, at, moving } = studio();
    test.books(registration, session);
    const other = test.books(registration, at(0.5, groups[1]));
    expect(bookingOf(test, other)).toMatchObject({ overlapAllowed: true });
    test.does(moving(session, 0.25));
    expect(bookingOf(test, other)).toMatchObject({ overlapAllowed: true });
  });

  it('sees the sessions that earlier commands of the batch have moved', () => {
    const { test, session, registration, groups, at, moving } = studio();
    const far = at(20, groups[1]);
    test.books(registration, session);
    test.books(registration, far);
    test.does(moving(far, 5));
    test.refuses(moving(session, 5.5), 'BOOKING_OVERLAPS');
    test.does(moving(far, 20));
    test.does(moving(session, 5.5));
    test.refuses(test.booking(registration, at(5, groups[1]), { allowOverlap: false }), 'BOOKING_OVERLAPS');
  });
});

describe('the passes that paid for a session that moves', () => {
  it.each([
    ['with an end before the new start', { fixedUntil: '2027-02-10' }, 24 * 10, 'BEYOND_END'],
    ['with a beginning after it', { fixedFrom: '2027-02-04' }, -60, 'NOT_STARTED'],
  ] as const)('are told %s, and stay used', (_how, terms, hours, reason) => {
    const { test, session, registration, moving } = studio();
    const passId = test.pass(registration, { kind: 'ENTRY', entries: 2, ...terms });
    const bookingId = test.books(registration, session, { payWith: 'PASS', passId });
    expect(test.does(moving(session, hours))).toMatchObject({ uncovered: [{ bookingId, passId, reason }] });
    expect(bookingOf(test, bookingId)).toMatchObject({ status: 'BOOKED', coveredMinor: 800 });
    expect(test.world.balances.get(`ENTRIES:${passId}`)).toBe(1);
  });

  it('are told when the week has no visit left, and when another session of theirs is at that time', () => {
    const { test, session, registration, groups, at, moving } = studio();
    const weekly = { kind: 'TIME', validityPeriod: 'P2M', limitCount: 1, limitPeriod: 'WEEK', seatsAtOnce: 1 } as const;
    const passId = test.pass(registration, weekly);
    const bookingId = test.books(registration, session, { payWith: 'PASS', passId });
    test.books(registration, at(24 * 7, groups[1]), { payWith: 'PASS', passId });
    // Its own visit is not in its own way.
    expect(test.does(moving(session, 1))).toMatchObject({ uncovered: [] });
    const reasons = [24 * 7 + 3, 24 * 7].map((hours) => test.does(moving(session, hours, { allowOverlap: true })).uncovered);
    expect(reasons).toEqual([[{ bookingId, passId, reason: 'LIMIT_REACHED' }], [{ bookingId, passId, reason: 'LIMIT_REACHED' }]]);
    const family = test.pass(registration, { kind: 'TIME', validityPeriod: 'P2M', seatsAtOnce: 1 });
    const one = test.books(registration, at(40), { payWith: 'PASS', passId: family });
    const two = at(50, groups[1]);
    test.books(registration, two, { payWith: 'PASS', passId: family });
    const [told] = test.does(moving(two, 40.5, { allowOverlap: true })).uncovered;
    expect(told).toMatchObject({ passId: family, reason: 'IN_USE' });
    expect(one).not.toBe(told?.bookingId);
  });

  it('get other dates when they begin with the session that moves, also after a late cancellation', () => {
    const { test, session, registration, groups, at, moving } = studio();
    const passId = test.pass(registration, { kind: 'ENTRY', entries: 3, validityPeriod: 'P10D', validityStart: 'FIRST_USE' });
    const late = test.books(registration, session, { payWith: 'PASS', passId });
    const { validFrom, version } = passOf(test, passId);
    test.does(moving(session, 24));
    expect(passOf(test, passId)).toMatchObject({ validFrom: hoursAfter(validFrom as Date, 24), version: version + 1 });
    // A forfeited visit still begins the pass, and moves with its session.
    test.world.now = hoursAfter(sessionOf(test, session).startsAt, -1);
    test.does(test.cancelling(late));
    expect(bookingOf(test, late)).toMatchObject({ status: 'LATE_CANCELLED' });
    test.does(moving(session, 72));
    expect(passOf(test, passId)).toMatchObject({ validFrom: hoursAfter(validFrom as Date, 72) });
    // An earlier session moves the period forward, and a later one no longer fits into it.
    const last = at(24 * 11, groups[1]);
    test.books(registration, last, { payWith: 'PASS', passId });
    const first = test.books(registration, at(48), { payWith: 'PASS', passId });
    expect(bookingOf(test, first)).toMatchObject({ status: 'BOOKED' });
    expect(test.does(moving(last, 24 * 20))).toMatchObject({ uncovered: [{ passId, reason: 'BEYOND_END' }] });
  });

  it('are not told for a change of the place or the price', () => {
    const { test, session, registration } = studio();
    test.pass(registration, { kind: 'ENTRY', entries: 2 });
    test.books(registration, session);
    const stays = { kind: 'updateSession', sessionId: session, capacity: null } as const;
    expect(test.does({ ...stays, priceMinor: 900 })).toEqual({ sessionId: session, bookingsMoved: 0, uncovered: [] });
  });
});

describe('a series that changes', () => {
  const series = (groupId: string, more: Partial<CommandOf<'updateSessions'>> = {}): CommandOf<'updateSessions'> => ({
    ...{ kind: 'updateSessions', groupId, fromOn: '2027-02-01', untilOn: null, weekdays: null, startTime: null, moveDays: 0 },
    ...{ capacity: null, priceMinor: null, ...more },
  });
  const startsOf = (test: TestWorld, ids: readonly string[]) => ids.map((id) => sessionOf(test, id).startsAt.toISOString());

  /** Mondays and Tuesdays at 18:00 in Bratislava for eight weeks, over the change of clocks at the end of March. */
  function term() {
    const { test, groups, registration } = studio();
    const [group] = [test.group(test.world.groups.get(groups[0])?.courseId ?? '')];
    const utc = (day: number, hour: number) => new Date(Date.UTC(2027, 2, day, hour));
    const start = (day: number) => utc(day, day < 28 ? 17 : 16);
    const days = [1, 2, 8, 9, 15, 16, 22, 23, 29, 30];
    const sessions = days.map((day) => test.session(group, { startsAt: start(day) }));
    return { test, group, sessions, registration, utc };
  }

  it('keeps the local time of each session over a change of clocks', () => {
    const { test, group, sessions } = term();
    const changed = test.does(series(group, { fromOn: '2027-03-15', startTime: '19:30:00' }));
    expect(changed.sessionIds).toEqual(sessions.slice(4));
    expect(startsOf(test, sessions.slice(2, 5))).toEqual([
      '2027-03-08T17:00:00.000Z',
      '2027-03-09T17:00:00.000Z',
      '2027-03-15T18:30:00.000Z',
    ]);
    expect(startsOf(test, sessions.slice(-1))).toEqual(['2027-03-30T17:30:00.000Z']);
  });

  it('moves by days, on the weekdays and until the day that are named', () => {
    const { test, group, sessions } = term();
    const mondays = series(group, {
      weekdays: ['MONDAY'],
      moveDays: 2,
      fromOn: '2027-03-08',
      untilOn: '2027-03-29',
      durationMinutes: 45,
    });
    expect(test.does(mondays).sessionIds).toEqual([sessions[2], sessions[4], sessions[6], sessions[8]]);
    expect(startsOf(test, sessions.slice(6, 9))).toEqual([
      '2027-03-24T17:00:00.000Z',
      '2027-03-23T17:00:00.000Z',
      '2027-03-31T16:00:00.000Z',
    ]);
    const { startsAt, endsAt } = sessionOf(test, sessions[8] ?? '');
    expect(endsAt.getTime() - startsAt.getTime()).toBe(45 * 60_000);
  });

  it('moves together, so that no session of it is in the way of another', () => {
    const { test, group, sessions, registration } = term();
    const row = test.registrationRow(registration);
    const own = test.does({
      kind: 'register',
      actor: { kind: 'STAFF' },
      attendeeId: row.attendeeId,
      groupId: group,
    }).registrationId;
    for (const session of sessions) test.books(own, session, { allowOverlap: false });
    expect(test.does(series(group, { moveDays: 1 }))).toMatchObject({ bookingsMoved: 10, uncovered: [] });
    for (const { overlapAllowed } of test.world.bookings.values()) expect(overlapAllowed).toBe(false);
  });

  it('changes as a whole or not at all: one session that overlaps another is enough', () => {
    const { test, group, sessions, registration, utc } = term();
    const row = test.registrationRow(registration);
    const own = test.does({
      kind: 'register',
      actor: { kind: 'STAFF' },
      attendeeId: row.attendeeId,
      groupId: group,
    }).registrationId;
    for (const session of sessions) test.books(own, session, { allowOverlap: false });
    const other = test.session(row.groupId, { startsAt: utc(16, 19) });
    test.books(registration, other, { allowOverlap: false });
    const later = series(group, { startTime: '20:15:00' });
    expect(test.refuses(later, 'BOOKING_OVERLAPS').path).toEqual(['input', 'startTime']);
    expect(test.does({ ...later, allowOverlap: true })).toMatchObject({ bookingsMoved: 10 });
    const allowed = [...test.world.bookings.values()].filter(({ overlapAllowed }) => overlapAllowed);
    expect(allowed.map(({ sessionId }) => sessionId)).toEqual([sessions[5]]);
  });

  it('leaves alone what has begun or was cancelled, and refuses an empty or endless one', () => {
    const { test, group, sessions, utc } = term();
    test.world.now = utc(8, 18);
    test.does({ kind: 'cancelSession', sessionId: sessions[5] ?? '' });
    const rest = [3, 4, 6, 7, 8, 9].map((at) => sessions[at]);
    expect(test.does(series(group, { priceMinor: 900 })).sessionIds).toEqual(rest);
    expect(test.refuses(series(group, { fromOn: '2027-04-01', priceMinor: 1 }), 'NOT_FOUND')).toMatchObject({
      referent: 'SESSION',
    });
    expect(test.refuses(series('nobody', { priceMinor: 1 }), 'NOT_FOUND')).toMatchObject({ referent: 'GROUP' });
    expect(test.refuses(series(group, { moveDays: -7 }), 'INVALID_INPUT')).toMatchObject({ reason: 'IN_THE_PAST' });
    for (let day = 0; day < 200; day += 1) test.session(group, { startsAt: new Date(utc(31, 6).getTime() + day * 24 * HOUR_MS) });
    expect(test.refuses(series(group, { priceMinor: 1 }), 'INVALID_INPUT')).toMatchObject({ reason: 'TOO_MANY', limit: 200 });
  });
});
