import { describe, expect, it } from 'vitest';
import type { CourseFacts } from '../../src/services/rules/world/facts.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

function ground(course: Partial<CourseFacts> = {}) {
  const test = new TestWorld();
  const courseId = test.course(course);
  const group = test.group(courseId);
  const registration = test.registration(group);
  return { test, courseId, group, registration };
}

describe('booking', () => {
  it('takes the seat, keeps the price and the terms, and charges the registration', () => {
    const { test, group, registration } = ground();
    const session = test.session(group, { priceMinor: 700 });
    const bookingId = test.books(registration, session);
    expect(test.world.bookings.get(bookingId)).toMatchObject({
      status: 'BOOKED',
      priceMinor: 700,
      coveredMinor: 0,
      cancellableUntil: hoursAfter(NOW, 48),
      lateCancellation: 'FORFEIT',
    });
    expect(test.sessionRow(session)).toMatchObject({ seatsTaken: 1, version: 2 });
    test.does({ kind: 'updateSession', sessionId: session, capacity: null, priceMinor: 9900 });
    expect(test.registrationRow(registration).chargedMinor).toBe(700);
  });

  it('includes the sessions of a CONTINUOUS or ONE_OFF course in the price of the registration', () => {
    for (const type of ['CONTINUOUS', 'ONE_OFF'] as const) {
      const { test, group, registration } = ground({ type, priceMinor: 5000 });
      test.books(registration, test.session(group));
      expect(test.registrationRow(registration).chargedMinor).toBe(5000);
    }
  });

  it('lets registrations of linked groups book in each other, and refuses other groups', () => {
    const test = new TestWorld();
    const [course, otherCourse] = [test.course(), test.course()];
    const [own, linked] = [test.group(course, { linkId: 'link' }), test.group(course, { linkId: 'link' })];
    const strangers = [
      test.group(course),
      test.group(course, { linkId: 'another' }),
      test.group(otherCourse, { linkId: 'link' }),
    ];
    const registration = test.registration(own);
    const pass = test.pass(registration, { kind: 'CREDIT' });
    test.books(registration, test.session(linked));
    expect(test.balance(`PASS:${pass}`)).toBe(1200);
    for (const group of strangers) test.refuses(test.booking(registration, test.session(group)), 'GROUP_NOT_LINKED');
    const unlinked = test.registration(strangers[0] ?? '');
    test.refuses(test.booking(unlinked, test.session(own)), 'GROUP_NOT_LINKED');
  });

  it('refuses a session that cannot be booked, each for its own reason', () => {
    const { test, group, registration } = ground();
    const session = test.session(group, { capacity: 1 });
    const bookingId = test.books(registration, session);
    expect(test.refuses(test.booking(registration, session), 'ALREADY_BOOKED')).toMatchObject({ bookingId });
    const other = test.registration(group);
    expect(test.refuses(test.booking(other, session), 'SESSION_FULL')).toMatchObject({
      capacity: 1,
      path: ['input', 'sessionId'],
    });
    test.refuses(test.booking(other, test.session(group, { status: 'CANCELLED' })), 'SESSION_CANCELLED');
    test.refuses(test.booking(other, test.session(group, { startsAt: NOW })), 'SESSION_OVER');
    expect(test.refuses(test.booking('nobody', session), 'NOT_FOUND').referent).toBe('REGISTRATION');
    expect(test.refuses(test.booking(other, 'nothing'), 'NOT_FOUND').referent).toBe('SESSION');
    const open = test.session(group);
    expect(test.refuses(test.booking(other, open, { payWith: 'PASS' }), 'INVALID_INPUT').reason).toBe('PASS_NOT_NAMED');
    const pass = test.pass(other, { kind: 'ENTRY' });
    const atDesk = test.booking(other, open, { payWith: 'AT_DESK', passId: pass });
    expect(test.refuses(atDesk, 'INVALID_INPUT').reason).toBe('UNEXPECTED');
  });

  it('answers NOT_FOUND to a customer who names a registration or pass of somebody else', () => {
    const { test, group, registration } = ground();
    const { customerId } = test.registrationRow(registration);
    const stranger = { kind: 'CUSTOMER', customerId: test.customer() } as const;
    const session = test.session(group);
    expect(test.refuses(test.booking(registration, session, { actor: stranger }), 'NOT_FOUND').referent).toBe('REGISTRATION');
    const foreign = test.pass(test.registration(group), { kind: 'ENTRY' });
    const actor = { kind: 'CUSTOMER', customerId } as const;
    const command = test.booking(registration, session, { actor, payWith: 'PASS', passId: foreign });
    expect(test.refuses(command, 'NOT_FOUND').referent).toBe('PASS');
    test.does(test.booking(registration, session, { actor }));
  });
});

describe('booking with a named pass that cannot pay', () => {
  const reasonFor = (test: TestWorld, registration: string, session: string, passId: string) =>
    test.refuses(test.booking(registration, session, { payWith: 'PASS', passId }), 'PASS_CANNOT_PAY').reason;

  it('gives the reason in PASS_CANNOT_PAY', () => {
    const { test, courseId, group, registration } = ground();
    const { customerId } = test.registrationRow(registration);
    const session = test.session(group);
    const reason = (passId: string, at = session) => reasonFor(test, registration, at, passId);
    expect(reason(test.pass(test.registration(group), { kind: 'ENTRY' }))).toBe('NOT_YOURS');
    const sibling = test.registration(group, customerId);
    expect(reason(test.pass(sibling, { kind: 'CREDIT' }))).toBe('WRONG_REGISTRATION');
    expect(reason(test.pass(registration, { kind: 'ENTRY', courseIds: ['another'] }))).toBe('WRONG_COURSE');
    const entries = test.pass(registration, { kind: 'ENTRY', entries: 1, courseIds: [courseId] });
    for (const state of ['BLOCKED', 'REFUNDED'] as const) {
      test.setPass(entries, { state });
      expect(reason(entries)).toBe(state);
    }
    test.setPass(entries, { state: 'ACTIVE' });
    test.books(registration, test.session(group), { payWith: 'PASS', passId: entries });
    expect(reason(entries)).toBe('EMPTY');
    const credit = test.pass(registration, { kind: 'CREDIT', creditMinor: 800 });
    test.books(registration, test.session(group), { payWith: 'PASS', passId: credit });
    expect(reason(credit)).toBe('EMPTY');
    expect(reason(test.pass(registration, { kind: 'ENTRY', fixedFrom: '2027-03-01', fixedUntil: '2027-03-31' }))).toBe(
      'NOT_STARTED',
    );
    expect(reason(test.pass(registration, { kind: 'ENTRY', validityPeriod: 'P1D' }))).toBe('BEYOND_END');
    const short = test.pass(registration, { kind: 'ENTRY', validityPeriod: 'P1D' });
    test.world.now = hoursAfter(NOW, 48);
    expect(reason(short)).toBe('EXPIRED');
  });

  it('refuses ENTRY and TIME passes on courses that are not OPEN', () => {
    const { test, group, registration } = ground({ type: 'CONTINUOUS', priceMinor: 5000 });
    for (const kind of ['ENTRY', 'TIME'] as const) {
      expect(reasonFor(test, registration, test.session(group), test.pass(registration, { kind }))).toBe('WRONG_COURSE_TYPE');
    }
  });

  it('accepts sessions from the first moment of the first day to the last moment of the last day', () => {
    const { test, group, registration } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY', entries: 10, fixedFrom: '2027-02-10', fixedUntil: '2027-02-20' });
    const at = (text: string) => test.session(group, { startsAt: new Date(text) });
    const named = { payWith: 'PASS', passId: pass } as const;
    expect(reasonFor(test, registration, at('2027-02-09T22:59:00Z'), pass)).toBe('NOT_STARTED');
    test.books(registration, at('2027-02-09T23:00:00Z'), named);
    test.books(registration, at('2027-02-20T22:59:00Z'), named);
    expect(reasonFor(test, registration, at('2027-02-20T23:00:00Z'), pass)).toBe('BEYOND_END');
  });
});

describe('the part of a price that no pass covers', () => {
  it('is refused by REFUSE, unless money already paid covers it', () => {
    const { test, group, registration } = ground({ uncoveredPolicy: 'REFUSE' });
    const session = test.session(group, { priceMinor: 800 });
    expect(test.refuses(test.booking(registration, session), 'NOT_COVERED')).toMatchObject({
      missing: { amountMinor: 800, currency: 'EUR' },
      allowed: { amountMinor: 0 },
    });
    test.refuses(test.booking(registration, session, { payWith: 'AT_DESK' }), 'NOT_COVERED');
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 800, method: 'CASH' });
    test.books(registration, session);
    expect(test.figures(registration).balance).toBe(0);
  });

  it('is allowed by DEBT_UP_TO as far as the debt stays within its limit', () => {
    const { test, group, registration } = ground({ uncoveredPolicy: 'DEBT_UP_TO', debtLimitMinor: 1000 });
    test.books(registration, test.session(group, { priceMinor: 600 }));
    const second = test.booking(registration, test.session(group, { priceMinor: 600 }));
    expect(test.refuses(second, 'NOT_COVERED')).toMatchObject({ missing: { amountMinor: 200 }, allowed: { amountMinor: 1000 } });
    test.books(registration, test.session(group, { priceMinor: 400 }));
    test.pass(registration, { kind: 'CREDIT', creditMinor: 1200, priceMinor: 1200 });
    expect(test.figures(registration).balance).toBe(200);
    test.does(second);
    expect(test.figures(registration).balance).toBe(-400);
  });

  it('books a covered session although the registration has an older debt', () => {
    const { test, courseId, group, registration } = ground();
    test.books(registration, test.session(group));
    test.world.courses.set(courseId, { ...(test.world.courses.get(courseId) as CourseFacts), uncoveredPolicy: 'REFUSE' });
    test.pass(registration, { kind: 'ENTRY' });
    test.books(registration, test.session(group));
    expect(test.figures(registration).balance).toBe(-800);
  });
});
