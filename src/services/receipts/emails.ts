import type { Pool } from 'pg';
import { type Email, type EmailLog, EmailQueue, emails, type Mailer, type Sender } from '../mail/index.js';
import type { ReceiptContent, Seller } from '../rules/world/receipt-content.js';
import { writing } from './pdf/amounts.js';
import { receiptPdf } from './pdf.js';
import { storedContent } from './stored-content.js';

/** The queue that e-mails receipts to their buyers. */
export const receiptEmails = (pool: Pool, mailer: Mailer, log: EmailLog): EmailQueue =>
  new EmailQueue(pool, mailer, log, {
    ...{ table: 'receipt_letters', key: 'receipt_id' },
    write: async (organisationId, receiptId) => {
      const content = await storedContent(pool, organisationId, receiptId);
      return content?.buyer?.email ? written(content, content.buyer.email) : undefined;
    },
  });

async function written(content: ReceiptContent, to: string): Promise<Email> {
  const { locale, kind, number, seller, totalMinor, isTest } = content;
  const total = writing(content).money(Math.abs(totalMinor));
  const email = emails.receipt({ locale, kind, number, sender: senderOf(seller), total, isTest });
  const pdf = { fileName: `${number}.pdf`, type: 'application/pdf', content: await receiptPdf(content) };
  return { to, ...email, attachments: [pdf] };
}

/** As it was when the document was issued. */
function senderOf({ name, legalName, address, companyId, registerEntry }: Seller): Sender {
  return { name, legalName: legalName ?? '', address, companyId: companyId ?? '', registerEntry: registerEntry ?? '' };
}
