import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../entities/index.js';
import { Member } from '../../entities/index.js';
import { creates, done, type Keyed, nowOf, refuseTaken, setUp, setUpOnce, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { endSubstitutions } from './substitutes.js';

export interface AddMember {
  name: string;
  email: string;
  role: Role;
}

export interface ChangeMemberRole {
  memberId: string;
  role: Role;
}

/** Adds a member to the roster without access, which `inviteMember` gives. */
export function addMember(tenant: Tenant, input: AddMember & Keyed): Promise<Result<Member>> {
  return refuseTaken(() =>
    setUpOnce(tenant, creates('addMember', Member, input), async ({ em, organisationId, check }) => {
      const name = check.name('name', input.name);
      const email = check.email('email', input.email);
      if (input.role === 'CUSTOMER') check.invalid('role', 'UNEXPECTED');
      return done(em.create(Member, { id: uuidv7(), organisationId, name, email, role: input.role }));
    }),
  );
}

/**
 * Changes a member's role. The last owner who signs in stays one. An owner who loses the role loses their open invitations too.
 */
export function changeMemberRole(tenant: Tenant, input: ChangeMemberRole, now = nowOf(tenant)): Promise<Result<Member>> {
  return setUp(tenant, async ({ em, check }) => {
    if (input.role === 'CUSTOMER') check.invalid('role', 'UNEXPECTED');
    const owners = await lockOwners(em);
    const member = await activeMember(em, input.memberId);
    if (!check.found('memberId', 'MEMBER', member)) return check.refused();
    if (input.role !== 'OWNER') {
      if (isLastOf(owners, member)) return refuseLastOwner();
      await revokeInvitationsBy(em, member.id, now);
    }
    member.role = input.role;
    return done(member);
  });
}

/**
 * Removes a member and their rights at once, and revokes the invitations to them and by them. Their groups have no instructor
 * afterwards, and nobody substitutes in the sessions that they were to give. The API keys that they made belong to the
 * organisation and stay. The last owner who signs in cannot be removed.
 */
export function removeMember(tenant: Tenant, input: { memberId: string }, now = nowOf(tenant)): Promise<Result<Member>> {
  return setUp(tenant, async ({ em, organisationId, check }) => {
    const owners = await lockOwners(em);
    const member = await activeMember(em, input.memberId);
    if (!check.found('memberId', 'MEMBER', member)) return check.refused();
    if (isLastOf(owners, member)) return refuseLastOwner();
    member.removedAt = now;
    member.personId = null;
    await em.execute(
      `update invitations set revoked_at = ?
        where accepted_at is null and revoked_at is null and (member_id = ? or lower(email) = lower(?))`,
      [now, member.id, member.email],
    );
    await revokeInvitationsBy(em, member.id, now);
    // Sessions before groups, as the engine locks them.
    await endSubstitutions(em, { organisationId, memberId: member.id, now });
    await em.execute('update groups set instructor_id = null where instructor_id = ?', [member.id]);
    return done(member);
  });
}

/** The current staff, in the order of joining. */
export function listMembers(em: EntityManager): Promise<Member[]> {
  return em.find(Member, { removedAt: null }, { orderBy: { id: 'asc' } });
}

/**
 * Locks the owners who can sign in. Of two owners who remove each other at once, the second finds itself the last one. An owner
 * without a sign-in does not count, because they could let nobody in.
 */
function lockOwners(em: EntityManager): Promise<Member[]> {
  const signingIn = { role: 'OWNER', removedAt: null, personId: { $ne: null } } as const;
  return em.find(Member, signingIn, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
}

async function revokeInvitationsBy(em: EntityManager, memberId: string, now: Date): Promise<void> {
  const text = 'update invitations set revoked_at = ? where invited_by_id = ? and accepted_at is null and revoked_at is null';
  await em.execute(text, [now, memberId]);
}

function activeMember(em: EntityManager, id: string): Promise<Member | null> {
  return em.findOne(Member, { id, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

function isLastOf(owners: readonly Member[], member: Member): boolean {
  return owners.length === 1 && owners[0]?.id === member.id;
}

function refuseLastOwner(): Result<never> {
  return { ok: false, refusals: [refusal('LAST_OWNER', 'memberId', {})] };
}

/** Whether a member is an owner. The lock keeps them one until the transaction ends. */
export async function lockIfOwner(em: EntityManager, memberId: string): Promise<boolean> {
  const owner = { id: memberId, role: 'OWNER', removedAt: null } as const;
  return (await em.findOne(Member, owner, { lockMode: LockMode.PESSIMISTIC_READ })) !== null;
}
