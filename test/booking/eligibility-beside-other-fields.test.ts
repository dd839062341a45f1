import { TypedDocumentString } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => app.stop());

/** It ended the snapshot that the fields beside it were reading: those answered null, or a fault. */
test('bookingEligibility leaves the fields beside it alone', async () => {
  const { registrationId } = await studio.newcomer();
  const sessionId = await studio.session();
  const query = `query ($registrationId: ID!, $sessionId: ID!) {
    viewer { organisation { name } }
    session(id: $sessionId) { id }
    registration(id: $registrationId) { id }
    bookingEligibility(registrationId: $registrationId, sessionId: $sessionId) { bookable }
  }`;
  const variables = { registrationId, sessionId };
  expect(await studio.clients.receptionist.request(new TypedDocumentString<unknown, typeof variables>(query), variables)).toEqual(
    {
      viewer: { organisation: { name: 'Vlnka' } },
      session: { id: sessionId },
      registration: { id: registrationId },
      bookingEligibility: { bookable: true },
    },
  );
});
