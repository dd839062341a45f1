import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import * as inputs from '../../schema/booking/inputs.js';
import * as payloads from '../../schema/booking/payloads.js';
import { Access, DESK_AND_OWN_CUSTOMER, OWNERS_AND_MANAGERS, STAFF, withScope } from '../shared/access.js';
import type { CommandPayload } from '../shared/command-payload.js';
import { commandWith } from '../shared/commands.js';
import { inSight, keyOf, optionalKeyOf } from '../shared/reading.js';

const INPUT = { description: 'The input of the mutation.' };

/** Enrolments, bookings, check-ins and the sessions themselves. */
@Resolver()
export class BookingResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.RegisterAttendeePayload, {
    description:
      'Enrols an attendee in a group. On CONTINUOUS and ONE_OFF courses it takes a place and charges the price of the course.',
  })
  registerAttendee(
    @Ctx() context: Context,
    @Arg('input', () => inputs.RegisterAttendeeInput, INPUT) input: inputs.RegisterAttendeeInput,
  ): Promise<CommandPayload> {
    const attendeeId = keyOf(context, 'Attendee', input.attendeeId);
    const groupId = keyOf(context, 'Group', input.groupId);
    return commandWith(context, (caller) => context.services.booking.registerAttendee(caller, { ...input, attendeeId, groupId }));
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.BookSessionPayload, {
    description:
      'Books a seat in a session and pays for it with passes, or holds it for a checkout where it is paid online. ' +
      'Either all of it happens or nothing. ' +
      'After PAYMENT_PROVIDER_UNAVAILABLE an order without a payment page may hold the seat: ' +
      'ask again with the same key, or give it up with `cancelOrder`.',
  })
  bookSession(
    @Ctx() context: Context,
    @Arg('input', () => inputs.BookSessionInput, INPUT) input: inputs.BookSessionInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    const sessionId = keyOf(context, 'Session', input.sessionId);
    const passId = optionalKeyOf(context, 'Pass', input.passId || null);
    const booking = { ...input, registrationId, sessionId, passId };
    return commandWith(context, (caller) => context.services.booking.bookSession(caller, booking));
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.CancelBookingPayload, {
    description:
      'Cancels a booking. In time, everything taken goes back to the passes it came from. ' +
      'Late, the policy of the booking decides.',
  })
  cancelBooking(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CancelBookingInput, INPUT) input: inputs.CancelBookingInput,
  ): Promise<CommandPayload> {
    const bookingId = keyOf(context, 'Booking', input.bookingId);
    return commandWith(context, (caller) => context.services.booking.cancelBooking(caller, { ...input, bookingId }));
  }

  @Access(withScope(STAFF, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.CheckInPayload, {
    description:
      'Checks in an attendee who has come. Check-in opens `Organisation.checkInOpensMinutes` before the session ' +
      'and closes with its day; with a reason it is possible at any time. ' +
      'Instructors check in to sessions that they teach.',
  })
  async checkIn(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CheckInInput, INPUT) input: inputs.CheckInInput,
  ): Promise<CommandPayload> {
    const bookingId = await inSight(context, 'Booking', input.bookingId);
    return commandWith(context, (caller) => context.services.booking.checkIn(caller, { ...input, bookingId }));
  }

  @Access(withScope(STAFF, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.UndoCheckInPayload, {
    description:
      'Takes a wrong check-in back. The booking is BOOKED again, and can be cancelled. ' +
      'Instructors do it in sessions that they teach.',
  })
  async undoCheckIn(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UndoCheckInInput, INPUT) input: inputs.UndoCheckInInput,
  ): Promise<CommandPayload> {
    const bookingId = await inSight(context, 'Booking', input.bookingId);
    return commandWith(context, (caller) => context.services.booking.undoCheckIn(caller, { ...input, bookingId }));
  }

  @Access(withScope(STAFF, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.MarkAttendancePayload, {
    description:
      'Records whether an attendee came, or corrects what was recorded. The seat and what paid for it stay as they are. ' +
      'Instructors do it in sessions that they teach.',
  })
  async markAttendance(
    @Ctx() context: Context,
    @Arg('input', () => inputs.MarkAttendanceInput, INPUT) input: inputs.MarkAttendanceInput,
  ): Promise<CommandPayload> {
    const bookingId = await inSight(context, 'Booking', input.bookingId);
    return commandWith(context, (caller) => context.services.booking.markAttendance(caller, { ...input, bookingId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'BOOKINGS_WRITE'))
  @Mutation(() => payloads.CancelSessionPayload, { description: 'Cancels a session. All its bookings are given back in full.' })
  cancelSession(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CancelSessionInput, INPUT) input: inputs.CancelSessionInput,
  ): Promise<CommandPayload> {
    const sessionId = keyOf(context, 'Session', input.sessionId);
    return commandWith(context, (caller) => context.services.booking.cancelSession(caller, { ...input, sessionId }));
  }
}
