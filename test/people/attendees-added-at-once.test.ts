import { expect, test } from 'vitest';
import { ATTENDEES_MAX, addAttendee } from '../../src/services/people/attendees.js';
import { startTestApp } from '../support/app.js';
import { makeBookingStudio } from '../support/booking-studio.js';

/** They were counted and then added, with nothing to keep two from counting the same. */
test('attendees added at the same time do not pass their limit', { timeout: 60_000 }, async () => {
  const app = await startTestApp();
  const studio = await makeBookingStudio(app);
  const customerId = studio.keyOf('Customer', (await studio.person()).customerId);
  await studio.sql(
    `insert into attendees (organisation_id, id, customer_id, name)
     select ?, gen_random_uuid(), ?, 'Nina ' || n from generate_series(3, ?) as n`,
    [studio.tenant.organisationId, customerId, ATTENDEES_MAX],
  );
  const adding = Array.from({ length: 4 }, (_, n) => addAttendee(studio.tenant, { customerId, name: `Oto ${n}` }));
  const added = await Promise.all(adding);
  expect(added.filter(({ ok }) => ok)).toHaveLength(1);
  await app.stop();
});
