import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const READY_TIMEOUT_MS = 1_000;

/**
 * `live`: the process answers. `ready`: send it requests; false while it drains, or when the database does not answer within
 * a second.
 */
export function serveHealth(server: FastifyInstance, isDraining: () => boolean, askDatabase: () => Promise<unknown>): void {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_request, reply) => {
    const problem = isDraining() ? 'draining' : await databaseProblem(askDatabase);
    if (problem === undefined) return { status: 'ok' };
    return reply.code(503).send({ status: problem });
  });
}

async function databaseProblem(askDatabase: () => Promise<unknown>): Promise<string | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      askDatabase().then(
        () => undefined,
        () => 'the database does not answer',
      ),
      sleep(READY_TIMEOUT_MS, 'the database is slow to answer', { signal: timer.signal }),
    ]);
  } finally {
    timer.abort();
  }
}
