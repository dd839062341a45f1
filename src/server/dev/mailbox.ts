import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { escapeHtml } from './html.js';

const MAILBOX_PATH = '/mailbox';
const KEY_BYTES = 16;
const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** An e-mail as it is shown, in place of being sent. */
export interface ShownEmail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: Date;
  readonly attachments?: readonly { readonly fileName: string }[];
}

/** E-mails to show in place of sending them. */
export interface Mailbox {
  /** Of the page; with `.json` behind it, of the same as JSON. */
  readonly path: string;
  readonly emails: () => readonly ShownEmail[];
}

/** Under a path that nobody can guess, another one each time. */
export function newMailbox(emails: Mailbox['emails']): Mailbox {
  return { path: `${MAILBOX_PATH}/${randomBytes(KEY_BYTES).toString('base64url')}`, emails };
}

/**
 * The e-mails of a server in development, as a page and as JSON. Whoever reads them can sign in as anybody, so they are shown
 * to who knows where, and to this very machine only: of a proxy that says nothing of whose requests it hands on, the machine
 * alone would know nothing.
 */
export function serveMailbox(server: FastifyInstance, { path, emails }: Mailbox): void {
  server.get(path, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      .send(page(emails()));
  });
  server.get(`${path}.json`, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return reply.callNotFound();
    return reply.send({ emails: emails().map(shown) });
  });
}

/** Of what is attached, its names: the documents themselves have links of their own. */
const shown = ({ to, subject, text, sentAt, attachments = [] }: ShownEmail) => ({
  ...{ to, subject, text, sentAt },
  attachments: attachments.map(({ fileName }) => fileName),
});

/**
 * A proxy on this machine hands on requests of others. And a page that named its own host after this machine would send that
 * name.
 */
function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  const isNamedSo = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
  return isLoopback && isNamedSo && FORWARDING_HEADERS.every((name) => headers[name] === undefined);
}

function page(emails: readonly ShownEmail[]): string {
  const articles = emails.map(
    ({ to, subject, text, sentAt }) => `<article>
<h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(to)}, <time>${sentAt.toISOString()}</time></p>
<pre>${escapeHtml(text)}</pre>
</article>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="5">
<title>Mailbox</title>
<style>body { font: 16px/1.5 system-ui; max-width: 44rem; margin: 2rem auto; padding: 0 1rem } pre { white-space: pre-wrap }</style>
</head>
<body>
<h1>Mailbox</h1>
<p>What this server would have sent, the newest first. With SMTP_URL it is sent.</p>
${articles.join('\n') || '<p>Nothing yet.</p>'}
</body>
</html>
`;
}
