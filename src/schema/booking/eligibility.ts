import { Field, Int, ObjectType } from 'type-graphql';
import { type PassProblem, PassProblem as PassProblemEnum, type Refusal } from '../../services/rules/world/refusals.js';
import {
  AlreadyBooked,
  BookingOverlaps,
  GroupNotLinked,
  NotCovered,
  RegistrationEnded,
  SessionCancelled,
  SessionFull,
  SessionOver,
} from '../shared/command-refusals.js';
import { refusalSet } from '../shared/user-error.js';

const BookingObstacle = refusalSet('BookingObstacle', 'The refusals that keep a registration from booking a session now.', [
  GroupNotLinked,
  RegistrationEnded,
  SessionCancelled,
  SessionOver,
  AlreadyBooked,
  BookingOverlaps,
  SessionFull,
  NotCovered,
]);

@ObjectType({ description: 'Whether and how a registration could book a session, with all reasons. Asking holds no seat.' })
export class BookingEligibility {
  @Field(() => [BookingObstacle], { description: 'The reasons why the session could not be booked now; empty when it could.' })
  obstacles!: Refusal[];

  @Field(() => Boolean, {
    description:
      'Whether the whole price has to be paid online, because passes do not cover it. ' +
      '`bookSession` then needs `successUrl` and `cancelUrl`.',
  })
  payNow!: boolean;
}

@ObjectType({ description: "Whether one of the customer's passes could pay for the session." })
export class PassEligibility {
  @Field(() => PassProblemEnum, { nullable: true, description: 'The reason why the pass cannot pay; null when it can.' })
  reason!: PassProblem | null;
}

@ObjectType({ description: 'A way to pay the price of a session with passes.' })
export class CoveragePlan {}

@ObjectType({ description: 'The part that one pass would pay for a session.' })
export class CoverageSlice {
  @Field(() => Int, { description: 'The entries that the pass would use: 1 for ENTRY, otherwise 0.' })
  entries!: number;
}
