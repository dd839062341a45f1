import type { Booking, Redemption, Refund } from '../entities/index.js';
import type { BookingRow, RedemptionRow, RefundRow } from '../services/commands/index.js';

/**
 * Rows that the engine has just decided on, in the shape of the entities that resolvers read: with relations that know their ids. Reading them from the
 * database again would double the work of a booking, and a dry run has left nothing there to read.
 */

const reference = (id: string) => ({ id });

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
    booking: bookingId === null ? null : reference(bookingId),
  }) as unknown as Redemption;

export const refundEntity = (organisationId: string, { paymentId, orderId, ...columns }: RefundRow): Refund =>
  ({ ...columns, organisationId, payment: reference(paymentId), order: reference(orderId) }) as unknown as Refund;
