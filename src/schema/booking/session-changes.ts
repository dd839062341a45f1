import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Weekday } from '../../entities/enums.js';
import type { SessionCapacityState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import { PassProblem, type Refusal } from '../../services/rules/world/refusals.js';
import { Session } from '../objects/catalogue.js';
import { SessionCapacity } from '../objects/live.js';
import { Pass } from '../objects/passes.js';
import { Booking } from '../objects/registrations.js';
import { DRY_RUN, OPTIONAL_KEY } from '../shared/command-options.js';
import { commandPayload, refusalsField } from '../shared/command-payload.js';
import { BookingOverlaps, IdempotencyKeyReused, SessionCancelled, SessionOver } from '../shared/command-refusals.js';
import { MoneyInput } from '../shared/money-input.js';
import { CapacityBelowSeatsTaken } from '../shared/refusal-types.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

/** The terms that one session or a series may get. */
@InputType({ description: 'New terms of sessions.' })
class NewTermsInput {
  @Field(() => Int, { nullable: true, description: 'The length in minutes, from 1 to 10080.' })
  durationMinutes?: number | null;

  @Field(() => ID, { nullable: true, description: 'The location; null for the location of the group.' })
  locationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The member of staff who substitutes for the instructor; null for the instructor of the group.',
  })
  instructorId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of seats, not lower than the seats taken.' })
  capacity?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The price. Existing bookings keep their price.' })
  price?: MoneyInput | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to insist although attendees have another session at the new time. Default false.',
  })
  allowOverlap?: boolean | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@InputType({ description: 'Changes to a session. Fields left out stay as they are.' })
export class UpdateSessionInput extends NewTermsInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it starts: in the future, and at most five years away. Its length stays without `durationMinutes`.',
  })
  startsAt?: Date | null;
}

@InputType({
  description:
    'Changes to the coming sessions of a group from a day on, at most 200. Fields left out stay as they are. ' +
    'Sessions that have begun or were cancelled are left alone.',
})
export class UpdateSessionsInput extends NewTermsInput {
  @Field(() => ID, { description: 'The group of the sessions.' })
  groupId!: string;

  @Field(() => LocalDate, { description: 'The first day of the series.' })
  fromOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last day of the series. By default it has none.' })
  untilOn?: string | null;

  @Field(() => [Weekday], { nullable: true, description: 'Only the sessions on these weekdays. By default all.' })
  weekdays?: Weekday[] | null;

  @Field(() => String, { nullable: true, description: 'The local start time of each session, as `17:30` or `17:30:00`.' })
  startTime?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'By how many days each session moves, from -366 to 366: 1 moves a session from Monday to Tuesday.',
  })
  moveDays?: number | null;
}

@ObjectType({ description: 'A pass that paid for a booking and would not cover the session at its new time. It stays paid.' })
export class PassNotCovering {
  @Field(() => Booking, { description: 'The booking that it paid for.' })
  booking!: entities.Columns<entities.Booking>;

  @Field(() => Pass, { description: 'The pass.' })
  pass!: entities.Columns<entities.Pass>;

  @Field(() => PassProblem, { description: 'The reason why it would not cover the session.' })
  reason!: PassProblem;
}

const MOVED = {
  nullable: true,
  description: 'The number of bookings whose session starts or ends at another time. Null when refused.',
};
const NOT_COVERING = {
  description: 'The passes that paid for bookings and would not cover them at the new time. Nothing is taken or given back.',
};

const REFUSALS = [IdempotencyKeyReused, CapacityBelowSeatsTaken, BookingOverlaps];

@commandPayload('updateSession')
export class UpdateSessionPayload {
  @Field(() => Session, {
    nullable: true,
    description: 'The session after the mutation; in a preview, as it would be. Null when refused.',
  })
  session!: entities.Columns<entities.Session> | null;

  @Field(() => SessionCapacity, { nullable: true, description: "The session's seats after the mutation. Null when refused." })
  sessionCapacity!: SessionCapacityState | null;

  @Field(() => Int, MOVED)
  bookingsMoved!: number | null;

  @Field(() => [PassNotCovering], NOT_COVERING)
  passesNotCovering!: PassNotCovering[];

  @refusalsField('updateSession', [...REFUSALS, SessionCancelled, SessionOver])
  errors!: Refusal[];
}

@commandPayload('updateSessions')
export class UpdateSessionsPayload {
  @Field(() => [Session], {
    nullable: true,
    description: 'The sessions after the mutation by their starts before it; in a preview, as they would be. Null when refused.',
  })
  sessions!: entities.Columns<entities.Session>[] | null;

  @Field(() => Int, MOVED)
  bookingsMoved!: number | null;

  @Field(() => [PassNotCovering], NOT_COVERING)
  passesNotCovering!: PassNotCovering[];

  @refusalsField('updateSessions', REFUSALS)
  errors!: Refusal[];
}
