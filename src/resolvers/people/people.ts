import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Attendee, Columns, Customer, Organisation } from '../../entities/index.js';
import { CustomerConnection } from '../../schema/objects/page-types.js';
import * as inputs from '../../schema/people/inputs.js';
import * as payloads from '../../schema/people/payloads.js';
import { PageArgs } from '../../schema/shared/connection.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import type { Page } from '../../services/input/index.js';
import * as people from '../../services/people/index.js';
import { searchCustomers } from '../../services/reads/index.js';
import { Access, DESK, DESK_AND_OWN_CUSTOMER, OWNERS_AND_MANAGERS, withScope } from '../shared/access.js';
import { ownerOf } from '../shared/person.js';
import { keyOf, readsOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** The organisation, its customers and their attendees. Customers reach their own rows. */
@Resolver()
export class PeopleResolver {
  @Access(withScope(DESK, 'PEOPLE_READ'))
  @Query(() => CustomerConnection, {
    nullable: true,
    description: 'The customers of the organisation, newest first. Null for callers who may not see them.',
  })
  async customers(
    @Ctx() context: Context,
    @Arg('search', () => String, {
      nullable: true,
      description:
        'Words of a name, an e-mail address or an attendee’s name, in any order, or digits of a telephone number. ' +
        'Accents, case and punctuation do not matter. A word of three letters or more may also be inside another.',
    })
    search: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Columns<Customer>>> {
    return searchCustomers(await readsOf(context), search, page);
  }

  @Access(OWNERS_AND_MANAGERS)
  @Mutation(() => payloads.UpdateOrganisationPayload, {
    description: 'Changes the public page of the organisation and its cancellation policy.',
  })
  updateOrganisation(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UpdateOrganisationInput, INPUT) input: inputs.UpdateOrganisationInput,
  ): Promise<SetUpPayload<Organisation>> {
    return setUpWith(context, (tenant) => people.updateOrganisation(tenant, input));
  }

  @Access(withScope(DESK, 'PEOPLE_WRITE'))
  @Mutation(() => payloads.CreateCustomerPayload, {
    description: 'Creates a customer. Two people cannot share an e-mail address: the second one goes without.',
  })
  createCustomer(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CreateCustomerInput, INPUT) input: inputs.CreateCustomerInput,
  ): Promise<SetUpPayload<Customer>> {
    return setUpWith(context, (tenant) => people.createCustomer(tenant, input));
  }

  @Access(withScope(DESK, 'PEOPLE_WRITE'))
  @Mutation(() => payloads.UpdateCustomerPayload, {
    description:
      'Changes a customer. With another e-mail address, the person who signed in so far loses the account, and the person ' +
      'who signs in with the new address takes it over. A customer without an address gets one in the same way. ' +
      'An API key cannot change the address.',
  })
  updateCustomer(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UpdateCustomerInput, INPUT) input: inputs.UpdateCustomerInput,
  ): Promise<SetUpPayload<Customer>> {
    const customerId = keyOf(context, 'Customer', input.customerId);
    return setUpWith(context, (tenant) =>
      people.updateCustomer(tenant, { ...input, customerId }, context.viewer.kind === 'API_KEY'),
    );
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'PEOPLE_WRITE'))
  @Mutation(() => payloads.AddAttendeePayload, {
    description: 'Adds an attendee to a customer. Customers may add to their own account.',
  })
  addAttendee(
    @Ctx() context: Context,
    @Arg('input', () => inputs.AddAttendeeInput, INPUT) input: inputs.AddAttendeeInput,
  ): Promise<SetUpPayload<Attendee>> {
    const customerId = keyOf(context, 'Customer', input.customerId);
    return setUpWith(context, (tenant) => people.addAttendee(tenant, { ...input, customerId }, ownerOf(context)));
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'PEOPLE_WRITE'))
  @Mutation(() => payloads.UpdateAttendeePayload, { description: 'Changes an attendee. Customers may change their own.' })
  updateAttendee(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UpdateAttendeeInput, INPUT) input: inputs.UpdateAttendeeInput,
  ): Promise<SetUpPayload<Attendee>> {
    const attendeeId = keyOf(context, 'Attendee', input.attendeeId);
    return setUpWith(context, (tenant) => people.updateAttendee(tenant, { ...input, attendeeId }, ownerOf(context)));
  }
}
