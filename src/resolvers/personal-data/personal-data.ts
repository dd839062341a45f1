import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Customer, Member, Organisation } from '../../entities/index.js';
import * as schema from '../../schema/personal-data/personal-data.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import {
  eraseCustomer,
  eraseMember,
  exportPersonalData,
  type PersonalDataDocument,
  setRetention,
} from '../../services/personal-data/index.js';
import { Access, type AccessRule, OWNERS, OWNERS_AND_MANAGERS } from '../shared/access.js';
import { forgetCaller, ownerOf } from '../shared/person.js';
import { keyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** The rights of people to their data: export and erasure. */
@Resolver()
export class PersonalDataResolver {
  @Access(OWNERS)
  @Mutation(() => schema.SetRetentionPayload, {
    description: 'Sets how long inactive customers and entries of the audit log are kept.',
  })
  setRetention(
    @Ctx() context: Context,
    @Arg('input', () => schema.SetRetentionInput, INPUT) input: schema.SetRetentionInput,
  ): Promise<SetUpPayload<Organisation>> {
    return setUpWith(context, (tenant) => setRetention(tenant, input));
  }

  @Access({ ...OWNERS_AND_MANAGERS, CUSTOMER: 'OWN' } as const satisfies AccessRule)
  @Mutation(() => schema.ExportPersonalDataPayload, {
    description:
      'Exports everything that the organisation keeps about a customer, as JSON. ' +
      'It is a mutation, because the audit log records it. Customers may export their own data.',
  })
  exportPersonalData(
    @Ctx() context: Context,
    @Arg('input', () => schema.ExportPersonalDataInput, INPUT) input: schema.ExportPersonalDataInput,
  ): Promise<SetUpPayload<PersonalDataDocument>> {
    const customerId = keyOf(context, 'Customer', input.customerId);
    return setUpWith(context, (tenant) => exportPersonalData(tenant, { ...input, customerId }, ownerOf(context)));
  }

  @Access(OWNERS)
  @Mutation(() => schema.EraseMemberPayload, {
    description: 'Erases the name, the e-mail address and the network addresses of a removed member, for good.',
  })
  eraseMember(
    @Ctx() context: Context,
    @Arg('input', () => schema.EraseMemberInput, INPUT) input: schema.EraseMemberInput,
  ): Promise<SetUpPayload<Member>> {
    const memberId = keyOf(context, 'Member', input.memberId);
    return setUpWith(context, (tenant) => eraseMember(tenant, { ...input, memberId }));
  }

  @Access({ ...OWNERS, CUSTOMER: 'OWN' } as const satisfies AccessRule)
  @Mutation(() => schema.EraseCustomerPayload, {
    description:
      'Erases everything personal about a customer and their attendees, for good. The books stay, and no figure changes. ' +
      'Customers may erase themselves once nothing is open.',
  })
  async eraseCustomer(
    @Ctx() context: Context,
    @Arg('input', () => schema.EraseCustomerInput, INPUT) input: schema.EraseCustomerInput,
  ): Promise<SetUpPayload<Customer>> {
    const customerId = keyOf(context, 'Customer', input.customerId);
    const erasure = { ...input, customerId, letGo: input.letGo ?? false };
    const by = { key: context.viewer.key, ownerId: ownerOf(context) };
    const { signIn } = context.services;
    // Also after a fault: the erasure may stand, and its viewer must not be remembered.
    return setUpWith(context, (tenant) => eraseCustomer(tenant, by, erasure, signIn)).finally(() => forgetCaller(context));
  }
}
