import { GraphQLEnumType, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Ground, ground, PRODUCTION, post, type Studio } from '../server/ground.js';

const SITE = 'https://studio.example';
const STRANGER = 'https://elsewhere.example';
const METRICS_TOKEN = 'a-token-for-the-metrics';

const Colour = new GraphQLEnumType({ name: 'Colour', values: { RED: {}, GREEN: {} } });
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      viewer: { type: GraphQLString, args: { colour: { type: Colour } }, resolve: () => 'somebody' },
      fault: {
        type: GraphQLString,
        resolve: () => {
          throw new Error('the reason is a secret');
        },
      },
    },
  }),
});

let here: Ground;
let studio: Studio;
let development: string;
let production: string;

beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
  development = (await here.serve(schema, { ALLOWED_ORIGINS: SITE })).url;
  production = (await here.serve(schema, { ...PRODUCTION, METRICS_TOKEN, ALLOWED_ORIGINS: SITE })).url;
});
afterAll(() => here.drop());

const preflight = (origin: string) =>
  fetch(production, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' },
  });

describe('pages of other sites', () => {
  it('may call the API when they are on the list', async () => {
    const allowed = await preflight(SITE);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const { headers } = await fetch(production, {
      method: 'POST',
      headers: { origin: SITE, 'content-type': 'application/json' },
      body: '{"query":"{ viewer }"}',
    });
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([SITE, expect.stringContaining('Origin')]);
  });

  it('may not call the API when they are not on the list', async () => {
    for (const origin of [STRANGER, 'null', `${SITE}.elsewhere.example`, 'http://studio.example']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin'), origin).toBeNull();
    }
  });

  it('cannot make a browser send an operation', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type, origin: STRANGER };
      const { status } = await fetch(production, { method: 'POST', headers, body: '{"query":"{ viewer }"}' });
      expect([400, 415], type).toContain(status);
    }
    expect((await fetch(`${production}?query=${encodeURIComponent('{ viewer }')}`)).status).toBe(400);
  });

  it('open a WebSocket only when they are on the list, or come from this very server', async () => {
    const own = new URL(production).origin;
    expect(await Promise.all([undefined, SITE, own].map((origin) => openedFrom(origin)))).toEqual(['open', 'open', 'open']);
    const strangers = [STRANGER, 'null', `${SITE}:8443`, 'not an origin'];
    expect(await Promise.all(strangers.map((origin) => openedFrom(origin)))).toEqual(
      strangers.map(() => 'Unexpected server response: 403'),
    );
  });
});

function openedFrom(origin: string | undefined, url = production): Promise<string> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', origin === undefined ? {} : { origin });
  return new Promise((resolve) => {
    socket.once('error', (error) => resolve(error.message));
    socket.once('open', () => {
      socket.close();
      resolve('open');
    });
  });
}

describe('every answer', () => {
  it.each(['/graphql', '/health/live', '/nothing'])('carries the security headers: %s', async (path) => {
    const { headers } = await fetch(production.replace('/graphql', path));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('production', () => {
  it('hides the schema: no introspection and no suggestions', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
      expect((await post(production, query)).status).toBe(400);
    }
    const [typo, value] = ['{ viewr }', '{ viewer(colour: RDE) }'];
    const suggesting = await Promise.all([typo, value].map((query) => post(development, query)));
    expect(suggesting.map(({ body }) => /Did you mean/.test(JSON.stringify(body)))).toEqual([true, true]);
    const variable = await post(production, 'query ($c: Colour) { viewer(colour: $c) }', {}, { c: 'RDE' });
    const answers = [await post(production, typo), await post(production, value), variable];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(JSON.stringify(answers)).not.toContain('Did you mean');
  });

  it('serves no page to try the API', async () => {
    const { status } = await fetch(production, { headers: { accept: 'text/html' } });
    expect(status).toBe(400);
  });

  it('shows neither reasons nor stacks of faults, and logs no token', async () => {
    const answer = await post(production, '{ fault }', { authorization: `Bearer ${studio.customer}` });
    const told = JSON.stringify(answer.body);
    expect(told).not.toMatch(/secret|stack|\.ts|node_modules/);
    const logged = JSON.stringify(here.logged);
    expect(logged).toContain('the reason is a secret');
    expect(logged).not.toContain(studio.customer);
  });

  it('serves metrics to callers with the token, and to nobody when none is set', async () => {
    const metrics = (url: string, headers: Record<string, string> = {}) =>
      fetch(url.replace('/graphql', '/metrics'), { headers });
    expect((await metrics(production)).status).toBe(401);
    expect((await metrics(production, { authorization: `Bearer ${METRICS_TOKEN}x` })).status).toBe(401);
    const answer = await metrics(production, { authorization: `Bearer ${METRICS_TOKEN}` });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('permanentka_faults_total')]);
    const without = await here.serve(schema, PRODUCTION);
    expect((await metrics(without.url)).status).toBe(404);
  });
});
