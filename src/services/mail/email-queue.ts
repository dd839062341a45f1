import type { Pool } from 'pg';
import { asMaintenance, inOrganisation } from '../../postgres/transactions.js';
import { reasonOf } from './email-sender.js';
import type { Email } from './emails/email.js';
import type { Mailer } from './mailer.js';

const LOOK_INTERVAL_MS = 2_000;
/** E-mails claimed at a time. All are sent or failed before the first one is due again. */
const TAKEN_MAX = 5;
/**
 * Minutes until an unsent e-mail is tried again, also when the server that claimed it died. After the last one it is given up.
 */
const RETRY_MINUTES = [5, 15, 60, 360, 1440];
/** E-mails that requests have asked to send at once. More would only wait for the mail server. */
const UNDER_WAY_MAX = 100;
const ATTEMPTS_MAX = RETRY_MINUTES.length + 1;
const IS_DUE = 'mailed_at is null and given_up_at is null and due_at <= now()';
const retryLater = (attempt: string): string =>
  `due_at = now() + make_interval(mins => (array[${RETRY_MINUTES}])[least(${attempt}, ${RETRY_MINUTES.length})])`;

export interface EmailLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** `NOT_DUE`: it was sent, was given up, is being sent elsewhere, or has no recipient. */
export type Sending = 'SENT' | 'FAILED' | 'NOT_DUE';

/** A kind of e-mail: its table, the column of its id, and how to write one. */
export interface EmailKind {
  table: 'receipt_letters' | 'gift_letters' | 'refunded_pass_emails' | 'invitation_emails' | 'registration_emails';
  key: 'receipt_id' | 'order_line_id' | 'pass_id' | 'invitation_id' | 'id';
  /** Undefined when there is no recipient, or nothing left to say. */
  write: (organisationId: string, id: string) => Promise<Email | undefined>;
}

/**
 * Sends e-mails that wait in the database, after the commit that added them. Any number of servers may send: each claims
 * some, and another one sends later what it did not finish. An e-mail is sent twice only when a server ends between sending
 * it and recording that.
 */
export class EmailQueue {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> | undefined;
  private readonly underWay = new Set<Promise<unknown>>();
  private isClosed = false;

  constructor(
    private readonly pool: Pool,
    private readonly mailer: Mailer,
    private readonly log: EmailLog,
    private readonly kind: EmailKind,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_INTERVAL_MS).unref();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    await Promise.all([this.looking, ...this.underWay]);
  }

  /** Sends all e-mails that are due, and answers how many were sent. */
  async sendDue(): Promise<number> {
    let sent = 0;
    for (;;) {
      const taken = this.isClosed ? [] : await this.take();
      if (taken.length === 0) return sent;
      // One after the other: making a PDF blocks the process, and requests get a turn between two.
      for (const { organisationId, id } of taken) {
        // The rest of the claimed e-mails is sent later, when it is due again.
        if (this.isClosed) return sent;
        if ((await this.deliver(organisationId, id)) === 'SENT') sent += 1;
      }
    }
  }

  /** Sends one e-mail if it is due, and never twice. Does not throw when it cannot be sent. */
  async send(organisationId: string, id: string): Promise<Sending> {
    const taken = await this.mark(organisationId, id, `attempts = attempts + 1, ${retryLater('attempts + 1')}`, IS_DUE);
    return taken ? this.deliver(organisationId, id) : 'NOT_DUE';
  }

  /**
   * Sends one e-mail in the background, for a caller that must learn neither how long it takes nor whether it arrives. An e-mail
   * that is left behind, also because many are under way, is found when it is due.
   */
  sendSoon(organisationId: string, id: string): void {
    if (this.isClosed || this.underWay.size >= UNDER_WAY_MAX) return;
    const sending = this.send(organisationId, id)
      .catch((error: unknown) =>
        this.log.warn({ error: String(error), ...this.named(organisationId, id) }, 'An e-mail could not be claimed'),
      )
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  /** Sends a claimed e-mail. */
  private async deliver(organisationId: string, id: string): Promise<Sending> {
    try {
      const email = await this.kind.write(organisationId, id);
      if (!email) {
        await this.mark(organisationId, id, 'given_up_at = now()', 'mailed_at is null');
        return 'NOT_DUE';
      }
      await this.mailer.send(email);
    } catch (error) {
      this.log.warn({ ...reasonOf(error), ...this.named(organisationId, id) }, 'An e-mail could not be sent');
      await this.giveUpWhenTriedEnough(organisationId, id);
      return 'FAILED';
    }
    await this.mark(organisationId, id, 'mailed_at = now()', 'given_up_at is null');
    return 'SENT';
  }

  private look(): void {
    this.looking ??= this.sendDue()
      .catch((error: unknown) =>
        this.log.warn({ error: String(error) }, `What is due of ${this.kind.table} could not be looked for`),
      )
      .finally(() => {
        this.looking = undefined;
      });
  }

  /**
   * Claims e-mails that are due: no other server sends them until they are due again. No lock is held while an e-mail is
   * being sent.
   */
  private take(): Promise<{ organisationId: string; id: string }[]> {
    const { table, key } = this.kind;
    return asMaintenance(this.pool, async (client) => {
      const { rows } = await client.query<{ organisationId: string; id: string }>(
        `update ${table} l set attempts = l.attempts + 1, ${retryLater('l.attempts + 1')}
         from (select organisation_id, ${key} from ${table} where ${IS_DUE}
               order by due_at limit ${TAKEN_MAX} for update skip locked) due
         where l.organisation_id = due.organisation_id and l.${key} = due.${key}
         returning l.organisation_id as "organisationId", l.${key} as id`,
      );
      return rows;
    });
  }

  private async giveUpWhenTriedEnough(organisationId: string, id: string): Promise<void> {
    const condition = `mailed_at is null and attempts >= ${ATTEMPTS_MAX}`;
    const gaveUp = await this.mark(organisationId, id, 'given_up_at = now()', condition);
    if (gaveUp) this.log.error(this.named(organisationId, id), `An e-mail was given up after it failed ${ATTEMPTS_MAX} times`);
  }

  private named(organisationId: string, id: string): object {
    return { organisationId, emails: this.kind.table, id };
  }

  private mark(organisationId: string, id: string, change: string, condition: string): Promise<boolean> {
    const { table, key } = this.kind;
    return inOrganisation(this.pool, organisationId, async (client) => {
      const text = `update ${table} set ${change} where organisation_id = $1 and ${key} = $2 and ${condition}`;
      return (await client.query(text, [organisationId, id])).rowCount === 1;
    });
  }
}
