import { Field, Int } from 'type-graphql';
import { InvitationProblem, type MoneyFact } from '../../services/rules/world/refusals.js';
import { Money } from './money.js';
import { DateTime } from './scalars.js';
import { RefusalType, UserError } from './user-error.js';

/** The refusals that only commands about people can give. */

@RefusalType('LAST_OWNER')
export class LastOwner extends UserError {}

@RefusalType('INVITATION_UNUSABLE')
export class InvitationUnusable extends UserError {
  @Field(() => InvitationProblem, { description: 'Why.' })
  reason!: InvitationProblem;
}

@RefusalType('TOO_MANY_ORGANISATIONS')
export class TooManyOrganisations extends UserError {
  @Field(() => Int, { description: 'How many one person may open.' })
  limit!: number;
}

@RefusalType('BOTH_SIGN_IN')
export class BothSignIn extends UserError {}

@RefusalType('BOTH_REGISTERED')
export class BothRegistered extends UserError {
  @Field(() => [String], { description: 'The names of the groups that both are registered in.' })
  groups!: string[];
}

@RefusalType('BOTH_BOOKED')
export class BothBooked extends UserError {
  @Field(() => [DateTime], { description: 'When the sessions begin that both have a seat in.' })
  startsAt!: Date[];
}

@RefusalType('ATTENDEES_OF_DIFFERENT_CUSTOMERS')
export class AttendeesOfDifferentCustomers extends UserError {}

@RefusalType('NOT_FOR_API_KEYS')
export class NotForApiKeys extends UserError {}

@RefusalType('ERASURE_BLOCKED')
export class ErasureBlocked extends UserError {
  @Field(() => Int, {
    description: 'Bookings of sessions that have not begun. They have to be cancelled first, whatever is let go.',
  })
  upcomingBookings!: number;

  @Field(() => Int, { description: 'Orders that wait for their money. They have to be paid, or left, whatever is let go.' })
  openOrders!: number;

  @Field(() => Money, { description: 'What their registrations owe.' })
  debt!: MoneyFact;

  @Field(() => Money, { description: 'Money of theirs that is left on registrations, and on passes that hold money.' })
  credit!: MoneyFact;

  @Field(() => Int, { description: 'Passes that could still be used.' })
  passes!: number;
}
