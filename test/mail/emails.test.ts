import { afterEach, describe, expect, it } from 'vitest';
import { ConsoleMailer, emails, SmtpMailer } from '../../src/services/mail/index.js';
import { senderNamed } from '../support/sender.js';
import { startMailServer } from '../support/services/smtp.js';

const FROM = 'Štúdio Vlnka <studio@example.com>';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function postOffice(trouble?: 'refuse') {
  const server = await startMailServer(trouble);
  const mailer = new SmtpMailer(server.url, FROM);
  stops.push(() => mailer.close(), server.stop);
  return { mailer, received: server.emails };
}

describe('an e-mail', () => {
  it('goes to one address, from the one that is set, with the code in subject and text', async () => {
    const { mailer, received } = await postOffice();
    await mailer.send({ to: 'zofia@example.com', ...emails.signIn({ locale: 'sk', code: '12345678', minutes: 10 }) });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'studio@example.com', to: ['zofia@example.com'] });
    expect(received[0]?.raw).toMatch(/^Subject: =\?UTF-8\?.*12345678/m);
    expect(received[0]?.raw).toContain('text/html');
  });

  it('cannot be given a second address or a header by what stands in it', async () => {
    const { mailer, received } = await postOffice();
    await mailer.send({ to: 'a@example.com', subject: 'Hi\r\nBcc: b@example.com', text: '.\r\nMAIL FROM:<x@example.com>\r\n' });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['a@example.com']);
    expect(received[0]?.raw).not.toMatch(/^Bcc:/m);
  });

  it('is a fault when the mail server refuses it or does not answer', async () => {
    const { mailer } = await postOffice('refuse');
    const email = { to: 'a@example.com', subject: 'Hi', text: 'Hi' };
    await expect(mailer.send(email)).rejects.toThrow();
    const nowhere = new SmtpMailer('smtp://127.0.0.1:1', FROM);
    stops.push(() => nowhere.close());
    await expect(nowhere.send(email)).rejects.toThrow('ECONNREFUSED');
  });

  it('says in three languages who invites, where and as what, and shows names as text', () => {
    const facts = { sender: senderNamed('<b>Vlnka</b>'), role: 'INSTRUCTOR', inviterName: 'Oľga', code: 'abc' } as const;
    const [sk, cs, en] = (['sk', 'cs', 'en'] as const).map((locale) => emails.invitation({ locale, ...facts }));
    expect(sk?.text).toContain('Vaša rola: inštruktor');
    expect(cs?.text).toContain('Vaše role: instruktor');
    expect(en?.text).toContain('Your role: instructor');
    expect(en?.html).toContain('&lt;b&gt;Vlnka&lt;/b&gt;');
    expect(en?.html).not.toContain('<b>');
  });
});

describe('the mailbox of a server in development', () => {
  it('keeps the newest hundred e-mails', async () => {
    const printed: string[] = [];
    const mailer = new ConsoleMailer((text) => printed.push(text));
    for (let count = 1; count <= 120; count += 1) await mailer.send({ to: 'a@example.com', subject: `${count}`, text: 'x' });
    expect(mailer.emails).toHaveLength(100);
    expect(mailer.emails[0]?.subject).toBe('120');
    expect(printed).toHaveLength(120);
  });
});
