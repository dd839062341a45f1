import { RegistrationDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

it('shows the credit that ended with its pass, so that the lines add up to the figures', async () => {
  const { registrationId } = await studio.newcomer();
  const passId = await studio.sell(studio.creditProductId, { registrationId });
  await studio.book(registrationId, await studio.session({ price: 8 }));
  await studio.expire(passId);
  const { registration } = await studio.clients.receptionist.request(RegistrationDocument, { id: registrationId });
  const lines = registration?.statement.edges.map(({ node }) => node) ?? [];
  expect(lines.map(({ event }) => event).toSorted()).toEqual(['PASS_EXPIRED', 'PASS_SOLD', 'SESSION_CHARGED']);
  const sum = (amounts: { amountMinor: number }[]) => amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
  expect(sum(lines.map(({ paid }) => paid))).toBe(registration?.paid.amountMinor);
  expect(sum(lines.map(({ charged }) => charged))).toBe(registration?.charged.amountMinor);
  expect(registration?.balance.amountMinor).toBe(0);
});
