import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { escapeHtml } from './html.js';

const MAILBOX_PATH = '/mailbox';
const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** A letter as it is shown, in place of being sent. */
export interface ShownLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: Date;
}

/**
 * The letters of a server in development, as a page and as JSON. Whoever reads them can sign in as anybody, so they are shown to this very
 * machine only.
 */
export function serveMailbox(server: FastifyInstance, letters: () => readonly ShownLetter[]): void {
  server.get(MAILBOX_PATH, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      .send(page(letters()));
  });
  server.get(`${MAILBOX_PATH}.json`, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return reply.callNotFound();
    return reply.send({ letters: letters().map(({ to, subject, text, sentAt }) => ({ to, subject, text, sentAt })) });
  });
}

/** A proxy on this machine hands on requests of others. And a page that named its own host after this machine would send that name. */
function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  const isNamedSo = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
  return isLoopback && isNamedSo && FORWARDING_HEADERS.every((name) => headers[name] === undefined);
}

function page(letters: readonly ShownLetter[]): string {
  const shown = letters.map(
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
${shown.join('\n') || '<p>Nothing yet.</p>'}
</body>
</html>
`;
}
