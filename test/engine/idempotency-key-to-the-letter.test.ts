import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => app.stop());

/**
 * Keys were measured trimmed and normalised, but kept as they came: some were a fault, and one of half a character was not
 * found again.
 */
test.each([
  ['of 300 spaces', ' '.repeat(300), 'TOO_LONG'],
  ['of 400 characters that compose to 200', 'e\u0301'.repeat(200), 'TOO_LONG'],
  ['with half a character', 'key-\ud800', 'MALFORMED'],
  ['with a control character', 'key-\u0000', 'MALFORMED'],
])('a key %s is refused', async (_what, idempotencyKey, invalid) => {
  const { registrationId } = await studio.newcomer();
  const input = { registrationId, sessionId: await studio.session(), idempotencyKey };
  await expectRefused(studio, () => studio.tryToBook(input), ['INVALID_INPUT', 'idempotencyKey']);
  expect((await studio.tryToBook(input)).errors).toMatchObject([{ invalid }]);
});

test.each([
  ['of spaces', ' '.repeat(255)],
  ['of other letters', 'ľščťžýáíé-💥-'.repeat(15)],
])('a key %s is kept exactly as it was sent', async (_what, idempotencyKey) => {
  const { registrationId } = await studio.newcomer();
  const input = { registrationId, sessionId: await studio.session(), idempotencyKey };
  const first = await studio.tryToBook(input);
  expect(first.errors).toEqual([]);
  expect(await studio.tryToBook(input)).toEqual(first);
});
