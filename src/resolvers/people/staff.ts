import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Invitation, Member } from '../../entities/index.js';
import { Member as MemberType } from '../../schema/objects/people.js';
import { AddMemberInput } from '../../schema/people/inputs.js';
import { AddMemberPayload } from '../../schema/people/payloads.js';
import type { ViewerOrganisation } from '../../schema/people/self.js';
import * as schema from '../../schema/people/staff.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as people from '../../services/people/index.js';
import { Access, OWNERS, OWNERS_AND_MANAGERS, WHOEVER_SIGNED_IN } from '../shared/access.js';
import { personOf } from '../shared/person.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';
import { placePayload } from './new-place.js';
import { memberOf } from './viewers.js';

const INPUT = { description: 'The input of the mutation.' };

/** The staff of an organisation and their invitations. */
@Resolver()
export class PeopleStaffResolver {
  @Access(OWNERS_AND_MANAGERS)
  @Query(() => [MemberType], {
    nullable: true,
    description: 'The staff, in the order of joining. Null for callers who may not see it.',
  })
  async members(@Ctx() context: Context): Promise<Member[]> {
    return people.listMembers(await context.em());
  }

  @Access(OWNERS)
  @Query(() => [schema.Invitation], {
    nullable: true,
    description: `The latest ${people.INVITATIONS_LISTED_MAX} invitations, newest first. Null for everybody but owners.`,
  })
  async invitations(@Ctx() context: Context): Promise<Invitation[]> {
    return people.listInvitations(await context.em());
  }

  @Access(OWNERS)
  @Mutation(() => AddMemberPayload, { description: 'Adds a member of staff, without access. `inviteMember` gives access.' })
  addMember(
    @Ctx() context: Context,
    @Arg('input', () => AddMemberInput, INPUT) input: AddMemberInput,
  ): Promise<SetUpPayload<Member>> {
    return setUpWith(context, (tenant) => people.addMember(tenant, input));
  }

  @Access(OWNERS)
  @Mutation(() => schema.InviteMemberPayload, {
    description:
      'Invites somebody to the staff by an e-mail with a code, valid for 7 days. An earlier invitation to the address ends.',
  })
  inviteMember(
    @Ctx() context: Context,
    @Arg('input', () => schema.InviteMemberInput, INPUT) input: schema.InviteMemberInput,
  ): Promise<SetUpPayload<Invitation>> {
    const memberId = optionalKeyOf(context, 'Member', input.memberId ?? null);
    const { services } = context;
    return setUpWith(context, (tenant) => people.inviteMember(tenant, memberOf(context), { ...input, memberId }, services));
  }

  @Access(OWNERS)
  @Mutation(() => schema.RevokeInvitationPayload, { description: 'Revokes an invitation.' })
  revokeInvitation(
    @Ctx() context: Context,
    @Arg('input', () => schema.RevokeInvitationInput, INPUT) input: schema.RevokeInvitationInput,
  ): Promise<SetUpPayload<Invitation>> {
    const invitationId = keyOf(context, 'Invitation', input.invitationId);
    return setUpWith(context, (tenant) => people.revokeInvitation(tenant, { invitationId }));
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => schema.AcceptInvitationPayload, {
    description:
      'Makes the viewer a member of the organisation that invited their address. The current organisation does not matter.',
  })
  async acceptInvitation(
    @Ctx() context: Context,
    @Arg('input', () => schema.AcceptInvitationInput, INPUT) input: schema.AcceptInvitationInput,
  ): Promise<SetUpPayload<ViewerOrganisation>> {
    const person = await personOf(context);
    const accepted = await context.commandOutside((outside) => people.acceptInvitation(outside, person, input));
    return placePayload(context, accepted);
  }

  @Access(OWNERS)
  @Mutation(() => schema.ChangeMemberRolePayload, {
    description:
      'Changes the role of a member. One owner who signs in always stays. Open invitations by an owner who loses the role end.',
  })
  changeMemberRole(
    @Ctx() context: Context,
    @Arg('input', () => schema.ChangeMemberRoleInput, INPUT) input: schema.ChangeMemberRoleInput,
  ): Promise<SetUpPayload<Member>> {
    const memberId = keyOf(context, 'Member', input.memberId);
    return setUpWith(context, (tenant) => people.changeMemberRole(tenant, { ...input, memberId }));
  }

  @Access(OWNERS)
  @Mutation(() => schema.RemoveMemberPayload, {
    description:
      'Removes a member. Their requests fail after 2 seconds at most, and their live streams close within 5. Their open ' +
      'invitations end. API keys that they made stay; `apiKeys` names the maker. One owner who signs in always stays.',
  })
  removeMember(
    @Ctx() context: Context,
    @Arg('input', () => schema.RemoveMemberInput, INPUT) input: schema.RemoveMemberInput,
  ): Promise<SetUpPayload<Member>> {
    const memberId = keyOf(context, 'Member', input.memberId);
    return setUpWith(context, (tenant) => people.removeMember(tenant, { memberId }));
  }
}
