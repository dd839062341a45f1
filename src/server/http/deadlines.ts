import type { FastifyRequest } from 'fastify';

/** When each request must be answered. Its time begins when its body has arrived. */
export class Deadlines {
  private readonly until = new WeakMap<FastifyRequest, number>();

  constructor(private readonly requestTimeoutMs: number) {}

  begin(request: FastifyRequest): void {
    this.until.set(request, performance.now() + this.requestTimeoutMs);
  }

  /** In the time of `performance.now()`. */
  of(request: FastifyRequest): number {
    return this.until.get(request) ?? performance.now() + this.requestTimeoutMs;
  }
}
