import { randomUUID } from 'node:crypto';
import {
  BookSessionDocument,
  PassBalanceDocument,
  RegisterAttendeeDocument,
  RegistrationBalanceDocument,
  RegistrationDocument,
  SellPassDocument,
  type SellPassInput,
  SessionCapacityDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { watch } from '../support/watch.js';

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

async function register(attendeeId: string): Promise<string> {
  const { registerAttendee: done } = await studio.clients.receptionist.request(RegisterAttendeeDocument, {
    input: { attendeeId, groupId: studio.mondayGroupId },
  });
  expect(done.errors).toEqual([]);
  return done.registration?.id ?? '';
}

async function sell(input: Pick<SellPassInput, 'productId' | 'holder'>): Promise<string> {
  const { sellPass } = await studio.clients.receptionist.request(SellPassDocument, {
    input: { ...input, payment: { method: 'CASH' }, idempotencyKey: randomUUID() },
  });
  expect(sellPass.errors).toEqual([]);
  return sellPass.pass?.id ?? '';
}

async function book(registrationId: string, sessionId: string | undefined) {
  const { bookSession } = await studio.clients.customer.request(BookSessionDocument, {
    input: { registrationId, sessionId: sessionId ?? '' },
  });
  expect(bookSession.errors).toEqual([]);
  return bookSession;
}

async function figures(registrationId: string) {
  const { registration } = await studio.clients.customer.request(RegistrationDocument, { id: registrationId });
  const { paid, charged, balance, debt, paymentStatus } = registration ?? {};
  return {
    paid: paid?.amountMinor,
    charged: charged?.amountMinor,
    balance: balance?.amountMinor,
    debt: debt?.amountMinor,
    paymentStatus,
  };
}

describe('the worked examples', () => {
  it('1: a CREDIT pass of 20, three sessions of 8: the third leaves a debt of 4', async () => {
    const registrationId = await register(studio.childId);
    const passId = await sell({ productId: studio.creditProductId, holder: { registrationId } });
    expect(await figures(registrationId)).toEqual({ paid: 2000, charged: 0, balance: 2000, debt: 0, paymentStatus: 'PAID' });
    const pass = watch(studio.clients.customer.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance);
    const account = watch(
      studio.clients.customer.subscribe(RegistrationBalanceDocument, { registrationId }),
      (push) => push.registrationBalance,
    );
    const [first, second, third] = studio.eightEuroSessionIds;
    const seats = watch(
      studio.clients.public.subscribe(SessionCapacityDocument, { sessionId: third ?? '' }),
      (push) => push.sessionCapacity,
    );
    expect(await pass.until((state) => state.creditLeft?.amountMinor === 2000)).toBeDefined();
    const before = await seats.until((state) => state.seatsTaken === 0);

    await book(registrationId, first);
    await book(registrationId, second);
    expect(await figures(registrationId)).toEqual({ paid: 2000, charged: 1600, balance: 400, debt: 0, paymentStatus: 'PAID' });
    const last = await book(registrationId, third);

    expect(last.booking?.uncovered.amountMinor).toBe(400);
    expect(await figures(registrationId)).toEqual({
      paid: 2000,
      charged: 2400,
      balance: -400,
      debt: 400,
      paymentStatus: 'UNPAID',
    });
    await pass.until((state) => state.creditLeft?.amountMinor === 0);
    const unpaid = await account.until((state) => state.paymentStatus === 'UNPAID');
    expect(unpaid.debt.amountMinor).toBe(400);
    const taken = await seats.until((state) => state.seatsTaken === 1);
    expect(taken.version).toBeGreaterThan(before.version);
    await Promise.all([pass.leave(), account.leave(), seats.leave()]);
  });

  it('2: an ENTRY pass of 4, two sessions of 5 and two of 8: payments of 26, no debt, and no fifth entry', async () => {
    const registrationId = await register(studio.siblingId);
    const passId = await sell({ productId: studio.entryProductId, holder: { customerId: studio.customerId } });
    expect(await figures(registrationId)).toMatchObject({ paid: 0, charged: 0, balance: 0 });
    const pass = watch(studio.clients.receptionist.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance);
    await pass.until((state) => state.entriesLeft === 4);
    const sessions = [...studio.fiveEuroSessionIds.slice(0, 2), ...studio.eightEuroSessionIds.slice(0, 2)];
    for (const [index, sessionId] of sessions.entries()) {
      const { booking } = await book(registrationId, sessionId);
      expect(booking?.covered).toMatchObject([{ entries: 1, pass: { id: passId } }]);
      await pass.until((state) => state.entriesLeft === 3 - index);
    }
    expect(await figures(registrationId)).toEqual({ paid: 2600, charged: 2600, balance: 0, debt: 0, paymentStatus: 'PAID' });

    const fifth = await book(registrationId, studio.eightEuroSessionIds[3]);
    expect(fifth.booking?.covered).toEqual([]);
    expect(await figures(registrationId)).toMatchObject({ paid: 2600, charged: 3400, debt: 800, paymentStatus: 'UNPAID' });
    await pass.leave();
  });
});
