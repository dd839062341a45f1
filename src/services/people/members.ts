import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../entities/index.js';
import { Member } from '../../entities/index.js';
import { done, refuseTaken, setUp, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';

export interface AddMember {
  name: string;
  email: string;
  role: Role;
}

export interface ChangeMemberRole {
  memberId: string;
  role: Role;
}

/** Puts somebody on the roster, with no access: `inviteMember` gives that. A customer is no member: `createCustomer` makes those. */
export function addMember(tenant: Tenant, input: AddMember): Promise<Result<Member>> {
  return refuseTaken(() =>
    setUp(tenant, async ({ em, organisationId, check }) => {
      const name = check.name('name', input.name);
      const email = check.email('email', input.email);
      if (input.role === 'CUSTOMER') check.invalid('role', 'UNEXPECTED');
      return done(em.create(Member, { id: uuidv7(), organisationId, name, email, role: input.role }));
    }),
  );
}

/** What they may do from now on. The last owner who signs in stays one. Who stops being one has nobody come in their name. */
export function changeMemberRole(tenant: Tenant, input: ChangeMemberRole, now = new Date()): Promise<Result<Member>> {
  return setUp(tenant, async ({ em, check }) => {
    if (input.role === 'CUSTOMER') check.invalid('role', 'UNEXPECTED');
    const owners = await lockOwners(em);
    const member = await standingMember(em, input.memberId);
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
 * Ends what somebody may do here, at once, and the invitations that would let them in again, or others in their name. They teach no group
 * from then on, so that no page names them. The API keys that they
 * made are the organisation's and stay. The last owner who signs in stays.
 */
export function removeMember(tenant: Tenant, input: { memberId: string }, now = new Date()): Promise<Result<Member>> {
  return setUp(tenant, async ({ em, check }) => {
    const owners = await lockOwners(em);
    const member = await standingMember(em, input.memberId);
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
    await em.execute('update groups set instructor_id = null where instructor_id = ?', [member.id]);
    return done(member);
  });
}

/** The staff of today, in the order they came. */
export function listMembers(em: EntityManager): Promise<Member[]> {
  return em.find(Member, { removedAt: null }, { orderBy: { id: 'asc' } });
}

/**
 * Locks the owners who can sign in, so that of two who remove each other at the same moment the second finds itself alone. Who is only a
 * name on the roster could not let anybody in again, and does not count.
 */
function lockOwners(em: EntityManager): Promise<Member[]> {
  const signingIn = { role: 'OWNER', removedAt: null, personId: { $ne: null } } as const;
  return em.find(Member, signingIn, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
}

async function revokeInvitationsBy(em: EntityManager, memberId: string, now: Date): Promise<void> {
  const text = 'update invitations set revoked_at = ? where invited_by_id = ? and accepted_at is null and revoked_at is null';
  await em.execute(text, [now, memberId]);
}

function standingMember(em: EntityManager, id: string): Promise<Member | null> {
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
