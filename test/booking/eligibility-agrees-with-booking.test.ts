import { randomUUID } from 'node:crypto';
import {
  BookingEligibilityDocument,
  type BookSessionInput,
  CancelSessionDocument,
  UpdateCourseDocument,
  type UpdateCourseInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { makeShop } from '../selling/shop.js';
import { type BookingStudio, makeBookingStudio, slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { openOnlineSale } from '../support/online-sale.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();
const URLS = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };

type Seat = Pick<BookSessionInput, 'registrationId' | 'sessionId'>;
type Policy = Omit<UpdateCourseInput, 'courseId'>;

async function explain({ clients }: Pick<BookingStudio, 'clients'>, seat: Seat) {
  return there((await clients.receptionist.request(BookingEligibilityDocument, seat)).bookingEligibility);
}

async function setPolicy({ clients, openCourseId }: BookingStudio, policy: Policy): Promise<void> {
  const { updateCourse } = await clients.owner.request(UpdateCourseDocument, { input: { courseId: openCourseId, ...policy } });
  expect(updateCourse.errors).toEqual([]);
}

/** A newcomer and a session at 8 €, which a case then changes. */
async function seatAt(
  studio: Pick<BookingStudio, 'newcomer' | 'session'>,
  session: Parameters<BookingStudio['session']>[0] = {},
) {
  const newcomer = await studio.newcomer();
  const sessionId = await studio.session({ price: 8, ...session });
  return { ...newcomer, sessionId, seat: { registrationId: newcomer.registrationId, sessionId } };
}

interface Obstructed {
  case: string;
  /** The seat of the case, after it was made as the case says. */
  arrange: (studio: BookingStudio) => Promise<Seat>;
  /** In the order in which they are told. Booking is refused for the first of them. */
  obstacles: string[];
  field?: string;
}

const OBSTRUCTED: Obstructed[] = [
  {
    case: 'a group that is not linked',
    arrange: async (studio) => (await seatAt(studio, { groupId: studio.apartGroupId })).seat,
    obstacles: ['GROUP_NOT_LINKED'],
  },
  {
    case: 'the last seat, which another booking has',
    arrange: async (studio) => {
      const { seat } = await seatAt(studio, { capacity: 1 });
      await studio.book((await studio.newcomer()).registrationId, seat.sessionId);
      return seat;
    },
    obstacles: ['SESSION_FULL'],
  },
  {
    case: 'a session that began a minute ago',
    arrange: async (studio) => {
      const { seat } = await seatAt(studio);
      await studio.beginIn(seat.sessionId, -1 / 60);
      return seat;
    },
    obstacles: ['SESSION_OVER'],
  },
  {
    case: 'a cancelled session, whose bookings are gone',
    arrange: async (studio) => {
      const { seat } = await seatAt(studio, { capacity: 1 });
      await studio.book(seat.registrationId, seat.sessionId);
      await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId: seat.sessionId } });
      return seat;
    },
    obstacles: ['SESSION_CANCELLED'],
  },
  {
    case: 'the own seat in a full session',
    arrange: async (studio) => {
      const { seat } = await seatAt(studio, { capacity: 1 });
      await studio.book(seat.registrationId, seat.sessionId);
      return seat;
    },
    obstacles: ['ALREADY_BOOKED', 'SESSION_FULL'],
  },
  {
    case: 'a cancelled session of a group that is not linked and has begun',
    arrange: async (studio) => {
      const { seat } = await seatAt(studio, { groupId: studio.apartGroupId });
      await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId: seat.sessionId } });
      await studio.beginIn(seat.sessionId, -1);
      return seat;
    },
    obstacles: ['GROUP_NOT_LINKED', 'SESSION_CANCELLED', 'SESSION_OVER'],
  },
];

describe('bookingEligibility and bookSession: obstacles', () => {
  it.each(OBSTRUCTED)(
    'bookingEligibility and bookSession refuse $case, one for all reasons and one for the first',
    async ({ arrange, obstacles }) => {
      const { studio } = ground;
      const seat = await arrange(studio);
      const { bookable, payNow, obstacles: told } = await explain(studio, seat);
      expect({ bookable, payNow, codes: told.map(({ code }) => code) }).toEqual({
        ...{ bookable: false, payNow: false, codes: obstacles },
      });
      for (const { path } of told) expect(path?.at(-1)).toBe('sessionId');
      for (const dryRun of [true, false]) {
        await expectRefused(studio, () => studio.tryToBook({ ...seat, dryRun }), [obstacles[0] ?? '', 'sessionId']);
      }
      const [refused] = (await studio.tryToBook(seat)).errors;
      expect(refused).toEqual({ ...told[0], path: ['input', 'sessionId'] });
    },
  );
});

interface Priced {
  case: string;
  policy: Policy;
  /** Credit on a new CREDIT pass of the registration. */
  credit?: number;
  /** Money paid at the desk before. */
  paid?: number;
  /** The price of a session booked before, and owed. */
  owed?: number;
  price?: number;
  /** What a refused booking lacks and what the course allows, in euro; left out where the seat is booked. */
  refused?: { missing: number; allowed: number };
  /** What no pass covers, in euro, by the plan and on the booking. */
  uncovered: number;
}

const DEBT_UP_TO_10 = { uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(10) } as const;
const PRICED: Priced[] = [
  { case: 'a debt under DEBT', policy: { uncoveredPolicy: 'DEBT' }, uncovered: 8 },
  { case: 'a debt on top of a debt under DEBT', policy: { uncoveredPolicy: 'DEBT' }, owed: 100, uncovered: 8 },
  { case: 'credit for all of it under REFUSE', policy: { uncoveredPolicy: 'REFUSE' }, credit: 8, uncovered: 0 },
  {
    ...{ case: 'credit that lacks a cent under REFUSE', policy: { uncoveredPolicy: 'REFUSE' }, credit: 7.99 },
    ...{ uncovered: 0.01, refused: { missing: 0.01, allowed: 0 } },
  },
  { case: 'money paid ahead under REFUSE', policy: { uncoveredPolicy: 'REFUSE' }, paid: 8, uncovered: 8 },
  {
    ...{ case: 'money paid ahead that lacks a cent under REFUSE', policy: { uncoveredPolicy: 'REFUSE' }, paid: 7.99 },
    ...{ uncovered: 8, refused: { missing: 0.01, allowed: 0 } },
  },
  { case: 'nothing for a free session under REFUSE', policy: { uncoveredPolicy: 'REFUSE' }, price: 0, uncovered: 0 },
  { case: 'a debt of exactly the limit', policy: DEBT_UP_TO_10, owed: 2, uncovered: 8 },
  {
    ...{ case: 'a debt of a cent above the limit', policy: DEBT_UP_TO_10, owed: 2.01 },
    ...{ uncovered: 8, refused: { missing: 0.01, allowed: 10 } },
  },
  { case: 'credit that settles a debt and then pays for the seat', policy: DEBT_UP_TO_10, owed: 10, credit: 18, uncovered: 0 },
  {
    ...{ case: 'a debt that is beyond the limit already', policy: DEBT_UP_TO_10, owed: 25 },
    ...{ uncovered: 8, refused: { missing: 8, allowed: 10 } },
  },
  {
    ...{ case: 'PAY_NOW at a studio that sells nothing online', policy: { uncoveredPolicy: 'PAY_NOW' } },
    ...{ uncovered: 8, refused: { missing: 8, allowed: 0 } },
  },
  { case: 'credit for all of it under PAY_NOW', policy: { uncoveredPolicy: 'PAY_NOW' }, credit: 8, uncovered: 0 },
];

describe('bookingEligibility and bookSession: prices', () => {
  it.each(PRICED)(
    'bookingEligibility and bookSession give the same answer to $case',
    async ({ policy, credit, paid, owed, price = 8, refused, uncovered }) => {
      const { studio } = ground;
      await setPolicy(studio, { uncoveredPolicy: 'DEBT' });
      const { registrationId, seat } = await seatAt(studio, { price });
      if (owed) await studio.book(registrationId, await studio.session({ price: owed }));
      if (paid) await studio.pay(registrationId, paid);
      if (credit) await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(credit) }), { registrationId });
      await setPolicy(studio, policy);
      const { bookable, payNow, obstacles, plan, price: told } = await explain(studio, seat);
      expect({ bookable, payNow, told, uncovered: plan.uncovered }).toEqual({
        ...{ bookable: refused === undefined, payNow: false, told: euro(price), uncovered: euro(uncovered) },
      });
      if (refused) {
        const facts = { code: 'NOT_COVERED', missing: euro(refused.missing), allowed: euro(refused.allowed) };
        expect(obstacles).toMatchObject([facts]);
        await expectRefused(studio, () => studio.tryToBook(seat), ['NOT_COVERED', 'payWith']);
        expect((await studio.tryToBook(seat)).errors).toMatchObject([facts]);
        return;
      }
      expect(obstacles).toEqual([]);
      const booking = await studio.book(seat.registrationId, seat.sessionId);
      expect(booking).toMatchObject({ price: euro(price), uncovered: euro(uncovered) });
      expect(slicesOf(booking)).toEqual(plan.slices.map(({ pass, covered }) => [pass.id, covered.amountMinor]));
    },
  );
});

describe('bookingEligibility and bookSession: passes', () => {
  it('give one answer for each pass, whether it is listed or named', async () => {
    const { studio } = ground;
    await setPolicy(studio, { uncoveredPolicy: 'DEBT' });
    const { customerId, registrationId, seat } = await seatAt(studio);
    const sibling = await studio.register(await studio.sibling(customerId));
    const entry = async (terms: object = {}) =>
      studio.sell(await studio.product({ kind: 'ENTRY', entries: 1, price: euro(6), ...terms }), { customerId });
    const credit = async (amount: number, of = registrationId) =>
      studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(amount) }), { registrationId: of });
    const limited = { validity: { period: { length: 'P2M' } }, limitCount: 1, limitPeriod: 'MONTH' } as const;
    const spent = await studio.sell(await studio.product({ kind: 'TIME', ...limited }), { customerId });
    await studio.book(sibling, seat.sessionId, { passId: spent });
    const blocked = await entry();
    await studio.sql(`update passes set state = 'BLOCKED' where id = ?`, [studio.keyOf('Pass', blocked)]);
    const expired = await entry();
    await studio.expire(expired);
    const expected = new Map<string, [reason: string | null, coversMinor: number]>([
      [spent, ['LIMIT_REACHED', 0]],
      [blocked, ['BLOCKED', 0]],
      [expired, ['EXPIRED', 0]],
      [await studio.sell(studio.timeProductId, { customerId }), [null, 800]],
      [await entry(), [null, 800]],
      [await entry({ validity: { days: { fromOn: '2031-01-01' } } }), ['NOT_STARTED', 0]],
      [await entry({ validity: { period: { length: 'P3D' } } }), ['BEYOND_END', 0]],
      [await entry({ courseIds: [studio.keyOf('Course', studio.oneOffCourseId)] }), ['WRONG_COURSE', 0]],
      [await credit(3), [null, 300]],
      [await credit(8), [null, 800]],
      [await credit(20, sibling), ['WRONG_REGISTRATION', 0]],
    ]);
    const { passes } = await explain(studio, seat);
    expect(new Map(passes.map(({ pass, reason, covers }) => [pass.id, [reason, covers.amountMinor]]))).toEqual(expected);
    for (const [passId, [reason, coversMinor]] of expected) {
      const named = await studio.tryToBook({ ...seat, payWith: 'PASS', passId, dryRun: true });
      if (reason) expect(named.errors, passId).toMatchObject([{ code: 'PASS_CANNOT_PAY', reason }]);
      else expect(named.booking && slicesOf(named.booking)[0], passId).toEqual([passId, coversMinor]);
    }
    await studio.sql(`update passes set state = 'ACTIVE' where id = ?`, [studio.keyOf('Pass', blocked)]);
  });
});

describe('bookingEligibility and bookSession: orders', () => {
  it('bookingEligibility and bookSession ask for a checkout where a course with PAY_NOW is sold online', async () => {
    const studio = await makeBookingStudio(ground.app);
    await openOnlineSale(ground.app, studio);
    await setPolicy(studio, { uncoveredPolicy: 'PAY_NOW' });
    const { seat, registrationId } = await seatAt(studio);
    expect(await explain(studio, seat)).toMatchObject({ bookable: true, payNow: true, obstacles: [] });
    await expectRefused(studio, () => studio.tryToBook(seat), ['NOT_COVERED', 'payWith']);
    const paidOnline = { ...seat, ...URLS, idempotencyKey: randomUUID() };
    expect(await studio.tryToBook(paidOnline)).toMatchObject({ booking: null, order: { total: euro(8) }, errors: [] });
    const free = { registrationId, sessionId: await studio.session({ price: 0 }) };
    expect(await explain(studio, free)).toMatchObject({ bookable: true, payNow: false });
    const booked = await studio.tryToBook({ ...free, ...URLS, payWith: 'ONLINE', idempotencyKey: randomUUID() });
    expect(booked).toMatchObject({ booking: { status: 'BOOKED', price: euro(0) }, order: null, checkoutUrl: null, errors: [] });
  });

  it('bookingEligibility and bookSession refuse a seat that an unpaid order holds, until the order has expired', async () => {
    const shop = await makeShop(ground.app);
    try {
      const { registrationId } = await shop.newcomer();
      const { seat } = await seatAt(shop, { capacity: 1 });
      const held = {
        registrationId,
        sessionId: seat.sessionId,
        payWith: 'ONLINE',
        ...URLS,
        idempotencyKey: randomUUID(),
      } as const;
      const { order } = await shop.tryToBook(held);
      const codes = async () => (await explain(shop, seat)).obstacles.map(({ code }) => code);
      expect(await codes()).toEqual(['SESSION_FULL']);
      await expectRefused(shop, () => shop.tryToBook(seat), ['SESSION_FULL', 'sessionId']);
      await shop.outlast(order?.id ?? '');
      expect(await shop.release(order?.id ?? '')).not.toHaveProperty('refused');
      expect(await codes()).toEqual([]);
      await shop.book(seat.registrationId, seat.sessionId);
    } finally {
      await shop.closeShop();
    }
  });
});
