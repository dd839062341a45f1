import {
  BookSessionDocument,
  CancelBookingDocument,
  RegisterAttendeeDocument,
  RegistrationBalanceAsOfDocument,
  SellPassDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { balancesAsOf, registrationAccount } from '../../src/services/ledger/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

/** The database's clock, which is the one that postings are dated by. */
async function now(): Promise<Date> {
  const [row] = await app.orm.em.execute<{ now: string }[]>('select clock_timestamp() as now');
  return new Date(row?.now ?? '');
}

async function balanceAt(id: string, asOf: Date): Promise<number | undefined> {
  const { registration } = await studio.clients.receptionist.request(RegistrationBalanceAsOfDocument, {
    id,
    asOf: asOf.toISOString(),
  });
  return registration?.balance.amountMinor;
}

it('gives every past balance of a registration, although later transfers changed it', async () => {
  const desk = studio.clients.receptionist;
  const history: [Date, number][] = [[await now(), 0]];
  const { registerAttendee } = await desk.request(RegisterAttendeeDocument, {
    input: { attendeeId: studio.childId, groupId: studio.mondayGroupId },
  });
  const registrationId = registerAttendee.registration?.id ?? '';
  await desk.request(SellPassDocument, {
    input: { productId: studio.creditProductId, holder: { registrationId }, payment: { method: 'CASH' }, idempotencyKey: 'sale' },
  });
  history.push([await now(), 2000]);
  const { bookSession } = await desk.request(BookSessionDocument, {
    input: { registrationId, sessionId: studio.eightEuroSessionIds[0] ?? '' },
  });
  history.push([await now(), 1200]);
  await desk.request(CancelBookingDocument, { input: { bookingId: bookSession.booking?.id ?? '' } });
  history.push([await now(), 2000]);

  for (const [moment, balance] of history) expect(await balanceAt(registrationId, moment)).toBe(balance);
});

it('leaves out accounts that do not exist', async () => {
  const em = bindTenant(studio.tenant);
  await em.begin();
  const codes = [registrationAccount('00000000-0000-7000-8000-000000000000')];
  expect(await balancesAsOf(em, studio.tenant.organisationId, codes, new Date())).toEqual(new Map());
  await em.rollback();
});
