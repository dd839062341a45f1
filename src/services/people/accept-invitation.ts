import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { Invitation, Member } from '../../entities/index.js';
import { done, isOrganisation, nowOf, refuseTaken, setUp, type Tenant } from '../input/index.js';
import type { InvitationProblem, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { unlessForgotten } from '../sign-in/index.js';
import { hashOf, organisationOfCode, pastedCode } from './invitation-code.js';
import { lockIfOwner } from './members.js';
import type { NewPlace } from './new-place.js';

/** The person who accepts, with the address that they proved by signing in. */
export interface Invitee {
  id: string;
  email: string;
}

/**
 * Makes a person a member: the one on the roster that the invitation names, or a new one. If two people use one code at once,
 * only one of them gets in.
 */
export async function acceptInvitation(
  outside: Omit<Tenant, 'organisationId'>,
  person: Invitee,
  { code: pasted }: { code: string },
  now = nowOf(outside),
): Promise<Result<NewPlace>> {
  const code = pastedCode(pasted);
  const organisationId = organisationOfCode(code);
  if (organisationId === undefined || !(await isOrganisation(outside.em, organisationId))) {
    return { ok: false, refusals: [refusal('NOT_FOUND', 'code', { referent: 'INVITATION' })] };
  }
  const tenant = { ...outside, organisationId };
  const accept = () =>
    setUp(tenant, async ({ em, organisation, check }) => {
      const invitation = await em.findOne(Invitation, { secretHash: hashOf(code) });
      if (!check.found('code', 'INVITATION', invitation)) return check.refused();
      // Locked before the invitation: removing a member takes the locks in this order too.
      const isOwners = await lockIfOwner(em, invitation.invitedBy.id);
      await em.refresh(invitation, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const problem = problemOf(invitation, person, now) ?? (isOwners ? undefined : 'REVOKED');
      if (problem) return unusable(problem);
      if (await em.findOne(Member, { personId: person.id })) return unusable('ALREADY_MEMBER');
      const member = await memberOf(em, invitation);
      if (!member) return unusable('REVOKED');
      member.personId = person.id;
      member.role = invitation.role;
      invitation.acceptedAt = now;
      invitation.member = em.getReference(Member, member.id, { wrapped: true });
      return done({ organisation, role: member.role });
    });
  return unlessForgotten(() => refuseTaken(accept, 'code'));
}

function problemOf(invitation: Invitation, person: Invitee, now: Date): InvitationProblem | undefined {
  // First: another person learns nothing about the invitation.
  if (invitation.email.toLowerCase() !== person.email.toLowerCase()) return 'OTHER_ADDRESS';
  if (invitation.acceptedAt) return 'ACCEPTED';
  if (invitation.revokedAt) return 'REVOKED';
  return invitation.expiresAt <= now ? 'EXPIRED' : undefined;
}

/** The member that the invitation names, else the one with its address, else a new one; null if that member is gone or taken. */
async function memberOf(em: EntityManager, invitation: Invitation): Promise<Member | null> {
  const { organisationId, email, name, role } = invitation;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  if (invitation.member) {
    return em.findOne(Member, { id: invitation.member.id, removedAt: null, personId: null }, { lockMode });
  }
  const [known] = await em.execute<{ id: string }[]>(
    'select id from members where lower(email) = lower(?) and removed_at is null and person_id is null',
    [email],
  );
  if (known) return em.findOne(Member, { id: known.id, removedAt: null, personId: null }, { lockMode });
  return em.create(Member, { id: uuidv7(), organisationId, email, name, role });
}

function unusable(reason: InvitationProblem): Result<never> {
  return { ok: false, refusals: [refusal('INVITATION_UNUSABLE', 'code', { reason })] };
}
