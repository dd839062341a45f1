import { randomUUID } from 'node:crypto';
import { BookingDocument, UpdateCourseDocument, UpdateSessionDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookingStudio, makeBookingStudio, slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

describe('bookSession takes passes', () => {
  it('takes passes by priority first, whatever else speaks for another', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const later = await studio.product({ kind: 'TIME', validity: { period: { length: 'P1M' } }, priority: 100 });
    const sooner = await studio.product({ kind: 'CREDIT', credit: euro(20), priority: 99 });
    await studio.sell(later, { customerId });
    const passId = await studio.sell(sooner, { registrationId });
    expect(slicesOf(await studio.book(registrationId, await studio.session()))).toEqual([[passId, 500]]);
  });

  it('the most restricted first, then the soonest end, then TIME, ENTRY and CREDIT, then the oldest', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const courseIds = [studio.keyOf('Course', studio.openCourseId)];
    const product = {
      credit: await studio.product({ kind: 'CREDIT', credit: euro(5) }),
      entry: await studio.product({ kind: 'ENTRY', entries: 1 }),
      entryThisYear: await studio.product({ kind: 'ENTRY', entries: 1, validity: { period: { length: 'P1Y' } } }),
      timeOneDayLess: await studio.product({
        kind: 'TIME',
        validity: { period: { length: 'P12M1D' } },
        limitCount: 1,
        limitPeriod: 'MONTH',
      }),
      entryHere: await studio.product({ kind: 'ENTRY', entries: 1, courseIds }),
    };
    const credit = await studio.sell(product.credit, { registrationId });
    const oldest = await studio.sell(product.entry, { customerId });
    const newer = await studio.sell(product.entry, { customerId });
    const thisYear = await studio.sell(product.entryThisYear, { customerId });
    const dayLonger = await studio.sell(product.timeOneDayLess, { customerId });
    const here = await studio.sell(product.entryHere, { customerId });
    const used = [];
    for (let time = 0; time < 6; time += 1) {
      const { covered } = await studio.book(registrationId, await studio.session());
      used.push(covered.map(({ pass }) => pass.id));
    }
    expect(used).toEqual([[here], [thisYear], [dayLonger], [oldest], [newer], [credit]]);
    expect(await studio.account(registrationId)).toMatchObject({ debt: 0, balance: 0 });
  });

  it('TIME before ENTRY before CREDIT where nothing else tells them apart', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const credit = await studio.sell(
      await studio.product({ kind: 'CREDIT', credit: euro(20), validity: { period: { length: 'P1M' } } }),
      {
        registrationId,
      },
    );
    const entry = await studio.sell(
      await studio.product({ kind: 'ENTRY', entries: 1, validity: { period: { length: 'P1M' } } }),
      { customerId },
    );
    const time = await studio.sell(
      await studio.product({ kind: 'TIME', validity: { period: { length: 'P1M' } }, limitCount: 1, limitPeriod: 'WEEK' }),
      { customerId },
    );
    const sessionIds = [await studio.session(), await studio.session(), await studio.session()];
    const used = [];
    for (const sessionId of sessionIds) used.push(slicesOf(await studio.book(registrationId, sessionId)));
    expect(used).toEqual([[[time, 500]], [[entry, 500]], [[credit, 500]]]);
  });

  it('several CREDIT passes together, in their order, and books what they lack as a debt', async () => {
    const { registrationId } = await studio.newcomer();
    const five = await studio.product({ kind: 'CREDIT', price: euro(5), credit: euro(5) });
    const [first, second] = [await studio.sell(five, { registrationId }), await studio.sell(five, { registrationId })];
    const booking = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(slicesOf(booking)).toEqual([
      [first, 500],
      [second, 300],
    ]);
    expect(booking.uncovered).toEqual(euro(0));
    expect(booking.passBalances.map(({ pass, creditLeft }) => [pass.id, creditLeft?.amountMinor])).toEqual([
      [first, 0],
      [second, 200],
    ]);
    const next = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(slicesOf(next)).toEqual([[second, 200]]);
    expect(next.uncovered).toEqual(euro(6));
    expect(next.registrationBalance).toMatchObject({ paid: euro(10), charged: euro(16), debt: euro(6), paymentStatus: 'UNPAID' });
  });

  it('a pass that covers it whole before CREDIT that covers a part', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5), priority: 1 }), { registrationId });
    const entry = await studio.sell(studio.entryProductId, { customerId });
    expect(slicesOf(await studio.book(registrationId, await studio.session({ price: 8 })))).toEqual([[entry, 800]]);
  });

  it('the named one before all others, with CREDIT of the registration behind it', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const time = await studio.sell(studio.timeProductId, { customerId });
    const five = await studio.product({ kind: 'CREDIT', price: euro(5), credit: euro(5) });
    const [first, second] = [await studio.sell(five, { registrationId }), await studio.sell(five, { registrationId })];
    const named = await studio.book(registrationId, await studio.session({ price: 8 }), { payWith: 'PASS', passId: second });
    expect(slicesOf(named)).toEqual([
      [second, 500],
      [first, 300],
    ]);
    const auto = await studio.book(registrationId, await studio.session({ price: 8 }), { passId: first });
    expect(slicesOf(auto)).toEqual([[first, 200]]);
    expect(auto.uncovered).toEqual(euro(6));
    expect(slicesOf(await studio.book(registrationId, await studio.session()))).toEqual([[time, 500]]);
  });

  it('an ENTRY pass of the customer for any of their attendees, in a linked group as well', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    const passId = await studio.sell(studio.entryProductId, { customerId });
    await studio.book(registrationId, await studio.session());
    const linked = await studio.session({ price: 8, groupId: studio.thursdayGroupId });
    expect(slicesOf(await studio.book(sibling, linked))).toEqual([[passId, 800]]);
    expect(await studio.left(passId)).toBe(2);
    expect(await studio.account(sibling)).toEqual({ paid: 800, charged: 800, balance: 0, debt: 0, paymentStatus: 'PAID' });
  });

  it('none on a CONTINUOUS course, whose price includes its sessions', async () => {
    const { registrationId, customerId } = await studio.newcomer(studio.continuousGroupId);
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const booking = await studio.book(registrationId, await studio.session({ price: 9, groupId: studio.continuousGroupId }));
    expect(booking).toMatchObject({ price: euro(0), covered: [], uncovered: euro(0) });
    expect(await studio.left(passId)).toBe(4);
    expect(await studio.account(registrationId)).toMatchObject({ charged: 12_000 });
  });

  it('the first use of which begins their validity', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const terms = { entries: 4, validity: { period: { length: 'P14D', begins: 'FIRST_USE' } } } as const;
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', ...terms }), { customerId });
    const { passBalances } = await studio.book(registrationId, await studio.session({ days: 20 }));
    const until = Date.parse(passBalances[0]?.validUntil ?? '');
    expect(until - Date.now()).toBeGreaterThan(33 * 86_400_000);
    expect(until - Date.now()).toBeLessThan(36 * 86_400_000);
    const earlier = await studio.book(registrationId, await studio.session({ days: 15 }));
    expect(Date.parse(earlier.passBalances[0]?.validUntil ?? '')).toBeLessThan(until);
    expect((await studio.passNow(passId)).validUntil).toBe(earlier.passBalances[0]?.validUntil);
  });
});

describe('bookSession without passes', () => {
  it('leaves a debt for the desk, and touches no pass', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const booking = await studio.book(registrationId, await studio.session({ price: 8 }), { payWith: 'AT_DESK' });
    expect(booking).toMatchObject({ status: 'BOOKED', price: euro(8), covered: [], uncovered: euro(8), passBalances: [] });
    expect(await studio.left(passId)).toBe(2000);
  });

  it('refuses what the course does not let anybody owe', async () => {
    const other = await makeBookingStudio(ground.app);
    const set = (input: object) =>
      other.clients.owner.request(UpdateCourseDocument, { input: { courseId: other.openCourseId, ...input } });
    const { registrationId } = await other.newcomer();
    const sessionId = await other.session({ price: 8 });
    const missing = async () => (await other.tryToBook({ registrationId, sessionId })).errors;

    await set({ uncoveredPolicy: 'REFUSE' });
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId }), ['NOT_COVERED', 'payWith']);
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId, payWith: 'AT_DESK' }), [
      'NOT_COVERED',
      'payWith',
    ]);
    expect(await missing()).toMatchObject([{ missing: euro(8), allowed: euro(0) }]);

    await set({ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(7) });
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId }), ['NOT_COVERED', 'payWith']);
    expect(await missing()).toMatchObject([{ missing: euro(1), allowed: euro(7) }]);
    await set({ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(8) });
    await other.book(registrationId, sessionId);
    expect(await other.account(registrationId)).toMatchObject({ debt: 800 });
    const next = await other.session();
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId: next }), ['NOT_COVERED', 'payWith']);
    await other.pay(registrationId, 5);
    await other.book(registrationId, next);
    expect(await other.account(registrationId)).toMatchObject({ debt: 800, paid: 500 });
  });

  it('refuses what passes cover only in part where nothing may be owed', async () => {
    const other = await makeBookingStudio(ground.app);
    const policy = { courseId: other.openCourseId, uncoveredPolicy: 'REFUSE' } as const;
    await other.clients.owner.request(UpdateCourseDocument, { input: policy });
    const { registrationId } = await other.newcomer();
    const passId = await other.sell(other.creditProductId, { registrationId });
    for (const price of [8, 8]) await other.book(registrationId, await other.session({ price }));
    const sessionId = await other.session({ price: 8 });
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId }), ['NOT_COVERED', 'payWith']);
    expect((await other.tryToBook({ registrationId, sessionId })).errors).toMatchObject([{ missing: euro(4), allowed: euro(0) }]);
    expect(await other.left(passId)).toBe(400);
  });
});

describe('bookSession', () => {
  it('answers a dry run in full and changes nothing', async () => {
    const { registrationId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const sessionId = await studio.session({ price: 8 });
    const before = await fingerprints(studio.tenant);
    const dry = await studio.tryToBook({ registrationId, sessionId, dryRun: true, idempotencyKey: randomUUID() }, client);
    expect(dry).toMatchObject({
      booking: {
        status: 'BOOKED',
        price: euro(8),
        uncovered: euro(0),
        covered: [{ pass: { id: passId }, covered: euro(8), consumed: euro(8) }],
      },
      sessionCapacity: { seatsTaken: 1, seatsLeft: 4 },
      registrationBalance: { paid: euro(20), charged: euro(8), balance: euro(12), paymentStatus: 'PAID' },
      passBalances: [{ pass: { id: passId }, creditLeft: euro(12) }],
      errors: [],
    });
    expect(await fingerprints(studio.tenant)).toEqual(before);
    expect((await client.request(BookingDocument, { id: dry.booking?.id ?? '' })).booking).toBeNull();

    const done = await studio.book(registrationId, sessionId);
    expect(done).toMatchObject({ ...dry.booking, id: expect.not.stringMatching(dry.booking?.id ?? '') });
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId, dryRun: true }), [
      'ALREADY_BOOKED',
      'sessionId',
    ]);
  });

  it('answers a repeated request with the same booking, and refuses its key for another', async () => {
    const { registrationId, client } = await studio.newcomer();
    await studio.sell(studio.creditProductId, { registrationId });
    const input = { registrationId, sessionId: await studio.session(), idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([studio.tryToBook(input, client), studio.tryToBook(input, client)]);
    const three = await studio.tryToBook(input, client);
    expect(one.errors).toEqual([]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(await studio.seatsTaken(input.sessionId)).toBe(1);
    const otherSession = await studio.session();
    for (const other of [
      { ...input, sessionId: otherSession },
      { ...input, payWith: 'AT_DESK' as const },
    ]) {
      await expectRefused(studio, () => studio.tryToBook(other, client), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
    }
    const spelledOut = { ...input, payWith: 'AUTO' as const, passId: null, dryRun: false };
    expect((await studio.tryToBook(spelledOut, client)).booking?.id).toBe(one.booking?.id);
  });

  it('keeps its price, whatever becomes of that of the session', async () => {
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session({ price: 8 });
    const { id } = await studio.book(registrationId, sessionId);
    const { updateSession } = await studio.clients.owner.request(UpdateSessionDocument, {
      input: { sessionId, price: euro(15) },
    });
    expect(updateSession.errors).toEqual([]);
    const { booking } = await studio.clients.owner.request(BookingDocument, { id });
    expect(booking).toMatchObject({ price: euro(8), uncovered: euro(8), session: { price: euro(15) } });
    expect(await studio.account(registrationId)).toMatchObject({ charged: 800, debt: 800 });
    const later = await studio.newcomer();
    expect((await studio.book(later.registrationId, sessionId)).price).toEqual(euro(15));
  });
});

describe('bookSession: rights', () => {
  it('lets the desk, the customer themselves and keys with BOOKINGS_WRITE book a seat, and nobody else', async () => {
    const registrationId = await studio.register(studio.childId);
    const sessionId = await studio.session({ capacity: 20 });
    const input = `{ registrationId: "${registrationId}", sessionId: "${sessionId}", dryRun: true }`;
    const preview = `mutation { bookSession(input: ${input}) { booking { status } errors { code } } }`;
    await expectRights(ground, asking(preview), {
      allowed: [...DESK, 'customer', 'key BOOKINGS_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });
});
