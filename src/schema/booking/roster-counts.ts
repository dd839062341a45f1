import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The bookings of a session that hold a seat, in numbers.' })
export class RosterCounts {
  @Field(() => Int, { description: 'The bookings that hold a seat: all but the cancelled ones.' })
  booked!: number;

  @Field(() => Int, { description: 'The attendees who are checked in.' })
  here!: number;

  @Field(() => Int, {
    description: 'The attendees who are not checked in although the session has begun, no-shows included; 0 before its start.',
  })
  missing!: number;

  @Field(() => Int, { description: 'The attendees whose registration has a debt.' })
  owing!: number;
}
