import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { type FastifyBaseLogger, type FastifyError, type FastifyInstance, fastify } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Context, ContextFactory } from '../context.js';
import { type FormatFault, requestError } from './errors.js';
import { type Limits, RECEIVE_TIMEOUT_MS } from './limits.js';
import type { Metrics } from './metrics.js';

export const GRAPHQL_PATH = '/graphql';

export interface HttpOptions {
  apollo: ApolloServer<Context>;
  contextOf: ContextFactory;
  limits: Limits;
  metrics: Metrics;
  formatFault: FormatFault;
}

/** GraphQL over HTTP, and the metrics. The server does not listen yet. */
export function httpServer({ apollo, contextOf, limits, metrics, formatFault }: HttpOptions): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: limits.maxBodyBytes,
    requestTimeout: RECEIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: GRAPHQL_PATH,
    handler: fastifyApolloHandler(apollo, {
      context: async ({ headers }) => {
        const organisation = headers['x-organisation'];
        try {
          return await contextOf({
            authorization: headers.authorization,
            organisation: typeof organisation === 'string' ? organisation : undefined,
            acceptLanguage: headers['accept-language'],
          });
        } catch (error) {
          throw requestError(error);
        }
      },
    }),
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  server.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.url === GRAPHQL_PATH)
      metrics.requestSeconds.observe({ status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    // Fastify's own errors say what is wrong with the request: its size, its type, its JSON.
    const isRequest = error.statusCode !== undefined && error.statusCode < 500;
    const told = isRequest ? new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } }) : error;
    void reply.code(isRequest ? (error.statusCode ?? 400) : 500).send({ errors: [formatFault(told)] });
  });
  server.setNotFoundHandler((_request, reply) => {
    void reply.code(404).send({ errors: [{ message: `There is nothing here. GraphQL is at ${GRAPHQL_PATH}.` }] });
  });
  return server as FastifyInstance & { log: FastifyBaseLogger };
}
