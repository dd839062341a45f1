import {
  CancelSessionDocument,
  ChangeSessionDocument,
  type Client,
  PassBalanceDocument,
  RegistrationBalanceDocument,
  SessionCapacityDocument,
} from '@permanentka/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { watch } from '../support/watch.js';

let app: TestApp;
let studio: BookingStudio;
const leaving: (() => Promise<void>)[] = [];
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterEach(async () => {
  await Promise.all(leaving.splice(0).map((leave) => leave()));
});
afterAll(() => stopAndVerify(app));

function kept<T extends { leave: () => Promise<void> }>(watching: T): T {
  leaving.push(() => watching.leave());
  return watching;
}
const seatsOf = (client: Client, sessionId: string) =>
  kept(watch(client.subscribe(SessionCapacityDocument, { sessionId }), (push) => push.sessionCapacity));
const passOf = (client: Client, passId: string) =>
  kept(watch(client.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance));
const accountOf = (client: Client, registrationId: string) =>
  kept(watch(client.subscribe(RegistrationBalanceDocument, { registrationId }), (push) => push.registrationBalance));

const expectGrowing = (states: readonly { version: number }[]) => {
  const versions = states.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
};

describe('sessionCapacity', () => {
  it('begins with the seats as they are, and tells everybody of each change', async () => {
    const sessionId = await studio.session({ capacity: 3 });
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(one.registrationId, sessionId);
    const watching = [studio.clients.public, two.client, studio.clients.instructor].map((client) => seatsOf(client, sessionId));
    for (const seats of watching) {
      expect(await seats.until(() => true)).toMatchObject({ status: 'SCHEDULED', capacity: 3, seatsTaken: 1, seatsLeft: 2 });
    }
    const { id } = await studio.book(two.registrationId, sessionId);
    for (const seats of watching) await seats.until(({ seatsTaken }) => seatsTaken === 2);
    await studio.tryToCancel({ bookingId: id });
    for (const seats of watching) await seats.until(({ seatsTaken }) => seatsTaken === 1);
    await studio.clients.owner.request(ChangeSessionDocument, { input: { sessionId, capacity: 9 } });
    for (const seats of watching) await seats.until(({ seatsLeft }) => seatsLeft === 8);
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    for (const seats of watching) {
      expect(await seats.until(({ status }) => status === 'CANCELLED')).toMatchObject({ seatsTaken: 0 });
      expectGrowing(seats.seen);
    }
  });

  it('tells nothing of what was refused or only tried', async () => {
    const sessionId = await studio.session({ capacity: 3 });
    const { registrationId } = await studio.newcomer();
    const seats = seatsOf(studio.clients.public, sessionId);
    await seats.until(() => true);
    await studio.tryToBook({ registrationId, sessionId, dryRun: true });
    await studio.tryToBook({ registrationId, sessionId, payWith: 'ONLINE' });
    await studio.book(registrationId, sessionId);
    expect(await seats.until(() => true)).toMatchObject({ seatsTaken: 1, version: 2 });
  });

  it('ends up with every seat of many bookings at once', async () => {
    const sessionId = await studio.session({ capacity: 8 });
    const newcomers = await Promise.all(Array.from({ length: 8 }, () => studio.newcomer()));
    const seats = seatsOf(studio.clients.public, sessionId);
    await seats.until(() => true);
    await Promise.all(newcomers.map(({ registrationId }) => studio.book(registrationId, sessionId)));
    expect(await seats.until(({ seatsLeft }) => seatsLeft === 0)).toMatchObject({ seatsTaken: 8, version: 9 });
    expectGrowing(seats.seen);
  });
});

describe('passBalance', () => {
  it('begins with what is left, and follows bookings and cancellations, for the holder and for staff', async () => {
    const { registrationId, customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const first = await studio.book(registrationId, await studio.session());
    const watching = [client, studio.clients.receptionist].map((who) => passOf(who, passId));
    for (const pass of watching) {
      expect(await pass.until(() => true)).toMatchObject({
        pass: { id: passId, name: '4 vstupy' },
        kind: 'ENTRY',
        entriesLeft: 3,
      });
    }
    await studio.book(registrationId, await studio.session({ price: 8 }));
    for (const pass of watching) await pass.until(({ entriesLeft }) => entriesLeft === 2);
    await studio.tryToCancel({ bookingId: first.id });
    for (const pass of watching) {
      await pass.until(({ entriesLeft }) => entriesLeft === 3);
      expectGrowing(pass.seen);
    }
  });

  it('tells the dates that the first use gives to a pass', async () => {
    const { registrationId, customerId, client } = await studio.newcomer();
    const terms = { entries: 4, validityPeriod: 'P1M', validityStart: 'FIRST_USE' } as const;
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', ...terms }), { customerId });
    const pass = passOf(client, passId);
    expect(await pass.until(() => true)).toMatchObject({ validFrom: null, validUntil: null });
    await studio.book(registrationId, await studio.session());
    const begun = await pass.until(({ validUntil }) => validUntil !== null);
    expect((await studio.passNow(passId)).validUntil).toBe(begun.validUntil);
  });
});

describe('registrationBalance', () => {
  it('begins with the account, and follows sales, bookings, payments and cancellations', async () => {
    const { registrationId, client } = await studio.newcomer();
    const watching = [client, studio.clients.receptionist].map((who) => accountOf(who, registrationId));
    const all = (step: Partial<Record<'paid' | 'charged' | 'debt', number>>) =>
      Promise.all(
        watching.map((account) =>
          account.until((state) =>
            Object.entries(step).every(([figure, amount]) => state[figure as 'paid'].amountMinor === amount),
          ),
        ),
      );
    await all({ paid: 0, charged: 0, debt: 0 });
    const { id } = await studio.book(registrationId, await studio.session({ price: 8 }));
    const [unpaid] = await all({ charged: 800, debt: 800 });
    expect(unpaid?.paymentStatus).toBe('UNPAID');
    await studio.pay(registrationId, 3);
    await all({ paid: 300, debt: 500 });
    await studio.sell(studio.creditProductId, { registrationId });
    const [paid] = await all({ paid: 2300, charged: 800, debt: 0 });
    expect(paid).toMatchObject({ paymentStatus: 'PAID', balance: euro(15) });
    await studio.tryToCancel({ bookingId: id });
    await all({ paid: 2300, charged: 0 });
    for (const account of watching) expectGrowing(account.seen);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 2300, charged: 0, balance: 2300 });
  });
});

describe('who may not see a balance', () => {
  it.each(['otherCustomer', 'public'] as const)('%s gets an error before any event', async (who) => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const client = studio.clients[who];
    const reason = who === 'public' ? /sign|token/i : /There is no/;
    for (const watching of [passOf(client, passId), accountOf(client, registrationId)]) {
      await expect(watching.until(() => true)).rejects.toThrow(reason);
      expect(watching.seen).toEqual([]);
    }
  });

  it('staff of another studio gets the same answer as for what is not there', async () => {
    const other = await app.studio();
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const told = async (watching: ReturnType<typeof passOf> | ReturnType<typeof accountOf>) =>
      watching.until(() => true).then(String, (error: Error) => error.message);
    expect(await told(passOf(other.clients.owner, passId))).toBe(await told(passOf(other.clients.owner, 'nonsense')));
    expect(await told(accountOf(other.clients.owner, registrationId))).toBe(await told(accountOf(other.clients.owner, 'reg_')));
  });
});
