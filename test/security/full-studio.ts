import { randomUUID } from 'node:crypto';
import {
  AuditLogDocument,
  type Client,
  CreatePromoCodeDocument,
  FaultError,
  MyReceiptsDocument,
  OrdersDocument,
  PassDocument,
  RefundPaymentDocument,
  SellOrderDocument,
  SetUpOnlinePaymentsDocument,
  TypedDocumentString,
} from '@permanentka/client';
import type { GraphQLSchema } from 'graphql';
import type { RowType } from '../../src/resolvers/shared/rights.js';
import { createApiKey } from '../../src/services/callers/api-keys.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { grantConsent } from '../../src/services/people/consents.js';
import { InvitationCodes } from '../../src/services/people/invitation-code.js';
import { inviteMember } from '../../src/services/people/invitations.js';
import type { TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { withoutLinkEnds } from '../support/links.js';
import { euro, made } from '../support/studio.js';
import { type EveryField, everyField } from './every-field.js';

/** For a server that is asked for more in one document than anybody may: what is looked at is who sees what, not how much. */
export const UNLIMITED = {
  ...{ MAX_QUERY_TOKENS: '100000', MAX_QUERY_ALIASES: '10000' },
  ...{ MAX_QUERY_DEPTH: '40', MAX_QUERY_DEPTH_CUSTOMER: '40', MAX_QUERY_DEPTH_STAFF: '40', MAX_QUERY_DEPTH_KEYS: '40' },
  ...{ MAX_QUERY_COST: '1000000000', MAX_QUERY_COST_CUSTOMER: '1000000000' },
  ...{ MAX_QUERY_COST_STAFF: '1000000000', MAX_QUERY_COST_KEYS: '1000000000' },
};

const LATELY_MS = 60_000;

export type FullStudio = Awaited<ReturnType<typeof makeFullStudio>>;

/** A gift that is paid, and whose code goes out by e-mail. */
async function giveAway({ clients, entryProductId }: BookingStudio, customerId: string): Promise<void> {
  const lines = [{ pass: { productId: entryProductId, holder: { gift: { to: 'Babka' } } } }];
  const payments = [{ method: 'CASH' as const, amount: euro(24) }];
  const { sellOrder } = await clients.receptionist.request(SellOrderDocument, {
    input: { customerId, lines, payments, idempotencyKey: randomUUID() },
  });
  if (sellOrder.errors.length > 0) throw new Error(JSON.stringify(sellOrder.errors));
}

/** A studio that has a row in every table: passes of each kind, bookings that stand, were cancelled and were paid, and debt. */
export async function makeFullStudio(app: TestApp) {
  const studio: BookingStudio = await makeBookingStudio(app);
  const { registrationId, customerId, attendeeId, client } = await studio.newcomer();
  await giveAway(studio, customerId);
  const entryPassId = await studio.sell(studio.entryProductId, { customerId });
  const creditPassId = await studio.sell(studio.creditProductId, { registrationId });
  const timePassId = await studio.sell(studio.timeProductId, { customerId });
  const sessionId = await studio.session({ price: 8 });
  const booking = await studio.book(registrationId, sessionId, { passId: entryPassId, idempotencyKey: randomUUID() });
  const cancelled = await studio.book(registrationId, await studio.session());
  await studio.tryToCancel({ bookingId: cancelled.id });
  await studio.pay(registrationId, 10);
  const debtor = await studio.newcomer();
  await studio.book(debtor.registrationId, await studio.session());
  const { pass } = await studio.clients.receptionist.request(PassDocument, { id: entryPassId });
  const bookingId = booking.id;
  const staff = await administer(studio, attendeeId);
  const redemptionId = pass?.redemptions.edges[0]?.node.id ?? '';
  const { viewer } = await client.request(MyReceiptsDocument, {});
  const receiptId = viewer.receipts?.edges[0]?.node.id ?? '';
  const orders = await client.request(OrdersDocument, {});
  const { id: orderId = '', payments = [] } = orders.orders?.edges[0]?.node ?? {};
  const paymentId = payments[0]?.id ?? '';
  const refund = {
    paymentId,
    part: { amount: { amountMinor: 100, currency: 'EUR' } },
    method: 'CASH',
    reason: 'Choroba',
  } as const;
  const refunded = await studio.clients.receptionist.request(RefundPaymentDocument, {
    input: { ...refund, idempotencyKey: randomUUID() },
  });
  const refundId = refunded.refundPayment.refund?.id ?? '';
  const coded = await studio.clients.owner.request(CreatePromoCodeDocument, {
    input: { code: 'LETO', discount: { percentBps: 1000 } },
  });
  const promoCodeId = coded.createPromoCode.promoCode?.id ?? '';
  await takePaymentsOnline(studio);
  await writeEmails(studio, entryPassId);
  await keepFigures(studio, sessionId);
  const { auditLog } = await studio.clients.owner.request(AuditLogDocument, { first: 1 });
  const auditEntryId = auditLog?.edges[0]?.node.id ?? '';
  const rows = {
    orderId,
    paymentId,
    refundId,
    promoCodeId,
    registrationId,
    customerId,
    attendeeId,
    entryPassId,
    creditPassId,
    timePassId,
    sessionId,
    bookingId,
    redemptionId,
    receiptId,
    auditEntryId,
  };
  return { ...studio, ...rows, ...staff, client };
}

const NO_EMAILS = {
  signIn: { countEmail: async () => 0 },
  invitationCodes: new InvitationCodes('of this test'),
  invitationEmails: { sendSoon: () => undefined },
};

/** Rows that only the staff sees: an API key, an open invitation, a consent. */
async function administer({ tenant, id, keyOf, instructorId }: BookingStudio, attendeeId: string) {
  const memberId = keyOf('Member', instructorId);
  const { apiKey } = await made(createApiKey(tenant, memberId, { name: 'Webová stránka', scopes: ['CATALOGUE_WRITE'] }));
  const invited = { email: 'nova@vlnka.example', name: 'Nová Recepčná', role: 'RECEPTIONIST' } as const;
  const [owner] = await bindTenant(tenant).transactional((em) =>
    em.execute<{ id: string }[]>(`select id from members where role = 'OWNER' order by id limit 1`),
  );
  const inviter = { memberId: owner?.id ?? '', personId: randomUUID() };
  const invitation = await made(inviteMember(tenant, inviter, invited, NO_EMAILS));
  const agreed = {
    attendeeId: keyOf('Attendee', attendeeId),
    kind: 'PHOTOGRAPHY',
    wording: 'Súhlasím s fotografovaním.',
  } as const;
  const consent = await made(grantConsent(tenant, 'system', agreed));
  return {
    apiKeyId: id('ApiKey', apiKey),
    invitationId: id('Invitation', invitation),
    consentId: id('AttendeeConsent', consent),
  };
}

/** E-mails about a refunded pass of somebody else and about a registration. They were given up: no job sends them. */
async function writeEmails({ tenant, keyOf }: BookingStudio, passId: string): Promise<void> {
  const ofPass = 'insert into refunded_pass_emails (organisation_id, pass_id, given_up_at) values (?, ?, now())';
  const ofRegistration = `insert into registration_emails (organisation_id, id, registration_id, content, given_up_at)
    select organisation_id, gen_random_uuid(), id, '{}', now() from registrations order by id limit 1`;
  await bindTenant(tenant).transactional(async (em) => {
    await em.execute(ofPass, [tenant.organisationId, keyOf('Pass', passId)]);
    await em.execute(ofRegistration);
  });
}

/** Figures of books that nobody reads: they were counted by another clock. Its attendance was counted before anybody came. */
async function keepFigures({ tenant, keyOf }: BookingStudio, sessionId: string): Promise<void> {
  const figures = [
    `closed_books select ?, '1970-01-01', '1970-01-01', 'another clock'`,
    `ledger_days select ?, '2026-01-01', 'CASH:desk', 'PASS', 1`,
    `sales_days select ?, '2026-01-01', 'RECEPTION', 'SESSION', null, 1, 0, 1, 0`,
    `tax_days select ?, '2026-01-01', 2300, 123, 23`,
    `owed_days select ?, '2026-01-01', gen_random_uuid(), 'PASS', 1, 1, 0, 0, 0, 0`,
    `pass_holdings select ?, gen_random_uuid(), 1, null, '2026-01-01'`,
    `debt_spans select ?, gen_random_uuid(), '2026-01-01', null, -1`,
  ];
  const session = keyOf('Session', sessionId);
  const { organisationId } = tenant;
  await bindTenant(tenant).transactional(async (em) => {
    for (const text of figures) await em.execute(`insert into ${text.replace('?', '?::uuid')}`, [organisationId]);
    await em.execute('insert into attendance_counts select ?::uuid, ?::uuid, 0, 0, 0', [organisationId, session]);
    await em.execute('insert into attendance_changes (organisation_id, session_id) values (?, ?)', [organisationId, session]);
  });
}

/** An account with the payment provider, and something that it told. */
async function takePaymentsOnline(studio: BookingStudio): Promise<void> {
  const input = { returnUrl: 'https://studio.example/back', refreshUrl: 'https://studio.example/again' };
  await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input });
  const told = 'insert into provider_events (organisation_id, id, type, happened_at) values (?, ?, ?, now())';
  const { organisationId } = studio.tenant;
  await bindTenant(studio.tenant).transactional((em) =>
    em.execute(told, [organisationId, `evt_${organisationId}`, 'account.updated']),
  );
}

/**
 * Documents that ask for every field of every type about a full studio, as deep as the rows of each list and what belongs to
 * them.
 */
export function everyFieldOf(schema: GraphQLSchema, studio: FullStudio, maxDepth = 4): EveryField {
  const { sessionId, registrationId, slug, customerId, attendeeId, bookingId, entryPassId, redemptionId, receiptId } = studio;
  const nodes = {
    ...{ Organisation: studio.organisationId, Location: studio.locationId, Member: studio.instructorId },
    ...{ Customer: customerId, Attendee: attendeeId, Registration: registrationId, Pass: entryPassId },
    ...{ Course: studio.openCourseId, Group: studio.mondayGroupId, Session: sessionId, PassProduct: studio.entryProductId },
    ...{ Booking: bookingId, Redemption: redemptionId, Receipt: receiptId, Order: studio.orderId, Payment: studio.paymentId },
    ...{ Refund: studio.refundId, PromoCode: studio.promoCodeId },
  };
  const byField = {
    session: sessionId,
    pass: entryPassId,
    registration: registrationId,
    booking: bookingId,
    receipt: receiptId,
    order: studio.orderId,
    ...{ course: studio.openCourseId, group: studio.mondayGroupId, customer: customerId, attendee: attendeeId },
  };
  const report = { from: '2026-01-01', until: '2027-01-01', input: { report: 'SALES' } };
  return everyField(schema, { sessionId, registrationId, slug, code: entryPassId, ...report }, byField, nodes, maxDepth);
}

const REPORT_CURSOR = /^\[(\d{13}),(\d+)\]$/;

/** A report and its cursors tell when it was read, which is another moment each time. */
function lately(moment: number): string {
  const now = Date.now();
  return moment <= now && moment > now - LATELY_MS ? 'lately' : new Date(moment).toISOString();
}

/** The place that a cursor of a report names; a cursor of any other list as it is. */
function placeOf(cursor: string): string {
  const [, moment, place] = REPORT_CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return place === undefined ? cursor : `${lately(Number(moment))}, row ${place}`;
}

/** An answer without the moments at which links end and reports were read. */
export function withoutMoments(answer: string): string {
  return withoutLinkEnds(answer)
    .replaceAll(/"(\w+_moment)":"([^"]*)"/g, (_, name: string, moment: string) => `"${name}":"${lately(Date.parse(moment))}"`)
    .replaceAll(/"(\w+_(?:cursor|startCursor|endCursor))":"([^"]*)"/g, (_, name: string, cursor: string) => {
      return `"${name}":"${placeOf(cursor)}"`;
    });
}

/**
 * The whole answer as text, refused or not, without the parts that differ from one refusal to the next, such as an incident id.
 */
export async function answerTo(client: Client, query: string): Promise<string> {
  try {
    return withoutMoments(JSON.stringify(await client.request(new TypedDocumentString<unknown, Record<string, never>>(query))));
  } catch (failure) {
    if (!(failure instanceof FaultError)) throw failure;
    const errors = failure.faults.map(({ message, extensions }) => `${extensions?.code} ${message}`);
    return JSON.stringify({ data: failure.data, errors });
  }
}

/** A row of each kind. */
export function rowOf(studio: FullStudio, kind: RowType): string {
  return {
    ...{
      ApiKey: studio.apiKeyId,
      Attendee: studio.attendeeId,
      AttendeeConsent: studio.consentId,
      AuditEntry: studio.auditEntryId,
    },
    ...{ Booking: studio.bookingId, Course: studio.openCourseId, Customer: studio.customerId, Group: studio.mondayGroupId },
    ...{ Invitation: studio.invitationId, Location: studio.locationId, Member: studio.instructorId },
    ...{
      Order: studio.orderId,
      Organisation: studio.organisationId,
      Pass: studio.entryPassId,
      PassProduct: studio.entryProductId,
    },
    ...{ Payment: studio.paymentId, PromoCode: studio.promoCodeId, Receipt: studio.receiptId, Redemption: studio.redemptionId },
    ...{ Refund: studio.refundId, Registration: studio.registrationId, Session: studio.fiveEuroSessionIds[0] ?? '' },
  }[kind];
}
