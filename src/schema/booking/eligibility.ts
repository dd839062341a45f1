import { Field, Int, ObjectType } from 'type-graphql';
import { type PassProblem, PassProblem as PassProblemEnum, type Refusal } from '../../services/rules/world/refusals.js';
import {
  AlreadyBooked,
  GroupNotLinked,
  NotCovered,
  SessionCancelled,
  SessionFull,
  SessionOver,
} from '../shared/command-refusals.js';
import { refusalUnion } from '../shared/user-error.js';

const BookingObstacle = refusalUnion('BookingObstacle', 'Why a session could not be booked by a registration now.', () => [
  GroupNotLinked,
  SessionCancelled,
  SessionOver,
  AlreadyBooked,
  SessionFull,
  NotCovered,
]);

@ObjectType({ description: 'Whether and how a registration could book a session, with every reason. Nothing is held by asking.' })
export class BookingEligibility {
  @Field(() => [BookingObstacle], { description: 'Why it could not be booked now; empty when it could.' })
  obstacles!: Refusal[];

  @Field(() => Boolean, {
    description:
      'Whether passes do not cover it and the course wants its whole price paid online: `bookSession` then needs `successUrl` and `cancelUrl`.',
  })
  payNow!: boolean;
}

@ObjectType({ description: 'Whether one pass of the customer could pay for the session.' })
export class PassEligibility {
  @Field(() => PassProblemEnum, { nullable: true, description: 'Why it cannot; null when it can.' })
  reason!: PassProblem | null;
}

@ObjectType({ description: 'One way to pay the price of a session.' })
export class CoveragePlan {}

@ObjectType({ description: 'What one pass would give for a session.' })
export class CoverageSlice {
  @Field(() => Int, { description: 'Entries it would take: 1 of an ENTRY pass, else 0.' })
  entries!: number;
}
