import { PassDocument } from '@permanentka/client';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scheduleSessions } from '../../src/services/catalogue/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro, made } from '../support/studio.js';

/** In the first two, editions of the time zones differ by an hour in the winter of 2026. */
const ZONES = ['America/Edmonton', 'Africa/Casablanca', 'Europe/Bratislava', 'America/Havana', 'Pacific/Apia', 'Asia/Beirut'];
/** Minutes around the midnights of a day, between which an hour more or less changes the day. */
const TIMES = ['00:00', '00:30', '12:00', '23:30', '23:59'];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
// `verify` must take every pass here for sound.
afterAll(() => stopAndVerify(app));

/** The coming 20 December. */
function day(): Temporal.PlainDate {
  const today = Temporal.Now.plainDateISO();
  const ofThisYear = today.with({ month: 12, day: 20 });
  return Temporal.PlainDate.compare(today.add({ days: 2 }), ofThisYear) < 0 ? ofThisYear : ofThisYear.add({ years: 1 });
}

describe.each(ZONES)('a pass that begins with its first use in %s', (timeZone) => {
  const midnight = (on: Temporal.PlainDate): number => on.toZonedDateTime({ timeZone }).epochMilliseconds;

  it.each(TIMES)('has the whole days of the organisation, when that is at %s', async (plainTime) => {
    const studio = await makeBookingStudio(app);
    await studio.sql('update organisations set time_zone = ?', [timeZone]);
    const startsAt = [new Date(day().toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)];
    const group = { groupId: studio.keyOf('Group', studio.mondayGroupId), schedule: { startsAt }, durationMinutes: 1 };
    const { sessions } = await made(scheduleSessions(studio.tenant, { ...group, price: euro(5), capacity: 5 }));
    const [session] = sessions;
    for (const [validityPeriod, end] of [
      ['P1D', day().add({ days: 1 })],
      ['P7D', day().add({ days: 7 })],
      ['P3M', day().add({ months: 3, days: 1 })],
    ] as const) {
      const { registrationId, customerId } = await studio.newcomer();
      const terms = { kind: 'ENTRY', entries: 2, validity: { period: { length: validityPeriod, begins: 'FIRST_USE' } } } as const;
      const passId = await studio.sell(await studio.product(terms), { customerId });
      await studio.book(registrationId, session ? studio.id('Session', session) : '', { payWith: 'PASS', passId });
      const { pass } = await studio.clients.owner.request(PassDocument, { id: passId });
      expect([pass?.validFrom, pass?.validUntil].map((moment) => Date.parse(moment ?? ''))).toEqual([
        midnight(day()),
        midnight(end) - 1,
      ]);
    }
  });
});
