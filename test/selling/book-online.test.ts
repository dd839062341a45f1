import { randomUUID } from 'node:crypto';
import { BookingEligibilityDocument, type BookSessionInput, UpdateCourseDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { openOnlineSale, setOnlinePayments } from '../support/online-sale.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { codesOf, makeShop, ok, type Shop } from './shop.js';

const URLS = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };

let app: TestApp;
let shop: Shop;
beforeAll(async () => {
  app = await startTestApp();
  shop = await makeShop(app);
});
afterAll(async () => {
  await shop.closeShop();
  await stopAndVerify(app);
});

const online = (more: Partial<BookSessionInput> = {}) =>
  ({ payWith: 'ONLINE', ...URLS, idempotencyKey: randomUUID(), ...more }) as const;

describe('bookSession with ONLINE', () => {
  it('holds the seat, says where to pay, and books it when the money is in', async () => {
    const { client, registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8, capacity: 1 });
    const input = { registrationId, sessionId, ...online() };
    const first = ok(await shop.tryToBook(input, client));
    expect(first).toMatchObject({ booking: null, passBalances: [], sessionCapacity: { seatsLeft: 0 } });
    expect(first.checkoutUrl).toContain('/sandbox/');
    expect(first.order).toMatchObject({ status: 'OPEN', channel: 'ONLINE', total: euro(8), checkoutUrl: first.checkoutUrl });
    expect(first.order?.lines).toMatchObject([{ kind: 'SESSION', registration: { id: registrationId }, booking: null }]);
    expect(ok(await shop.tryToBook(input, client))).toEqual(first);
    const elsewhere = { ...input, successUrl: 'https://vlnka.sk/elsewhere' };
    await expectRefused(shop, () => shop.tryToBook(elsewhere, client), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
    const other = await shop.newcomer();
    expect(codesOf(await shop.tryToBook({ registrationId: other.registrationId, sessionId }))).toBe('SESSION_FULL');
    await shop.pay(first.order?.id ?? '');
    const paid = ok(await shop.tryToBook(input, client));
    expect(paid).toMatchObject({ booking: null, checkoutUrl: null, order: { status: 'PAID' } });
    expect(paid.order?.lines[0]?.booking?.status).toBe('BOOKED');
    expect(await shop.account(registrationId)).toMatchObject({ paid: 800, charged: 800, debt: 0 });
  });

  it('answers a dry run in full, or why it could not be, and changes nothing', async () => {
    const { client, registrationId } = await shop.newcomer();
    const sessionId = await shop.session({ price: 8 });
    const input = { registrationId, sessionId, ...online({ idempotencyKey: null }), dryRun: true };
    const before = await fingerprints(shop.tenant);
    const { order, checkoutUrl, sessionCapacity } = ok(await shop.tryToBook(input, client));
    expect(order).toMatchObject({ status: 'OPEN', total: euro(8), checkoutUrl: null, payments: [], receipts: [] });
    expect(order?.lines).toMatchObject([{ kind: 'SESSION', registration: { id: registrationId }, amount: euro(8) }]);
    expect([checkoutUrl, sessionCapacity?.seatsTaken]).toEqual([null, 1]);
    expect(await fingerprints(shop.tenant)).toEqual(before);
    expect(await shop.seatsTaken(sessionId)).toBe(0);
    await shop.book(registrationId, sessionId);
    await expectRefused(shop, () => shop.tryToBook(input, client), ['ALREADY_BOOKED', 'sessionId']);
  });

  it('needs places to return to and a key, and other ways take no such places', async () => {
    const { client, registrationId } = await shop.newcomer();
    const seat = { registrationId, sessionId: await shop.session() };
    const refused = (input: Partial<BookSessionInput>, ...expected: [string, string][]) =>
      expectRefused(shop, () => shop.tryToBook({ ...seat, ...input }, client), ...expected);
    const invalid = (...fields: string[]) => fields.map((field): [string, string] => ['INVALID_INPUT', field]);
    await refused({ payWith: 'ONLINE' }, ...invalid('successUrl', 'cancelUrl', 'idempotencyKey'));
    await refused({ successUrl: URLS.successUrl, idempotencyKey: 'k' }, ...invalid('cancelUrl'));
    await refused(online({ cancelUrl: 'javascript:alert(1)' }), ...invalid('cancelUrl'));
    await refused(online({ payWith: 'AT_DESK' }), ...invalid('successUrl', 'cancelUrl'));
    await refused(online({ passId: 'pas_' }), ...invalid('passId'));
  });

  it('is refused for all the reasons for which nothing is sold online', async () => {
    const { client, registrationId } = await shop.newcomer();
    const input = { registrationId, sessionId: await shop.session(), ...online() };
    await setOnlinePayments(shop.tenant, 'PENDING');
    await expectRefused(shop, () => shop.tryToBook(input, client), ['ONLINE_SALE_UNAVAILABLE', '']);
    await setOnlinePayments(shop.tenant, 'ACTIVE');
    ok(await shop.tryToBook(input, client));
  });
});

describe('a course that is paid now', () => {
  it('goes to the checkout where no pass covers all of it, and never into debt', async () => {
    const studio = await makeBookingStudio(app);
    await openOnlineSale(app, studio);
    const policy = { courseId: studio.openCourseId, uncoveredPolicy: 'PAY_NOW' } as const;
    const { updateCourse } = await studio.clients.owner.request(UpdateCourseDocument, { input: policy });
    expect(updateCourse).toMatchObject({ course: { uncoveredPolicy: 'PAY_NOW', debtLimit: null }, errors: [] });
    const { client, registrationId } = await studio.newcomer();
    const sessionId = await studio.session({ price: 8 });
    const seat = { registrationId, sessionId };
    const eligibility = async () => there((await client.request(BookingEligibilityDocument, seat)).bookingEligibility);
    expect(await eligibility()).toMatchObject({ bookable: true, payNow: true, obstacles: [] });
    await expectRefused(studio, () => studio.tryToBook(seat, client), ['NOT_COVERED', 'payWith']);
    await expectRefused(studio, () => studio.tryToBook({ ...seat, payWith: 'AT_DESK' }), ['NOT_COVERED', 'payWith']);
    const { order, checkoutUrl } = ok(await studio.tryToBook({ ...seat, ...online({ payWith: 'AUTO' }) }, client));
    expect(order).toMatchObject({ status: 'OPEN', total: euro(8), checkoutUrl });
    await studio.sell(studio.creditProductId, { registrationId });
    const next = { registrationId, sessionId: await studio.session({ price: 8 }), ...online({ payWith: 'AUTO' }) };
    expect(ok(await studio.tryToBook(next, client))).toMatchObject({ booking: { uncovered: euro(0) }, order: null });
  });
});
