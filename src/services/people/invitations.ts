import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../entities/index.js';
import { Invitation, Member } from '../../entities/index.js';
import { Fault } from '../../faults.js';
import { done, type InputCheck, isOrganisation, refuseTaken, setUp, type Tenant } from '../input/index.js';
import type { InvitationProblem, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { unlessForgotten } from '../sign-in/index.js';

/** `pmi_<organisation>_<secret>`: the organisation is in the code because row-level security needs it before any row can be read. */
const CODE = /^pmi_([A-Za-z0-9_-]{22})_[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;
const VALID_DAYS = 7;
const DAY_MS = 24 * 3_600_000;
/** More than any studio takes on in a day; a bound on the e-mails that one organisation can have us send. */
export const INVITATIONS_PER_DAY_MAX = 50;

export interface InviteMember {
  email: string;
  name: string;
  role: Role;
  /** Somebody of the roster who is to get access. */
  memberId?: string | null;
}

export interface NewInvitation {
  invitation: Invitation;
  /** What the e-mail carries. Not kept: this is the only time that it can be read. */
  code: string;
}

/** Who accepts: the person behind a sign-in, with the address that it has shown to be theirs. */
export interface Invitee {
  id: string;
  email: string;
}

/**
 * Makes an invitation to the staff. An earlier one to the same address ends. Whoever asks sends the e-mail once this is done: an e-mail that
 * gets lost is sent again by inviting again. Throws FORBIDDEN if whoever asks has just stopped being an owner.
 * @param invitedBy the member who asks
 * @param countEmail asked once everything else is right; the seconds to wait until an e-mail may go to the address, 0 for none
 */
export function inviteMember(
  tenant: Tenant,
  invitedBy: string,
  input: InviteMember,
  countEmail: (email: string) => Promise<number>,
  now = new Date(),
): Promise<Result<NewInvitation>> {
  return refuseTaken(() =>
    setUp(tenant, async ({ em, organisationId, check }) => {
      if (!(await isOwnerStill(em, invitedBy))) throw new Fault('FORBIDDEN', 'Only owners invite.');
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
      const code = newCode(organisationId);
      const invitation = em.create(Invitation, {
        ...{ id: uuidv7(), organisationId, email, name, role: input.role, member, secretHash: hashOf(code) },
        ...{ invitedBy: em.getReference(Member, invitedBy), createdAt: now },
        expiresAt: new Date(now.getTime() + VALID_DAYS * DAY_MS),
      });
      await em.flush();
      return done({ invitation, code });
    }),
  );
}

/** Takes an invitation back; doing it again changes nothing. One that was accepted stays as it is: `removeMember` undoes that. */
export function revokeInvitation(tenant: Tenant, input: { invitationId: string }, now = new Date()): Promise<Result<Invitation>> {
  return setUp(tenant, async ({ em, check }) => {
    const invitation = await em.findOne(Invitation, input.invitationId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!check.found('invitationId', 'INVITATION', invitation)) return check.refused();
    if (invitation.acceptedAt) return unusable('ACCEPTED', 'invitationId');
    invitation.revokedAt ??= now;
    return done(invitation);
  });
}

/** All that were sent, newest first, as far as anybody looks back. */
export function listInvitations(em: EntityManager, limit: number): Promise<Invitation[]> {
  return em.find(Invitation, {}, { orderBy: { id: 'desc' }, limit });
}

/** The organisation that a code invites to; undefined if this is not the form of a code. Says nothing about whether it is valid. */
function organisationOfCode(code: string): string | undefined {
  const organisation = CODE.exec(code)?.[1];
  if (organisation === undefined) return undefined;
  const hex = Buffer.from(organisation, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Makes a person a member: the one of the roster that the invitation is for, or a new one. Of two who hold one code, one gets in. */
export async function acceptInvitation(
  outside: Omit<Tenant, 'organisationId'>,
  person: Invitee,
  { code }: { code: string },
  now = new Date(),
): Promise<Result<Member>> {
  const organisationId = organisationOfCode(code);
  if (organisationId === undefined || !(await isOrganisation(outside.em, organisationId))) {
    return { ok: false, refusals: [refusal('NOT_FOUND', 'code', { referent: 'INVITATION' })] };
  }
  const tenant = { ...outside, organisationId };
  const accept = () =>
    setUp(tenant, async ({ em, check }) => {
      const invitation = await em.findOne(Invitation, { secretHash: hashOf(code) });
      if (!check.found('code', 'INVITATION', invitation)) return check.refused();
      // Before the invitation itself, in the order in which removing a member locks them.
      const isOwners = await isOwnerStill(em, invitation.invitedBy.id);
      await em.refresh(invitation, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const problem = problemOf(invitation, person, now) ?? (isOwners ? undefined : 'REVOKED');
      if (problem) return unusable(problem, 'code');
      if (await em.findOne(Member, { personId: person.id })) return unusable('ALREADY_MEMBER', 'code');
      const member = await memberOf(em, invitation);
      if (!member) return unusable('REVOKED', 'code');
      member.personId = person.id;
      member.role = invitation.role;
      invitation.acceptedAt = now;
      invitation.member = em.getReference(Member, member.id, { wrapped: true });
      return done(member);
    });
  return unlessForgotten(() => refuseTaken(accept, 'code'));
}

function problemOf(invitation: Invitation, person: Invitee, now: Date): InvitationProblem | undefined {
  // Before anything else: whoever it was not sent to is told nothing about it.
  if (invitation.email.toLowerCase() !== person.email.toLowerCase()) return 'OTHER_ADDRESS';
  if (invitation.acceptedAt) return 'ACCEPTED';
  if (invitation.revokedAt) return 'REVOKED';
  return invitation.expiresAt <= now ? 'EXPIRED' : undefined;
}

/** The member that the invitation is for, or whom the roster knows by its address, or a new one; null when that one is gone or taken. */
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

/** Whether a member may invite, and goes on to until the transaction ends. */
async function isOwnerStill(em: EntityManager, memberId: string): Promise<boolean> {
  const owner = { id: memberId, role: 'OWNER', removedAt: null } as const;
  return (await em.findOne(Member, owner, { lockMode: LockMode.PESSIMISTIC_READ })) !== null;
}

async function rosterMember(em: EntityManager, check: InputCheck, memberId: string | null | undefined): Promise<Member | null> {
  if (memberId == null) return null;
  const member = await em.findOne(Member, { id: memberId, removedAt: null });
  if (!check.found('memberId', 'MEMBER', member)) return null;
  if (member.personId) check.invalid('memberId', 'UNEXPECTED');
  return member;
}

/** Whether an address belongs to a member who signs in, or to another of the roster than the one who is to get access. */
async function isOnStaff(em: EntityManager, email: string, member: Member | null): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    'select id from members where lower(email) = lower(?) and removed_at is null and id is distinct from ?::uuid',
    [email, member?.id ?? null],
  );
  return rows.length > 0;
}

function unusable(reason: InvitationProblem, field: string): Result<never> {
  return { ok: false, refusals: [refusal('INVITATION_UNUSABLE', field, { reason })] };
}

function newCode(organisationId: string): string {
  const organisation = Buffer.from(organisationId.replaceAll('-', ''), 'hex').toString('base64url');
  return `pmi_${organisation}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** What is stored of a code. */
function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
