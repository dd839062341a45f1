import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Customer } from '../../entities/index.js';
import * as schema from '../../schema/people/self.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as people from '../../services/people/index.js';
import { refusal } from '../../services/rules/world/refusals.js';
import { Access, type AccessRule, WHOEVER_SIGNED_IN } from '../shared/access.js';
import { forgetCaller, personOf, shownPlace } from '../shared/person.js';
import { keyOf } from '../shared/reading.js';
import { payloadOf, setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'What to do.' };

/** Whoever is a customer already gets their own account. */
const STRANGERS_AND_CUSTOMERS = { PERSON: 'OWN', CUSTOMER: 'OWN' } as const satisfies AccessRule;

/** What people do for themselves: join, keep their own profile, open an organisation. */
@Resolver()
export class PeopleSelfResolver {
  @Access(STRANGERS_AND_CUSTOMERS)
  @Mutation(() => schema.JoinAsCustomerPayload, {
    description:
      "Opens the viewer's own account as a customer, with the address that they sign in with; or takes over the one that the desk keeps under it.",
  })
  async joinAsCustomer(
    @Ctx() context: Context,
    @Arg('input', () => schema.JoinAsCustomerInput, INPUT) { organisationId, ...profile }: schema.JoinAsCustomerInput,
  ): Promise<SetUpPayload<Customer>> {
    if (organisationId != null && keyOf(context, 'Organisation', organisationId) !== context.organisationId) {
      return { result: null, errors: [refusal('NOT_FOUND', 'organisationId', { referent: 'ORGANISATION' })] };
    }
    const person = await personOf(context);
    const payload = await setUpWith(context, (tenant) => people.joinAsCustomer(tenant, person, profile));
    forgetCaller(context);
    return payload;
  }

  @Access({ CUSTOMER: 'OWN' })
  @Mutation(() => schema.UpdateMyProfilePayload, {
    description: 'Changes the customer that the viewer is. Their e-mail address is the one that they sign in with.',
  })
  updateMyProfile(
    @Ctx() context: Context,
    @Arg('input', () => schema.UpdateMyProfileInput, INPUT) input: schema.UpdateMyProfileInput,
  ): Promise<SetUpPayload<Customer>> {
    const { viewer } = context;
    if (viewer.kind !== 'CUSTOMER') throw new Error('Only customers have a profile');
    return setUpWith(context, (tenant) => people.updateCustomer(tenant, { ...input, customerId: viewer.customerId }));
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => schema.OpenOrganisationPayload, {
    description: `Opens an organisation with the viewer as its owner; at most ${people.ORGANISATIONS_PER_PERSON_MAX} a person.`,
  })
  async openOrganisation(
    @Ctx() context: Context,
    @Arg('input', () => schema.OpenOrganisationInput, INPUT) input: schema.OpenOrganisationInput,
  ): Promise<SetUpPayload<schema.ViewerOrganisation>> {
    const person = await personOf(context);
    const countOwned = () => context.services.signIn.countOwned(person.id);
    const opened = await context.commandOutside((outside) => people.openOrganisation(outside, { ...person, countOwned }, input));
    if (!opened.ok) return payloadOf(opened);
    forgetCaller(context);
    const { id: organisationId, slug, name, locale } = opened.value.organisation;
    return { result: shownPlace({ organisationId, slug, name, locale, role: 'OWNER' }), errors: [] };
  }
}
