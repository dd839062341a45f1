import { randomUUID } from 'node:crypto';
import {
  BookSessionDocument,
  type BookSessionInput,
  CancelBookingDocument,
  type CancelBookingInput,
  type Client,
  createClient,
  OrdersDocument,
  PassDocument,
  RecordPaymentDocument,
  RegisterAttendeeDocument,
  RegistrationDocument,
  SellPassDocument,
  type SellPassInput,
  SessionDocument,
} from '@permanentka/client';
import { expect } from 'vitest';
import { decodeId, type NodeType } from '../../src/schema/shared/ids.js';
import { scheduleSessions } from '../../src/services/catalogue/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { type CreatePassProduct, createPassProduct } from '../../src/services/passes/index.js';
import { addAttendee, createCustomer } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import type { TestApp } from './app.js';
import { signedIn } from './signed-in.js';
import { euro, inDays, made, type Studio } from './studio.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export interface Newcomer {
  customerId: string;
  attendeeId: string;
  registrationId: string;
  /** Signed in as the customer. */
  client: Client;
}

export type BookingStudio = Awaited<ReturnType<typeof makeBookingStudio>>;

/**
 * A studio for tests of bookings: new customers, sessions and products of their own, and the steps of the desk, each of which
 * must succeed.
 */
export async function makeBookingStudio(app: TestApp) {
  const studio = await app.studio();
  const desk = studio.clients.receptionist;
  const fixtures = fixturesOf(app, studio);

  async function register(attendeeId: string, groupId = studio.mondayGroupId): Promise<string> {
    const { registerAttendee: done } = await desk.request(RegisterAttendeeDocument, { input: { attendeeId, groupId } });
    expect(done.errors).toEqual([]);
    return done.registration?.id ?? '';
  }

  async function newcomer(groupId?: string): Promise<Newcomer> {
    const person = await fixtures.person();
    return { ...person, registrationId: await register(person.attendeeId, groupId) };
  }

  async function sell(productId: string, holder: SellPassInput['holder']): Promise<string> {
    const input = { productId, holder, payment: { method: 'CASH' }, idempotencyKey: randomUUID() } as const;
    const { sellPass } = await desk.request(SellPassDocument, { input });
    expect(sellPass.errors).toEqual([]);
    return sellPass.pass?.id ?? '';
  }

  async function tryToBook(input: BookSessionInput, client: Client = desk) {
    return (await client.request(BookSessionDocument, { input })).bookSession;
  }

  /** Books at the desk, which insists where the attendee has another session at that time. */
  async function book(registrationId: string, sessionId: string, how: Partial<BookSessionInput> = {}) {
    const { booking, errors, ...after } = await tryToBook({ registrationId, sessionId, allowOverlap: true, ...how });
    expect(errors).toEqual([]);
    if (!booking) throw new Error('the booking is missing');
    return { ...booking, ...after };
  }

  async function tryToCancel(input: CancelBookingInput, client: Client = desk) {
    return (await client.request(CancelBookingDocument, { input })).cancelBooking;
  }

  async function pay(registrationId: string, amount: number): Promise<void> {
    const input = { registrationId, amount: euro(amount), method: 'CASH', idempotencyKey: randomUUID() } as const;
    const { recordPayment } = await desk.request(RecordPaymentDocument, { input });
    expect(recordPayment.errors).toEqual([]);
  }

  /** The payment that bought a pass. */
  async function paymentOf(passId: string): Promise<string> {
    const { orders } = await desk.request(OrdersDocument, { status: 'PAID', first: 100 });
    const order = orders?.edges.find(({ node }) => node.lines.some(({ pass }) => pass?.id === passId));
    return order?.node.payments[0]?.id ?? '';
  }

  return { ...studio, ...fixtures, ...figuresOf(desk), paymentOf, register, newcomer, sell, tryToBook, book, tryToCancel, pay };
}

/** Ends a test file: whatever its tests did and were refused, every seat, entry and cent must be accounted for. */
export async function stopAndVerify(app: TestApp): Promise<void> {
  try {
    expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
  } finally {
    await app.stop();
  }
}

/** What no mutation makes at once: people with a token, and rows moved in time. */
function fixturesOf(app: TestApp, { slug, tenant, id, mondayGroupId }: Studio) {
  let sessionsMade = 0;
  const keyOf = (type: NodeType, text: string): string => decodeId(text, type)?.id ?? '';

  const rows = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    bindTenant(tenant).transactional((em) => em.execute<Row[]>(text, values));
  const sql = async (text: string, values?: unknown[]): Promise<void> => void (await rows(text, values));

  return {
    keyOf,
    rows,
    sql,
    person: async () => {
      const customer = await made(createCustomer(tenant, { name: 'Mária Nová', email: `${randomUUID()}@example.com` }));
      const attendee = await made(addAttendee(tenant, { customerId: customer.id, name: 'Nina' }));
      const token = await signedIn(app.signIn, tenant, { customerId: customer.id });
      const client = createClient({ url: app.url, organisation: slug, token });
      return { customerId: id('Customer', customer), attendeeId: id('Attendee', attendee), client };
    },
    /** A member of the staff who has just signed in. */
    colleague: async (memberId: string) => {
      const token = await signedIn(app.signIn, tenant, { memberId: keyOf('Member', memberId) });
      return createClient({ url: app.url, organisation: slug, token });
    },
    sibling: async (customerId: string): Promise<string> => {
      const attendee = await made(addAttendee(tenant, { customerId: keyOf('Customer', customerId), name: 'Oto' }));
      return id('Attendee', attendee);
    },
    product: async (terms: Partial<CreatePassProduct> & Pick<CreatePassProduct, 'kind'>): Promise<string> =>
      id('PassProduct', await made(createPassProduct(tenant, { name: 'Permanentka', price: euro(20), ...terms }))),
    session: async ({ price = 5, days = 10, capacity = 5, groupId = mondayGroupId } = {}): Promise<string> => {
      // One after the other, so that those of one attendee do not overlap.
      sessionsMade += 1;
      const startsAt = [new Date(inDays(days).getTime() + sessionsMade * MINUTE_MS)];
      const group = { groupId: keyOf('Group', groupId), schedule: { startsAt }, durationMinutes: 1 };
      const { sessions } = await made(scheduleSessions(tenant, { ...group, price: euro(price), capacity }));
      const [session] = sessions;
      return session ? id('Session', session) : '';
    },
    /** Moves a session so that it begins this many hours from now; below zero it has begun. */
    beginIn: async (sessionId: string, hours: number): Promise<void> => {
      const startsAt = new Date(Date.now() + hours * HOUR_MS);
      const endsAt = new Date(startsAt.getTime() + HOUR_MS);
      await sql('update sessions set starts_at = ?, ends_at = ? where id = ?', [startsAt, endsAt, keyOf('Session', sessionId)]);
    },
    /** Lets the time in which a booking may be cancelled be over. */
    closeCancellation: (bookingId: string): Promise<void> =>
      sql(`update bookings set cancellable_until = now() - interval '1 minute' where id = ?`, [keyOf('Booking', bookingId)]),
    /** Lets a pass have ended yesterday. */
    expire: (passId: string): Promise<void> =>
      sql(`update passes set valid_from = now() - interval '9 days', valid_until = now() - interval '1 day' where id = ?`, [
        keyOf('Pass', passId),
      ]),
  };
}

/** The figures as the API gives them, amounts in minor units. */
function figuresOf(desk: Client) {
  return {
    account: async (registrationId: string) => {
      const { registration } = await desk.request(RegistrationDocument, { id: registrationId });
      const { paid, charged, balance, debt, paymentStatus } = registration ?? {};
      return {
        paid: paid?.amountMinor,
        charged: charged?.amountMinor,
        balance: balance?.amountMinor,
        debt: debt?.amountMinor,
        paymentStatus,
      };
    },
    passNow: async (passId: string) => {
      const { pass } = await desk.request(PassDocument, { id: passId });
      if (!pass) throw new Error(`there is no pass ${passId}`);
      return pass;
    },
    /** The credit or the entries left on a pass. */
    left: async (passId: string) => {
      const { pass } = await desk.request(PassDocument, { id: passId });
      return pass?.creditLeft?.amountMinor ?? pass?.entriesLeft;
    },
    seatsTaken: async (sessionId: string) => (await desk.request(SessionDocument, { id: sessionId })).session?.seatsTaken,
  };
}

/** Which passes pay for a booking and how much each covers, in minor units. */
export const slicesOf = (booking: { covered: readonly { pass: { id: string }; covered: { amountMinor: number } }[] }) =>
  booking.covered.map(({ pass, covered }) => [pass.id, covered.amountMinor]);
