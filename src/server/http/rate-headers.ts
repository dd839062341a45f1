import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.js';
import type { AddressOf } from '../admission/addresses.js';
import { type RateLimits, WINDOW_SECONDS } from '../admission/rate-limit.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that the viewer's requests are counted under. */
    countedViewer: string | undefined;
  }
}

/**
 * Tells every caller how much of their limit is left, in the fields `RateLimit` and `RateLimit-Policy` of
 * draft-ietf-httpapi-ratelimit-headers. The policy is named after what is counted: the viewer or the address.
 */
export class RateHeaders {
  constructor(
    private readonly rates: RateLimits,
    private readonly addressOf: AddressOf,
  ) {}

  /** Makes room for the viewer on every request of a server. */
  serve(server: FastifyInstance): void {
    server.decorateRequest('countedViewer', undefined);
  }

  /** Names the context of a request. Requests without one count by their address. */
  admitted(request: FastifyRequest, { viewer, callerKey }: Context): void {
    if (viewer.kind !== 'PUBLIC') request.countedViewer = callerKey;
  }

  write(request: FastifyRequest, reply: FastifyReply): void {
    const viewer = request.countedViewer;
    const policy = viewer === undefined ? '"address"' : '"viewer"';
    const { limit, remaining, resetSeconds } =
      viewer === undefined ? this.rates.addressStanding(this.addressOf(request.raw)) : this.rates.viewerStanding(viewer);
    void reply.headers({
      'ratelimit-policy': `${policy};q=${limit};w=${WINDOW_SECONDS}`,
      ratelimit: `${policy};r=${remaining};t=${resetSeconds}`,
    });
  }
}
