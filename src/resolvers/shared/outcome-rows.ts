import type { Context } from '../../context.js';
import type { Booking, Columns, Order, OrderLine, Pass, Redemption, Refund, Session } from '../../entities/index.js';
import type {
  After,
  BookingRow,
  OrderLineRow,
  OrderRow,
  PassRow,
  RedemptionRow,
  RefundRow,
  SessionRow,
} from '../../services/engine/index.js';
import { readsOf } from './reading.js';

/**
 * Rows that the engine has just decided on, in the shape of the entities that resolvers read. Reading them from the database
 * again would double the work of a booking, and a dry run has left nothing to read.
 */

const reference = (id: string) => ({ id });
const optionalReference = (id: string | null) => (id === null ? null : reference(id));

const bookingColumns = (
  organisationId: string,
  { sessionId, registrationId, attendeeId, ...columns }: BookingRow,
): Columns<Booking> => ({
  ...columns,
  organisationId,
  session: reference(sessionId),
  registration: reference(registrationId),
  attendee: reference(attendeeId),
});

export const sessionColumns = (
  organisationId: string,
  { groupId, locationId, instructorId, ...columns }: SessionRow,
): Columns<Session> => ({
  ...columns,
  organisationId,
  group: reference(groupId),
  plannedAt: null,
  location: optionalReference(locationId),
  instructor: optionalReference(instructorId),
});

const redemptionColumns = (
  organisationId: string,
  { passId, registrationId, bookingId, ...columns }: RedemptionRow,
): Columns<Redemption> => ({
  ...columns,
  organisationId,
  pass: reference(passId),
  registration: reference(registrationId),
  booking: optionalReference(bookingId),
});

export const passColumns = (
  organisationId: string,
  { productId, customerId, registrationId, courseIds, ...columns }: PassRow,
): Columns<Pass> => ({
  ...columns,
  organisationId,
  product: reference(productId),
  customer: reference(customerId),
  registration: optionalReference(registrationId),
  courseIds: courseIds && [...courseIds],
});

/** The rows that a command left behind around a row of its answer. They were decided, so no field has to read them. */
interface Around {
  cover?: () => Columns<Redemption>[];
  session?: () => Columns<Session>;
  pass?: () => Columns<Pass>;
}
const AROUND = Symbol('around');
type WithAround = { [AROUND]?: Around };
const NOTHING: Around = {};

/** The rows that a command has just left behind around a row; none around a row that was read. */
export const around = (row: object): Around => (row as WithAround)[AROUND] ?? NOTHING;

/** A booking as a command left it, with what pays for it now. What is around a preview does not exist, and is read. */
export function bookingAfter(organisationId: string, row: BookingRow, after: After, dryRun: boolean): Columns<Booking> {
  const booking: Columns<Booking> & WithAround = bookingColumns(organisationId, row);
  const session = dryRun ? undefined : after.rows.sessions.find(({ id }) => id === row.sessionId);
  booking[AROUND] = {
    cover: () => coverAfter(organisationId, row, after, dryRun),
    ...(session && { session: () => sessionColumns(organisationId, session) }),
  };
  return booking;
}

function coverAfter(organisationId: string, booking: BookingRow, { redemptions, rows }: After, dryRun: boolean) {
  const covering = redemptions.filter(({ bookingId, returnedAt }) => bookingId === booking.id && returnedAt === null);
  covering.sort((one, other) => (one.id < other.id ? -1 : 1));
  return covering.map((redemption) => {
    const columns: Columns<Redemption> & WithAround = redemptionColumns(organisationId, redemption);
    const pass = dryRun ? undefined : rows.passes.find(({ id }) => id === redemption.passId);
    if (pass) columns[AROUND] = { pass: () => passColumns(organisationId, pass) };
    return columns;
  });
}

/** The slices that pay for a booking: known where a command has just left the booking behind, read elsewhere. */
export const coverOf = async (context: Context, booking: { id: string }): Promise<Columns<Redemption>[]> =>
  around(booking).cover?.() ?? (await readsOf(context)).redemptionsOfBooking.load(booking.id);

export const refundColumns = (organisationId: string, { paymentId, orderId, ...columns }: RefundRow): Columns<Refund> => ({
  ...columns,
  organisationId,
  payment: reference(paymentId),
  order: reference(orderId),
  passOrder: null,
});

export const orderColumns = (organisationId: string, { customerId, promoCodeId, ...columns }: OrderRow): Columns<Order> => ({
  ...columns,
  organisationId,
  customer: optionalReference(customerId),
  promoCode: optionalReference(promoCodeId),
  providerRef: null,
  providerUrl: null,
});

export const orderLineColumns = (
  organisationId: string,
  { orderId, productId, customerId, registrationId, sessionId, passId, bookingId, ...columns }: OrderLineRow,
): Columns<OrderLine> => ({
  ...columns,
  organisationId,
  order: reference(orderId),
  product: optionalReference(productId),
  customer: optionalReference(customerId),
  registration: optionalReference(registrationId),
  session: optionalReference(sessionId),
  pass: optionalReference(passId),
  booking: optionalReference(bookingId),
});
