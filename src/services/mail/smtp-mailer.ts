import type { Transporter } from 'nodemailer';
import type { Email } from './emails/email.js';
import type { Mailer } from './mailer.js';

const CONNECTIONS_MAX = 3;
const CONNECT_TIMEOUT_MS = 5_000;
const GREETING_TIMEOUT_MS = 5_000;
const SILENCE_TIMEOUT_MS = 10_000;

/** Sends e-mails through a mail server, over few connections that are reused. */
export class SmtpMailer implements Mailer {
  private transport: Promise<Transporter> | undefined;

  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {}

  async send({ to, subject, text, html, attachments = [] }: Email): Promise<void> {
    this.transport ??= connect(this.url);
    const transport = await this.transport;
    await transport.sendMail({
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      ...(html ? { html } : {}),
      attachments: attachments.map(({ fileName, type, content }) => ({ filename: fileName, contentType: type, content })),
    });
  }

  async close(): Promise<void> {
    (await this.transport)?.close();
  }
}

async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS_MAX,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: GREETING_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    // Nothing in an e-mail may make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
