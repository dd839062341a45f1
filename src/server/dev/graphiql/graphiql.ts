import { createReadStream } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../html.js';
import { isFromThisMachine } from '../this-machine.js';
import { NotBuilt, type PageFiles, pageFiles } from './page-files.js';

const PAGE_PATH = '/graphql/page';
/** A request waits so long for a page that is being built. Then the browser asks again. */
const BUILD_WAIT_MS = 8_000;
const ASK_AGAIN_SECONDS = 2;
const KEEP_SECONDS = 31_536_000;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

/**
 * Monaco writes style elements and attributes as it goes, has its icons as a font in its style sheet, and runs workers. It needs
 * no script in the page, and neither `eval` nor another host.
 */
const PAGE_POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:"],
  ...["font-src 'self' data:", "connect-src 'self'", "worker-src 'self'"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');
/** Of the files, since a worker is bound by the policy that came with its own file. */
const FILE_POLICY = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

export interface GraphiqlOptions {
  /** Whether everybody may see the page. */
  readonly isOn: boolean;
  /** Whether the caller of a request may see it where it is off. */
  readonly isOpenTo: (request: FastifyRequest) => Promise<boolean>;
  /** The tokens and ids of the demo studio; undefined when there is none. */
  readonly demo?: (() => Promise<object | undefined>) | undefined;
}

/**
 * GraphiQL, for trying the API in a browser. Nothing of it is loaded or built before somebody asks for it.
 */
export class Graphiql {
  private building: Promise<PageFiles> | undefined;

  constructor(private readonly options: GraphiqlOptions) {}

  /** The files of the page, and the demo studio. */
  serve(server: FastifyInstance): void {
    server.get<{ Params: { build: string; file: string } }>(`${PAGE_PATH}/:build/:file`, async (request, reply) => {
      const { build, file } = request.params;
      // They are no secret. Where it is off, they are built for a page that was shown, and not for anybody.
      const page = await (this.options.isOn ? this.built() : this.building)?.catch(() => undefined);
      if (page?.name !== build || !page.files.has(file)) return reply.callNotFound();
      return reply
        .type(TYPES[extname(file)] ?? 'application/octet-stream')
        .header('cache-control', `public, max-age=${KEEP_SECONDS}, immutable`)
        .header('content-security-policy', FILE_POLICY)
        .send(createReadStream(join(page.folder, file)));
    });
    server.get(`${PAGE_PATH}/demo.json`, async (request, reply) => {
      const demo = isOwnPage(request) ? await this.options.demo?.() : undefined;
      return demo === undefined ? reply.callNotFound() : reply.send(demo);
    });
  }

  /** Answers a request of a browser that asks for the page, unless it is closed to the caller. Others go on. */
  readonly preHandler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (!asksForPage(request) || !(this.options.isOn || (await this.options.isOpenTo(request)))) return undefined;
    reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY);
    try {
      const page = await Promise.race([this.built(), sleep(BUILD_WAIT_MS, undefined, { ref: false })]);
      if (page) return reply.send(document(page.name));
      return reply
        .code(503)
        .header('refresh', ASK_AGAIN_SECONDS)
        .send(notice('GraphiQL is being built. This takes some seconds.'));
    } catch (error) {
      if (!(error instanceof NotBuilt)) throw error;
      return reply.code(503).send(notice(error.message));
    }
  };

  /** Built once. After a failure, the next request tries again. */
  private built(): Promise<PageFiles> {
    this.building ??= pageFiles().catch((error: unknown) => {
      this.building = undefined;
      throw error;
    });
    return this.building;
  }
}

/** A browser that opens the address. A query in the address is for the API. */
function asksForPage({ method, headers, query }: FastifyRequest): boolean {
  const isQuery =
    typeof query === 'object' && query !== null && ['query', 'documentId', 'extensions'].some((name) => name in query);
  return method === 'GET' && !isQuery && headers.accept?.includes('text/html') === true;
}

/**
 * The tokens let their reader act in the demo studio, so no other machine and no page of another port gets them. Browsers say
 * which page asks.
 */
function isOwnPage({ raw, headers }: FastifyRequest): boolean {
  return isFromThisMachine(raw) && [undefined, 'same-origin', 'none'].some((site) => site === headers['sec-fetch-site']);
}

const document = (build: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphiQL – Permanentka</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${PAGE_PATH}/${build}/main.css">
<script type="module" src="${PAGE_PATH}/${build}/main.js"></script>
</head>
<body>
<div id="graphiql"></div>
<noscript>GraphiQL needs JavaScript. The schema is at <a href="/schema.graphql">/schema.graphql</a>.</noscript>
</body>
</html>
`;

const notice = (sentence: string): string =>
  `<!doctype html>
<html lang="en"><title>GraphiQL</title><link rel="icon" href="data:,">
<p>${escapeHtml(sentence)}</p></html>
`;
