import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import * as schema from '../../schema/people/merge.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as people from '../../services/people/index.js';
import { Access, OWNERS_AND_MANAGERS } from '../shared/access.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** Merges of duplicates, for owners and managers. */
@Resolver()
export class PeopleMergeResolver {
  @Access(OWNERS_AND_MANAGERS)
  @Mutation(() => schema.MergeCustomersPayload, {
    description:
      'Merges two accounts of one person. Attendees, registrations, bookings, passes and consents move to the kept ' +
      'customer, and no figure changes. The kept customer has the e-mail address that signs in, or the only one. The other ' +
      'address and a second telephone number stay with the merged customer.',
  })
  mergeCustomers(
    @Ctx() context: Context,
    @Arg('input', () => schema.MergeCustomersInput, INPUT) input: schema.MergeCustomersInput,
  ): Promise<SetUpPayload<people.CustomerMerge>> {
    const keepCustomerId = keyOf(context, 'Customer', input.keepCustomerId);
    const mergeCustomerId = keyOf(context, 'Customer', input.mergeCustomerId);
    const signInOf = optionalKeyOf(context, 'Customer', input.signInOf ?? null);
    const dryRun = input.dryRun ?? false;
    return setUpWith(context, (tenant) => people.mergeCustomers(tenant, { keepCustomerId, mergeCustomerId, signInOf, dryRun }));
  }

  @Access(OWNERS_AND_MANAGERS)
  @Mutation(() => schema.MergeAttendeesPayload, {
    description:
      'Merges two entries of one attendee on the account of one customer. Refused if both are registered in one group or ' +
      'booked in one session, and if their notes together are too long.',
  })
  mergeAttendees(
    @Ctx() context: Context,
    @Arg('input', () => schema.MergeAttendeesInput, INPUT) input: schema.MergeAttendeesInput,
  ): Promise<SetUpPayload<people.AttendeeMerge>> {
    const keepAttendeeId = keyOf(context, 'Attendee', input.keepAttendeeId);
    const mergeAttendeeId = keyOf(context, 'Attendee', input.mergeAttendeeId);
    const dryRun = input.dryRun ?? false;
    const by = context.viewer.key;
    return setUpWith(context, (tenant) => people.mergeAttendees(tenant, by, { keepAttendeeId, mergeAttendeeId, dryRun }));
  }
}
