import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { escapeHtml } from './html.js';
import { isFromThisMachine } from './this-machine.js';

const MAILBOX_PATH = '/mailbox';
const KEY_BYTES = 16;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** An e-mail that is shown and not sent. */
export interface ShownEmail {
  /** Names it as long as it is kept. */
  readonly number: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly sentAt: Date;
  readonly attachments?: readonly { readonly fileName: string }[];
}

/** E-mails to show instead of sending them. */
export interface Mailbox {
  /** The path of the page. With `.json` appended, that of the same as JSON; with `/` and a number, that of one e-mail as HTML. */
  readonly path: string;
  readonly emails: () => readonly ShownEmail[];
}

/** The path holds a new random key each time. */
export function newMailbox(emails: Mailbox['emails']): Mailbox {
  return { path: `${MAILBOX_PATH}/${randomBytes(KEY_BYTES).toString('base64url')}`, emails };
}

/**
 * The e-mails of a development server, as a page and as JSON. A reader can sign in as anybody, so two things are asked for:
 * the key in the path, and a request from this machine. The second alone is not enough, because a local proxy may hide the
 * origin of a request.
 */
export function serveMailbox(server: FastifyInstance, { path, emails }: Mailbox): void {
  server.get(path, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(page(path, emails()));
  });
  server.get<{ Params: { number: string } }>(`${path}/:number`, async (request, reply) => {
    const { html } = emails().find(({ number }) => String(number) === request.params.number) ?? {};
    if (html === undefined || !isFromThisMachine(request.raw)) return reply.callNotFound();
    // As a mail program shows it: without scripts, forms or an origin.
    return reply.type('text/html; charset=utf-8').header('content-security-policy', `${POLICY}; sandbox`).send(html);
  });
  server.get(`${path}.json`, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return reply.callNotFound();
    return reply.send({ emails: emails().map(shown) });
  });
}

/** Attachments are shown by name only. */
const shown = ({ to, subject, text, sentAt, attachments = [] }: ShownEmail) => ({
  ...{ to, subject, text, sentAt },
  attachments: attachments.map(({ fileName }) => fileName),
});

function page(path: string, emails: readonly ShownEmail[]): string {
  const articles = emails.map(
    ({ number, to, subject, text, sentAt }) => `<article>
<h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(to)}, <time>${sentAt.toISOString()}</time></p>
<pre>${escapeHtml(text)}</pre>
<p><a href="${path}/${number}">As a mail program shows it</a></p>
</article>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="5">
<title>Mailbox</title>
<style>
body { font: 16px/1.5 system-ui; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
pre { white-space: pre-wrap }
</style>
</head>
<body>
<h1>Mailbox</h1>
<p>E-mails that this server would have sent, the newest first. With SMTP_URL it sends them.</p>
${articles.join('\n') || '<p>Nothing yet.</p>'}
</body>
</html>
`;
}
