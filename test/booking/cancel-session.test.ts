import { BookingDocument, CancelSessionDocument, CheckInDocument, type Client, SessionDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const cancelSession = async (sessionId: string, client: Client = studio.clients.manager) =>
  (await client.request(CancelSessionDocument, { input: { sessionId } })).cancelSession;

describe('cancelSession', () => {
  it('gives every booking back in full, however it was paid, also after the deadline and after check-in', async () => {
    const sessionId = await studio.session({ price: 8 });
    const [entry, credit, debtor, gone] = [
      await studio.newcomer(),
      await studio.newcomer(),
      await studio.newcomer(),
      await studio.newcomer(),
    ];
    const entryPass = await studio.sell(studio.entryProductId, { customerId: entry.customerId });
    const five = await studio.product({ kind: 'CREDIT', credit: euro(5) });
    const creditPasses = [
      await studio.sell(five, { registrationId: credit.registrationId }),
      await studio.sell(five, { registrationId: credit.registrationId }),
    ];
    const bookings = [];
    for (const { registrationId } of [entry, credit, debtor, gone])
      bookings.push((await studio.book(registrationId, sessionId)).id);
    const [attended = '', late = '', , cancelled = ''] = bookings;
    await studio.clients.instructor.request(CheckInDocument, { input: { bookingId: attended } });
    await studio.closeCancellation(late);
    await studio.closeCancellation(cancelled);
    await studio.tryToCancel({ bookingId: cancelled });

    expect(await cancelSession(sessionId)).toEqual({
      session: { id: sessionId, status: 'CANCELLED', seatsTaken: 0 },
      bookingsCancelled: 3,
      errors: [],
    });
    const statuses = [];
    for (const id of bookings) statuses.push((await studio.clients.owner.request(BookingDocument, { id })).booking?.status);
    expect(statuses).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'LATE_CANCELLED']);
    expect(await studio.left(entryPass)).toBe(4);
    expect([await studio.left(creditPasses[0] ?? ''), await studio.left(creditPasses[1] ?? '')]).toEqual([500, 500]);
    expect(await studio.account(entry.registrationId)).toMatchObject({ paid: 0, charged: 0, debt: 0 });
    expect(await studio.account(credit.registrationId)).toMatchObject({ paid: 1000, charged: 0, balance: 1000 });
    expect(await studio.account(debtor.registrationId)).toMatchObject({ charged: 0, debt: 0, paymentStatus: 'PAID' });
    expect(await studio.account(gone.registrationId)).toMatchObject({ charged: 800, debt: 800 });
  });

  it('gives back several bookings of one registration family and one pass at once', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session();
    await studio.book(registrationId, sessionId);
    await studio.book(sibling, sessionId);
    expect(await studio.left(passId)).toBe(2);
    expect((await cancelSession(sessionId)).bookingsCancelled).toBe(2);
    expect(await studio.left(passId)).toBe(4);
  });

  it('cancels a session that nobody booked, and one that is under way', async () => {
    expect(await cancelSession(await studio.session())).toMatchObject({ bookingsCancelled: 0, errors: [] });
    const sessionId = await studio.session();
    await studio.beginIn(sessionId, -0.5);
    expect((await cancelSession(sessionId)).errors).toEqual([]);
    const { session } = await studio.clients.public.request(SessionDocument, { id: sessionId });
    expect(session?.status).toBe('CANCELLED');
  });

  it('refuses a session that is cancelled or over', async () => {
    const sessionId = await studio.session();
    await cancelSession(sessionId);
    await expectRefused(studio, () => cancelSession(sessionId), ['SESSION_CANCELLED', 'sessionId']);
    const over = await studio.session();
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, over);
    await studio.beginIn(over, -2);
    await expectRefused(studio, () => cancelSession(over), ['SESSION_OVER', 'sessionId']);
  });

  it('finds no session of another studio', async () => {
    const other = await makeBookingStudio(ground.app);
    const foreign = await other.session();
    for (const id of ['', 'ses_', studio.mondayGroupId, foreign]) {
      await expectRefused(other, () => cancelSession(id), ['NOT_FOUND', 'sessionId']);
    }
  });

  it('lets owners, managers and keys with BOOKINGS_WRITE cancel a session, and nobody else', async () => {
    const sessionId = await studio.session();
    const input = `{ sessionId: "${sessionId}", dryRun: true }`;
    await expectRights(ground, asking(`mutation { cancelSession(input: ${input}) { errors { code } } }`), {
      allowed: ['owner', 'manager', 'key BOOKINGS_WRITE'],
    });
  });

  it('answers a dry run in full and changes nothing', async () => {
    const sessionId = await studio.session({ price: 8 });
    for (let count = 0; count < 2; count += 1) await studio.book((await studio.newcomer()).registrationId, sessionId);
    const before = await fingerprints(studio.tenant);
    const input = { sessionId, dryRun: true };
    const { cancelSession: preview } = await studio.clients.manager.request(CancelSessionDocument, { input });
    expect(preview).toMatchObject({ bookingsCancelled: 2, errors: [] });
    expect(await fingerprints(studio.tenant)).toEqual(before);
    await cancelSession(sessionId);
    expect(await studio.seatsTaken(sessionId)).toBe(0);
    const again = async () => (await studio.clients.manager.request(CancelSessionDocument, { input })).cancelSession;
    await expectRefused(studio, again, ['SESSION_CANCELLED', 'sessionId']);
  });

  it('lets a pass that begins with its first use begin anew', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const terms = { entries: 4, validity: { period: { length: 'P7D', begins: 'FIRST_USE' } } } as const;
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', ...terms }), { customerId });
    const sessionId = await studio.session({ days: 5 });
    await studio.book(registrationId, sessionId);
    const later = { registrationId, sessionId: await studio.session({ days: 40 }), payWith: 'PASS', passId } as const;
    await expectRefused(studio, () => studio.tryToBook(later), ['PASS_CANNOT_PAY', 'passId']);
    await cancelSession(sessionId);
    expect(await studio.passNow(passId)).toMatchObject({ validFrom: null, validUntil: null, entriesLeft: 4 });
    expect((await studio.tryToBook(later)).errors).toEqual([]);
  });

  it('writes an audit entry of the session and one of each booking', async () => {
    const sessionId = await studio.session();
    const bookings: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      bookings.push((await studio.book((await studio.newcomer()).registrationId, sessionId)).id);
    }
    await cancelSession(sessionId);
    for (const subjectId of [sessionId, ...bookings]) {
      const [entry] = (await entriesOf(studio.clients.owner, { subjectId })) ?? [];
      expect(entry).toMatchObject({ action: 'cancelSession', actor: member('Marek Správca') });
      expect(entry?.changes.find(({ field }) => field === 'status')?.after).toBe('CANCELLED');
    }
  });
});
