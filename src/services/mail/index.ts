export { ConsoleMailer, type KeptLetter } from './console-mailer.js';
export { letters } from './letters/index.js';
export type { Letter, Mailer } from './mailer.js';
export { SmtpMailer } from './smtp-mailer.js';
