import { randomUUID } from 'node:crypto';
import {
  BookSessionDocument,
  CustomerDocument,
  FaultError,
  RegisterAttendeeDocument,
  SellPassDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { mergeAttendees, mergeCustomers } from '../../src/services/people/index.js';
import type { Result } from '../../src/services/rules/world/refusals.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, type Newcomer, stopAndVerify } from '../support/booking-studio.js';

const PAIRS = 8;
const COMMANDS = 240;
const ATTEMPTS_MAX = 8;

let app: TestApp;
let studio: BookingStudio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

interface Done {
  kind: string;
  done: boolean;
  refused: string[];
}

/** Asks again with the same key while the server says that it is busy, as it may on a small machine. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const isBusy = error instanceof FaultError && error.code === 'OVERLOADED';
      if (!isBusy || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}

/** What the rules may answer here; anything else is a command that got lost, or a conflict that reached a client. */
const EXPECTED = new Set(['ALREADY_REGISTERED', 'NOT_FOUND', 'ALREADY_BOOKED', 'SESSION_FULL']);

it('loses no booking, sale or registration while customers and attendees are merged', {
  timeout: 120_000,
}, async () => {
  const desk = studio.clients.receptionist;
  const pairs: [Newcomer, Newcomer][] = [];
  for (let n = 0; n < PAIRS; n++) pairs.push([await studio.newcomer(), await studio.newcomer(studio.thursdayGroupId)]);
  const sessions = await Promise.all(
    Array.from({ length: 24 }, (_, day) => studio.session({ days: 5 + day, capacity: 100, price: 3 })),
  );
  const pick = <T>(rows: readonly T[], n: number): T => rows[n % rows.length] as T;

  const command = async (n: number): Promise<Done> => {
    const person = pick(pick(pairs, n), n >> 3);
    const { registrationId, customerId, attendeeId } = person;
    const idempotencyKey = randomUUID();
    if (n % 4 === 0) {
      const input = {
        productId: studio.entryProductId,
        holder: { customerId },
        payment: { method: 'CASH' },
        idempotencyKey,
      } as const;
      const { pass, errors } = (await insist(() => desk.request(SellPassDocument, { input }))).sellPass;
      return { kind: 'sold', done: pass !== null, refused: errors.map(({ code }) => code) };
    }
    if (n % 4 === 1) {
      const input = {
        productId: studio.creditProductId,
        holder: { registrationId },
        payment: { method: 'CASH' },
        idempotencyKey,
      } as const;
      const { pass, errors } = (await insist(() => desk.request(SellPassDocument, { input }))).sellPass;
      return { kind: 'sold', done: pass !== null, refused: errors.map(({ code }) => code) };
    }
    if (n % 16 === 2) {
      const input = { attendeeId, groupId: studio.apartGroupId, idempotencyKey };
      const { registration, errors } = (await insist(() => desk.request(RegisterAttendeeDocument, { input }))).registerAttendee;
      return { kind: 'registered', done: registration !== null, refused: errors.map(({ code }) => code) };
    }
    const input = { registrationId, sessionId: pick(sessions, n * 7 + (n >> 4)), idempotencyKey };
    const { booking, errors } = (await insist(() => desk.request(BookSessionDocument, { input }))).bookSession;
    return { kind: 'booked', done: booking !== null, refused: errors.map(({ code }) => code) };
  };

  const { tenant, keyOf } = studio;
  const merging = pairs.map(async ([keep, other], index) => {
    // Spread over the time that the commands take; nothing is waited for.
    await new Promise((resolve) => setTimeout(resolve, 40 * index));
    const merged = await mergeCustomers(tenant, {
      keepCustomerId: keyOf('Customer', keep.customerId),
      mergeCustomerId: keyOf('Customer', other.customerId),
      signInOf: keyOf('Customer', keep.customerId),
    });
    const attendees = await mergeAttendees(tenant, 'system', {
      keepAttendeeId: keyOf('Attendee', keep.attendeeId),
      mergeAttendeeId: keyOf('Attendee', other.attendeeId),
    });
    const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(({ code }) => code));
    return [codes(merged), codes(attendees)] as const;
  });
  const commands = Array.from({ length: COMMANDS }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 2));
    return command(n);
  });
  const outcomes = await Promise.all(commands);
  const merges = await Promise.all(merging);

  expect(merges.map(([customers]) => customers)).toEqual(pairs.map(() => []));
  // Both in the third group, or both in one session: then they are two for good, which is no loss.
  expect(merges.flatMap(([, attendees]) => attendees).filter((code) => !code.startsWith('BOTH_'))).toEqual([]);
  expect(outcomes.flatMap(({ refused }) => refused).filter((code) => !EXPECTED.has(code))).toEqual([]);
  const counted = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind && outcome.done).length;
  const [stored] = await bindTenant(tenant).transactional((em) =>
    em.execute<{ sold: number; booked: number; registered: number; orphans: number }[]>(
      `select (select count(*)::int from passes) as sold, (select count(*)::int from bookings) as booked,
         (select count(*)::int from registrations) as registered,
         (select count(*)::int from customers c where c.merged_into_id is not null and (
            exists (select from passes p where p.customer_id = c.id) or exists (select from registrations r where
              r.customer_id = c.id)
            or exists (select from attendees a where a.customer_id = c.id))) as orphans`,
    ),
  );
  expect(stored).toEqual({
    sold: counted('sold'),
    booked: counted('booked'),
    registered: 2 * PAIRS + counted('registered'),
    orphans: 0,
  });
  expect(counted('booked')).toBeGreaterThan(50);
  expect(counted('sold')).toBeGreaterThan(60);
  for (const [keep] of pairs) {
    const { node } = await studio.clients.manager.request(CustomerDocument, { id: keep.customerId });
    expect(node && 'registrations' in node ? node.registrations.edges.length : 0).toBeGreaterThanOrEqual(2);
  }
});
