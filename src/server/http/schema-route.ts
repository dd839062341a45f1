import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AddressOf } from '../admission/addresses.js';
import { RateLimited, type RateLimits } from '../admission/rate-limit.js';
import { schemaDocument } from './schema-document.js';

const SCHEMA_PATH = '/schema.graphql';

export interface SchemaRouteOptions {
  schema: GraphQLSchema;
  rates: RateLimits;
  addressOf: AddressOf;
}

/**
 * The schema as a document, for everybody and in production as well: it is part of the source, and tells nothing of anybody.
 * Written when it is first asked for. The entity tag tells a program that its copy still holds.
 */
export function serveSchema(server: FastifyInstance, { schema, rates, addressOf }: SchemaRouteOptions): void {
  let written: { readonly text: string; readonly tag: string } | undefined;
  server.get(SCHEMA_PATH, {
    onRequest: (request, _reply, done) => {
      const address = addressOf(request.raw);
      const wait = rates.waitSeconds(address);
      if (wait === 0) rates.countAddress(address);
      done(wait > 0 ? new RateLimited(wait) : undefined);
    },
    handler: async ({ headers }, reply) => {
      written ??= taggedText(schema);
      const { text, tag } = written;
      void reply.header('etag', tag).header('cache-control', 'public, no-cache');
      if (isSame(headers['if-none-match'], tag)) return reply.code(304).send();
      return reply.type('text/plain; charset=utf-8').send(text);
    },
  });
}

function taggedText(schema: GraphQLSchema): { text: string; tag: string } {
  const text = schemaDocument(schema);
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

/** A cache on the way may have made the tag a weak one. */
const isSame = (asked: string | undefined, tag: string): boolean =>
  (asked ?? '').split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
