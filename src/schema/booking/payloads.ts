import { Field, Int } from 'type-graphql';
import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { Session } from '../objects/catalogue.js';
import { CheckInEvent, PassBalance, RegistrationBalance, SessionCapacity } from '../objects/live.js';
import { Order } from '../objects/orders.js';
import { Booking, Registration } from '../objects/registrations.js';
import { BUT_FOR_AN_ORDER, commandPayload, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';
import { CourseArchived, OnlineSaleUnavailable, PaymentProviderUnavailable } from '../shared/refusal-types.js';

const BOOKING = {
  nullable: true,
  description: 'The booking after the mutation; in a preview, as it would be. Null when refused.',
};
const CAPACITY = { nullable: true, description: "The session's seats after the mutation. Null when refused." };
const ACCOUNT = { nullable: true, description: "The registration's account after the mutation. Null when refused." };
const PASSES = { description: 'The passes that changed, with their balances after the mutation.' };

@commandPayload('registerAttendee')
export class RegisterAttendeePayload {
  @Field(() => Registration, { nullable: true, description: 'The new registration. Null when refused.' })
  registration!: entities.Columns<entities.Registration> | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('registerAttendee', [
    refusals.IdempotencyKeyReused,
    CourseArchived,
    refusals.AlreadyRegistered,
    refusals.GroupFull,
  ])
  errors!: Refusal[];
}

const BOOKING_REFUSALS = [
  refusals.IdempotencyKeyReused,
  refusals.SessionFull,
  refusals.SessionOver,
  refusals.SessionCancelled,
  refusals.GroupNotLinked,
  refusals.RegistrationEnded,
  refusals.AlreadyBooked,
  refusals.BookingOverlaps,
  refusals.AlreadyOrdered,
  refusals.TooManyOpenOrders,
  refusals.PassCannotPay,
  refusals.NotCovered,
  OnlineSaleUnavailable,
  refusals.AmountNotPayableOnline,
  refusals.OrderNotOpen,
  PaymentProviderUnavailable,
];

@commandPayload('bookSession')
export class BookSessionPayload {
  @Field(() => Booking, {
    nullable: true,
    description:
      'The booking after the mutation; in a preview, as it would be. ' +
      'Null when refused, or while an order has to be paid first.',
  })
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => Order, {
    nullable: true,
    description:
      'The order to pay online before the seat is booked. It holds the seat until `heldUntil`. ' +
      'Null when nothing has to be paid online. In a preview its id is not valid.',
  })
  order!: entities.Columns<entities.Order> | null;

  @Field(() => String, {
    nullable: true,
    description: 'The payment page of the order. Null without an order, and for one that is already paid.',
  })
  checkoutUrl!: string | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @refusalsField('bookSession', BOOKING_REFUSALS, BUT_FOR_AN_ORDER)
  errors!: Refusal[];
}

@commandPayload('cancelBooking')
export class CancelBookingPayload {
  @Field(() => Booking, BOOKING)
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @refusalsField('cancelBooking', [
    refusals.IdempotencyKeyReused,
    refusals.BookingNotActive,
    refusals.SessionOver,
    refusals.CancellationClosed,
  ])
  errors!: Refusal[];
}

const MARKED = { nullable: true, description: 'The booking after the mutation. Null when refused.' };
const EVENT = { nullable: true, description: 'The event, as subscribers of `checkIns` receive it. Null when refused.' };

@commandPayload('checkIn')
export class CheckInPayload {
  @Field(() => Booking, MARKED)
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => CheckInEvent, EVENT)
  checkIn!: CheckInState | null;

  @refusalsField('checkIn', [
    refusals.AlreadyCheckedIn,
    refusals.BookingNotActive,
    refusals.CheckInNotOpen,
    refusals.CheckInClosed,
  ])
  errors!: Refusal[];
}

@commandPayload('undoCheckIn')
export class UndoCheckInPayload {
  @Field(() => Booking, MARKED)
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => CheckInEvent, EVENT)
  checkIn!: CheckInState | null;

  @refusalsField('undoCheckIn', [refusals.NotCheckedIn, refusals.BookingNotActive])
  errors!: Refusal[];
}

@commandPayload('markAttendance')
export class MarkAttendancePayload {
  @Field(() => Booking, MARKED)
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => CheckInEvent, EVENT)
  checkIn!: CheckInState | null;

  @refusalsField('markAttendance', [
    refusals.BookingNotActive,
    refusals.CheckInNotOpen,
    refusals.CheckInClosed,
    refusals.SessionNotBegun,
  ])
  errors!: Refusal[];
}

@commandPayload('cancelSession')
export class CancelSessionPayload {
  @Field(() => Session, { nullable: true, description: 'The session after the mutation. Null when refused.' })
  session!: entities.Session | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of bookings that were cancelled and given back in full. Null when refused.',
  })
  bookingsCancelled!: number | null;

  @refusalsField('cancelSession', [refusals.IdempotencyKeyReused, refusals.SessionCancelled, refusals.SessionOver])
  errors!: Refusal[];
}
