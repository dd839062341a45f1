import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { ContextFactory } from '../context.js';
import { apolloServer } from './apollo.js';
import { faultFormatter } from './errors.js';
import { Executor } from './execution.js';
import { serveHealth } from './health.js';
import { GRAPHQL_PATH, httpServer } from './http.js';
import { limitsOf } from './limits.js';
import { Metrics } from './metrics.js';
import { Sockets } from './ws.js';

const IDLE_CHECK_MS = 20;

export interface ServerOptions {
  config: Config;
  schema: GraphQLSchema;
  contextOf: ContextFactory;
  log: Logger;
  /** Any short query; its success says that requests can be served. */
  askDatabase: () => Promise<unknown>;
  subscribers: () => number;
}

export interface GraphqlServer {
  listen: () => Promise<{ url: string }>;
  close: () => Promise<void>;
}

/** Everything between a socket and the schema. */
export async function graphqlServer({
  config,
  schema,
  contextOf,
  log,
  askDatabase,
  subscribers,
}: ServerOptions): Promise<GraphqlServer> {
  const limits = limitsOf(config);
  const isDevelopment = config.environment !== 'production';
  const metrics = new Metrics();
  const formatFault = faultFormatter(log, (code) => metrics.faults.inc({ code }));
  const executor = new Executor(schema, limits.requestTimeoutMs, log);
  const apollo = apolloServer({ schema, executor, formatFault, maxQueryTokens: limits.maxQueryTokens, isDevelopment, log });
  await apollo.start();
  const http = httpServer({ apollo, contextOf, limits, metrics, formatFault });
  const sockets = new Sockets({ schema, executor, contextOf, limits, metrics, formatFault, isDevelopment });
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

  /** Takes nothing new, lets what is under way finish within its time, tells the sockets to go elsewhere, cuts off the rest. */
  const drain = async () => {
    const until = Date.now() + limits.drainTimeoutMs;
    const closed = http.close();
    while (executor.running > 0 && Date.now() < until) await sleep(10);
    await sockets.close();
    // A connection whose last answer has just gone out is kept alive by its client, and would be waited for.
    const idle = setInterval(() => http.server.closeIdleConnections(), IDLE_CHECK_MS);
    const cut = setTimeout(() => http.server.closeAllConnections(), Math.max(until - Date.now(), 0));
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
    await apollo.stop();
  };

  return {
    listen,
    close: () => {
      closing ??= drain();
      return closing;
    },
  };
}
