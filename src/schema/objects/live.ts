import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Attendance, OrderStatus, PassKind, SessionStatus } from '../../entities/enums.js';
import { SameForAll } from '../shared/same-for-all.js';
import { DateTime, SafeInt } from '../shared/scalars.js';

const VERSION = {
  description: 'A number that grows with every change. Of two states, the one with the higher version is newer.',
};

@ObjectType({ description: 'The seats of a session at one moment. It is public.' })
export class SessionCapacity {
  @SameForAll()
  @Field(() => SessionStatus, { description: 'Whether the session takes place.' })
  status!: SessionStatus;

  @SameForAll()
  @Field(() => Int, { description: 'The number of seats.' })
  capacity!: number;

  @SameForAll()
  @Field(() => Int, { description: 'The seats taken: booked, or held by an unpaid order.' })
  seatsTaken!: number;

  @SameForAll()
  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({ description: 'The balance of a pass at one moment. The holder and the staff can see it.' })
export class PassBalance {
  @Field(() => PassKind, { description: 'The kind of the pass.' })
  kind!: PassKind;

  @Field(() => Int, { nullable: true, description: 'The entries left; null for CREDIT and TIME.' })
  entriesLeft!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the validity begins. ' +
      'Null without a beginning, or before the first use of a pass that is valid from its first use.',
  })
  validFrom!: Date | string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the validity ends. Null without an end, or before the first use of a pass that is valid from its first use.',
  })
  validUntil!: Date | string | null;

  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({
  description: "A registration's account at one moment, CREDIT passes included. Its customer and the staff can see it.",
})
export class RegistrationBalance {
  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({ description: 'The progress of an order at one moment. Its payer and the desk can see it.' })
export class OrderProgress {
  @Field(() => OrderStatus, { description: 'The state of the order.' })
  status!: OrderStatus;

  @Field(() => DateTime, { nullable: true, description: 'When the order was paid; null until then.' })
  paidAt!: Date | string | null;

  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({
  description: 'The roster of a session at one moment. The staff can see it, instructors that of the sessions that they teach.',
})
export class Roster {
  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({
  description: 'A change of attendance: an attendee has come to a session, or a record was corrected. Only staff can see it.',
})
export class CheckInEvent {
  @Field(() => String, { description: 'The name of the attendee.' })
  attendeeName!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the attendee was checked in. Null after the check-in was undone, and for an absence.',
  })
  checkedInAt!: Date | string | null;

  @Field(() => Attendance, {
    nullable: true,
    description: 'The attendance of the attendee as it is recorded now. Null after the check-in was undone.',
  })
  attendance!: Attendance | null;

  @Field(() => SafeInt, { description: 'A number that grows with every change of attendance in the session.' })
  version!: number;
}

@ObjectType({
  description:
    'A session was given another time, location or instructor, or was cancelled. ' +
    'Staff hear of it, and the customers whose attendees had a seat in it.',
  simpleResolvers: true,
})
export class SessionChangeEvent {
  @Field(() => SessionStatus, { description: 'Whether the session takes place now.' })
  status!: SessionStatus;

  @Field(() => DateTime, { description: 'When it starts now.' })
  startsAt!: Date | string;

  @Field(() => DateTime, { description: 'When it ends now.' })
  endsAt!: Date | string;

  @Field(() => SafeInt, VERSION)
  version!: number;
}

@InputType({ description: 'The check-ins to return. A field left out does not filter.' })
export class CheckInFilter {
  @Field(() => ID, { nullable: true, description: 'Only check-ins of this session.' })
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only check-ins of this group's sessions." })
  groupId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only check-ins at this location.' })
  locationId?: string | null;
}
