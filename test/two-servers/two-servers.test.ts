import { randomUUID } from 'node:crypto';
import {
  BookSessionDocument,
  CheckInDocument,
  CheckInsDocument,
  type Client,
  createClient,
  PassBalanceDocument,
  RegistrationBalanceDocument,
  SessionCapacityDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { redisUrl } from '../support/services/redis.js';
import { ServerProcess } from '../support/services/server-process.js';
import { signedIn } from '../support/signed-in.js';
import { watch } from '../support/watch.js';

const REDIS_URL = redisUrl() ?? '';

/**
 * The steps of the desk go to the first server, in this process; who watches is connected to the second, in a process of its
 * own.
 */
describe.skipIf(!REDIS_URL)('two server processes on one PostgreSQL and one Redis', () => {
  let one: TestApp;
  let two: ServerProcess;
  let urlOfTwo: string;
  let studio: BookingStudio;
  const far: Client[] = [];

  beforeAll(async () => {
    one = await startTestApp({ REDIS_URL });
    two = new ServerProcess({ DATABASE_URL: one.databaseUrl, REDIS_URL });
    urlOfTwo = await two.ready();
    studio = await makeBookingStudio(one);
  });
  afterAll(async () => {
    await Promise.all(far.map((client) => client.close()));
    expect(await two.end('SIGTERM')).toBe(0);
    await stopAndVerify(one);
  });

  async function farClient(holder: { customerId: string } | { memberId: string } | null): Promise<Client> {
    const token = holder ? await signedIn(one.signIn, studio.tenant, holder) : undefined;
    const client = createClient({ url: urlOfTwo, organisation: studio.slug, token });
    far.push(client);
    return client;
  }
  const customerOn = (customerId: string) => farClient({ customerId: studio.keyOf('Customer', customerId) });

  it('1: a CREDIT pass of 20 and three sessions of 8, seen from the other server as they are booked', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const sessionIds = [
      await studio.session({ price: 8 }),
      await studio.session({ price: 8 }),
      await studio.session({ price: 8 }),
    ];
    const [customer, nobody] = [await customerOn(customerId), await farClient(null)];
    const pass = watch(customer.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance);
    const account = watch(
      customer.subscribe(RegistrationBalanceDocument, { registrationId }),
      (push) => push.registrationBalance,
    );
    const seats = watch(
      nobody.subscribe(SessionCapacityDocument, { sessionId: sessionIds[2] ?? '' }),
      (push) => push.sessionCapacity,
    );
    await pass.until(({ creditLeft }) => creditLeft?.amountMinor === 2000);
    await account.until(({ balance }) => balance.amountMinor === 2000);
    await seats.until(({ seatsTaken }) => seatsTaken === 0);

    const steps = [
      { left: 1200, balance: 1200, paymentStatus: 'PAID' },
      { left: 400, balance: 400, paymentStatus: 'PAID' },
      { left: 0, balance: -400, paymentStatus: 'UNPAID' },
    ];
    for (const [index, step] of steps.entries()) {
      await studio.book(registrationId, sessionIds[index] ?? '');
      await pass.until(({ creditLeft }) => creditLeft?.amountMinor === step.left);
      const { paymentStatus } = await account.until(({ balance }) => balance.amountMinor === step.balance);
      expect(paymentStatus).toBe(step.paymentStatus);
    }
    await seats.until(({ seatsTaken }) => seatsTaken === 1);
    expect(account.seen.at(-1)).toMatchObject({ debt: { amountMinor: 400 } });
    await Promise.all([pass, account, seats].map((watching) => watching.leave()));
  });

  it('2: an ENTRY pass of 4, two sessions of 5 and two of 8, seen from the other server as they are booked', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const customer = await customerOn(customerId);
    const pass = watch(customer.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance);
    const account = watch(
      customer.subscribe(RegistrationBalanceDocument, { registrationId }),
      (push) => push.registrationBalance,
    );
    await pass.until(({ entriesLeft }) => entriesLeft === 4);
    await account.until(({ paid }) => paid.amountMinor === 0);
    let paidSoFar = 0;
    for (const [index, price] of [5, 5, 8, 8].entries()) {
      await studio.book(registrationId, await studio.session({ price }));
      paidSoFar += price * 100;
      await pass.until(({ entriesLeft }) => entriesLeft === 3 - index);
      const state = await account.until(({ paid }) => paid.amountMinor === paidSoFar);
      expect(state).toMatchObject({ debt: { amountMinor: 0 }, paymentStatus: 'PAID' });
    }
    expect(paidSoFar).toBe(2600);
    await studio.book(registrationId, await studio.session({ price: 8 }));
    await account.until(({ debt }) => debt.amountMinor === 800);
    expect(pass.seen.map(({ entriesLeft }) => entriesLeft)).toEqual([4, 3, 2, 1, 0]);
    await Promise.all([pass, account].map((watching) => watching.leave()));
  });

  it('show the staff on one a check-in made on the other', async () => {
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session();
    const first = await studio.book(registrationId, sessionId);
    const staff = await farClient({ memberId: studio.keyOf('Member', studio.instructorId) });
    const dashboard = watch(staff.subscribe(CheckInsDocument, { filter: { sessionId } }), (push) => push.checkIns);
    // There is no first state that would tell that the subscription stands; the answer to a query on the same server comes later.
    const seats = watch(staff.subscribe(SessionCapacityDocument, { sessionId }), (push) => push.sessionCapacity);
    await seats.until(({ seatsTaken }) => seatsTaken === 1);
    await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId: first.id } });
    expect(await dashboard.until(() => true)).toMatchObject({
      attendeeName: 'Nina',
      booking: { id: first.id, status: 'ATTENDED' },
    });
    await Promise.all([dashboard, seats].map((watching) => watching.leave()));
  });

  it('book once for one idempotency key, on either server', async () => {
    const { registrationId, customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const input = { registrationId, sessionId: await studio.session(), idempotencyKey: randomUUID() };
    const other = await customerOn(customerId);
    const answers = await Promise.all(
      [client, other, client, other].map((asked) => asked.request(BookSessionDocument, { input })),
    );
    for (const { bookSession } of answers) {
      expect(bookSession.errors).toEqual([]);
      expect(bookSession.booking?.id).toBe(answers[0]?.bookSession.booking?.id);
    }
    expect(await studio.left(passId)).toBe(3);
    expect(await studio.seatsTaken(input.sessionId)).toBe(1);
  });

  it('book the last seat once', async () => {
    const newcomers = await Promise.all(Array.from({ length: 6 }, () => studio.newcomer()));
    const sessionId = await studio.session({ capacity: 1 });
    const answers = await Promise.all(
      newcomers.map(async ({ registrationId, customerId, client }, index) => {
        const asked = index % 2 === 0 ? client : await customerOn(customerId);
        return (await asked.request(BookSessionDocument, { input: { registrationId, sessionId } })).bookSession.errors.map(
          ({ code }) => code,
        );
      }),
    );
    expect(answers.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(answers.flat()).toEqual(Array.from({ length: 5 }, () => 'SESSION_FULL'));
  });
});
