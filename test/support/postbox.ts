import type { Email, Mailer } from '../../src/services/mail/index.js';

/** A mailer that keeps what is sent, or refuses everything while it is away. */
export class Postbox implements Mailer {
  readonly emails: Email[] = [];
  isAway = false;

  async send(email: Email): Promise<void> {
    if (this.isAway) throw new Error('the mail server is away');
    this.emails.push(email);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
