import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { Session } from '../objects/catalogue.js';
import { CheckInEvent, PassBalance, RegistrationBalance, SessionCapacity } from '../objects/live.js';
import { Order } from '../objects/orders.js';
import { Pass } from '../objects/passes.js';
import { Booking, Registration } from '../objects/registrations.js';
import * as refusals from '../shared/command-refusals.js';
import {
  CapacityBelowSeatsTaken,
  CourseArchived,
  InvalidInput,
  NotFound,
  OnlineSaleUnavailable,
  PaymentProviderUnavailable,
} from '../shared/refusal-types.js';
import { refusalUnion, type UserError } from '../shared/user-error.js';

/** The states a command leaves behind, in the same shape in which they are pushed live. */
export interface CommandPayload {
  booking: entities.Booking | null;
  order: entities.Order | null;
  checkoutUrl: string | null;
  registration: entities.Registration | null;
  pass: entities.Pass | null;
  session: entities.Session | null;
  sessionCapacity: SessionCapacityState | null;
  registrationBalance: RegistrationBalanceState | null;
  passBalances: PassBalanceState[];
  checkIn: CheckInState | null;
  bookingsCancelled: number | null;
  errors: Refusal[];
}

/** Of a refused command: nothing. */
export const NO_PAYLOAD: CommandPayload = {
  booking: null,
  order: null,
  checkoutUrl: null,
  registration: null,
  pass: null,
  session: null,
  sessionCapacity: null,
  registrationBalance: null,
  passBalances: [],
  checkIn: null,
  bookingsCancelled: null,
  errors: [],
};

const errorsOf = (mutation: string, types: readonly ClassType<UserError>[], exception = '') => {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Error`;
  const union = refusalUnion(name, `Why \`${mutation}\` was refused.`, () => [InvalidInput, NotFound, ...types]);
  return Field(() => [union], {
    description: `Why it was refused; empty when it was done. With any, nothing was changed${exception}.`,
  });
};
const payload = (mutation: string) =>
  ObjectType({ description: `What \`${mutation}\` did, or why it was refused.`, simpleResolvers: true });

const BOOKING = { nullable: true, description: 'The booking, as it is now. Of a dry run: as it would be.' };
const CAPACITY = { nullable: true, description: "The session's seats after it." };
const ACCOUNT = { nullable: true, description: "The registration's account after it." };
const PASSES = { description: 'The passes it touched, as they are after it.' };

@payload('register')
export class RegisterPayload {
  @Field(() => Registration, { nullable: true, description: 'The new registration.' })
  registration!: entities.Registration | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @errorsOf('register', [refusals.IdempotencyKeyReused, CourseArchived, refusals.AlreadyRegistered, refusals.GroupFull])
  errors!: Refusal[];
}

@payload('sellPass')
export class SellPassPayload {
  @Field(() => Pass, { nullable: true, description: 'The pass sold.' })
  pass!: entities.Pass | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, { nullable: true, description: "The registration's account after it; CREDIT only." })
  registrationBalance!: RegistrationBalanceState | null;

  @errorsOf('sellPass', [
    refusals.IdempotencyKeyReused,
    refusals.ProductArchived,
    refusals.ProductEnded,
    refusals.ProductNotSoldHere,
    refusals.PassNeedsRegistration,
    refusals.PassBelongsToCustomer,
    refusals.PassNotForCourse,
    refusals.PurchaseLimitReached,
    refusals.PromoCodeUnusable,
    refusals.PaymentsDoNotAddUp,
  ])
  errors!: Refusal[];
}

@payload('recordPayment')
export class RecordPaymentPayload {
  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @errorsOf('recordPayment', [refusals.IdempotencyKeyReused])
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

@payload('bookSession')
export class BookSessionPayload {
  @Field(() => Booking, {
    nullable: true,
    description: 'The booking, as it is now; null where an order has to be paid first. Of a dry run: as it would be.',
  })
  booking!: entities.Booking | null;

  @Field(() => Order, {
    nullable: true,
    description:
      'What has to be paid online before the seat is booked: it holds the seat until `heldUntil`. Of a dry run: as it would be, with an id that names nothing.',
  })
  order!: entities.Order | null;

  @Field(() => String, { nullable: true, description: 'Where the customer pays the order; null of one that is paid by now.' })
  checkoutUrl!: string | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @errorsOf('bookSession', BOOKING_REFUSALS, ', but for an order whose payment page could not be opened')
  errors!: Refusal[];
}

@payload('cancelBooking')
export class CancelBookingPayload {
  @Field(() => Booking, BOOKING)
  booking!: entities.Booking | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @errorsOf('cancelBooking', [
    refusals.IdempotencyKeyReused,
    refusals.BookingNotActive,
    refusals.SessionOver,
    refusals.CancellationClosed,
  ])
  errors!: Refusal[];
}

@payload('checkIn')
export class CheckInPayload {
  @Field(() => Booking, { nullable: true, description: 'The booking, as it is now.' })
  booking!: entities.Booking | null;

  @Field(() => CheckInEvent, { nullable: true, description: 'What the staff are told of it.' })
  checkIn!: CheckInState | null;

  @errorsOf('checkIn', [refusals.AlreadyCheckedIn, refusals.BookingNotActive])
  errors!: Refusal[];
}

@payload('changeSession')
export class ChangeSessionPayload {
  @Field(() => Session, { nullable: true, description: 'The session, as it is now.' })
  session!: entities.Session | null;

  @Field(() => SessionCapacity, CAPACITY)
  sessionCapacity!: SessionCapacityState | null;

  @errorsOf('changeSession', [refusals.SessionCancelled, CapacityBelowSeatsTaken])
  errors!: Refusal[];
}

@payload('cancelSession')
export class CancelSessionPayload {
  @Field(() => Session, { nullable: true, description: 'The session, as it is now.' })
  session!: entities.Session | null;

  @Field(() => Int, { nullable: true, description: 'How many bookings were given back in full.' })
  bookingsCancelled!: number | null;

  @errorsOf('cancelSession', [refusals.IdempotencyKeyReused, refusals.SessionCancelled, refusals.SessionOver])
  errors!: Refusal[];
}
