import { createTransport, type Transporter } from 'nodemailer';
import type { Letter, Mailer } from './mailer.js';

const CONNECTIONS_MAX = 3;
const CONNECT_TIMEOUT_MS = 5_000;
const GREETING_TIMEOUT_MS = 5_000;
const SILENCE_TIMEOUT_MS = 10_000;

/** Sends letters by way of a mail server, over few connections that are used again. */
export class SmtpMailer implements Mailer {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS_MAX,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: GREETING_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      dnsTimeout: CONNECT_TIMEOUT_MS,
      // A letter is what we wrote: nothing in it may make the server read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text, html, attachments = [] }: Letter): Promise<void> {
    await this.transport.sendMail({
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      ...(html ? { html } : {}),
      attachments: attachments.map(({ fileName, type, content }) => ({ filename: fileName, contentType: type, content })),
    });
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}
