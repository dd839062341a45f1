export { ConsoleMailer } from './console-mailer.js';
export { type EmailLog, EmailQueue } from './email-queue.js';
export { emails } from './emails/index.js';
export type { Email, Mailer } from './mailer.js';
export { EMAILS_UNDER_WAY_MAX, Post } from './email-sender.js';
export { SmtpMailer } from './smtp-mailer.js';
