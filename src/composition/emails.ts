import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { registrationEmails } from '../services/booking/index.js';
import type { EmailQueue, Mailer } from '../services/mail/index.js';
import { InvitationCodes, invitationEmails } from '../services/people/index.js';
import { GiftCodes, giftEmails, refundedPassEmails } from '../services/selling/index.js';

/** The e-mails that wait in the database, other than receipts, and the codes that they carry. */
export interface WaitingEmails {
  readonly giftCodes: GiftCodes;
  readonly invitationCodes: InvitationCodes;
  readonly invitationEmails: EmailQueue;
  /** All queues, also that of the invitations. */
  readonly queues: readonly EmailQueue[];
}

export function openEmails({ authSecret }: Config, pool: Pool, mailer: Mailer, log: Logger): WaitingEmails {
  const giftCodes = new GiftCodes(authSecret);
  const invitationCodes = new InvitationCodes(authSecret);
  const invitations = invitationEmails(pool, mailer, log, invitationCodes);
  const queues = [
    giftEmails(pool, mailer, log, giftCodes),
    refundedPassEmails(pool, mailer, log),
    registrationEmails(pool, mailer, log),
    invitations,
  ];
  return { giftCodes, invitationCodes, invitationEmails: invitations, queues };
}
