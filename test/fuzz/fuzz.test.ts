import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { runs } from '../properties/seed.js';
import { anything, Garbage } from './garbage.js';
import { type Answer, type FuzzGround, type FuzzStudio, fuzzGround } from './ground.js';
import { type FuzzOperation, mangled, operations } from './operations.js';

declare module 'vitest' {
  interface ProvidedContext {
    fuzzOperations: number;
  }
}

const TIMEOUT_MS = 3_600_000;
const LANES = 2;
const total = inject('fuzzOperations');
const overHttp = Math.ceil(total / 20);

/** What a caller may be told. INTERNAL is what we did not foresee, and OVERLOADED cannot be: they come one by one. */
const TOLD = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

let ground: FuzzGround;
let lanes: FuzzStudio[];
beforeAll(async () => {
  ground = await fuzzGround();
  lanes = await Promise.all(Array.from({ length: LANES }, () => ground.studio()));
});
afterAll(() => ground.stop());

/** Operations on a studio, by everybody, and now and then on what is another's. */
const asked = (own: FuzzStudio, foreign: FuzzStudio) => {
  const ids = [...own.ids, ...own.ids, ...own.ids, ...own.ids, ...foreign.ids];
  return fc.record({
    who: fc.constantFrom(...Object.keys(own.tokens), 'OWNER', 'OWNER', 'RECEPTIONIST', 'RECEPTIONIST'),
    operation: operations(ground.schema, new Garbage(ids)),
  });
};

function expectTold(answer: Answer, operation: unknown): void {
  const untold = answer.errors?.filter(({ extensions }) => !TOLD.has(String(extensions?.code))) ?? [];
  if (untold.length === 0) return;
  const cause = JSON.stringify(ground.logged.at(-1) ?? {}).slice(0, 2_000);
  expect.fail(`${JSON.stringify(untold)}\nfor ${JSON.stringify(operation)}\nlogged ${cause}`);
}

/** Whether it is certain that nothing may have been changed: it was no mutation, or it was refused. */
function isRefused({ kind, field }: FuzzOperation, { data, errors }: Answer): boolean {
  if (kind !== 'mutation') return true;
  const payload = data?.[field] as { errors?: unknown[] } | null | undefined;
  if (payload) return (payload.errors?.length ?? 0) > 0;
  // A field of the answer may fail after the mutation is done, and take the answer with it.
  return errors?.every(({ path }) => (path?.length ?? 0) <= 1) ?? false;
}

describe(`${total} operations of garbage`, () => {
  it('meet no unforeseen fault, and change nothing where they are refused', { timeout: TIMEOUT_MS }, async () => {
    const counts: Record<string, number> = {};
    const inLane = (own: FuzzStudio, foreign: FuzzStudio) =>
      fc.assert(
        fc.asyncProperty(asked(own, foreign), async ({ who, operation }) => {
          const answer = await ground.run(own.tokens[who], operation.query, operation.variables);
          expectTold(answer, { who, ...operation });
          const changes = operation.kind === 'mutation' ? await own.changes() : [];
          const refused = isRefused(operation, answer);
          if (refused) expect(changes, JSON.stringify({ who, operation, answer })).toEqual([]);
          const outcome = changes.length > 0 ? 'done' : refused && operation.kind === 'mutation' ? 'refused' : 'answered';
          counts[`${operation.kind} ${outcome}`] = (counts[`${operation.kind} ${outcome}`] ?? 0) + 1;
        }),
        runs(Math.ceil((total - 2 * overHttp) / LANES)),
      );
    await Promise.all(lanes.map((own, index) => inLane(own, lanes[(index + 1) % LANES] as FuzzStudio)));
    console.info('Fuzzed:', counts);
    expect(counts['mutation done'], 'some of it makes sense').toBeGreaterThan(0);
    expect(await verifyDatabase(ground.databaseUrl)).toEqual([]);
  });

  it('meet none over HTTP either', { timeout: TIMEOUT_MS }, async () => {
    const [own, foreign] = lanes as [FuzzStudio, FuzzStudio];
    await fc.assert(
      fc.asyncProperty(asked(own, foreign), async ({ who, operation }) => {
        const { status, answer } = await send(
          own.tokens[who],
          JSON.stringify({ query: operation.query, variables: operation.variables }),
        );
        expectTold(answer, { who, ...operation });
        expect(status, JSON.stringify(operation)).toBeLessThan(500);
      }),
      runs(overHttp),
    );
    expect(await verifyDatabase(ground.databaseUrl)).toEqual([]);
  });

  it('meet none where documents and bodies are garbage themselves', { timeout: TIMEOUT_MS }, async () => {
    const [own, foreign] = lanes as [FuzzStudio, FuzzStudio];
    const query = mangled(asked(own, foreign).map(({ operation }) => operation.query));
    const body = fc.oneof(
      { weight: 3, arbitrary: query.map((text) => JSON.stringify({ query: text })) },
      fc
        .record({ query: anything, variables: anything, operationName: anything, extensions: anything })
        .map((all) => JSON.stringify(all)),
      mangled(query.map((text) => JSON.stringify({ query: text, variables: {} }))),
      anything.map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        await own.changes();
        const { status, answer } = await send(own.tokens.OWNER, text);
        expectTold(answer, text);
        expect(status, text).toBeLessThan(500);
      }),
      runs(overHttp),
    );
  });
});

async function send(authorization: string | undefined, body: string): Promise<{ status: number; answer: Answer }> {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const response = await fetch(ground.url, { method: 'POST', headers, body });
  return { status: response.status, answer: (await response.json()) as Answer };
}
