import { Field, ObjectType } from 'type-graphql';
import { BookingStatus, LateCancellation } from '../../entities/enums.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@ObjectType('Registration', {
  description:
    "An attendee's enrolment in a group, with an account of what was paid and charged. " +
    'Its customer and the staff can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class Registration extends Node {
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The first day without it, in the organisation's time zone. Null while it has no end.",
  })
  endsOn?: string | null;
}

@ObjectType('Booking', {
  description:
    'A seat in one session, booked by one registration. ' +
    'It keeps the price and the cancellation policy of the time it was made.',
  implements: Node,
  simpleResolvers: true,
})
export class Booking extends Node {
  @Field(() => BookingStatus, { description: 'The state.' })
  status!: BookingStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => DateTime, { description: 'The deadline to cancel in time. This moment itself is still in time.' })
  cancellableUntil!: Date;

  @Field(() => LateCancellation, { description: 'The consequence of cancelling later than that.' })
  lateCancellation!: LateCancellation;

  @Field(() => DateTime, { nullable: true, description: 'When the booking was cancelled; null while it is not.' })
  cancelledAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the attendee was checked in; null until then.' })
  checkedInAt?: Date | null;
}
