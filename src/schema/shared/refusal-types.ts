import { Field, Int } from 'type-graphql';
import { InvalidInputReason, OnlineSaleProblem, Referent } from '../../services/rules/world/refusals.js';
import { SafeInt } from './scalars.js';
import { RefusalType, UserError } from './user-error.js';

/** The refusals that set-up commands give. Those of booking and selling alone are in command-refusals.ts. */

@RefusalType('NOT_FOUND')
export class NotFound extends UserError {
  @Field(() => Referent, { description: 'The kind of object that was not found.' })
  referent!: Referent;
}

@RefusalType('INVALID_INPUT')
export class InvalidInput extends UserError {
  @Field(() => InvalidInputReason, { description: 'The fault of the value.' })
  reason!: InvalidInputReason;

  @Field(() => SafeInt, { nullable: true, description: 'The limit that the value exceeds; null where there is none.' })
  limit?: number;
}

@RefusalType('COURSE_ARCHIVED')
export class CourseArchived extends UserError {}

@RefusalType('CAPACITY_BELOW_SEATS_TAKEN')
export class CapacityBelowSeatsTaken extends UserError {
  @Field(() => Int, { description: 'The number of seats taken.' })
  seatsTaken!: number;
}

@RefusalType('NAME_TAKEN')
export class NameTaken extends UserError {}

@RefusalType('GROUPS_OF_DIFFERENT_COURSES')
export class GroupsOfDifferentCourses extends UserError {}

@RefusalType('PAYMENT_PROVIDER_UNAVAILABLE')
export class PaymentProviderUnavailable extends UserError {}

@RefusalType('ONLINE_SALE_UNAVAILABLE')
export class OnlineSaleUnavailable extends UserError {
  @Field(() => [OnlineSaleProblem], { description: 'Every reason why it cannot be bought online.' })
  reasons!: OnlineSaleProblem[];
}

@RefusalType('SIGN_IN_CODE_WRONG')
export class SignInCodeWrong extends UserError {}

@RefusalType('TOO_MANY_TRIES')
export class TooManyTries extends UserError {
  @Field(() => Int, { description: 'The number of seconds to wait before the next try.' })
  retryAfterSeconds!: number;
}
