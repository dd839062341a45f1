import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { ContextFactory } from '../context.js';
import { addressReader } from './admission/addresses.js';
import { admission } from './admission/admission.js';
import { Advice } from './admission/advice.js';
import { RateLimits } from './admission/rate-limit.js';
import type { SharedRates } from './admission/shared-rates.js';
import { originsOf } from './admission/web-safety.js';
import type { GraphiqlOptions } from './dev/graphiql/graphiql.js';
import type { Mailbox } from './dev/mailbox.js';
import { apolloServer } from './documents/apollo.js';
import { Documents } from './documents/documents.js';
import { faultFormatter } from './documents/errors.js';
import { Executor } from './documents/execution.js';
import { TrustedDocuments } from './documents/trusted-documents.js';
import type { AuthHandler } from './http/auth-routes.js';
import { Deadlines } from './http/deadlines.js';
import { serveHealth } from './http/health.js';
import { GRAPHQL_PATH, httpServer } from './http/http.js';
import { type Changes, KeptAnswers } from './http/kept-answers.js';
import { Metrics } from './http/metrics.js';
import type { PaymentDoors } from './http/payment-routes.js';
import { PublicQueries } from './http/public-queries.js';
import type { ReceiptDownload } from './http/receipt-routes.js';
import { limitsOf } from './limits.js';
import type { RevokedOf } from './ws/token-check.js';
import { Sockets } from './ws/ws.js';

const IDLE_CHECK_MS = 20;

export interface ServerOptions {
  config: Config;
  schema: GraphQLSchema;
  contextOf: ContextFactory;
  log: Logger;
  /** Runs any short query, as the readiness check. */
  askDatabase: () => Promise<unknown>;
  subscribers: () => number;
  /** Tells whether a kept answer still holds. */
  changes: Changes;
  /** Finds the holders of sockets who lost their rights. */
  revokedOf: RevokedOf;
  /** The sign-in routes; none when left out. */
  handleAuth?: AuthHandler;
  /** E-mails to show instead of sending them. */
  mailbox?: Mailbox | undefined;
  /** The tokens and ids of the demo studio, for GraphiQL; none when left out. */
  demo?: GraphiqlOptions['demo'];
  /** Receipts by signed links; none when left out. */
  downloadReceipt?: ReceiptDownload;
  /** The webhook of the payment provider, and the sandbox. */
  paymentDoors?: PaymentDoors;
  /** The folder of the built pages; the server has no pages when left out. */
  pagesFolder?: string;
}

export interface GraphqlServer {
  listen: () => Promise<{ url: string }>;
  close: () => Promise<void>;
}

/** Undefined without Redis, which is not loaded then. */
async function sharedRatesOf({ redisUrl }: Config, log: Logger): Promise<SharedRates | undefined> {
  if (redisUrl === undefined) return undefined;
  const { openSharedRates } = await import('./admission/shared-rates.js');
  return openSharedRates(redisUrl, log);
}

/** Everything between a socket and the schema. */
export async function graphqlServer(options: ServerOptions): Promise<GraphqlServer> {
  const { config, schema, contextOf, log, askDatabase, subscribers, revokedOf } = options;
  const limits = limitsOf(config);
  const isDevelopment = config.environment !== 'production';
  const { metricsToken, trustedDocumentsFile } = config;
  const origins = originsOf(config);
  const advice = new Advice(log);
  const trusted = trustedDocumentsFile === undefined ? undefined : await TrustedDocuments.read(trustedDocumentsFile);
  const metrics = new Metrics();
  const formatFault = faultFormatter(log, (code) => metrics.faults.inc({ code }), isDevelopment);
  const executor = new Executor(schema, limits.requestTimeoutMs, log);
  const isGraphiqlOn = config.graphiql;
  const isIntrospectable = isDevelopment || isGraphiqlOn;
  const documents = new Documents({ schema, limits, isDevelopment, isIntrospectable, trusted });
  const apollo = apolloServer({
    schema,
    executor,
    documents,
    formatFault,
    maxQueryTokens: limits.maxQueryTokens,
    isDevelopment,
    advice,
    log,
  });
  await apollo.start();
  const rates = new RateLimits(config, log, await sharedRatesOf(config, log));
  const addressOf = addressReader(config.trustProxy);
  const admit = admission(contextOf, rates);
  const shared = { admit, rates, addressOf, trusted, limits, metrics, origins, advice, formatFault, isDevelopment };
  const { handleAuth, mailbox, demo, downloadReceipt, paymentDoors, pagesFolder } = options;
  const kept = new KeptAnswers(options.changes);
  const deadlines = new Deadlines(limits.requestTimeoutMs);
  const publicQueries = new PublicQueries({
    kept,
    maxQueryTokens: limits.maxQueryTokens,
    untilOf: (request) => deadlines.of(request),
    count: ({ raw }) => rates.countAddress(addressOf(raw)),
  });
  const http = httpServer({
    ...shared,
    apollo,
    schema,
    deadlines,
    publicQueries,
    metricsToken,
    handleAuth,
    mailbox,
    isGraphiqlOn,
    demo,
    downloadReceipt,
    paymentDoors,
    pagesFolder,
  });
  const sockets = new Sockets({ ...shared, schema, executor, documents, revokedOf, log });
  metrics.watch({ sockets: () => sockets.open, subscribers });
  sockets.attach(http.server);
  let closing: Promise<void> | undefined;
  serveHealth(http, () => closing !== undefined, askDatabase);

  const listen = async () => {
    await http.listen({ port: config.port, host: config.host });
    const address = http.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host) ? 'localhost' : config.host;
    return { url: `http://${host}:${port}${GRAPHQL_PATH}` };
  };

  /**
   * Accepts nothing new, lets open requests finish within their time, asks sockets to reconnect elsewhere, and cuts off the
   * rest.
   */
  const drain = async () => {
    const until = Date.now() + limits.drainTimeoutMs;
    const closed = http.close();
    while (executor.running > 0 && Date.now() < until) await sleep(10);
    await sockets.close();
    // A client keeps its connection alive after the last answer, and the server would wait for it.
    const idle = setInterval(() => http.server.closeIdleConnections(), IDLE_CHECK_MS);
    const cut = setTimeout(() => http.server.closeAllConnections(), Math.max(until - Date.now(), 0));
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
    await apollo.stop();
    kept.close();
    rates.close();
  };

  return {
    listen,
    close: () => {
      closing ??= drain();
      return closing;
    },
  };
}
