import type { Email } from './emails/email.js';
import type { Mailer } from './mailer.js';

/** E-mails on their way at a time. Further ones are not sent; the person asks for another code. */
export const EMAILS_UNDER_WAY_MAX = 500;

export interface SenderLog {
  error(facts: object, message: string): void;
}

/** Sends e-mails in the background. The caller of the API must not learn how long one takes, or whether it arrives. */
export class EmailSender {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly mailer: Mailer,
    private readonly log: SenderLog,
  ) {}

  send(email: Email): void {
    if (this.underWay.size >= EMAILS_UNDER_WAY_MAX) {
      this.log.error({ underWay: this.underWay.size }, 'An e-mail was not sent: too many wait for the mail server');
      return;
    }
    const sending = this.mailer
      .send(email)
      .catch((error: unknown) => this.log.error(reasonOf(error), 'An e-mail could not be sent'))
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  /** Waits for the e-mails on their way. */
  async close(): Promise<void> {
    await Promise.all(this.underWay);
    await this.mailer.close();
  }
}

/** The codes of a mail server's error. Its message may repeat the e-mail and its address. */
export function reasonOf(error: unknown): object {
  if (!(error instanceof Error)) return { reason: 'unknown' };
  const { name, code, responseCode, command } = error as Error & { code?: unknown; responseCode?: unknown; command?: unknown };
  return { reason: code ?? name, responseCode, command };
}
