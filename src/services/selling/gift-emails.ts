import type { Pool } from 'pg';
import type { Locale } from '../../entities/enums.js';
import { inOrganisation } from '../../postgres/transactions.js';
import { type EmailLog, EmailQueue, emails, type Mailer, type Sender, senderColumn } from '../mail/index.js';
import type { GiftCodes } from './gift-codes.js';

interface PaidGift {
  email: string;
  locale: Locale;
  sender: Sender;
  pass: string;
  to: string | null;
  from: string | null;
  isTest: boolean;
}

/** E-mails the codes of paid gifts to the address that the buyer named, or to the buyer. */
export const giftEmails = (pool: Pool, mailer: Mailer, log: EmailLog, codes: GiftCodes): EmailQueue =>
  new EmailQueue(pool, mailer, log, {
    ...{ table: 'gift_letters', key: 'order_line_id' },
    write: async (organisationId, lineId) => {
      const gift = await giftThatWaits(pool, organisationId, lineId);
      if (!gift) return undefined;
      const { email, ...facts } = gift;
      return { to: email, ...emails.gift({ ...facts, code: codes.codeOf(lineId) }) };
    },
  });

/** Undefined when the gift has been redeemed or refunded since, or its address was erased. */
function giftThatWaits(pool: Pool, organisationId: string, lineId: string): Promise<PaidGift | undefined> {
  return inOrganisation(pool, organisationId, async (client) => {
    const { rows } = await client.query<PaidGift>(
      `select coalesce(l.gift_email, c.email) as email, coalesce(c.locale, g.locale) as locale, ${senderColumn('g')},
         l.description as pass, nullif(l.gift_to, '') as "to", c.name as "from",
         exists (select from payments p
           where p.organisation_id = o.organisation_id and p.order_id = o.id and p.is_test) as "isTest"
       from order_lines l
         join orders o on o.organisation_id = l.organisation_id and o.id = l.order_id
         join organisations g on g.id = o.organisation_id
         left join customers c on c.organisation_id = o.organisation_id and c.id = o.customer_id
       where l.organisation_id = $1 and l.id = $2 and l.gift and l.redeemed_at is null and o.status = 'PAID'
         and coalesce(l.gift_email, c.email) <> ''`,
      [organisationId, lineId],
    );
    return rows[0];
  });
}
