import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RegisterAttendeeDocument, SellPassDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { eraseCustomer } from '../../src/services/personal-data/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, type Newcomer, stopAndVerify } from '../support/booking-studio.js';
import { untilWaiting } from '../support/waiting.js';

const PEOPLE = 24;

let app: TestApp;
let studio: BookingStudio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

type Asked = (person: Newcomer, sessionId: string) => Promise<string[]>;
const codes = ({ errors }: { errors: readonly { code: string }[] }): string[] => errors.map(({ code }) => code);
const sell = async (holder: { customerId: string } | { registrationId: string }, productId: string) => {
  const input = { productId, holder, payment: { method: 'CASH' }, idempotencyKey: randomUUID() } as const;
  return codes((await studio.clients.receptionist.request(SellPassDocument, { input })).sellPass);
};

/** What gives a customer something that would hang on them. */
const GIVEN: Record<string, Asked> = {
  booked: async ({ registrationId }, sessionId) => codes(await studio.tryToBook({ registrationId, sessionId })),
  registered: async ({ attendeeId }) => {
    const input = { attendeeId, groupId: studio.apartGroupId, idempotencyKey: randomUUID() };
    return codes((await studio.clients.receptionist.request(RegisterAttendeeDocument, { input })).registerAttendee);
  },
  'sold credit': ({ registrationId }) => sell({ registrationId }, studio.creditProductId),
  'sold entries': ({ customerId }) => sell({ customerId }, studio.entryProductId),
};

const rows = <T>(text: string, values: unknown[] = []) =>
  bindTenant(studio.tenant).transactional((em) => em.execute<T[]>(text, values));

async function erase({ customerId }: Newcomer): Promise<string[]> {
  const id = studio.keyOf('Customer', customerId);
  const [row] = await rows<{ email: string }>('select email from customers where id = ?', [id]);
  const input = { customerId: id, confirmEmail: row?.email ?? '' };
  const result = await eraseCustomer(studio.tenant, { key: 'system' }, input, app.signIn);
  return result.ok ? [] : result.refusals.map(({ code }) => code);
}

test.each(['booked', 'registered', 'sold credit'])(
  'nothing is %s for a customer who was erased while the command waited',
  async (kind) => {
    const person = await studio.newcomer();
    const sessionId = await studio.session({ price: 0 });
    const id = studio.keyOf('Customer', person.customerId);
    // The erasure has locked registrations and attendees, and waits for the customer.
    const erased = bindTenant(studio.tenant).transactional(async (em) => {
      await em.execute('select id from customers where id = ? for key share', [id]);
      const erasing = erase(person);
      await untilWaiting(app.databaseUrl, 1);
      const asked = GIVEN[kind]?.(person, sessionId);
      await untilWaiting(app.databaseUrl, 2);
      return { erasing, asked };
    });
    const { erasing, asked } = await erased;
    expect(await erasing).toEqual([]);
    expect(await asked).toEqual(['NOT_FOUND']);
  },
);

test('an erasure and a command that would block it: exactly one of the two is done', { timeout: 120_000 }, async () => {
  const people: Newcomer[] = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await studio.newcomer());
  const sessionId = await studio.session({ price: 0, capacity: PEOPLE });
  const kinds = Object.keys(GIVEN);
  const outcomes = await Promise.all(
    people.map(async (person, n) => {
      const kind = kinds[n % kinds.length] ?? '';
      // Not waits for anything: they only begin at different moments, some the one first and some the other.
      const [given, erased] = await Promise.all([
        sleep((n * 5) % 40).then(() => GIVEN[kind]?.(person, sessionId)),
        sleep((n * 7) % 40).then(() => erase(person)),
      ]);
      return { kind, given, erased };
    }),
  );
  for (const { kind, given, erased } of outcomes) {
    const both = [given?.join(), erased.join()];
    // A registration alone holds nothing up: it is erased with the rest.
    const isRight =
      both.join() === ',ERASURE_BLOCKED' || both.join() === 'NOT_FOUND,' || (kind === 'registered' && both.join() === ',');
    expect([kind, both, isRight]).toEqual([kind, both, true]);
  }
  const left = await rows(
    `select c.id from customers c where c.erased_at is not null and (
       exists (select from registrations r where r.customer_id = c.id and r.erased_at is null)
       or exists (select from attendees a where a.customer_id = c.id and (a.erased_at is null or a.name <> '—'))
       or exists (select from passes p where p.customer_id = c.id)
       or exists (select from bookings b join registrations r on r.id = b.registration_id where r.customer_id = c.id))`,
  );
  expect(left).toEqual([]);
});
