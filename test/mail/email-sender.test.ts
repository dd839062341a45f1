import { describe, expect, it } from 'vitest';
import { EMAILS_UNDER_WAY_MAX, EmailSender, reasonOf } from '../../src/services/mail/email-sender.js';
import type { Email } from '../../src/services/mail/emails/email.js';
import type { Mailer } from '../../src/services/mail/mailer.js';

const EMAIL: Email = { to: 'nina@example.com', subject: 'Kód 12345678', text: 'Kód 12345678' };

/** A mailer whose e-mails leave when the test says so, and a log. */
function makeSender() {
  const leaving: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const logged: { facts: object; message: string }[] = [];
  let isClosed = false;
  const mailer = {
    send: () => new Promise<void>((resolve, reject) => leaving.push({ resolve, reject })),
    close: async () => {
      isClosed = true;
    },
  } satisfies Pick<Mailer, 'send' | 'close'>;
  const log = { error: (facts: object, message: string) => void logged.push({ facts, message }) };
  return { emailSender: new EmailSender(mailer, log), leaving, logged, isClosed: () => isClosed };
}

describe('EmailSender', () => {
  it('hands each e-mail to the mailer at once and waits for none', () => {
    const { emailSender, leaving, logged } = makeSender();
    for (let count = 0; count < 3; count += 1) emailSender.send(EMAIL);
    expect(leaving).toHaveLength(3);
    expect(logged).toEqual([]);
  });

  it('sends no more than its bound at a time, and again when one has left', async () => {
    const { emailSender, leaving, logged } = makeSender();
    for (let count = 0; count <= EMAILS_UNDER_WAY_MAX; count += 1) emailSender.send(EMAIL);
    expect(leaving).toHaveLength(EMAILS_UNDER_WAY_MAX);
    expect(logged).toEqual([{ facts: { underWay: EMAILS_UNDER_WAY_MAX }, message: expect.stringContaining('not sent') }]);
    leaving[0]?.resolve();
    await expect
      .poll(() => {
        emailSender.send(EMAIL);
        return leaving.length;
      })
      .toBe(EMAILS_UNDER_WAY_MAX + 1);
  });

  it('logs a failure by its code and not by the words of the mail server', async () => {
    const { emailSender, leaving, logged } = makeSender();
    emailSender.send(EMAIL);
    leaving[0]?.reject(Object.assign(new Error('550 <nina@example.com> 12345678'), { code: 'EENVELOPE', responseCode: 550 }));
    await expect.poll(() => logged).toHaveLength(1);
    expect(logged[0]?.facts).toEqual({ reason: 'EENVELOPE', responseCode: 550, command: undefined });
    expect(JSON.stringify(logged)).not.toMatch(/nina|12345678/);
  });

  it('lets the e-mails that are on their way leave before it closes the mailer', async () => {
    const { emailSender, leaving, isClosed } = makeSender();
    emailSender.send(EMAIL);
    emailSender.send(EMAIL);
    const closing = emailSender.close();
    leaving[0]?.resolve();
    await Promise.resolve();
    expect(isClosed()).toBe(false);
    leaving[1]?.reject(new Error('late'));
    await closing;
    expect(isClosed()).toBe(true);
  });
});

describe('reasonOf', () => {
  it.each([
    [new Error('secret'), { reason: 'Error', responseCode: undefined, command: undefined }],
    [
      Object.assign(new Error('secret'), { code: 'ETIMEDOUT', command: 'CONN' }),
      { reason: 'ETIMEDOUT', responseCode: undefined, command: 'CONN' },
    ],
    ['secret', { reason: 'unknown' }],
    [undefined, { reason: 'unknown' }],
  ])('gives the codes of %j and none of its words', (error, reason) => {
    expect(reasonOf(error)).toEqual(reason);
  });
});
