import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { decodeId } from '../schema/shared/ids.js';
import type { ReceiptDownload } from '../server/http/receipt-routes.js';
import type { EmailQueue, Mailer } from '../services/mail/index.js';
import { ReceiptLinks, receiptEmails, receiptPdf, storedContent } from '../services/receipts/index.js';

/** How receipts leave the server: by link and by e-mail. */
export interface ReceiptDelivery {
  readonly links: ReceiptLinks;
  readonly emails: EmailQueue;
  readonly download: ReceiptDownload;
}

export function openReceiptDelivery(config: Config, pool: Pool, mailer: Mailer, log: Logger): ReceiptDelivery {
  const links = new ReceiptLinks(config.authSecret, config.publicUrl);
  const emails = receiptEmails(pool, mailer, log);
  return {
    links,
    emails,
    // The signature is checked first: without a valid one, an existing receipt looks like a missing one.
    download: async ({ id, expires, signature }) => {
      const state = links.check(id, expires, signature);
      if (state !== 'GOOD') return state;
      const named = decodeId(id, 'Receipt');
      const content = named && (await storedContent(pool, named.organisationId, named.id));
      return content ? { fileName: `${content.number}.pdf`, pdf: await receiptPdf(content) } : 'NOT_FOUND';
    },
  };
}
