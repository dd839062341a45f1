export { ConsoleMailer } from './console-mailer.js';
export { LetterQueue, type LettersLog } from './email-queue.js';
export { letters } from './emails/index.js';
export type { Letter, Mailer } from './mailer.js';
export { LETTERS_UNDER_WAY_MAX, Post } from './post.js';
export { SmtpMailer } from './smtp-mailer.js';
