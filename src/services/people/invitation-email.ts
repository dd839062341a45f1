import type { EntityManager } from '@mikro-orm/postgresql';
import { formatDayOf } from '../../entities/dates.js';
import { type Invitation, Member, Organisation } from '../../entities/index.js';
import { bindTenant, type Tenant } from '../input/index.js';
import { type Email, emails } from '../mail/index.js';

/** The e-mail that carries the code, in the organisation's language. */
export function invitationEmail(tenant: Tenant, invitation: Invitation, code: string): Promise<Email> {
  return bindTenant(tenant).transactional(async (em: EntityManager) => {
    const { name: organisationName, locale, timeZone } = await em.findOneOrFail(Organisation, tenant.organisationId);
    const { name: inviterName } = await em.findOneOrFail(Member, invitation.invitedBy.id);
    const { role } = invitation;
    if (role === 'CUSTOMER') throw new Error('Nobody is invited as a customer');
    const expiresOn = formatDayOf(invitation.expiresAt, locale, timeZone);
    const facts = { locale, organisationName, role, inviterName, code, expiresOn };
    return { to: invitation.email, ...emails.invitation(facts) };
  });
}
