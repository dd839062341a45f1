import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler, preHandlerHookHandler } from 'fastify';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../context.js';
import { beforeDeadline } from '../../faults.js';
import { COST_HEADER } from '../documents/apollo.js';
import { KEPT_ANSWER_TRIES, KNOWN_TEXTS_MAX_BYTES } from '../limits.js';
import { preferredLocale } from '../preferred-locale.js';
import type { Answer, KeptAnswers, Reading } from './kept-answers.js';

export interface PublicQueriesOptions {
  kept: KeptAnswers;
  maxQueryTokens: number;
  /** Counts a request that is answered here. Throws if it is one too many. */
  count: (request: FastifyRequest) => void;
  /** When the request must be answered, in the time of `performance.now()`. */
  untilOf: (request: FastifyRequest) => number;
}

interface Asked {
  readonly reading: Reading;
  context?: Context;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** A query of the anonymous public, whose answer can be kept. */
    askedByPublic: Asked | undefined;
  }
}

/** Apollo refuses a GET without one of these headers, since a page of any site could make a browser send it. */
const NOT_FORGEABLE = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;
/** The headers that an answer to the public depends on. */
const VARY = ['accept', 'accept-language', 'authorization', 'x-organisation', COST_HEADER, ...NOT_FORGEABLE];

/**
 * Answers queries of the anonymous public from what is kept, and keeps the answers to others. A GET gets an entity tag, so that a
 * browser or a CDN asks whether its copy still holds.
 */
export class PublicQueries {
  /** Whether a text with an operation name is a query. */
  private readonly queries = new LRUCache<string, boolean>({
    maxSize: KNOWN_TEXTS_MAX_BYTES,
    sizeCalculation: (_, text) => text.length,
  });

  constructor(private readonly options: PublicQueriesOptions) {}

  /** Makes room for such a query on every request of a server. */
  serve(server: FastifyInstance): void {
    server.decorateRequest('askedByPublic', undefined);
  }

  readonly preHandler: preHandlerHookHandler = (request, reply, done) => {
    const key = this.keyOf(request);
    if (key === undefined) return done();
    const turn = this.options.kept.take(key);
    if (turn.kind === 'ANSWER') this.answer(request, reply, turn.answer, done);
    else if (turn.kind === 'WAIT') this.wait(key, turn.awaited, request, reply, done);
    else {
      if (turn.kind === 'READ') this.reads(request, reply, turn.reading);
      done();
    }
  };

  /** Names the context of a query that is executed. It knows whose data the answer holds. */
  executes(request: FastifyRequest, context: Context): void {
    if (request.askedByPublic) request.askedByPublic.context = context;
  }

  readonly onSend: onSendHookHandler = (request, reply, payload, done) => {
    const { reading, context } = request.askedByPublic ?? {};
    const isWhole = reply.statusCode === 200 && typeof payload === 'string' && context?.isAnswered === true;
    if (reading && isWhole && context.publicOrganisationId !== undefined) {
      const contentType = String(reply.getHeader('content-type'));
      return done(null, bodyFor(request, reply, reading.keep(context.publicOrganisationId, Buffer.from(payload), contentType)));
    }
    if (isWhole) reading?.endUnkept();
    else reading?.end();
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  };

  /** A reader who leaves ends the wait of the others: the next of them reads. */
  private reads(request: FastifyRequest, reply: FastifyReply, reading: Reading): void {
    request.askedByPublic = { reading };
    if (reply.raw.destroyed) reading.end();
    else reply.raw.once('close', () => reading.end());
  }

  private wait(
    key: string,
    awaited: Promise<Answer | undefined>,
    request: FastifyRequest,
    reply: FastifyReply,
    done: (error?: Error) => void,
  ): void {
    this.awaitTurn(key, awaited, request, reply).then((answer) => {
      if (answer) this.answer(request, reply, answer, done);
      else done();
    }, done);
  }

  /** Undefined when the query is to be executed. Throws OVERLOADED at the deadline of the request. */
  private async awaitTurn(
    key: string,
    first: Promise<Answer | undefined>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Answer | undefined> {
    let awaited = first;
    for (let tries = 1; ; tries += 1) {
      const answer = await beforeDeadline(awaited, this.options.untilOf(request));
      if (answer || tries === KEPT_ANSWER_TRIES) return answer;
      const turn = this.options.kept.take(key);
      if (turn.kind === 'ANSWER') return turn.answer;
      if (turn.kind === 'READ') this.reads(request, reply, turn.reading);
      if (turn.kind !== 'WAIT') return undefined;
      awaited = turn.awaited;
    }
  }

  private answer(request: FastifyRequest, reply: FastifyReply, answer: Answer, done: (error: Error) => void): void {
    try {
      this.options.count(request);
    } catch (error) {
      done(error as Error);
      return;
    }
    void reply.header('content-type', answer.contentType);
    void reply.send(bodyFor(request, reply, answer) ?? undefined);
  }

  /** A hash of all that the answer depends on; undefined for what is no query of the anonymous public. */
  private keyOf(request: FastifyRequest): string | undefined {
    const { headers, method } = request;
    if (headers.authorization || isUncached(headers)) return undefined;
    if (method === 'GET' && !NOT_FORGEABLE.some((name) => headers[name])) return undefined;
    const { query, operationName, variables, extensions } = (method === 'GET' ? request.query : (request.body ?? {})) as {
      [name: string]: unknown;
    };
    if (typeof query !== 'string' || extensions) return undefined;
    if (!this.isQuery(query, typeof operationName === 'string' ? operationName : '')) return undefined;
    const locale = preferredLocale(headers['accept-language']);
    const asked = [operationName, query, variables];
    const text = JSON.stringify([locale, headers['x-organisation'], headers.accept, COST_HEADER in headers, ...asked]);
    return createHash('sha256').update(text).digest('base64url');
  }

  private isQuery(text: string, operationName: string): boolean {
    const key = `${operationName} ${text}`;
    const known = this.queries.get(key);
    if (known !== undefined) return known;
    const isQuery = isQueryText(text, operationName, this.options.maxQueryTokens);
    this.queries.set(key, isQuery);
    return isQuery;
  }
}

/**
 * Whether a reader wants nothing from a cache, as a browser does when its page is reloaded by force. `fetch` says the same where
 * a program asks by an entity tag, which is about the answer that is kept.
 */
const isUncached = (headers: IncomingHttpHeaders): boolean =>
  headers['if-none-match'] === undefined && headers['cache-control']?.includes('no-cache') === true;

function isQueryText(text: string, operationName: string, maxTokens: number): boolean {
  try {
    const document = parse(text, { maxTokens, noLocation: true });
    return getOperationAST(document, operationName || undefined)?.operation === OperationTypeNode.QUERY;
  } catch {
    // The usual way tells what is wrong with the document.
    return false;
  }
}

/** The body, or nothing for a GET whose copy still holds. */
function bodyFor(request: FastifyRequest, reply: FastifyReply, { body, etag }: Answer): Buffer | null {
  if (request.method !== 'GET') {
    void reply.header('cache-control', 'no-store');
    return body;
  }
  const vary = reply.getHeader('vary');
  void reply.headers({
    etag,
    'cache-control': 'public, no-cache',
    vary: [...(vary === undefined ? [] : [String(vary)]), ...VARY].join(', '),
  });
  const known = request.headers['if-none-match'];
  const tags = known?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  if (!tags.includes(etag) && !tags.includes('*')) return body;
  void reply.code(304).removeHeader('content-type');
  return null;
}
