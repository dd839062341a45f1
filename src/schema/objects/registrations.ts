import { Field, ObjectType } from 'type-graphql';
import { BookingStatus, LateCancellation } from '../../entities/enums.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('Registration', {
  description: "An attendee's enrolment in a group, with a running account. Seen by its customer and by staff.",
  implements: Node,
  simpleResolvers: true,
})
export class Registration extends Node {
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType('Booking', {
  description:
    'A seat in one session held by one registration. It keeps the price and the cancellation policy it was made under.',
  implements: Node,
  simpleResolvers: true,
})
export class Booking extends Node {
  @Field(() => BookingStatus, { description: 'What became of it.' })
  status!: BookingStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Cancelling is in time up to and including this moment.' })
  cancellableUntil!: Date;

  @Field(() => LateCancellation, { description: 'What cancelling later does.' })
  lateCancellation!: LateCancellation;

  @Field(() => DateTime, { nullable: true, description: 'When it was cancelled.' })
  cancelledAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the attendee was checked in.' })
  checkedInAt?: Date | null;
}
