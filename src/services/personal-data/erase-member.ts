import { LockMode } from '@mikro-orm/core';
import { Member } from '../../entities/index.js';
import { done, nowOf, setUp, type Tenant } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import { ERASED_NAME } from '../rules/world/erased-name.js';
import type { Result } from '../rules/world/refusals.js';
import { erasedEmail } from './erased-email.js';

export interface EraseMember {
  memberId: string;
  /** The member's e-mail address, so that nobody erases the wrong member by mistake. */
  confirmEmail: string;
}

/**
 * Erases everything personal about a removed member, for good. Their entries stay in the audit log without a name. Finding
 * their network addresses reads the whole log of the organisation; only this member's row is locked meanwhile.
 */
export function eraseMember(
  tenant: Tenant,
  { memberId, confirmEmail }: EraseMember,
  now = nowOf(tenant),
): Promise<Result<Member>> {
  return setUp(tenant, async ({ em, check }) => {
    const member = await em.findOne(Member, memberId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!check.found('memberId', 'MEMBER', member)) return check.refused();
    if (!member.removedAt) check.invalid('memberId', 'UNEXPECTED');
    if (member.email.toLowerCase() !== confirmEmail.trim().toLowerCase()) check.invalid('confirmEmail', 'UNEXPECTED');
    if (check.failed) return check.refused();
    // Keeps invitations that are open, or that a current member accepted: the person may have come back with the same address.
    const invitations = await em.execute<{ id: string }[]>(
      `update invitations set name = ?, email = ${erasedEmail}
        where (member_id = ? or lower(email) = lower(?))
          and (accepted_at is not null or revoked_at is not null or expires_at <= ?)
          and not exists (select from members m where m.id = member_id and m.removed_at is null) returning id`,
      [ERASED_NAME, member.id, member.email, now],
    );
    await em.execute(`update members set name = ?, email = ${erasedEmail} where id = ?`, [ERASED_NAME, member.id]);
    const subjects = pgArray([member.id, ...invitations.map(({ id }) => id)]);
    await em.execute('select redact_audit(?::uuid[], ?::text[], true)', [subjects, `{member:${member.id}}`]);
    await em.refresh(member);
    return done(member);
  });
}
