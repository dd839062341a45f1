import { Field, Int } from 'type-graphql';
import { InvitationProblem, type MoneyFact } from '../../services/rules/world/refusals.js';
import { Money } from './money.js';
import { DateTime } from './scalars.js';
import { RefusalType, UserError } from './user-error.js';

/** The refusals that only commands about people give. */

@RefusalType('EMAIL_TAKEN')
export class EmailTaken extends UserError {}

@RefusalType('LAST_OWNER')
export class LastOwner extends UserError {}

@RefusalType('INVITATION_UNUSABLE')
export class InvitationUnusable extends UserError {
  @Field(() => InvitationProblem, { description: 'The reason why the invitation cannot be used.' })
  reason!: InvitationProblem;
}

@RefusalType('TOO_MANY_ORGANISATIONS')
export class TooManyOrganisations extends UserError {
  @Field(() => Int, { description: 'The number of organisations that one person may open.' })
  limit!: number;
}

@RefusalType('BOTH_SIGN_IN')
export class BothSignIn extends UserError {}

@RefusalType('BOTH_REGISTERED')
export class BothRegistered extends UserError {
  @Field(() => [String], { description: 'The names of the groups in which both attendees are registered.' })
  groups!: string[];
}

@RefusalType('BOTH_BOOKED')
export class BothBooked extends UserError {
  @Field(() => [DateTime], { description: 'The start times of the sessions in which both attendees have a seat.' })
  startsAt!: Date[];
}

@RefusalType('ATTENDEES_OF_DIFFERENT_CUSTOMERS')
export class AttendeesOfDifferentCustomers extends UserError {}

@RefusalType('NOT_FOR_API_KEYS')
export class NotForApiKeys extends UserError {}

@RefusalType('ERASURE_BLOCKED')
export class ErasureBlocked extends UserError {
  @Field(() => Int, {
    description: 'The number of bookings in sessions that have not begun. Cancel them first; `letGo` does not skip them.',
  })
  upcomingBookings!: number;

  @Field(() => Int, {
    description: 'The number of orders waiting for payment. They have to be paid or cancelled first; `letGo` does not skip them.',
  })
  openOrders!: number;

  @Field(() => Money, { description: "The total debt of the customer's registrations." })
  debt!: MoneyFact;

  @Field(() => Money, { description: "The customer's money left on registrations and on CREDIT passes." })
  credit!: MoneyFact;

  @Field(() => Int, { description: 'The number of passes that can still be used.' })
  passes!: number;
}
