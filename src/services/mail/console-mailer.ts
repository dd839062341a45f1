import type { Email, Mailer } from './mailer.js';

const KEPT_MAX = 100;

interface KeptEmail extends Email {
  readonly sentAt: Date;
}

/** Without a mail server, in development: what would be sent is printed, and the newest e-mails kept to be read in a page. */
export class ConsoleMailer implements Mailer {
  private readonly kept: KeptEmail[] = [];

  constructor(private readonly print: (text: string) => void) {}

  /** The newest first. */
  get emails(): readonly KeptEmail[] {
    return this.kept;
  }

  async send(email: Email): Promise<void> {
    this.kept.unshift({ ...email, sentAt: new Date() });
    this.kept.length = Math.min(this.kept.length, KEPT_MAX);
    const attached = (email.attachments ?? []).map(({ fileName }) => `Attached: ${fileName}\n`).join('');
    this.print(`\nAn e-mail to ${email.to}: ${email.subject}\n${email.text}${attached}`);
  }

  /** Nothing is under way: an e-mail is kept as soon as it is sent. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
