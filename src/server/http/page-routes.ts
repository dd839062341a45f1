import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { preferredLocale } from '../preferred-locale.js';

const ASSETS_PATH = '/assets';
const INDEX = 'index.html';
/** The name of one file, and no way out of the folder. */
const ASSET_NAME = /^\w[\w.-]*$/;
/** The name of an asset holds a hash of its contents. */
const ASSETS_MAX_AGE = '365d';
const BUILD_LOOK_SECONDS = 2;
/** First parts of addresses that are no pages. An unknown address below them is a mistake of a program. */
const NO_PAGES: ReadonlySet<string> = new Set(
  'assets auth graphql health mailbox metrics receipts sandbox schema.graphql webhooks'.split(' '),
);
/** Compressed copies lie beside each file. The first that the browser accepts is sent. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** All that a page uses comes from this server. Nothing in the page itself is run as a script or a style. */
const PAGE_POLICY = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'font-src', 'connect-src', 'manifest-src', 'worker-src', 'form-action'].map(
    (directive) => `${directive} 'self'`,
  ),
  "img-src 'self' data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': PAGE_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(self)',
  'referrer-policy': 'same-origin',
} as const;

const BEING_BUILT = {
  sk: 'Stránky sa pripravujú. O chvíľu sa zobrazia samy.',
  cs: 'Stránky se připravují. Za chvíli se zobrazí samy.',
  en: 'The pages are being built. They appear here in a moment.',
} as const;

/** Answers a browser that asks for a page. False when the request is for something else. */
export type AnswerPage = (request: FastifyRequest, reply: FastifyReply) => boolean;

export interface PageRoutesOptions {
  /** The folder that holds the built pages, or will hold them. */
  folder: string;
  isDevelopment: boolean;
}

/**
 * Serves the pages: files with a hash in their names for good, and the one document for every address of a page. Programs get
 * none of them, because they do not ask for HTML.
 */
export function servePages(server: FastifyInstance, { folder, isDevelopment }: PageRoutesOptions): AnswerPage {
  server.get<{ Params: { file: string } }>(`${ASSETS_PATH}/:file`, async (request, reply) => {
    const path = join('assets', request.params.file);
    if (!ASSET_NAME.test(request.params.file) || !existsSync(join(folder, path))) return reply.callNotFound();
    return sendFile(request, reply, folder, path);
  });
  return (request, reply) => {
    if (!isForPage(request)) return false;
    if (existsSync(join(folder, INDEX))) {
      void reply.headers(PAGE_HEADERS);
      void sendFile(request, reply, folder, INDEX);
      return true;
    }
    // In production, pages are there from the beginning or not at all.
    if (!isDevelopment) return false;
    sayBeingBuilt(request, reply);
    return true;
  };
}

function isForPage({ method, headers, url }: FastifyRequest): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || !headers.accept?.includes('text/html')) return false;
  const [, first = ''] = url.split(/[/?]/);
  return !NO_PAGES.has(first);
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, root: string, path: string): Promise<FastifyReply> {
  // Programs need no pages, so the package is loaded with the first of them.
  const { default: send } = await import('@fastify/send');
  const isAsset = path !== INDEX;
  const [encoding, ending] = encodingOf(request, join(root, path));
  const { statusCode, headers, stream } = await send(request.raw, `${path}${ending}`.replaceAll('\\', '/'), {
    root,
    contentType: false,
    index: false,
    acceptRanges: false,
    ...(isAsset ? { maxAge: ASSETS_MAX_AGE, immutable: true } : { cacheControl: false }),
  });
  void reply
    .code(statusCode)
    .headers({ ...headers, vary: 'origin, accept-encoding' })
    .type(`${send.mime.getType(path) ?? 'application/octet-stream'}; charset=utf-8`);
  if (encoding !== undefined) void reply.header('content-encoding', encoding);
  if (!isAsset) void reply.header('cache-control', 'no-cache');
  return reply.send(stream);
}

/** The encoding and the ending of the copy to send; neither for a browser that takes no compressed one. */
function encodingOf({ headers }: FastifyRequest, file: string): readonly [encoding: string | undefined, ending: string] {
  const accepted = String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((each) => each.trim().split(';')[0]);
  const found = ENCODINGS.find(([name, ending]) => accepted.includes(name) && existsSync(`${file}${ending}`));
  return found ?? [undefined, ''];
}

/** A page that loads itself again, while a development server builds those that are meant. */
function sayBeingBuilt(request: FastifyRequest, reply: FastifyReply): void {
  const locale = preferredLocale(request.headers['accept-language']);
  void reply
    .code(503)
    .headers({ ...PAGE_HEADERS, 'retry-after': BUILD_LOOK_SECONDS, vary: 'accept-language' })
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta http-equiv="refresh" content="${BUILD_LOOK_SECONDS}">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Permanentka</title>
<p>${BEING_BUILT[locale]}</p></html>`,
    );
}
