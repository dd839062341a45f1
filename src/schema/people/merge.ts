import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Attendee, Customer } from '../objects/people.js';
import { AttendeesOfDifferentCustomers, BothBooked, BothRegistered, BothSignIn } from '../shared/people-refusals.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('CustomerMerge', { description: 'What merging two customers moves.', simpleResolvers: true })
export class CustomerMerge {
  @Field(() => Customer, { description: 'The customer who is kept; after a preview, as they were.' })
  customer!: Customer;

  @Field(() => Int, { description: 'Attendees that come to them.' })
  attendees!: number;

  @Field(() => Int, { description: 'Registrations that come to them.' })
  registrations!: number;

  @Field(() => Int, { description: 'Passes that come to them.' })
  passes!: number;
}

@ObjectType('AttendeeMerge', { description: 'What merging two attendees moves.', simpleResolvers: true })
export class AttendeeMerge {
  @Field(() => Attendee, { description: 'The attendee who is kept; after a preview, as they were.' })
  attendee!: Attendee;

  @Field(() => Int, { description: 'Registrations that come to them.' })
  registrations!: number;

  @Field(() => Int, { description: 'Bookings that come to them.' })
  bookings!: number;

  @Field(() => Int, { description: 'Consents that come to them.' })
  consents!: number;
}

@InputType({ description: 'Two accounts of one person.' })
export class MergeCustomersInput {
  @Field(() => ID, { description: 'The customer who is kept.' })
  keepCustomerId!: string;

  @Field(() => ID, { description: 'The customer whose everything comes to the other.' })
  mergeCustomerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Where both sign in, the one of the two whose sign-in stays; the other loses their access here.',
  })
  signInOf?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Tells what would come of it, and changes nothing.' })
  dryRun?: boolean | null;
}

@InputType({ description: 'Two entries of one attendee on the account of one customer.' })
export class MergeAttendeesInput {
  @Field(() => ID, { description: 'The attendee who is kept.' })
  keepAttendeeId!: string;

  @Field(() => ID, { description: 'The attendee whose everything comes to the other.' })
  mergeAttendeeId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Tells what would come of it, and changes nothing.' })
  dryRun?: boolean | null;
}

export const MergeCustomersPayload = setUpPayload(
  'mergeCustomers',
  { name: 'merge', description: 'What was moved.', type: () => CustomerMerge },
  [BothSignIn],
);
export const MergeAttendeesPayload = setUpPayload(
  'mergeAttendees',
  { name: 'merge', description: 'What was moved.', type: () => AttendeeMerge },
  [AttendeesOfDifferentCustomers, BothRegistered, BothBooked],
);
