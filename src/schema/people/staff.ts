import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Role } from '../../entities/enums.js';
import { Member } from '../objects/people.js';
import { Node } from '../shared/node.js';
import { InvitationUnusable, LastOwner } from '../shared/people-refusals.js';
import { NameTaken, TooManyTries } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';
import { ViewerOrganisation } from './self.js';

@ObjectType('Invitation', {
  description: 'A letter that lets its reader join the staff, once. Seen by owners.',
  implements: Node,
  simpleResolvers: true,
})
export class Invitation extends Node {
  @Field(() => String, { description: 'Where it was sent.' })
  email!: string;

  @Field(() => String, { description: 'Who is invited.' })
  name!: string;

  @Field(() => Role, { description: 'What they may do once they accept.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when it can be accepted.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted; null while it is not.' })
  acceptedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken back, or followed by a later one; null while it is not.',
  })
  revokedAt?: Date | null;
}

@InputType({ description: 'Somebody who is to join the staff.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'The e-mail address that the letter goes to, and that they sign in with.' })
  email!: string;

  @Field(() => String, { description: 'Their name, at most 200 characters.' })
  name!: string;

  @Field(() => Role, { description: 'What they may do; any role but CUSTOMER.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'Somebody of the roster without access, who is to get it.' })
  memberId?: string | null;
}

@InputType({ description: 'The invitation to take back.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'An invitation as its reader has it.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The code from the letter.' })
  code!: string;
}

@InputType({ description: 'Another role for a member of staff.' })
export class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => Role, { description: 'What they may do from now on; any role but CUSTOMER.' })
  role!: Role;
}

@InputType({ description: 'The member of staff who leaves.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;
}

const member = { name: 'member', description: 'The member.', type: () => Member };
const invitation = { name: 'invitation', description: 'The invitation.', type: () => Invitation };

export const InviteMemberPayload = setUpPayload('inviteMember', invitation, [NameTaken, TooManyTries]);
export const RevokeInvitationPayload = setUpPayload('revokeInvitation', invitation, [InvitationUnusable]);
export const AcceptInvitationPayload = setUpPayload(
  'acceptInvitation',
  { name: 'organisation', description: 'The organisation, and who the viewer is there now.', type: () => ViewerOrganisation },
  [InvitationUnusable, NameTaken],
);
export const ChangeMemberRolePayload = setUpPayload('changeMemberRole', member, [LastOwner]);
export const RemoveMemberPayload = setUpPayload('removeMember', member, [LastOwner]);
