import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import * as schema from '../../schema/people/merge.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as people from '../../services/people/index.js';
import { Access, OWNERS_AND_MANAGERS } from '../shared/access.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'What to do.' };

/** Making one of two that are the same person. */
@Resolver()
export class PeopleMergeResolver {
  @Access(OWNERS_AND_MANAGERS)
  @Mutation(() => schema.MergeCustomersPayload, {
    description:
      'Makes two accounts of one person one: attendees, registrations, bookings, passes and consents of the one are the other’s, and no figure changes. Of two e-mail addresses theirs is the one they sign in with; the other, and a second telephone number, are kept with the merged customer.',
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
      'Makes two entries of one attendee one, on the account of one customer. Refused where both are registered in one group, or booked in one session, and where their notes together are longer than notes may be.',
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
