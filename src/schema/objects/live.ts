import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PassKind, SessionStatus } from '../../entities/enums.js';
import { DateTime, SafeInt } from '../shared/scalars.js';

const VERSION = { description: 'Grows with every change: of two states the one with the higher version is the newer.' };

@ObjectType({ description: 'The seats of a session at one moment. Public.' })
export class SessionCapacity {
  @Field(() => SessionStatus, { description: 'Whether the session takes place.' })
  status!: SessionStatus;

  @Field(() => Int, { description: 'How many seats there are.' })
  capacity!: number;

  @Field(() => Int, { description: 'How many are taken: booked, or held by an order that is being paid.' })
  seatsTaken!: number;

  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({ description: 'What is left on a pass at one moment. For its holder and for staff.' })
export class PassBalance {
  @Field(() => PassKind, { description: 'What the pass holds.' })
  kind!: PassKind;

  @Field(() => Int, { nullable: true, description: 'Entries left; ENTRY only.' })
  entriesLeft!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its validity begins; null before the first use of a pass that begins with it.',
  })
  validFrom!: Date | string | null;

  @Field(() => DateTime, { nullable: true, description: 'When its validity ends; null without an end.' })
  validUntil!: Date | string | null;

  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({
  description: "A registration's running account at one moment, its CREDIT passes included. For its customer and for staff.",
})
export class RegistrationBalance {
  @Field(() => SafeInt, VERSION)
  version!: number;
}

@ObjectType({ description: 'Somebody has come. For staff.' })
export class CheckInEvent {
  @Field(() => String, { description: 'Who came.' })
  attendeeName!: string;

  @Field(() => DateTime, { description: 'When.' })
  checkedInAt!: Date | string;

  @Field(() => SafeInt, { description: 'Grows with every check-in of the session.' })
  version!: number;
}

@InputType({ description: 'Which check-ins to see. What is left out does not narrow them down.' })
export class CheckInFilter {
  @Field(() => ID, { nullable: true, description: 'Of this session.' })
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of the sessions of this group.' })
  groupId?: string | null;

  @Field(() => ID, { nullable: true, description: 'At this location.' })
  locationId?: string | null;
}
