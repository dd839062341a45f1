import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../entities/index.js';
import { Invitation, Member } from '../../entities/index.js';
import { Fault } from '../../faults.js';
import { creates, done, type InputCheck, type Keyed, nowOf, refuseTaken, setUp, setUpOnce, type Tenant } from '../input/index.js';
import type { EmailQueue } from '../mail/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import type { SignIn } from '../sign-in/index.js';
import { hashOf, type InvitationCodes } from './invitation-code.js';
import { lockIfOwner } from './members.js';

const VALID_DAYS = 7;
export const INVITATIONS_LISTED_MAX = 200;
const DAY_MS = 24 * 3_600_000;
/** More than any studio hires in a day; bounds the e-mails that one organisation can make us send. */
const INVITATIONS_PER_DAY_MAX = 50;

export interface InviteMember {
  email: string;
  name: string;
  role: Role;
  /** A member on the roster who is to get access. */
  memberId?: string | null;
}

/** The owner who invites. */
export interface Inviter {
  memberId: string;
  personId: string;
}

/** The services that an invitation needs besides the database: a count of e-mails, its code, and the queue of its e-mail. */
export interface InvitationServices {
  signIn: Pick<SignIn, 'countEmail'>;
  invitationCodes: InvitationCodes;
  invitationEmails: Pick<EmailQueue, 'sendSoon'>;
}

/**
 * Invites somebody to the staff by e-mail. An earlier invitation to the address ends. The e-mail waits in a row of the same
 * transaction, and is sent at once after the commit; a server that ends before that leaves it to the next one. Throws FORBIDDEN
 * if the inviter has just stopped being an owner.
 */
export async function inviteMember(
  tenant: Tenant,
  { memberId, personId }: Inviter,
  input: InviteMember & Keyed,
  { signIn, invitationCodes, invitationEmails }: InvitationServices,
  now = nowOf(tenant),
): Promise<Result<Invitation>> {
  const countEmail = (email: string) => signIn.countEmail(personId, email);
  const created = await createInvitation(tenant, memberId, input, { countEmail, codes: invitationCodes }, now);
  if (created.ok) invitationEmails.sendSoon(tenant.organisationId, created.value.id);
  return created;
}

interface Means {
  /** Called last; the seconds to wait until an e-mail may go to the address, 0 for none. */
  countEmail: (email: string) => Promise<number>;
  codes: InvitationCodes;
}

function createInvitation(
  tenant: Tenant,
  invitedBy: string,
  input: InviteMember & Keyed,
  { countEmail, codes }: Means,
  now: Date,
): Promise<Result<Invitation>> {
  return refuseTaken(() =>
    setUpOnce(tenant, creates('inviteMember', Invitation, input), async ({ em, organisationId, check }) => {
      if (!(await lockIfOwner(em, invitedBy))) throw new Fault('FORBIDDEN', 'Only owners invite.');
      const name = check.name('name', input.name);
      const email = check.email('email', input.email);
      if (input.role === 'CUSTOMER') check.invalid('role', 'UNEXPECTED');
      const member = await rosterMember(em, check, input.memberId);
      if (!check.failed && (await isOnStaff(em, email, member))) check.refusals.push(refusal('NAME_TAKEN', 'email', {}));
      const yesterday = new Date(now.getTime() - DAY_MS);
      const sentToday = await em.count(Invitation, { createdAt: { $gt: yesterday } });
      if (sentToday >= INVITATIONS_PER_DAY_MAX) check.invalid('email', 'TOO_MANY', INVITATIONS_PER_DAY_MAX);
      if (check.failed) return check.refused();
      const retryAfterSeconds = await countEmail(email);
      if (retryAfterSeconds > 0) return { ok: false, refusals: [refusal('TOO_MANY_TRIES', 'email', { retryAfterSeconds })] };
      await em.execute(
        'update invitations set revoked_at = ? where lower(email) = lower(?) and accepted_at is null and revoked_at is null',
        [now, email],
      );
      const id = uuidv7();
      const secretHash = hashOf(codes.codeOf(organisationId, id));
      const invitation = em.create(Invitation, {
        ...{ id, organisationId, email, name, role: input.role, member, secretHash },
        ...{ invitedBy: em.getReference(Member, invitedBy), createdAt: now },
        expiresAt: new Date(now.getTime() + VALID_DAYS * DAY_MS),
      });
      await em.flush();
      return done(invitation);
    }),
  );
}

/** Revokes an invitation; doing it again changes nothing. An accepted one is refused: `removeMember` undoes that. */
export function revokeInvitation(
  tenant: Tenant,
  input: { invitationId: string },
  now = nowOf(tenant),
): Promise<Result<Invitation>> {
  return setUp(tenant, async ({ em, check }) => {
    const invitation = await em.findOne(Invitation, input.invitationId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!check.found('invitationId', 'INVITATION', invitation)) return check.refused();
    if (invitation.acceptedAt) {
      return { ok: false, refusals: [refusal('INVITATION_UNUSABLE', 'invitationId', { reason: 'ACCEPTED' })] };
    }
    invitation.revokedAt ??= now;
    return done(invitation);
  });
}

/** The latest invitations, newest first. */
export function listInvitations(em: EntityManager): Promise<Invitation[]> {
  return em.find(Invitation, {}, { orderBy: { id: 'desc' }, limit: INVITATIONS_LISTED_MAX });
}

async function rosterMember(em: EntityManager, check: InputCheck, memberId: string | null | undefined): Promise<Member | null> {
  if (memberId == null) return null;
  const member = await em.findOne(Member, { id: memberId, removedAt: null });
  if (!check.found('memberId', 'MEMBER', member)) return null;
  if (member.personId) check.invalid('memberId', 'UNEXPECTED');
  return member;
}

/** Whether an address belongs to another member than the one who is to get access. */
async function isOnStaff(em: EntityManager, email: string, member: Member | null): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    'select id from members where lower(email) = lower(?) and removed_at is null and id is distinct from ?::uuid',
    [email, member?.id ?? null],
  );
  return rows.length > 0;
}
