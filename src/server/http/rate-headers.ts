import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.js';
import type { AddressOf } from '../admission/addresses.js';
import { type RateLimits, WINDOW_SECONDS } from '../admission/rate-limit.js';

/**
 * Tells every caller how much of their limit is left, in the fields `RateLimit` and `RateLimit-Policy` of
 * draft-ietf-httpapi-ratelimit-headers. The policy is named after what is counted: the viewer or the address.
 */
export class RateHeaders {
  private readonly viewers = new WeakMap<FastifyRequest, string>();

  constructor(
    private readonly rates: RateLimits,
    private readonly addressOf: AddressOf,
  ) {}

  /** Names the context of a request. Requests without one count by their address. */
  admitted(request: FastifyRequest, { viewer, callerKey }: Context): void {
    if (viewer.kind !== 'PUBLIC') this.viewers.set(request, callerKey);
  }

  write(request: FastifyRequest, reply: FastifyReply): void {
    const viewer = this.viewers.get(request);
    const policy = viewer === undefined ? '"address"' : '"viewer"';
    const { limit, remaining, resetSeconds } =
      viewer === undefined ? this.rates.addressStanding(this.addressOf(request.raw)) : this.rates.viewerStanding(viewer);
    void reply.headers({
      'ratelimit-policy': `${policy};q=${limit};w=${WINDOW_SECONDS}`,
      ratelimit: `${policy};r=${remaining};t=${resetSeconds}`,
    });
  }
}
