import type { Email } from './emails/email.js';

/** Sends e-mails. */
export interface Mailer {
  /**
   * Resolves once the mail server has taken the e-mail, and throws otherwise. The answer to a caller of the API must not
   * depend on it.
   */
  send(email: Email): Promise<void>;
  close(): Promise<void>;
}
