import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Role } from '../../entities/enums.js';
import { Member } from '../objects/people.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { Node } from '../shared/node.js';
import { InvitationUnusable, LastOwner } from '../shared/people-refusals.js';
import { NameTaken, TooManyTries } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';
import { ViewerOrganisation } from './self.js';

@ObjectType('Invitation', {
  description: 'An invitation by e-mail to join the staff. It can be accepted once, within seven days. Only owners can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class Invitation extends Node {
  @Field(() => String, { description: 'The e-mail address that the invitation was sent to.' })
  email!: string;

  @Field(() => String, { description: 'The name of the invited person.' })
  name!: string;

  @Field(() => Role, { description: 'The role that the person gets by accepting.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When the invitation was sent.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when the invitation can be accepted.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the invitation was accepted; null while it is not.' })
  acceptedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the invitation was revoked or replaced by a later one; null while it is not.',
  })
  revokedAt?: Date | null;
}

@InputType({ description: 'A person to invite to the staff.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'The e-mail address that the invitation is sent to, and that the person signs in with.' })
  email!: string;

  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => Role, { description: 'The role; any role except CUSTOMER.' })
  role!: Role;

  @Field(() => ID, {
    nullable: true,
    description: 'A member of staff without access who gets access by accepting. By default accepting adds a new member.',
  })
  memberId?: string | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'The invitation to revoke.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'The invitation to accept.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The code from the e-mail.' })
  code!: string;
}

@InputType({ description: 'A new role for a member of staff.' })
export class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => Role, { description: 'The new role; any role except CUSTOMER.' })
  role!: Role;
}

@InputType({ description: 'The member to remove from the staff.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;
}

const member = { name: 'member', description: 'The member.', type: () => Member };
const invitation = { name: 'invitation', description: 'The invitation.', type: () => Invitation };

export const InviteMemberPayload = setUpPayload('inviteMember', invitation, [IdempotencyKeyReused, NameTaken, TooManyTries]);
export const RevokeInvitationPayload = setUpPayload('revokeInvitation', invitation, [InvitationUnusable]);
export const AcceptInvitationPayload = setUpPayload(
  'acceptInvitation',
  { name: 'organisation', description: "The organisation, with the viewer's new role there.", type: () => ViewerOrganisation },
  [InvitationUnusable, NameTaken],
);
export const ChangeMemberRolePayload = setUpPayload('changeMemberRole', member, [LastOwner]);
export const RemoveMemberPayload = setUpPayload('removeMember', member, [LastOwner]);
