import type { Span } from './span.js';

/** A seat of an attendee: booked, or held by an unpaid order. */
export interface Seat extends Span {
  sessionId: string;
  bookingId: string | null;
  orderId: string | null;
}

/** A seat that an order holds until it is paid or given up. */
export interface Hold {
  orderId: string;
  customerId: string;
}
