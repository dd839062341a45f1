import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Attendee, Customer } from '../objects/people.js';
import { AttendeesOfDifferentCustomers, BothBooked, BothRegistered, BothSignIn } from '../shared/people-refusals.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('CustomerMerge', { description: 'The result or preview of merging two customers.', simpleResolvers: true })
export class CustomerMerge {
  @Field(() => Customer, { description: 'The customer who is kept. In a preview, they are shown unchanged.' })
  customer!: Customer;

  @Field(() => Int, { description: 'The number of attendees moved to this customer.' })
  attendees!: number;

  @Field(() => Int, { description: 'The number of registrations moved.' })
  registrations!: number;

  @Field(() => Int, { description: 'The number of passes moved.' })
  passes!: number;
}

@ObjectType('AttendeeMerge', { description: 'The result or preview of merging two attendees.', simpleResolvers: true })
export class AttendeeMerge {
  @Field(() => Attendee, { description: 'The attendee who is kept. In a preview, they are shown unchanged.' })
  attendee!: Attendee;

  @Field(() => Int, { description: 'The number of registrations moved.' })
  registrations!: number;

  @Field(() => Int, { description: 'The number of bookings moved.' })
  bookings!: number;

  @Field(() => Int, { description: 'The number of consents moved.' })
  consents!: number;
}

@InputType({ description: 'Two customers to merge, because they are the same person.' })
export class MergeCustomersInput {
  @Field(() => ID, { description: 'The customer who is kept.' })
  keepCustomerId!: string;

  @Field(() => ID, { description: 'The customer to merge into the other. All that belongs to them moves.' })
  mergeCustomerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The customer whose sign-in stays, when both can sign in. The other person loses access to this organisation.',
  })
  signInOf?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Preview the merge without changing anything. Default false.' })
  dryRun?: boolean | null;
}

@InputType({ description: 'Two attendees of one customer to merge, because they are the same person.' })
export class MergeAttendeesInput {
  @Field(() => ID, { description: 'The attendee who is kept.' })
  keepAttendeeId!: string;

  @Field(() => ID, { description: 'The attendee to merge into the other. All that belongs to them moves.' })
  mergeAttendeeId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Preview the merge without changing anything. Default false.' })
  dryRun?: boolean | null;
}

export const MergeCustomersPayload = setUpPayload(
  'mergeCustomers',
  { name: 'merge', description: 'The merge, or its preview.', type: () => CustomerMerge },
  [BothSignIn],
);
export const MergeAttendeesPayload = setUpPayload(
  'mergeAttendees',
  { name: 'merge', description: 'The merge, or its preview.', type: () => AttendeeMerge },
  [AttendeesOfDifferentCustomers, BothRegistered, BothBooked],
);
