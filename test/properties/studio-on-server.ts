import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  BookSessionDocument,
  CancelBookingDocument,
  CancelSessionDocument,
  CheckInDocument,
  type Client,
  createClient,
  EndRegistrationDocument,
  MarkAttendanceDocument,
  MoveRegistrationDocument,
  RecordPaymentDocument,
  RegisterAttendeeDocument,
  ReopenRegistrationDocument,
  SellPassDocument,
  UndoCheckInDocument,
  UpdateSessionDocument,
  UpdateSessionsDocument,
} from '@permanentka/client';
import { encodeId, type NodeType } from '../../src/schema/shared/ids.js';
import { uuidv7 } from '../../src/services/engine/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { bookedAccount, pgArray, revenueAccount } from '../../src/services/ledger/index.js';
import type { Command, CommandOf } from '../../src/services/rules/commands/index.js';
import { hoursAfter } from '../rules/test-world.js';
import type { TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import type { Studio } from '../support/studio.js';
import type { Cast } from './cast.js';
import type { RegistrationCommand } from './registration-steps.js';
import { ATTENDEES, CONTINUOUS_PRICE_MINOR, CUSTOMERS, DEBT_LIMIT_MINOR, PRODUCTS, type Scenario } from './scenario.js';

/** What the API answered: codes of what it refused, or the ids and figures of what it did. */
export interface Answer {
  refused: string[];
  registrationId?: string;
  passId?: string;
  bookingId?: string;
  figures?: { paid: number; charged: number };
}

export interface StudioOnServer {
  cast: Cast;
  /** Sends a command as its actor would; what the command names are keys, as in the cast. */
  send: (command: Command, options: { dryRun: boolean; idempotencyKey?: string }) => Promise<Answer>;
}

type Insert = (table: string, columns: Record<string, unknown>) => Promise<string>;

/** Furnishes a studio of a running server as a scenario says, in the same order as the one in memory. */
export async function studioOnServer(app: TestApp, studio: Studio, scenario: Scenario, now: Date): Promise<StudioOnServer> {
  const { tenant } = studio;
  const clients = new Map<string, Client>();
  const cast = await bindTenant(tenant).transactional(async (em) => furnish(em, tenant.organisationId, scenario, now));
  for (const customerId of cast.customers) {
    clients.set(
      customerId,
      createClient({ url: app.url, organisation: studio.slug, token: await signedIn(app.signIn, tenant, { customerId }) }),
    );
  }
  const id = (type: NodeType, key: string) => encodeId(type, tenant.organisationId, key);
  return {
    cast,
    send: (command, options) => {
      const actor = 'actor' in command && command.actor.kind === 'CUSTOMER' ? clients.get(command.actor.customerId) : undefined;
      return SEND[command.kind as Commanded](actor ?? studio.clients.owner, command as never, id, options);
    },
  };
}

export async function furnish(em: EntityManager, organisationId: string, scenario: Scenario, now: Date): Promise<Cast> {
  const insert: Insert = async (table, columns) => {
    const id = uuidv7();
    const row = { organisation_id: organisationId, id, ...columns };
    const values = Object.values(row).map((value) => (Array.isArray(value) ? pgArray(value) : value));
    await em.execute(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${values.map(() => '?').join(', ')})`,
      values,
    );
    return id;
  };
  const { cancelWindowHours, lateCancellation, lateFeeMinor, checkInOpensMinutes, graceDays } = scenario.organisation;
  await em.execute(
    `update organisations set vat_payer = true, cancel_window_hours = ?, late_cancellation = ?, late_fee_minor = ?,
       check_in_opens_minutes = ?, grace_days = ?`,
    [cancelWindowHours, lateCancellation, lateFeeMinor, checkInOpensMinutes, graceDays],
  );
  const { firstCourseId, groups } = await furnishCatalogue(em, insert, organisationId, scenario);
  const customers: string[] = [];
  for (let i = 0; i < CUSTOMERS; i++) {
    customers.push(await insert('customers', { name: 'Mária', email: `${randomUUID()}@example.com`, locale: 'sk' }));
  }
  const attendees: string[] = [];
  for (let i = 0; i < ATTENDEES; i++) {
    attendees.push(await insert('attendees', { customer_id: customers[i % CUSTOMERS], name: 'Nina' }));
  }
  const products: string[] = [];
  for (const product of PRODUCTS) products.push(await insert('pass_products', productColumns(product, firstCourseId, now)));
  const creditProducts = new Set(products.filter((_, i) => PRODUCTS[i]?.kind === 'CREDIT'));
  const sessions: string[] = [];
  for (const { groupAt, inHours, priceMinor, capacity } of scenario.sessions) {
    const startsAt = hoursAfter(now, inHours);
    const times = { starts_at: startsAt, ends_at: hoursAfter(startsAt, 1) };
    sessions.push(await insert('sessions', { group_id: groups[groupAt], ...times, price_minor: priceMinor, capacity }));
  }
  const empty = { registrations: [], passes: [], bookings: [], unknown: uuidv7(), opened: now };
  return { customers, attendees, groups, sessions, products, creditProducts, ...empty };
}

async function furnishCatalogue(em: EntityManager, insert: Insert, organisationId: string, { policies }: Scenario) {
  const courses: string[] = [];
  for (const [i, type] of (['OPEN', 'OPEN', 'CONTINUOUS', 'ONE_OFF'] as const).entries()) {
    const policy = policies[i] ?? 'DEBT';
    const id = await insert('courses', {
      name: type,
      type,
      price_minor: type === 'OPEN' ? null : CONTINUOUS_PRICE_MINOR,
      uncovered_policy: policy,
      debt_limit_minor: policy === 'DEBT_UP_TO' ? DEBT_LIMIT_MINOR : null,
    });
    courses.push(id);
    const codes = pgArray([bookedAccount(id), revenueAccount(id)]);
    await em.execute(`insert into accounts (organisation_id, code, unit) select ?, unnest(?::text[]), 'EUR'`, [
      organisationId,
      codes,
    ]);
  }
  const [first, second, continuous, oneOff] = courses;
  const locationId = await insert('locations', { name: 'Hall' });
  const link = uuidv7();
  const groups: string[] = [];
  for (const [courseId, linkId, capacity] of [
    [first, link, 100],
    [first, link, 100],
    [first, null, 100],
    [second, null, 100],
    [continuous, null, 2],
    [oneOff, null, 100],
  ]) {
    groups.push(
      await insert('groups', { course_id: courseId, location_id: locationId, name: 'Group', capacity, link_id: linkId }),
    );
  }
  return { firstCourseId: first ?? '', groups };
}

function productColumns(product: (typeof PRODUCTS)[number], firstCourseId: string, now: Date): Record<string, unknown> {
  return {
    name: 'Pass',
    kind: product.kind,
    price_minor: product.priceMinor ?? 2000,
    credit_minor: product.creditMinor ?? null,
    entries: product.entries ?? null,
    limit_count: product.limitCount ?? null,
    limit_period: product.limitPeriod ?? null,
    seats_at_once: product.seatsAtOnce ?? 1,
    course_ids: product.onlyFirstCourse ? [firstCourseId] : null,
    validity_period: product.validityPeriod ?? null,
    validity_start: product.validityStart ?? 'PURCHASE',
    purchase_limit: product.purchaseLimit ?? null,
    priority: product.priority ?? 100,
    vat_bps: product.vatBps ?? 0,
    vat_treatment: product.vatTreatment ?? (product.kind === 'TIME' ? 'SINGLE_PURPOSE' : 'MULTI_PURPOSE'),
    archived_at: product.archived ? now : null,
  };
}

type Id = (type: NodeType, key: string) => string;
type Options = { dryRun: boolean; idempotencyKey?: string };
/** The commands that the scenarios are made of. */
type Commanded =
  | 'register'
  | 'sellPass'
  | 'recordPayment'
  | 'bookSession'
  | 'cancelBooking'
  | 'checkIn'
  | 'undoCheckIn'
  | 'markAttendance'
  | 'updateSession'
  | 'updateSessions'
  | 'cancelSession'
  | RegistrationCommand['kind'];
type Send = { [K in Commanded]: (client: Client, command: CommandOf<K>, id: Id, options: Options) => Promise<Answer> };

const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

interface Payload {
  errors: readonly { code: string }[];
  registrationBalance?: { paid: { amountMinor: number }; charged: { amountMinor: number } } | null;
}

function answerOf({ errors, registrationBalance }: Payload, ids: Omit<Answer, 'refused'> = {}): Answer {
  const { paid, charged } = registrationBalance ?? {};
  const figures = paid && charged ? { paid: paid.amountMinor, charged: charged.amountMinor } : undefined;
  return { refused: errors.map(({ code }) => code), ...ids, figures };
}

const SEND: Send = {
  register: async (client, { attendeeId, groupId }, id, { idempotencyKey }) => {
    const input = { attendeeId: id('Attendee', attendeeId), groupId: id('Group', groupId), idempotencyKey };
    const { registerAttendee } = await client.request(RegisterAttendeeDocument, { input });
    return answerOf(registerAttendee, { registrationId: registerAttendee.registration?.id });
  },
  sellPass: async (client, { productId, registrationId, customerId, method }, id, { idempotencyKey = randomUUID() }) => {
    const holder =
      registrationId === null
        ? { customerId: id('Customer', customerId ?? '') }
        : { registrationId: id('Registration', registrationId) };
    const input = { productId: id('PassProduct', productId), holder, payment: { method: method ?? 'CASH' }, idempotencyKey };
    const { sellPass } = await client.request(SellPassDocument, { input });
    return answerOf(sellPass, { passId: sellPass.pass?.id });
  },
  recordPayment: async (client, { registrationId, amountMinor, method }, id, { idempotencyKey = randomUUID() }) => {
    const input = { registrationId: id('Registration', registrationId), amount: money(amountMinor), method, idempotencyKey };
    return answerOf((await client.request(RecordPaymentDocument, { input })).recordPayment);
  },
  bookSession: async (client, { registrationId, sessionId, payWith, passId, allowOverlap }, id, { dryRun, idempotencyKey }) => {
    const ids = { registrationId: id('Registration', registrationId), sessionId: id('Session', sessionId) };
    const input = { ...ids, payWith, passId: passId === null ? null : id('Pass', passId), allowOverlap, dryRun, idempotencyKey };
    const { bookSession } = await client.request(BookSessionDocument, { input });
    return answerOf(bookSession, { bookingId: bookSession.booking?.id });
  },
  cancelBooking: async (client, { bookingId, overrideReason }, id, { dryRun, idempotencyKey }) => {
    const input = { bookingId: id('Booking', bookingId), overrideReason, dryRun, idempotencyKey };
    return answerOf((await client.request(CancelBookingDocument, { input })).cancelBooking);
  },
  checkIn: async (client, { bookingId, reason }, id) =>
    answerOf((await client.request(CheckInDocument, { input: { bookingId: id('Booking', bookingId), reason } })).checkIn),
  undoCheckIn: async (client, { bookingId, reason }, id) =>
    answerOf((await client.request(UndoCheckInDocument, { input: { bookingId: id('Booking', bookingId), reason } })).undoCheckIn),
  markAttendance: async (client, { bookingId, attendance, reason }, id) => {
    const input = { bookingId: id('Booking', bookingId), attendance, reason };
    return answerOf((await client.request(MarkAttendanceDocument, { input })).markAttendance);
  },
  updateSession: async (client, { sessionId, priceMinor, startsAt, ...terms }, id, { dryRun, idempotencyKey }) => {
    const { capacity, durationMinutes, allowOverlap } = terms;
    const price = priceMinor === null ? null : money(priceMinor);
    const time = { startsAt: startsAt?.toISOString(), durationMinutes, allowOverlap };
    const input = { sessionId: id('Session', sessionId), capacity, price, ...time, dryRun, idempotencyKey };
    return answerOf((await client.request(UpdateSessionDocument, { input })).updateSession);
  },
  updateSessions: async (client, { groupId, fromOn, priceMinor, ...terms }, id, { dryRun, idempotencyKey }) => {
    const { moveDays, durationMinutes, allowOverlap } = terms;
    const price = priceMinor === null ? null : money(priceMinor);
    const time = { fromOn, moveDays, durationMinutes, allowOverlap };
    const input = { groupId: id('Group', groupId), price, ...time, dryRun, idempotencyKey };
    return answerOf((await client.request(UpdateSessionsDocument, { input })).updateSessions);
  },
  cancelSession: async (client, { sessionId }, id) =>
    answerOf((await client.request(CancelSessionDocument, { input: { sessionId: id('Session', sessionId) } })).cancelSession),
  endRegistration: async (client, { registrationId, endsOn, priceMinor, overrideReason }, id, options) => {
    const givenBack = priceMinor === null ? null : money(priceMinor);
    const input = { registrationId: id('Registration', registrationId), on: endsOn, givenBack, overrideReason, ...options };
    return answerOf((await client.request(EndRegistrationDocument, { input })).endRegistration);
  },
  reopenRegistration: async (client, { registrationId }, id, options) => {
    const input = { registrationId: id('Registration', registrationId), ...options };
    return answerOf((await client.request(ReopenRegistrationDocument, { input })).reopenRegistration);
  },
  moveRegistration: async (client, { registrationId, groupId }, id, options) => {
    const input = { registrationId: id('Registration', registrationId), groupId: id('Group', groupId), ...options };
    return answerOf((await client.request(MoveRegistrationDocument, { input })).moveRegistration);
  },
};
