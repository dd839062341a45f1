import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { AttendeeConsent } from '../../entities/index.js';
import * as schema from '../../schema/people/consents.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import { grantConsent, withdrawConsent } from '../../services/people/index.js';
import { Access, DESK_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { ownerOf } from '../shared/person.js';
import { keyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** Consents for attendees, given by their customer or at the desk. */
@Resolver()
export class PeopleConsentsResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'PEOPLE_WRITE'))
  @Mutation(() => schema.GrantConsentPayload, {
    description:
      'Records a consent. A valid consent of the same kind with another text ends. ' + 'One with the same text stays as it is.',
  })
  grantConsent(
    @Ctx() context: Context,
    @Arg('input', () => schema.GrantConsentInput, INPUT) input: schema.GrantConsentInput,
  ): Promise<SetUpPayload<AttendeeConsent>> {
    const attendeeId = keyOf(context, 'Attendee', input.attendeeId);
    const by = context.viewer.key;
    return setUpWith(context, (tenant) => grantConsent(tenant, by, { ...input, attendeeId }, ownerOf(context)));
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'PEOPLE_WRITE'))
  @Mutation(() => schema.WithdrawConsentPayload, { description: 'Withdraws a consent. The record of it stays.' })
  withdrawConsent(
    @Ctx() context: Context,
    @Arg('input', () => schema.WithdrawConsentInput, INPUT) input: schema.WithdrawConsentInput,
  ): Promise<SetUpPayload<AttendeeConsent>> {
    const consentId = keyOf(context, 'AttendeeConsent', input.consentId);
    const by = context.viewer.key;
    return setUpWith(context, (tenant) => withdrawConsent(tenant, by, { consentId }, ownerOf(context)));
  }
}
