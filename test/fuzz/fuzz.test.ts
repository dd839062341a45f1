import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { runs } from '../properties/seed.js';
import { anything, Garbage } from './garbage.js';
import { type Answer, type Caller, type FuzzGround, type FuzzStudio, fuzzGround } from './ground.js';
import { type FuzzOperation, mangled, operations } from './operations.js';

declare module 'vitest' {
  interface ProvidedContext {
    fuzzOperations: number;
  }
}

const TIMEOUT_MS = 3_600_000;
const LANES = 2;
const RECAST_EVERY = 500;
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
  // Some of each other's ids, which are as good as none.
  for (const [index, { ids }] of lanes.entries())
    ids.learn(lanes[(index + 1) % LANES]?.studio.fiveEuroSessionIds.join(' ') ?? '');
});
afterAll(() => ground.stop());

/** Operations on a studio, by everybody: mostly by those who may do most. */
const asked = (own: FuzzStudio) =>
  fc.record({
    who: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('OWNER', 'RECEPTIONIST') },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(own.tokens).filter((who) => who !== 'guess')) },
    ),
    operation: operations(ground.schema, new Garbage(own.ids)),
  });

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
  it('cause no unmasked fault, and change nothing where they are refused', { timeout: TIMEOUT_MS }, async () => {
    const counts: Record<string, number> = {};
    const inLane = (own: FuzzStudio) =>
      fc.assert(
        fc.asyncProperty(asked(own), async ({ who, operation }) => {
          await recast(own);
          const answer = await ground.run(callerOf(own, who), operation.query, operation.variables);
          expectTold(answer, { who, ...operation });
          own.ids.learn(JSON.stringify(answer));
          const changes = operation.kind === 'mutation' ? await own.changes() : [];
          const refused = isRefused(operation, answer);
          if (refused) expect(changes, JSON.stringify({ who, operation, answer })).toEqual([]);
          const outcome = changes.length > 0 ? 'done' : refused && operation.kind === 'mutation' ? 'refused' : 'answered';
          counts[`${operation.kind} ${outcome}`] = (counts[`${operation.kind} ${outcome}`] ?? 0) + 1;
        }),
        runs(Math.ceil((total - 2 * overHttp) / LANES)),
      );
    await Promise.all(lanes.map(inLane));
    console.info('Fuzzed:', counts);
    expect(counts['mutation done'], 'some of it makes sense').toBeGreaterThan(0);
    expect(await verifyDatabase(ground.databaseUrl)).toEqual([]);
  });

  it('cause no unmasked fault over HTTP', { timeout: TIMEOUT_MS }, async () => {
    const [own] = lanes as [FuzzStudio];
    await fc.assert(
      fc.asyncProperty(asked(own), async ({ who, operation }) => {
        await recast(own);
        const { status, answer } = await send(
          callerOf(own, who),
          JSON.stringify({ query: operation.query, variables: operation.variables }),
        );
        expectTold(answer, { who, ...operation });
        expect(status, JSON.stringify(operation)).toBeLessThan(500);
      }),
      runs(overHttp),
    );
    expect(await verifyDatabase(ground.databaseUrl)).toEqual([]);
  });

  it('cause no unmasked fault when documents and bodies are garbage', { timeout: TIMEOUT_MS }, async () => {
    const [own] = lanes as [FuzzStudio];
    const query = mangled(asked(own).map(({ operation }) => operation.query));
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
        const { status, answer } = await send(callerOf(own, 'OWNER'), text);
        expectTold(answer, text);
        expect(status, text).toBeLessThan(500);
      }),
      runs(overHttp),
    );
  });
});

const asks = new Map<FuzzStudio, number>();

/** Now and then, fresh people come in place of those who were removed, erased or signed out. */
async function recast(own: FuzzStudio): Promise<void> {
  const count = (asks.get(own) ?? 0) + 1;
  asks.set(own, count);
  if (count % RECAST_EVERY > 0) return;
  await own.cast();
  await own.changes();
}

function callerOf({ tokens, studio }: FuzzStudio, who: string): Caller {
  return { authorization: tokens[who], organisation: studio.slug };
}

async function send({ authorization, organisation }: Caller, body: string): Promise<{ status: number; answer: Answer }> {
  const headers = {
    'content-type': 'application/json',
    ...(authorization && { authorization }),
    ...(organisation && { 'x-organisation': organisation }),
  };
  const response = await fetch(ground.url, { method: 'POST', headers, body });
  return { status: response.status, answer: (await response.json()) as Answer };
}
