import type { Pool } from 'pg';
import type { Locale } from '../../entities/enums.js';
import { inOrganisation } from '../../postgres/transactions.js';
import { type EmailLog, EmailQueue, emails, type Mailer, type Sender, senderColumn } from '../mail/index.js';

interface LostPass {
  email: string;
  locale: Locale;
  sender: Sender;
  pass: string;
  isTest: boolean;
}

/** E-mails holders of a pass that somebody else paid for, when that person got the money back. */
export const refundedPassEmails = (pool: Pool, mailer: Mailer, log: EmailLog): EmailQueue =>
  new EmailQueue(pool, mailer, log, {
    ...{ table: 'refunded_pass_emails', key: 'pass_id' },
    write: async (organisationId, passId) => {
      const lost = await lostPass(pool, organisationId, passId);
      if (!lost) return undefined;
      const { email, ...facts } = lost;
      return { to: email, ...emails.refundedPass(facts) };
    },
  });

/** Undefined when the address of the holder was erased. */
function lostPass(pool: Pool, organisationId: string, passId: string): Promise<LostPass | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const { rows } = await client.query<LostPass>(
      `select c.email, c.locale, ${senderColumn('g')}, p.name as pass,
         exists (select from order_lines l
           join payments m on m.organisation_id = l.organisation_id and m.order_id = l.order_id
           where l.organisation_id = p.organisation_id and l.pass_id = p.id and m.is_test) as "isTest"
       from passes p
         join organisations g on g.id = p.organisation_id
         join customers c on c.organisation_id = p.organisation_id and c.id = p.customer_id
       where p.organisation_id = $1 and p.id = $2 and coalesce(c.email, '') <> '' and c.erased_at is null`,
      [organisationId, passId],
    );
    return rows[0];
  });
}
