import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../../faults.js';
import type { AddressOf } from '../admission/addresses.js';
import { RateLimited, type RateLimits } from '../admission/rate-limit.js';
import { isOriginAllowed, type Origins, strangerSentence } from '../admission/web-safety.js';
import { preferredLocale } from '../preferred-locale.js';
import type { InTime } from './in-time.js';

const AUTH_PATH = '/auth';
/** An e-mail address and a code. */
const BODY_MAX_BYTES = 4_096;

/** Answers a request to the sign-in routes. Its network address is passed separately, because anybody can write its headers. */
export type AuthHandler = (request: Request, origin: { address: string; locale: 'sk' | 'cs' | 'en' }) => Promise<Response>;

export interface AuthRoutesOptions {
  handle: AuthHandler;
  rates: RateLimits;
  addressOf: AddressOf;
  origins: Origins;
  inTime: InTime;
}

/** The routes of better-auth's client. Only these read cookies: GraphQL takes bearer tokens only. */
export function serveAuth(server: FastifyInstance, options: AuthRoutesOptions): void {
  const { handle, rates, addressOf, origins, inTime } = options;
  server.route({
    method: ['GET', 'POST'],
    url: `${AUTH_PATH}/*`,
    bodyLimit: BODY_MAX_BYTES,
    onRequest: (request, _reply, done) => {
      const wait = rates.waitSeconds(addressOf(request.raw));
      if (wait > 0) done(new RateLimited(wait));
      else if (!isOriginAllowed(request.raw, origins)) done(forbidden(strangerSentence(request.raw)));
      else done();
    },
    handler: async (request, reply) => {
      const address = addressOf(request.raw);
      rates.countAddress(address);
      const locale = preferredLocale(request.headers['accept-language']);
      return send(reply, await inTime(handle(asWebRequest(request), { address, locale })));
    },
  });
}

function forbidden(sentence: string): Error {
  return Object.assign(new Fault('FORBIDDEN', sentence), { statusCode: 403 });
}

/** Only a JSON body counts: a form of another site cannot send one. */
function asWebRequest({ method, url, headers, body }: FastifyRequest): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') given.set(name, value);
  const isJson = method === 'POST' && typeof body === 'object' && body !== null;
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: given,
    ...(isJson ? { body: JSON.stringify(body) } : {}),
  });
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  void reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.send(await response.text());
}
