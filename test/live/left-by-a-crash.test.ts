import { CheckInsDocument, PassBalanceDocument, RegistrationBalanceDocument, SessionCapacityDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEnginePool, Engine } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { watch } from '../support/watch.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

/** A server that dies right after each commit: what it commits is in the outbox, and it tells nobody. */
async function withDyingServer<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const pool = createEnginePool(app.databaseUrl, 2, () => undefined);
  const engine = new Engine(pool, rules, () => undefined);
  try {
    return await work(engine);
  } finally {
    await engine.close();
    await pool.end();
  }
}

it('events that a server committed before it crashed reach the subscribers of another server', async () => {
  const { registrationId, customerId, client } = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId });
  const sessionId = await studio.session();
  const { instructor, public: nobody } = studio.clients;
  const seats = watch(nobody.subscribe(SessionCapacityDocument, { sessionId }), (push) => push.sessionCapacity);
  const pass = watch(client.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance);
  const account = watch(client.subscribe(RegistrationBalanceDocument, { registrationId }), (push) => push.registrationBalance);
  const checkIns = watch(instructor.subscribe(CheckInsDocument, { filter: { sessionId } }), (push) => push.checkIns);
  await seats.until(({ seatsTaken }) => seatsTaken === 0);
  await pass.until(({ entriesLeft }) => entriesLeft === 4);
  await account.until(({ charged }) => charged.amountMinor === 0);

  const bookingId = await withDyingServer(async (engine) => {
    const { organisationId } = studio.tenant;
    const command = {
      kind: 'bookSession',
      actor: { kind: 'STAFF' },
      registrationId: studio.keyOf('Registration', registrationId),
      sessionId: studio.keyOf('Session', sessionId),
      payWith: 'AUTO',
      passId: null,
    } as const;
    const booked = await engine.execute(organisationId, { command });
    if (booked.kind !== 'done' || !('bookingId' in booked.answer)) throw new Error('the booking was refused');
    await engine.execute(organisationId, { command: { kind: 'checkIn', bookingId: booked.answer.bookingId } });
    return booked.answer.bookingId;
  });

  expect((await seats.until(({ seatsTaken }) => seatsTaken === 1)).version).toBeGreaterThan(1);
  await pass.until(({ entriesLeft }) => entriesLeft === 3);
  await account.until(({ charged }) => charged.amountMinor === 500);
  const came = await checkIns.until(() => true);
  expect(studio.keyOf('Booking', came.booking.id)).toBe(bookingId);
  await Promise.all([seats, pass, account, checkIns].map((watching) => watching.leave()));
});
