import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Customer } from '../../entities/index.js';
import * as schema from '../../schema/people/self.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as people from '../../services/people/index.js';
import { type Result, refusal } from '../../services/rules/world/refusals.js';
import { Access, type AccessRule, WHOEVER_SIGNED_IN } from '../shared/access.js';
import { forgetCaller, personOf } from '../shared/person.js';
import { keyOf } from '../shared/reading.js';
import { payloadOf, setUpWith } from '../shared/set-up.js';
import { placePayload } from './new-place.js';
import { customerOf } from './viewers.js';

const INPUT = { description: 'The input of the mutation.' };

/** A person who is a customer already gets their own account. */
const STRANGERS_AND_CUSTOMERS = { PERSON: 'OWN', CUSTOMER: 'OWN' } as const satisfies AccessRule;

/** Mutations of people about themselves: join, keep their profile, open an organisation. */
@Resolver()
export class PeopleSelfResolver {
  @Access(STRANGERS_AND_CUSTOMERS)
  @Mutation(() => schema.JoinAsCustomerPayload, {
    description:
      "Opens the viewer's customer account with the address that they sign in with, or takes over the one that the " +
      'desk keeps under it.',
  })
  async joinAsCustomer(
    @Ctx() context: Context,
    @Arg('input', () => schema.JoinAsCustomerInput, INPUT) { organisationId, ...profile }: schema.JoinAsCustomerInput,
  ): Promise<SetUpPayload<Customer>> {
    const elsewhere = namesAnother(context, organisationId);
    if (elsewhere) return payloadOf(elsewhere);
    const person = await personOf(context);
    const payload = await setUpWith(context, (tenant) => people.joinAsCustomer(tenant, person, profile));
    forgetCaller(context);
    return payload;
  }

  @Access({ CUSTOMER: 'OWN' })
  @Mutation(() => schema.UpdateMyProfilePayload, {
    description:
      'Changes the customer that the viewer is, except for the e-mail address, which is the one that they sign in with.',
  })
  updateMyProfile(
    @Ctx() context: Context,
    @Arg('input', () => schema.UpdateMyProfileInput, INPUT) input: schema.UpdateMyProfileInput,
  ): Promise<SetUpPayload<Customer>> {
    const { customerId } = customerOf(context);
    return setUpWith(context, (tenant) => people.updateCustomer(tenant, { ...input, customerId }));
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => schema.OpenOrganisationPayload, {
    description: `Opens an organisation with the viewer as its owner, at most ${people.ORGANISATIONS_PER_PERSON_MAX} a person.`,
  })
  async openOrganisation(
    @Ctx() context: Context,
    @Arg('input', () => schema.OpenOrganisationInput, INPUT) input: schema.OpenOrganisationInput,
  ): Promise<SetUpPayload<schema.ViewerOrganisation>> {
    const person = await personOf(context);
    const { signIn } = context.services;
    const opened = await context.commandOutside((outside) => people.openOrganisation(outside, person, input, signIn));
    return placePayload(context, opened);
  }
}

/** An operation is about one organisation: an id of another one, or a malformed id, names nothing in it. */
function namesAnother(context: Context, organisationId: string | null | undefined): Result<never> | undefined {
  if (organisationId == null || keyOf(context, 'Organisation', organisationId) === context.organisationId) return undefined;
  return { ok: false, refusals: [refusal('NOT_FOUND', 'organisationId', { referent: 'ORGANISATION' })] };
}
