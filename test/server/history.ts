import { BookingDocument } from '@permanentka/client';
import type { BookingStudio } from '../support/booking-studio.js';

export interface History {
  registrationId: string;
  passId: string;
  bookingId: string;
  redemptionId: string;
}

/** A registration of the first family, with a CREDIT pass and a booking that it paid for. */
export async function historyOf(studio: BookingStudio): Promise<History> {
  const registrationId = await studio.register(studio.childId);
  const passId = await studio.sell(studio.creditProductId, { registrationId });
  const { id: bookingId } = await studio.book(registrationId, studio.fiveEuroSessionIds[0] ?? '');
  const { booking } = await studio.clients.owner.request(BookingDocument, { id: bookingId });
  return { registrationId, passId, bookingId, redemptionId: booking?.covered[0]?.id ?? '' };
}
