import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Organisation } from '../../src/entities/index.js';
import { Fault } from '../../src/faults.js';
import { Overloaded } from '../../src/services/engine/index.js';
import { type Answer, type Ground, ground, PRODUCTION, post, type Served, type Studio } from './ground.js';
import { rootType } from './schema.js';

let here: Ground;
let studio: Studio;
let other: Studio;
let server: Served;
let slow = (): Promise<string> => sleep(2_000, 'late');

const schema = new GraphQLSchema({
  query: rootType('Query', {
    viewer: ({ viewer }) => `${viewer.kind} ${viewer.role ?? ''} ${viewer.locale}`,
    slugs: async (context) => {
      const em = await context.em();
      return (await em.find(Organisation, {})).map((organisation) => organisation.slug).join();
    },
    transactions: async (context) => {
      const one = await context.em();
      const two = await context.em();
      const [row] = await one.execute<{ id: string }[]>('select pg_current_snapshot()::text as id');
      const [again] = await two.execute<{ id: string }[]>('select pg_current_snapshot()::text as id');
      return String(one === two && row?.id === again?.id);
    },
    write: async (context) => {
      const em = await context.em();
      await em.execute("update organisations set name = 'changed'");
      return 'changed';
    },
    slow: () => slow(),
    fault: () => {
      throw new Error('secret detail');
    },
    refused: () => {
      throw new Fault('FORBIDDEN', 'Not for you.');
    },
    busy: () => {
      throw new Overloaded('no connection');
    },
    echo: (_context, { text }) => text,
    count: (_context, { number }) => String(number),
  }),
  mutation: rootType('Mutation', {
    rename: async (context, { text }) => {
      const before = await (await context.em()).findOneOrFail(Organisation, { id: context.organisationId as string });
      const held = before.name;
      await context.command(async ({ em, organisationId }) => {
        const bound = em.fork();
        bound.setSessionContext({ variables: { 'app.organisation': organisationId } });
        await bound.transactional((tx) => tx.nativeUpdate(Organisation, { id: organisationId }, { name: text as string }));
      });
      const after = await (await context.em()).findOneOrFail(Organisation, { id: context.organisationId as string });
      return `${held} > ${after.name}`;
    },
  }),
});

beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
  other = await here.studio('tanecna');
  server = await here.serve(schema, { REQUEST_TIMEOUT_MS: '1000', MAX_BODY_BYTES: '4096', MAX_QUERY_TOKENS: '200' });
});
afterAll(() => here.drop());

const asReceptionist = () => ({ authorization: `Bearer ${studio.receptionist}` });
const codeOf = (answer: Answer) => answer.body.errors?.[0]?.extensions.code;

describe('the caller of a request', () => {
  it('is the holder of the token, in the language that is theirs', async () => {
    expect((await post(server.url, '{ viewer }', asReceptionist())).body.data).toEqual({ viewer: 'MEMBER RECEPTIONIST sk' });
    const asCustomer = { authorization: `Bearer ${studio.customer}` };
    expect((await post(server.url, '{ viewer }', asCustomer)).body.data).toEqual({ viewer: 'CUSTOMER CUSTOMER cs' });
    expect((await post(server.url, '{ viewer }', { 'accept-language': 'de, cs;q=0.9' })).body.data).toEqual({
      viewer: 'PUBLIC  cs',
    });
  });

  it.each(['Basic abc', 'Bearer nonsense', `Bearer pmk_${'A'.repeat(22)}_${'A'.repeat(43)}`])(
    'refuses %s with 401',
    async (authorization) => {
      const answer = await post(server.url, '{ viewer }', { authorization });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    },
  );

  it('refuses a token from 2 s after its holder signed out', async () => {
    const { customer } = await here.studio('zrusena');
    const headers = { authorization: `Bearer ${customer}` };
    expect((await post(server.url, '{ viewer }', headers)).status).toBe(200);
    await here.services.signIn.signOut(customer);
    await sleep(2_100);
    expect((await post(server.url, '{ viewer }', headers)).status).toBe(401);
  });
});

describe('the reads of an operation', () => {
  it('see one organisation, from the header or the only one of the caller', async () => {
    expect((await post(server.url, '{ slugs }', asReceptionist())).body.data).toEqual({ slugs: 'plavecka' });
    const named = { 'x-organisation': 'tanecna' };
    expect((await post(server.url, '{ slugs }', named)).body.data).toEqual({ slugs: 'tanecna' });
    expect((await post(server.url, '{ slugs }', { ...asReceptionist(), ...named })).body.data).toEqual({ slugs: 'tanecna' });
    expect(other.organisation.slug).toBe('tanecna');
    expect(codeOf(await post(server.url, '{ slugs }'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await post(server.url, '{ slugs }', { 'x-organisation': 'nobody' }))).toBe('BAD_USER_INPUT');
  });

  it('share one read-only snapshot', async () => {
    expect((await post(server.url, '{ transactions }', asReceptionist())).body.data).toEqual({ transactions: 'true' });
    expect(codeOf(await post(server.url, '{ write }', asReceptionist()))).toBe('INTERNAL');
    const { body } = await post(server.url, 'mutation { a: rename(text: "one") b: rename(text: "two") }', asReceptionist());
    expect(body.data).toEqual({ a: 'plavecka > one', b: 'one > two' });
  });

  it('give their connection back when the operation fails, too', async () => {
    const queries = ['{ slugs fault }', '{ slugs }', '{ a: slugs b: slugs }', '{ write }', '{ slugs refused }'];
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => post(server.url, queries[index % queries.length] as string, asReceptionist())),
    );
    expect((await post(server.url, '{ slugs }', asReceptionist())).body.data).toEqual({ slugs: 'plavecka' });
  });
});

describe('faults', () => {
  it('are masked, with an incident id that leads to the log', async () => {
    // Three times, so that the compiled operation is asked too.
    for (let time = 0; time < 4; time += 1) {
      const { status, body } = await post(server.url, '{ fault }');
      const [error] = body.errors ?? [];
      expect([status, error?.extensions.code, error?.path]).toEqual([200, 'INTERNAL', ['fault']]);
      expect(JSON.stringify(body)).not.toContain('secret');
      const entry = here.logged.find((line) => line.incidentId === error?.extensions.incidentId);
      expect(JSON.stringify(entry)).toContain('secret detail');
    }
  });

  it('carry the messages that are written for callers', async () => {
    for (let time = 0; time < 4; time += 1) {
      expect((await post(server.url, '{ refused }')).body.errors?.[0]).toMatchObject({
        message: 'Not for you.',
        extensions: { code: 'FORBIDDEN' },
      });
      expect(codeOf(await post(server.url, '{ busy }'))).toBe('OVERLOADED');
      expect(codeOf(await post(server.url, 'query ($n: Int!) { count(number: $n) }', {}, { n: 'x' }))).toBe('BAD_USER_INPUT');
    }
  });

  it('answer OVERLOADED when the time of a request is over', async () => {
    expect(codeOf(await post(server.url, '{ slow }'))).toBe('OVERLOADED');
  });
});

describe('documents', () => {
  it('give the same answer interpreted and compiled', async () => {
    const query = `query A($t: String!, $s: Boolean!) { ...F viewer @skip(if: $s) } fragment F on Query { e: echo(text: $t)
         @include(if: $s) echo(text: "x") }`;
    const seen = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      seen.add(JSON.stringify((await post(server.url, query, {}, { t: 'a', s: true })).body));
      expect((await post(server.url, query, {}, { t: 'a', s: false })).body.data).toEqual({ echo: 'x', viewer: 'PUBLIC  en' });
    }
    expect([...seen]).toEqual(['{"data":{"e":"a","echo":"x"}}']);
  });

  it.each([
    ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too many tokens', `{ ${'viewer '.repeat(300)} }`, 'GRAPHQL_PARSE_FAILED'],
  ])('are refused with 400 for %s, and with 200 where only application/json is understood', async (_, query, code) => {
    const answer = await post(server.url, query);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect((await post(server.url, query, { accept: 'application/json' })).status).toBe(200);
  });

  it('are refused when their operation is unknown, or when a request holds several', async () => {
    const unknown = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query A { viewer }', operationName: 'B' }),
    });
    expect([unknown.status, ((await unknown.json()) as Answer['body']).errors?.[0]?.extensions.code]).toEqual([
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ]);
    const batch = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"query":"{ viewer }"}]',
    });
    expect(batch.status).toBe(400);
  });
});

describe('requests', () => {
  const send = (init: RequestInit, path = '') => fetch(server.url + path, { method: 'POST', ...init });
  const json = { 'content-type': 'application/json' };

  it('are refused when too large, malformed, of another type, or forgeable by a form', async () => {
    expect((await send({ headers: json, body: JSON.stringify({ query: '{ viewer }', pad: 'x'.repeat(5_000) }) })).status).toBe(
      413,
    );
    expect((await send({ headers: json, body: '{"query":' })).status).toBe(400);
    expect((await send({ headers: { 'content-type': 'application/xml' }, body: '<a/>' })).status).toBe(415);
    expect((await send({ headers: { 'content-type': 'text/plain' }, body: '{"query":"{ viewer }"}' })).status).toBe(400);
    expect((await fetch(`${server.url}?query={viewer}`)).status).toBe(400);
  });

  it('reveal nothing of the schema in production', async () => {
    const production = await here.serve(schema, PRODUCTION);
    const introspected = await post(production.url, '{ __schema { types { name } } }');
    expect([introspected.status, introspected.body.data]).toEqual([400, undefined]);
    expect(JSON.stringify((await post(production.url, '{ viewr }')).body)).not.toContain('Did you mean');
  });

  it('requests for liveness, readiness and metrics are answered', async () => {
    const base = server.url.replace('/graphql', '');
    expect(await (await fetch(`${base}/health/live`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${base}/health/ready`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('permanentka_faults_total{code="INTERNAL"}');
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
  });

  it('requests under way are answered before a server closes', async () => {
    const closing = await here.serve(schema);
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: gate, resolve: finish } = Promise.withResolvers<string>();
    slow = () => {
      begin();
      return gate;
    };
    const answer = post(closing.url, '{ slow }');
    await begun;
    const closed = closing.close();
    expect(await Promise.race([closed, sleep(200, 'still open')])).toBe('still open');
    finish('late');
    expect((await answer).body.data).toEqual({ slow: 'late' });
    await closed;
    await expect(post(closing.url, '{ viewer }')).rejects.toThrow();
  });
});
