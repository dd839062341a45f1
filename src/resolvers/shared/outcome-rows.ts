import type { Booking, Columns, Order, OrderLine, Redemption, Refund, Session } from '../../entities/index.js';
import type { BookingRow, OrderLineRow, OrderRow, RedemptionRow, RefundRow, SessionRow } from '../../services/engine/index.js';

/**
 * Rows that the engine has just decided on, in the shape of the entities that resolvers read. Reading them from the database
 * again would double the work of a booking, and a dry run has left nothing to read.
 */

const reference = (id: string) => ({ id });
const optionalReference = (id: string | null) => (id === null ? null : reference(id));

export const bookingColumns = (
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
  location: optionalReference(locationId),
  instructor: optionalReference(instructorId),
});

export const redemptionColumns = (
  organisationId: string,
  { passId, registrationId, bookingId, ...columns }: RedemptionRow,
): Columns<Redemption> => ({
  ...columns,
  organisationId,
  pass: reference(passId),
  registration: reference(registrationId),
  booking: optionalReference(bookingId),
});

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
