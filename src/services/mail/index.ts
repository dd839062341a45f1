export { ConsoleMailer } from './console-mailer.js';
export { type EmailLog, EmailQueue } from './email-queue.js';
export { EMAILS_UNDER_WAY_MAX, EmailSender } from './email-sender.js';
export type { Email } from './emails/email.js';
export { emails } from './emails/index.js';
export type { Mailer } from './mailer.js';
export { SmtpMailer } from './smtp-mailer.js';
