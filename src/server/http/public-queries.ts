import type { FastifyReply, FastifyRequest, onSendHookHandler, preHandlerHookHandler } from 'fastify';
import { type DocumentNode, getOperationAST, OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import { COST_HEADER } from '../documents/apollo.js';
import { KEPT_ANSWER_TRIES } from '../limits.js';
import { preferredLocale } from '../preferred-locale.js';
import type { Answer, KeptAnswers, Reading } from './kept-answers.js';

export interface PublicQueriesOptions {
  kept: KeptAnswers;
  /** The document of a text. Throws for an invalid one. */
  parse: (text: string) => DocumentNode;
  /** Counts a request that is answered here. Throws if it is one too many. */
  count: (request: FastifyRequest) => void;
}

interface Asked {
  readonly reading: Reading;
  context?: Context;
}

/** Apollo refuses a GET without one of these headers, since a page of any site could make a browser send it. */
const NOT_FORGEABLE = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;
/** What an answer to the public depends on, besides its address. */
const VARY = ['accept', 'accept-language', 'authorization', 'x-organisation'];

/**
 * Answers queries of the anonymous public from what is kept, and keeps the answers to others. A GET gets an entity tag, so that a
 * browser or a CDN asks whether its copy still holds.
 */
export class PublicQueries {
  private readonly asked = new WeakMap<FastifyRequest, Asked>();

  constructor(private readonly options: PublicQueriesOptions) {}

  readonly preHandler: preHandlerHookHandler = (request, reply, done) => {
    const key = this.keyOf(request);
    if (key === undefined) return done();
    const answer = this.options.kept.find(key);
    if (answer) {
      this.answer(request, reply, answer, done);
      return;
    }
    this.wait(key).then((awaited) => {
      if (awaited) {
        this.answer(request, reply, awaited, done);
        return;
      }
      this.asked.set(request, { reading: this.options.kept.begin(key) });
      done();
    }, done);
  };

  /** Names the context of a query that is executed. It knows whose data the answer holds. */
  executes(request: FastifyRequest, context: Context): void {
    const asked = this.asked.get(request);
    if (asked) asked.context = context;
  }

  readonly onSend: onSendHookHandler = (request, reply, payload, done) => {
    const { reading, context } = this.asked.get(request) ?? {};
    const organisationId = context?.publicOrganisationId;
    if (!reading || organisationId === undefined || reply.statusCode !== 200 || typeof payload !== 'string') {
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    const kept = reading.keep(organisationId, Buffer.from(payload), String(reply.getHeader('content-type')));
    done(null, bodyFor(request, reply, kept));
  };

  /** To be called when a request is over, however it ended. */
  over(request: FastifyRequest): void {
    this.asked.get(request)?.reading.end();
  }

  private async wait(key: string): Promise<Answer | undefined> {
    for (let tries = 0; tries < KEPT_ANSWER_TRIES && this.options.kept.isUnderWay(key); tries += 1) {
      const answer = await this.options.kept.awaited(key);
      if (answer) return answer;
    }
    return undefined;
  }

  private answer(request: FastifyRequest, reply: FastifyReply, answer: Answer, done: (error: Error) => void): void {
    try {
      this.options.count(request);
    } catch (error) {
      done(error as Error);
      return;
    }
    void reply.header('content-type', answer.contentType);
    void reply.send(bodyFor(request, reply, answer));
  }

  /** Names all that the answer depends on; undefined for what is no query of the anonymous public. */
  private keyOf(request: FastifyRequest): string | undefined {
    const { headers, method } = request;
    // A reader who wants nothing from a cache, as a browser does when its page is reloaded by force.
    if (headers.authorization || headers['cache-control']?.includes('no-cache')) return undefined;
    if (method === 'GET' && !NOT_FORGEABLE.some((name) => headers[name])) return undefined;
    const { query, operationName, variables, extensions } = (method === 'GET' ? request.query : (request.body ?? {})) as {
      [name: string]: unknown;
    };
    if (typeof query !== 'string' || extensions) return undefined;
    if (!this.isQuery(query, typeof operationName === 'string' ? operationName : undefined)) return undefined;
    const locale = preferredLocale(headers['accept-language']);
    const asked = [operationName, query, variables];
    return JSON.stringify([locale, headers['x-organisation'], headers.accept, COST_HEADER in headers, ...asked]);
  }

  private isQuery(text: string, operationName: string | undefined): boolean {
    try {
      return getOperationAST(this.options.parse(text), operationName)?.operation === OperationTypeNode.QUERY;
    } catch {
      // The usual way tells what is wrong with the document.
      return false;
    }
  }
}

/** The body, or nothing for a GET whose copy still holds. */
function bodyFor(request: FastifyRequest, reply: FastifyReply, { body, etag }: Answer): Buffer | string {
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
  if (known === undefined || !known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*'))
    return body;
  void reply.code(304).removeHeader('content-type');
  return '';
}
