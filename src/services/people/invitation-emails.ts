import type { Pool } from 'pg';
import { formatDayOf } from '../../entities/dates.js';
import type { Locale, Role } from '../../entities/enums.js';
import { inOrganisation } from '../../postgres/transactions.js';
import { type EmailLog, EmailQueue, emails, type Mailer, type Sender, senderColumn } from '../mail/index.js';
import { hashOf, type InvitationCodes } from './invitation-code.js';

interface OpenInvitation {
  email: string;
  role: Exclude<Role, 'CUSTOMER'>;
  secretHash: Buffer;
  expiresAt: Date;
  locale: Locale;
  timeZone: string;
  sender: Sender;
  inviterName: string;
}

/** E-mails the codes of invitations, in the language of the organisation. */
export const invitationEmails = (pool: Pool, mailer: Mailer, log: EmailLog, codes: InvitationCodes): EmailQueue =>
  new EmailQueue(pool, mailer, log, {
    ...{ table: 'invitation_emails', key: 'invitation_id' },
    write: async (organisationId, invitationId) => {
      const invitation = await openInvitation(pool, organisationId, invitationId);
      if (!invitation) return undefined;
      const { email, secretHash, expiresAt, timeZone, ...facts } = invitation;
      const code = codes.codeOf(organisationId, invitationId);
      // A code that does not work is worse than none: the log names the invitation, and the owner invites again.
      if (!hashOf(code).equals(secretHash)) throw new OtherSecret();
      return { to: email, ...emails.invitation({ ...facts, code, expiresOn: formatDayOf(expiresAt, facts.locale, timeZone) }) };
    },
  });

/** The invitation was made under another `AUTH_SECRET`. */
class OtherSecret extends Error {
  override readonly name = 'OtherSecret';
}

/** Undefined when the invitation was accepted or revoked since, has expired, or its address was erased. */
function openInvitation(pool: Pool, organisationId: string, invitationId: string): Promise<OpenInvitation | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const { rows } = await client.query<OpenInvitation>(
      `select i.email, i.role, i.secret_hash as "secretHash", i.expires_at as "expiresAt", g.locale, g.time_zone as "timeZone",
         ${senderColumn('g')}, m.name as "inviterName"
       from invitations i
         join organisations g on g.id = i.organisation_id
         join members m on m.organisation_id = i.organisation_id and m.id = i.invited_by_id
       where i.organisation_id = $1 and i.id = $2 and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`,
      [organisationId, invitationId],
    );
    return rows[0];
  });
}
