import type { Pool } from 'pg';
import { letters, type Mailer } from '../mail/index.js';
import type { ReceiptContent } from './content.js';
import { writing } from './pdf/amounts.js';
import { receiptPdf } from './pdf.js';
import { asMaintenance, inOrganisation, storedContent } from './stored.js';

const LOOK_INTERVAL_MS = 2_000;
/** Taken up at a time. All of them are sent, or found unsendable, before the first would be taken up again. */
const TAKEN_MAX = 5;
/** After how many minutes a letter is tried again that could not be sent, or that nobody has heard of since; then it is given up. */
const RETRY_MINUTES = [5, 15, 60, 360, 1440];
const ATTEMPTS_MAX = RETRY_MINUTES.length + 1;
const IS_DUE = 'mailed_at is null and given_up_at is null and due_at <= now()';
const retryLater = (attempt: string): string =>
  `due_at = now() + make_interval(mins => (array[${RETRY_MINUTES}])[least(${attempt}, ${RETRY_MINUTES.length})])`;

export interface LettersLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** `NOT_DUE`: it was sent before, was given up, is under way elsewhere, or has nobody to go to. */
export type Sending = 'SENT' | 'FAILED' | 'NOT_DUE';

interface Taken {
  organisation_id: string;
  receipt_id: string;
}

/**
 * Brings receipts to their buyers by e-mail once the payment is committed. The database keeps which are waiting, so any number of servers
 * may send, and what one of them took up and did not finish another sends later. A letter is sent twice only when a server ends between
 * handing it over and writing so down.
 */
export class ReceiptLetters {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> | undefined;
  private isClosed = false;

  constructor(
    private readonly pool: Pool,
    private readonly mailer: Mailer,
    private readonly log: LettersLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_INTERVAL_MS).unref();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    await this.looking;
  }

  /** Sends all letters that are due; answers how many went out. */
  async sendDue(): Promise<number> {
    let sent = 0;
    for (;;) {
      const taken = this.isClosed ? [] : await this.take();
      if (taken.length === 0) return sent;
      // One after the other: setting a document occupies the process, and requests have a turn between two.
      for (const { organisation_id, receipt_id } of taken) {
        // What is left of those taken up is sent later, by whoever finds it due.
        if (this.isClosed) return sent;
        if ((await this.deliver(organisation_id, receipt_id)) === 'SENT') sent += 1;
      }
    }
  }

  /** Sends the letter of one receipt if it is due, and once however often it is asked to. Does not throw for one that cannot be sent. */
  async send(organisationId: string, receiptId: string): Promise<Sending> {
    const taken = await this.mark(organisationId, receiptId, `attempts = attempts + 1, ${retryLater('attempts + 1')}`, IS_DUE);
    return taken ? this.deliver(organisationId, receiptId) : 'NOT_DUE';
  }

  /** What was taken up. */
  private async deliver(organisationId: string, receiptId: string): Promise<Sending> {
    const content = await storedContent(this.pool, organisationId, receiptId);
    if (!content?.buyer?.email) return 'NOT_DUE';
    try {
      await this.mailer.send({ to: content.buyer.email, ...(await written(content)) });
    } catch (error) {
      this.log.warn({ error: String(error), receiptId }, 'A receipt could not be sent');
      await this.giveUpWhenTriedEnough(organisationId, receiptId);
      return 'FAILED';
    }
    await this.mark(organisationId, receiptId, 'mailed_at = now()', 'given_up_at is null');
    return 'SENT';
  }

  private look(): void {
    this.looking ??= this.sendDue()
      .catch((error: unknown) => this.log.warn({ error: String(error) }, 'The letters of receipts could not be looked for'))
      .finally(() => {
        this.looking = undefined;
      });
  }

  /** Takes up what is due, so that no other server does until it is due again. No lock is held while a letter is on its way. */
  private take(): Promise<Taken[]> {
    return asMaintenance(this.pool, async (client) => {
      const { rows } = await client.query<Taken>(
        `update receipt_letters l set attempts = l.attempts + 1, ${retryLater('l.attempts + 1')}
         from (select organisation_id, receipt_id from receipt_letters where ${IS_DUE}
               order by due_at limit ${TAKEN_MAX} for update skip locked) due
         where l.organisation_id = due.organisation_id and l.receipt_id = due.receipt_id
         returning l.organisation_id, l.receipt_id`,
      );
      return rows;
    });
  }

  private async giveUpWhenTriedEnough(organisationId: string, receiptId: string): Promise<void> {
    const gaveUp = await this.mark(
      organisationId,
      receiptId,
      'given_up_at = now()',
      `mailed_at is null and attempts >= ${ATTEMPTS_MAX}`,
    );
    if (gaveUp) this.log.error({ organisationId, receiptId }, `A receipt was given up after ${ATTEMPTS_MAX} letters that failed`);
  }

  private mark(organisationId: string, receiptId: string, change: string, condition: string): Promise<boolean> {
    return inOrganisation(this.pool, organisationId, async (client) => {
      const text = `update receipt_letters set ${change} where organisation_id = $1 and receipt_id = $2 and ${condition}`;
      return (await client.query(text, [organisationId, receiptId])).rowCount === 1;
    });
  }
}

async function written(content: ReceiptContent) {
  const { locale, kind, number, seller, totalMinor, isTest } = content;
  const total = writing(content).money(Math.abs(totalMinor));
  const letter = letters.receipt({ locale, kind, number, sellerName: seller.name, total, isTest });
  return { ...letter, attachments: [{ fileName: `${number}.pdf`, type: 'application/pdf', content: await receiptPdf(content) }] };
}
