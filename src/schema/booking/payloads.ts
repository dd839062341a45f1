import { Field, Int } from 'type-graphql';
import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { Session } from '../objects/catalogue.js';
import { CheckInEvent, PassBalance, RegistrationBalance, SessionCapacity } from '../objects/live.js';
import { Order } from '../objects/orders.js';
import { Booking, Registration } from '../objects/registrations.js';
import { commandPayload, NOTHING_CHANGED, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';
import {
  CapacityBelowSeatsTaken,
  CourseArchived,
  OnlineSaleUnavailable,
  PaymentProviderUnavailable,
} from '../shared/refusal-types.js';

const BOOKING = { nullable: true, description: 'The booking, as it is now. Of a dry run: as it would be.' };
const CAPACITY = { nullable: true, description: "The session's seats after it." };
const ACCOUNT = { nullable: true, description: "The registration's account after it." };
const PASSES = { description: 'The passes it touched, as they are after it.' };

@commandPayload('register')
export class RegisterPayload {
  @Field(() => Registration, { nullable: true, description: 'The new registration.' })
  registration!: entities.Registration | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField(
    'register',
    [refusals.IdempotencyKeyReused, CourseArchived, refusals.AlreadyRegistered, refusals.GroupFull],
    NOTHING_CHANGED,
  )
  errors!: Refusal[];
}

const BOOKING_REFUSALS = [
  refusals.IdempotencyKeyReused,
  refusals.SessionFull,
  refusals.SessionOver,
  refusals.SessionCancelled,
  refusals.GroupNotLinked,
  refusals.AlreadyBooked,
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
    description: 'The booking, as it is now; null where an order has to be paid first. Of a dry run: as it would be.',
  })
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => Order, {
    nullable: true,
    description:
      'What has to be paid online before the seat is booked: it holds the seat until `heldUntil`. Of a dry run: as it would be, with an id that names nothing.',
  })
  order!: entities.Columns<entities.Order> | null;

  @Field(() => String, { nullable: true, description: 'Where the customer pays the order; null of one that is paid by now.' })
  checkoutUrl!: string | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @refusalsField(
    'bookSession',
    BOOKING_REFUSALS,
    ' With any, nothing was changed, but for an order whose payment page could not be opened.',
  )
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

  @refusalsField(
    'cancelBooking',
    [refusals.IdempotencyKeyReused, refusals.BookingNotActive, refusals.SessionOver, refusals.CancellationClosed],
    NOTHING_CHANGED,
  )
  errors!: Refusal[];
}

@commandPayload('checkIn')
export class CheckInPayload {
  @Field(() => Booking, { nullable: true, description: 'The booking, as it is now.' })
  booking!: entities.Columns<entities.Booking> | null;

  @Field(() => CheckInEvent, { nullable: true, description: 'What the staff are told of it.' })
  checkIn!: CheckInState | null;

  @refusalsField('checkIn', [refusals.AlreadyCheckedIn, refusals.BookingNotActive], NOTHING_CHANGED)
  errors!: Refusal[];
}

@commandPayload('changeSession')
export class ChangeSessionPayload {
  @Field(() => Session, { nullable: true, description: 'The session, as it is now.' })
  session!: entities.Session | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @refusalsField('changeSession', [refusals.SessionCancelled, CapacityBelowSeatsTaken], NOTHING_CHANGED)
  errors!: Refusal[];
}

@commandPayload('cancelSession')
export class CancelSessionPayload {
  @Field(() => Session, { nullable: true, description: 'The session, as it is now.' })
  session!: entities.Session | null;

  @Field(() => Int, { nullable: true, description: 'How many bookings were given back in full.' })
  bookingsCancelled!: number | null;

  @refusalsField(
    'cancelSession',
    [refusals.IdempotencyKeyReused, refusals.SessionCancelled, refusals.SessionOver],
    NOTHING_CHANGED,
  )
  errors!: Refusal[];
}
