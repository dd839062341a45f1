import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request must be answered, in the time of `performance.now()`. */
    answerUntil: number | undefined;
  }
}

/** When each request must be answered. Its time begins when its body has arrived. */
export class Deadlines {
  constructor(private readonly requestTimeoutMs: number) {}

  /** Makes room for the deadline on every request of a server. */
  serve(server: FastifyInstance): void {
    server.decorateRequest('answerUntil', undefined);
  }

  begin(request: FastifyRequest): void {
    request.answerUntil = performance.now() + this.requestTimeoutMs;
  }

  /** In the time of `performance.now()`. */
  of(request: FastifyRequest): number {
    return request.answerUntil ?? performance.now() + this.requestTimeoutMs;
  }
}
