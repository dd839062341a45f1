import type { Booking, Order, OrderLine, Redemption, Refund } from '../../entities/index.js';
import type { BookingRow, OrderLineRow, OrderRow, RedemptionRow, RefundRow } from '../../services/engine/index.js';

/**
 * Rows that the engine has just decided on, in the shape of the entities that resolvers read: with relations that know their ids. Reading them from the
 * database again would double the work of a booking, and a dry run has left nothing there to read.
 */

const reference = (id: string) => ({ id });
const optionalReference = (id: string | null) => (id === null ? null : reference(id));

export const bookingEntity = (
  organisationId: string,
  { sessionId, registrationId, attendeeId, ...columns }: BookingRow,
): Booking =>
  ({
    ...columns,
    organisationId,
    session: reference(sessionId),
    registration: reference(registrationId),
    attendee: reference(attendeeId),
  }) as unknown as Booking;

export const redemptionEntity = (
  organisationId: string,
  { passId, registrationId, bookingId, ...columns }: RedemptionRow,
): Redemption =>
  ({
    ...columns,
    organisationId,
    pass: reference(passId),
    registration: reference(registrationId),
    booking: optionalReference(bookingId),
  }) as unknown as Redemption;

export const refundEntity = (organisationId: string, { paymentId, orderId, ...columns }: RefundRow): Refund =>
  ({
    ...columns,
    organisationId,
    payment: reference(paymentId),
    order: reference(orderId),
    passOrder: null,
  }) as unknown as Refund;

export const orderEntity = (organisationId: string, { customerId, promoCodeId, ...columns }: OrderRow): Order =>
  ({
    ...columns,
    organisationId,
    customer: optionalReference(customerId),
    promoCode: optionalReference(promoCodeId),
  }) as unknown as Order;

export const orderLineEntity = (
  organisationId: string,
  { orderId, productId, customerId, registrationId, sessionId, passId, bookingId, ...columns }: OrderLineRow,
): OrderLine =>
  ({
    ...columns,
    organisationId,
    order: reference(orderId),
    product: optionalReference(productId),
    customer: optionalReference(customerId),
    registration: optionalReference(registrationId),
    session: optionalReference(sessionId),
    pass: optionalReference(passId),
    booking: optionalReference(bookingId),
  }) as unknown as OrderLine;
