import { SellPassDocument } from '@permanentka/client';
import { afterAll, beforeAll, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

it('does not sell a pass whose last day has passed', async () => {
  const { registrationId } = await studio.newcomer();
  const productId = await studio.product({
    kind: 'CREDIT',
    credit: euro(20),
    validity: { days: { fromOn: '2020-01-01', untilOn: '2020-06-30' } },
  });
  const input = { productId, holder: { registrationId }, payment: { method: 'CASH' }, idempotencyKey: 'late' } as const;
  const sell = async () => (await studio.clients.receptionist.request(SellPassDocument, { input })).sellPass;
  await expectRefused(studio, sell, ['PRODUCT_ENDED', 'productId']);
});
