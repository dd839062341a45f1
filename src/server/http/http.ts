import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import { type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context, Credentials } from '../../context.js';
import { beforeDeadline, Fault } from '../../faults.js';
import type { AddressOf } from '../admission/addresses.js';
import type { Admission } from '../admission/admission.js';
import type { Advice } from '../admission/advice.js';
import { RateLimited, type RateLimits } from '../admission/rate-limit.js';
import { isOriginAllowed, isSameSecret, type Origins, securityHeaders, strangerSentence } from '../admission/web-safety.js';
import { Graphiql, type GraphiqlOptions } from '../dev/graphiql/graphiql.js';
import { type Mailbox, serveMailbox } from '../dev/mailbox.js';
import { COST_HEADER } from '../documents/apollo.js';
import { type FormatFault, isOverloaded, OVERLOADED_HTTP, requestError } from '../documents/errors.js';
import { type DocumentRequest, type TrustedDocuments, withText } from '../documents/trusted-documents.js';
import { type Limits, RECEIVE_CHECK_INTERVAL_MS, RECEIVE_TIMEOUT_MS } from '../limits.js';
import { preferredLocale } from '../preferred-locale.js';
import { type AuthHandler, serveAuth } from './auth-routes.js';
import { connectionOptions } from './connections.js';
import type { Deadlines } from './deadlines.js';
import type { InTime } from './in-time.js';
import type { Metrics } from './metrics.js';
import { servePages } from './page-routes.js';
import { type PaymentDoors, servePayments } from './payment-routes.js';
import type { PublicQueries } from './public-queries.js';
import { RateHeaders } from './rate-headers.js';
import { type ReceiptDownload, serveReceipts } from './receipt-routes.js';
import { serveSchema } from './schema-route.js';

export const GRAPHQL_PATH = '/graphql';

const PREFLIGHT_SECONDS = 600;
const NOT_JSON = 'This content type is not read here: send JSON, with the header `content-type: application/json`.';

export interface HttpOptions {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  admit: Admission;
  rates: RateLimits;
  deadlines: Deadlines;
  publicQueries: PublicQueries;
  addressOf: AddressOf;
  trusted: TrustedDocuments | undefined;
  limits: Limits;
  metrics: Metrics;
  metricsToken: string | undefined;
  origins: Origins;
  advice: Advice;
  formatFault: FormatFault;
  isDevelopment: boolean;
  handleAuth: AuthHandler | undefined;
  mailbox: Mailbox | undefined;
  /** Whether everybody is shown GraphiQL. If not, holders of an API key are. */
  isGraphiqlOn: boolean;
  demo: GraphiqlOptions['demo'];
  downloadReceipt: ReceiptDownload | undefined;
  paymentDoors: PaymentDoors | undefined;
  /** The folder of the built pages; the server has no pages when left out. */
  pagesFolder: string | undefined;
}

/** GraphQL over HTTP, and the metrics. The server does not listen yet. */
export function httpServer(options: HttpOptions): FastifyInstance {
  const { apollo, admit, rates, deadlines, publicQueries, addressOf, trusted, limits, metrics, formatFault } = options;
  const server = fastify({
    logger: false,
    bodyLimit: limits.maxBodyBytes,
    ...connectionOptions(RECEIVE_TIMEOUT_MS, RECEIVE_CHECK_INTERVAL_MS),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  keepBrowsersSafe(server, options);
  const rateHeaders = new RateHeaders(rates, addressOf);
  rateHeaders.serve(server);
  deadlines.serve(server);
  publicQueries.serve(server);
  const graphiql = graphiqlOf(options);
  graphiql.serve(server);
  serveSchema(server, options);
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: GRAPHQL_PATH,
    // Before the body is read.
    onRequest: (request, _reply, done) => {
      const wait = rates.waitSeconds(addressOf(request.raw));
      if (wait > 0) done(new RateLimited(wait));
      else done();
    },
    preHandler: [
      (request, _reply, done) => {
        deadlines.begin(request);
        if (trusted) takeText(request, trusted);
        done();
      },
      graphiql.preHandler,
      publicQueries.preHandler,
    ],
    onSend: [
      (request, reply, payload, done) => {
        rateHeaders.write(request, reply);
        done(null, payload);
      },
      publicQueries.onSend,
    ],
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        try {
          const context = await admit(credentialsOf(request, addressOf), deadlines.of(request));
          rateHeaders.admitted(request, context);
          publicQueries.executes(request, context);
          return context;
        } catch (error) {
          throw requestError(error);
        }
      },
    }),
  });
  serveMetrics(server, options);
  const { handleAuth: handle, mailbox, downloadReceipt: download, paymentDoors: doors } = options;
  const inTime: InTime = (work) => beforeDeadline(work, performance.now() + limits.requestTimeoutMs);
  if (handle) serveAuth(server, { ...options, handle, inTime });
  if (doors) servePayments(server, { doors, rates, addressOf, inTime });
  if (download) serveReceipts(server, { ...options, download, inTime });
  if (mailbox && options.isDevelopment) serveMailbox(server, mailbox);
  server.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.url === GRAPHQL_PATH)
      metrics.requestSeconds.observe({ status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  server.setErrorHandler<FastifyError | RateLimited>((error, _request, reply) => {
    if (error instanceof RateLimited) {
      void reply
        .code(429)
        .header('retry-after', error.retryAfterSeconds)
        .send({ errors: [formatFault(error)] });
      return;
    }
    // Fastify's own errors are about the request: its size, its type, its JSON.
    const isRequest = error.statusCode !== undefined && error.statusCode < 500;
    const message = error.statusCode === 415 ? NOT_JSON : error.message;
    const told =
      isRequest && !(error instanceof Fault) ? new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } }) : error;
    const errors = [formatFault(told)];
    if (isOverloaded(errors)) void reply.code(OVERLOADED_HTTP.status).headers(Object.fromEntries(OVERLOADED_HTTP.headers));
    else void reply.code(isRequest ? (error.statusCode ?? 400) : 500);
    void reply.send({ errors });
  });
  const { pagesFolder: folder } = options;
  const answerPage = folder === undefined ? undefined : servePages(server, { ...options, folder });
  server.setNotFoundHandler((request, reply) => {
    if (answerPage?.(request, reply)) return;
    void reply.code(404).send({ errors: [{ message: `There is nothing here. GraphQL is at ${GRAPHQL_PATH}.` }] });
  });
  return server as FastifyInstance & { log: FastifyBaseLogger };
}

function credentialsOf({ raw, headers }: FastifyRequest, addressOf: AddressOf): Credentials {
  const organisation = headers['x-organisation'];
  return {
    authorization: headers.authorization,
    organisation: typeof organisation === 'string' ? organisation : undefined,
    locale: preferredLocale(headers['accept-language']),
    address: addressOf(raw),
  };
}

/** Where it is off, a request with an API key is shown it: a program that keeps the key can stand before the browser. */
function graphiqlOf({ isGraphiqlOn, demo, admit, addressOf, deadlines }: HttpOptions): Graphiql {
  const holdsKey = async (request: FastifyRequest): Promise<boolean> => {
    if (request.headers.authorization === undefined) return false;
    try {
      const { viewer } = await admit(credentialsOf(request, addressOf), deadlines.of(request));
      return viewer.kind === 'API_KEY';
    } catch (error) {
      // A caller without a place here is answered as if GraphiQL were not there.
      if (error instanceof Fault) return false;
      throw error;
    }
  };
  return new Graphiql({ isOn: isGraphiqlOn, isOpenTo: holdsKey, demo });
}

/** CORS for the pages of the allowed origins. A browser that asks for another page is told which setting is missing. */
function keepBrowsersSafe(server: FastifyInstance, { origins, advice, formatFault, isDevelopment }: HttpOptions): void {
  const headers = securityHeaders(isDevelopment);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    const isPreflight = request.method === 'OPTIONS' && request.headers.origin !== undefined;
    if (!isPreflight || isOriginAllowed(request.raw, origins)) return done();
    const sentence = strangerSentence(request.raw);
    advice.give(`page ${request.headers.origin}`, sentence);
    void reply.code(403).send({ errors: [formatFault(new Fault('FORBIDDEN', sentence))] });
  });
  if (origins.length === 0) return;
  void server.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      ...['authorization', 'content-type', 'x-organisation', 'apollo-require-preflight', 'x-apollo-operation-name'],
      ...['cache-control', 'if-none-match', COST_HEADER],
    ],
    exposedHeaders: ['retry-after', 'set-auth-token', 'etag', 'ratelimit', 'ratelimit-policy'],
    maxAge: PREFLIGHT_SECONDS,
    credentials: false,
  });
}

/** Metrics tell how busy a studio is, so they need the token. Without a token they are served in development only. */
function serveMetrics(server: FastifyInstance, { metrics, metricsToken, isDevelopment }: HttpOptions): void {
  if (metricsToken === undefined && !isDevelopment) return;
  const mayRead = ({ headers }: FastifyRequest): boolean =>
    metricsToken === undefined || isSameSecret(headers.authorization, `Bearer ${metricsToken}`);
  server.get('/metrics', async (request, reply) => {
    if (mayRead(request)) return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ errors: [{ message: 'Send METRICS_TOKEN as a bearer token.' }] });
  });
}

/** Puts the text of a trusted document into a request that names its hash, in the body or in the address. */
function takeText(request: FastifyRequest, trusted: TrustedDocuments): void {
  if (isRecord(request.body)) request.body = withText(request.body, trusted);
  const asked = request.query;
  if (!isRecord(asked) || (asked.documentId === undefined && asked.extensions === undefined)) return;
  const extensions = typeof asked.extensions === 'string' ? parsedOrNone(asked.extensions) : undefined;
  const { documentId, query, ...rest } = withText({ ...asked, extensions }, trusted) as Record<string, unknown>;
  if (typeof query !== 'string') return;
  const named = Object.entries({ ...rest, query }).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  request.query = Object.fromEntries(named);
  request.raw.url = `${GRAPHQL_PATH}?${new URLSearchParams(named)}`;
}

function parsedOrNone(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is DocumentRequest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
