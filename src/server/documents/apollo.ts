import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
} from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../context.js';
import type { Advice } from '../admission/advice.js';
import { askerOf } from '../limits.js';
import type { Documents } from './documents.js';
import { type FormatFault, isOverloaded, OVERLOADED_HTTP } from './errors.js';
import { type Executor, failed } from './execution.js';
import { reasonsAgainst } from './reasons-against.js';

/** The beginning of Apollo's refusal of a request that any page can make a browser send. Ours names one header and no library. */
const APOLLO_FORGEABLE = 'This operation has been blocked as a potential Cross-Site Request Forgery';
const FORGEABLE =
  'A page of any site could make a browser send such a request, so it was refused. Send it by POST with the header ' +
  '`content-type: application/json`, or add the header `apollo-require-preflight: 1`.';

/** A request with this header is told in `extensions.cost` what its document costs. */
export const COST_HEADER = 'x-tell-cost';

export interface ApolloOptions {
  schema: GraphQLSchema;
  executor: Executor;
  documents: Documents;
  formatFault: FormatFault;
  maxQueryTokens: number;
  /** Suggestions in messages. */
  isDevelopment: boolean;
  advice: Advice;
  log: Logger;
}

export function apolloServer(options: ApolloOptions): ApolloServer<Context> {
  const { schema, executor, documents, formatFault, maxQueryTokens, isDevelopment, advice, log } = options;
  return new ApolloServer<Context>({
    // The only way to put our own executor behind Apollo's parsing, validation and HTTP.
    gateway: gateway(schema, executor, documents),
    parseOptions: { maxTokens: maxQueryTokens },
    // Documents are checked in `documents`, as those of sockets are. Apollo's own limits would come too late.
    dangerouslyDisableValidation: true,
    hideSchemaDetailsFromClientErrors: !isDevelopment,
    includeStacktraceInErrorResponses: false,
    // We own the shutdown.
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    plugins: [
      // On by default; it doubles the cost of a list.
      ApolloServerPluginCacheControlDisabled(),
      // Its landing page is loaded from the internet.
      ApolloServerPluginLandingPageDisabled(),
      statusOfAnswer,
    ],
    formatError: (formatted, error) => {
      // Apollo puts the code of a request error on the formatted error, not on the original.
      const code = formatted.extensions?.code;
      if (formatted.message.startsWith(APOLLO_FORGEABLE)) {
        advice.give('forgeable', FORGEABLE);
        return formatFault(new GraphQLError(FORGEABLE, { extensions: { code } }));
      }
      if (error instanceof GraphQLError && error.extensions.code === undefined && code !== 'INTERNAL_SERVER_ERROR')
        error.extensions.code = code;
      return formatFault(error);
    },
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => log.warn(String(message)),
      error: (message) => log.error(String(message)),
    },
  });
}

function gateway(
  schema: GraphQLSchema,
  executor: Executor,
  documents: Documents,
): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, request, context, operation }) => {
        const { operationName, variables } = request;
        const asked = { document: document as DocumentNode, operationName, variables, context: context as Context };
        try {
          const reasons = await reasonsAgainst(documents, executor, asked);
          if (reasons.length > 0) return { errors: reasons };
        } catch (error) {
          return failed(error);
        }
        if (operation?.operation === 'subscription') return { errors: [subscriptionOverHttp()] };
        const result = await executor.execute(asked);
        if (!request.http?.headers.has(COST_HEADER)) return result;
        const cost = documents.costFor(asked.document, variables, askerOf(asked.context.viewer));
        return { ...result, extensions: { ...result.extensions, cost } };
      },
    }),
    stop: async () => undefined,
  };
}

/** Executing a subscription here would skip `subscribe`, and with it the access rule. */
function subscriptionOverHttp(): GraphQLError {
  return new GraphQLError('Subscriptions run over WebSocket, with the subprotocol graphql-transport-ws, at this same address.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

/**
 * One status for OVERLOADED, however much of the answer is there: what stands before the server, and every client, then waits
 * and tries again.
 *
 * GraphQL over HTTP asks for status 200 when a client accepts only `application/json` and its well-formed request holds a
 * document that cannot be executed. Such a client takes any other status for a broken connection.
 */
const statusListener: GraphQLRequestListener<Context> = {
  willSendResponse: async ({ request, response, errors }) => {
    if (response.body.kind === 'single' && isOverloaded(response.body.singleResult.errors)) {
      response.http.status = OVERLOADED_HTTP.status;
      for (const [name, value] of OVERLOADED_HTTP.headers) response.http.headers.set(name, value);
      return;
    }
    if (!errors || response.http.status !== 400) return;
    const accept = request.http?.headers.get('accept') ?? '';
    const acceptsOnlyJson = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
    if (acceptsOnlyJson && errors.every((error) => error.extensions.code !== 'BAD_REQUEST')) response.http.status = 200;
  },
};
const statusOfAnswer: ApolloServerPlugin<Context> = { requestDidStart: async () => statusListener };
