export { ConsoleMailer } from './console-mailer.js';
export { type EmailLog, EmailQueue } from './email-queue.js';
export { EMAILS_UNDER_WAY_MAX, EmailSender } from './email-sender.js';
export type { Email } from './emails/email.js';
export { emails } from './emails/index.js';
export { type Sender, senderColumn } from './emails/sender.js';
export type { EmailContent } from './emails/written.js';
export type { Mailer } from './mailer.js';
export { SmtpMailer } from './smtp-mailer.js';
