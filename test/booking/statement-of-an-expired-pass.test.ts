import { RegistrationBalanceAsOfDocument, RegistrationDocument } from '@permanentka/client';
import type { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';

let app: TestApp;
let studio: BookingStudio;
let superuser: Connection;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  superuser = await superuserOf(app.databaseUrl);
});
afterAll(async () => {
  await superuser.end();
  await stopAndVerify(app);
});

/** Lets everything that was done so far have been done this many days ago. */
async function daysAgo(days: number): Promise<void> {
  const { organisationId } = studio.tenant;
  for (const moment of ['transfers.posted_at', 'orders.paid_at', 'payments.created_at', 'redemptions.created_at']) {
    const [table, column] = moment.split('.');
    await superuser.query(`update ${table} set ${column} = ${column} - interval '${days} days' where organisation_id = $1`, [
      organisationId,
    ]);
  }
}

/** The lines of a statement, and the balance as of the moment of each, asked for by itself. */
async function linesOf(registrationId: string) {
  const desk = studio.clients.receptionist;
  const { registration } = await desk.request(RegistrationDocument, { id: registrationId });
  const lines = registration?.statement.edges.map(({ node }) => node) ?? [];
  const sum = (amounts: { amountMinor: number }[]) => amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
  expect(sum(lines.map(({ paid }) => paid))).toBe(registration?.paid.amountMinor);
  expect(sum(lines.map(({ charged }) => charged))).toBe(registration?.charged.amountMinor);
  expect(lines.at(-1)?.balance.amountMinor).toBe(registration?.balance.amountMinor);
  for (const { postedAt, balance } of lines) {
    const asOf = await desk.request(RegistrationBalanceAsOfDocument, { id: registrationId, asOf: postedAt });
    // Of several lines of one moment the last one has its balance.
    const last = lines.findLast((line) => line.postedAt === postedAt);
    expect(asOf.registration?.balance.amountMinor).toBe(last?.balance.amountMinor ?? balance.amountMinor);
  }
  return lines.map(({ event, paid, charged, balance, reversal }) => [
    event,
    ...[paid, charged, balance].map(({ amountMinor }) => amountMinor),
    reversal,
  ]);
}

describe('the statement of a registration whose CREDIT pass has ended', () => {
  it('shows the credit that ended with it', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    await studio.book(registrationId, await studio.session({ price: 8 }));
    await daysAgo(5);
    await studio.expire(passId);
    expect(await linesOf(registrationId)).toEqual([
      ['PASS_SOLD', 2000, 0, 2000, false],
      ['SESSION_CHARGED', 0, 800, 1200, false],
      ['PASS_EXPIRED', -1200, 0, 0, false],
    ]);
  });

  it.each([
    ['counts for nothing without days of grace', 0, [], 0],
    ['goes on to a pass of grace', 14, [['GRACE_GIVEN', 725, 0]], 725],
  ] as const)('shows the credit that a cancellation gives back after the end: it %s', async (_, graceDays, given, balance) => {
    await studio.sql('update organisations set grace_days = ?', [graceDays]);
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const booking = await studio.book(registrationId, await studio.session({ price: 7.25 }));
    await daysAgo(5);
    await studio.expire(passId);
    expect((await studio.tryToCancel({ bookingId: booking.id })).errors).toEqual([]);
    const lines = await linesOf(registrationId);
    expect(lines.slice(0, 3)).toEqual([
      ['PASS_SOLD', 2000, 0, 2000, false],
      ['SESSION_CHARGED', 0, 725, 1275, false],
      ['PASS_EXPIRED', -1275, 0, 0, false],
    ]);
    expect(
      lines
        .slice(3)
        .map(([event, paid, charged]) => [event, paid, charged])
        .toSorted(),
    ).toEqual([...given, ['PASS_EXPIRED', -725, 0], ['SESSION_CHARGED', 0, -725]]);
    expect(lines.at(-1)?.[3]).toBe(balance);
  });

  it('shows the debt of what the pass paid in part, and a payment after its end', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    for (const days of [10, 11, 12]) await studio.book(registrationId, await studio.session({ price: 8, days }));
    await daysAgo(5);
    await studio.expire(passId);
    await studio.pay(registrationId, 4);
    expect((await linesOf(registrationId)).map(([event, , , balance]) => [event, balance])).toEqual([
      ['PASS_SOLD', 2000],
      ['SESSION_CHARGED', 1200],
      ['SESSION_CHARGED', 400],
      ['SESSION_CHARGED', -400],
      ['PAYMENT_RECORDED', 0],
    ]);
  });
});
