import type { Email } from './emails/email.js';
import type { Mailer } from './mailer.js';

const KEPT_MAX = 100;

interface KeptEmail extends Email {
  /** In the order of sending, from 1 on. */
  readonly number: number;
  readonly sentAt: Date;
}

/** The mailer without a mail server, for development. It prints e-mails, and keeps the newest for the mailbox page. */
export class ConsoleMailer implements Mailer {
  private readonly kept: KeptEmail[] = [];
  private sent = 0;

  constructor(private readonly print: (text: string) => void) {}

  /** The newest first. */
  get emails(): readonly KeptEmail[] {
    return this.kept;
  }

  async send(email: Email): Promise<void> {
    this.sent += 1;
    this.kept.unshift({ ...email, number: this.sent, sentAt: new Date() });
    this.kept.length = Math.min(this.kept.length, KEPT_MAX);
    const attached = (email.attachments ?? []).map(({ fileName }) => `Attached: ${fileName}\n`).join('');
    this.print(`\nAn e-mail to ${email.to}: ${email.subject}\n${email.text}${attached}`);
  }

  /** Nothing to wait for: sending keeps the e-mail at once. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
