import { ArgsType, Field, ID } from 'type-graphql';
import { BookingStatus } from '../../entities/enums.js';
import { PageArgs } from '../shared/connection.js';
import { DateTime } from '../shared/scalars.js';

/** Which bookings of a list, and which page of them. */
@ArgsType()
export class RosterArgs extends PageArgs {
  @Field(() => [BookingStatus], {
    nullable: true,
    description: 'Only bookings in one of these states; all when left out. An empty list gives none.',
  })
  status?: BookingStatus[] | null;
}

/** The same for a list over many sessions. */
@ArgsType()
export class BookingListArgs extends RosterArgs {
  @Field(() => DateTime, { nullable: true, description: 'Only bookings of sessions that start at this time or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only bookings of sessions that start before this time.' })
  until?: Date | null;
}

/** Which registrations of a group or a customer, and which page of them. */
@ArgsType()
export class RegistrationFilterArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'True: only those with a debt. False: only those without.' })
  unpaid?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that have an end. False: only those without.' })
  ended?: boolean | null;
}

/** The same for a list over all groups. */
@ArgsType()
export class RegistrationListArgs extends RegistrationFilterArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "A part of the customer's name, of their e-mail address, or of the name of an attendee of theirs. Accents and case do " +
      'not matter.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only registrations in this group.' })
  groupId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only registrations in groups of this course.' })
  courseId?: string | null;
}
