import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { Documents } from '../../src/server/documents/documents.js';
import { limitsOf } from '../../src/server/limits.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type HostileDocument, hostileDocuments } from './hostile-documents.js';

const CPU_MAX_MS = 10;
const REPEATS = 9;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const body = ({ query, variables }: HostileDocument) => JSON.stringify({ query, variables });

describe.each(hostileDocuments)('$name', (document) => {
  it('is refused over HTTP with 4xx', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(app.url, { method: 'POST', headers, body: body(document) });
    const answer = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(response.status, JSON.stringify(answer).slice(0, 300)).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(answer.errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
    expect(JSON.stringify(answer).length).toBeLessThan(20_000);
  });
});

it('every hostile document is refused over WebSocket too', async () => {
  const client = createClient({ url: app.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, lazy: false });
  const refused: Record<string, string> = {};
  for (const document of hostileDocuments) {
    // A socket takes no message longer than a body, and closes over it.
    if (body(document).length > 262_000) continue;
    refused[document.name] = await codeOver(client, document);
  }
  await client.dispose();
  const allowed = ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
  expect(Object.entries(refused).filter(([, code]) => !allowed.includes(code))).toEqual([]);
});

async function codeOver(client: ReturnType<typeof createClient>, { query, variables }: HostileDocument): Promise<string> {
  try {
    for await (const { errors } of client.iterate({ query, variables }))
      return String(errors?.[0]?.extensions?.code ?? 'ANSWERED');
    return 'ENDED';
  } catch (errors) {
    return Array.isArray(errors) ? String(errors[0]?.extensions?.code) : `CLOSED ${String(errors)}`;
  }
}

it(`every hostile document costs less than ${CPU_MAX_MS} ms of CPU`, () => {
  const schema = buildServedSchema();
  const limits = limitsOf(readConfig({}));
  const dear = hostileDocuments.flatMap((document) => {
    const measured: number[] = [];
    for (let time = 0; time < REPEATS; time += 1) {
      // Anew each time, so that nothing is remembered.
      const documents = new Documents({ schema, limits, isDevelopment: true });
      const before = process.cpuUsage();
      judge(documents, document);
      const { user, system } = process.cpuUsage(before);
      measured.push((user + system) / 1000);
    }
    const median = measured.toSorted((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? 0;
    return median >= CPU_MAX_MS ? [[document.name, median]] : [];
  });
  expect(dear).toEqual([]);
});

/** What both transports do with a text. */
function judge(documents: Documents, { query, variables }: HostileDocument): void {
  try {
    const document = documents.parse(query);
    if (documents.refusals(document, variables).length === 0) documents.excess(document, variables, 'PUBLIC');
  } catch (error) {
    expect(error).toMatchObject({ extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}
