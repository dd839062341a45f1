import { describe, expect, it } from 'vitest';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

function ground() {
  const test = new TestWorld({ cancelWindowHours: 48, lateCancellation: 'BLOCK' });
  const course = test.course();
  const [monday = '', linked = '', apart = ''] = [{ linkId: 'link' }, { linkId: 'link' }, {}].map((columns) =>
    test.group(course, columns),
  );
  const registration = test.registration(monday);
  const inMonday = test.session(monday, { startsAt: hoursAfter(NOW, 30) });
  return { test, course, monday, linked, apart, registration, inMonday };
}

const moving = (registrationId: string, groupId: string) => ({ kind: 'moveRegistration', registrationId, groupId }) as const;

describe('a registration that moves', () => {
  it('takes its passes and its debt with it', () => {
    const { test, apart, registration } = ground();
    const pass = test.pass(registration, { kind: 'CREDIT', creditMinor: 500 });
    const bookingId = test.books(registration, test.session(test.registrationRow(registration).groupId));
    test.does({ kind: 'checkIn', bookingId });
    const before = test.figures(registration);
    expect(before.balance).toBe(-300);
    expect(test.does(moving(registration, apart))).toEqual({ registrationId: registration, bookingsCancelled: 0 });
    expect(test.registrationRow(registration).groupId).toBe(apart);
    expect(test.figures(registration)).toEqual(before);
    expect(test.passRow(pass).registrationId).toBe(registration);
    test.books(registration, test.session(apart));
  });

  it('keeps bookings of linked groups, and gets others back in full, however late', () => {
    const { test, linked, apart, registration, inMonday } = ground();
    const bookingId = test.books(registration, inMonday);
    expect(test.does(moving(registration, linked)).bookingsCancelled).toBe(0);
    expect(test.world.bookings.get(bookingId)?.status).toBe('BOOKED');
    expect(test.does(moving(registration, apart)).bookingsCancelled).toBe(1);
    expect(test.world.bookings.get(bookingId)?.status).toBe('CANCELLED');
    expect(test.sessionRow(inMonday).seatsTaken).toBe(0);
    expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
    test.refuses(test.booking(registration, inMonday), 'GROUP_NOT_LINKED');
  });

  it('gives its place to others and takes one in the new group', () => {
    const test = new TestWorld();
    const course = test.course({ type: 'CONTINUOUS', priceMinor: 3000 });
    const [from = '', to = ''] = [1, 1].map((capacity) => test.group(course, { capacity }));
    const registration = test.registration(from);
    test.does(moving(registration, to));
    expect([from, to].map((id) => test.world.groups.get(id)?.placesTaken)).toEqual([0, 1]);
    expect(test.figures(registration).charged).toBe(3000);
    const other = test.registration(from);
    expect(test.refuses(moving(other, to), 'GROUP_FULL')).toMatchObject({ groupId: to, path: ['input', 'groupId'] });
    const { attendeeId } = test.registrationRow(registration);
    test.refuses({ kind: 'register', actor: { kind: 'STAFF' }, attendeeId, groupId: to }, 'ALREADY_REGISTERED');
  });

  it('is refused to another course, to its own group, to one where the attendee is, and to nothing', () => {
    const { test, linked, monday, registration } = ground();
    test.refuses(moving(registration, test.group(test.course())), 'GROUPS_OF_DIFFERENT_COURSES');
    expect(test.refuses(moving(registration, monday), 'ALREADY_REGISTERED').registrationId).toBe(registration);
    const { attendeeId } = test.registrationRow(registration);
    const command = { kind: 'register', actor: { kind: 'STAFF' }, attendeeId, groupId: linked } as const;
    const { registrationId } = test.does(command);
    expect(test.refuses(moving(registration, linked), 'ALREADY_REGISTERED').registrationId).toBe(registrationId);
    test.refuses(moving(registration, 'nothing'), 'NOT_FOUND');
    test.refuses(moving('nothing', linked), 'NOT_FOUND');
  });
});
