import type { Letter, Mailer } from './mailer.js';

const KEPT_MAX = 100;

interface KeptLetter extends Letter {
  readonly sentAt: Date;
}

/** Without a mail server, in development: what would be sent is printed, and the newest letters kept to be read in a page. */
export class ConsoleMailer implements Mailer {
  private readonly kept: KeptLetter[] = [];

  constructor(private readonly print: (text: string) => void) {}

  /** The newest first. */
  get letters(): readonly KeptLetter[] {
    return this.kept;
  }

  async send(letter: Letter): Promise<void> {
    this.kept.unshift({ ...letter, sentAt: new Date() });
    this.kept.length = Math.min(this.kept.length, KEPT_MAX);
    const attached = (letter.attachments ?? []).map(({ fileName }) => `Attached: ${fileName}\n`).join('');
    this.print(`\nA letter to ${letter.to}: ${letter.subject}\n${letter.text}${attached}`);
  }

  /** Nothing is under way: a letter is kept as soon as it is sent. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
