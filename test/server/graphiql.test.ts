import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateApiKeyDocument } from '@permanentka/client';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesOf } from '../../graphiql/src/examples.js';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { decodeId } from '../../src/schema/shared/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { builtPage } from './built-page.js';
import { PRODUCTION, post } from './ground.js';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const INTROSPECTION = '{ __schema { queryType { name } } }';

interface DemoFile {
  endpoint: string;
  /** Its reader can sign in as anybody. */
  mailbox: string;
  organisation: { slug: string; name: string };
  tokens: Record<string, string>;
}

let dataDir: string;
let development: TestApp;
let production: TestApp;
let opened: TestApp;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'graphiql-'));
  development = await startTestApp({ DEMO_STUDIO: 'on', DATA_DIR: dataDir });
  production = await startTestApp(PRODUCTION);
  opened = await startTestApp({ ...PRODUCTION, GRAPHIQL: 'on' });
  await builtPage(development.url);
});
afterAll(async () => {
  await Promise.all([development, production, opened].map((app) => app.stop()));
  await rm(dataDir, { recursive: true });
});

const page = (app: TestApp, headers: Record<string, string> = {}) => fetch(app.url, { headers: { ...HTML, ...headers } });
const demo = (headers: Record<string, string> = {}) => fetch(new URL('/graphql/page/demo.json', development.url), { headers });
const demoFile = async () => JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;

describe('GraphiQL', () => {
  it('is shown to a browser, under a policy that lets it reach its own server only', async () => {
    const answer = await page(development);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|blob:/);
    const text = await answer.text();
    expect(text).not.toMatch(/<script(?! type="module" src="\/graphql\/page\/[0-9a-f]{16}\/main\.js">)|https?:/);
    for (const path of text.match(/\/graphql\/page\/[\w/.-]+/g) ?? []) {
      const file = await fetch(new URL(path, development.url));
      expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(file.headers.get('content-type')).toMatch(/^text\/(javascript|css); charset=utf-8$/);
      expect(file.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });

  it('leaves operations alone: by POST, by GET, and of a browser that asks for a query', async () => {
    expect((await post(development.url, '{ viewer { kind } }', HTML)).body.data).toEqual({ viewer: { kind: 'PUBLIC' } });
    const query = await fetch(`${development.url}?query={viewer{kind}}`, {
      headers: { ...HTML, 'apollo-require-preflight': '1' },
    });
    expect(await query.json()).toEqual({ data: { viewer: { kind: 'PUBLIC' } } });
    expect((await fetch(development.url)).status).toBe(400);
  });

  it('has no file beside its own', async () => {
    const build = /page\/([0-9a-f]{16})/.exec(await (await page(development)).text())?.[1] ?? '';
    const paths = ['0000000000000000/main.js', `${build}/none.js`, `${build}/..%2f..%2fpackage.json`, `..%2f${build}/main.js`];
    for (const path of paths)
      expect([path, (await fetch(new URL(`/graphql/page/${path}`, development.url))).status]).toEqual([path, 404]);
  });

  it('gets the people of the demo studio without the mailbox, on this machine and for this page only', async () => {
    const told = (await (await demo({ 'sec-fetch-site': 'same-origin' })).json()) as DemoFile;
    const { endpoint, mailbox, ...known } = await demoFile();
    expect([endpoint, mailbox]).toEqual([development.url, development.mailbox]);
    expect(told).toEqual(known);
    expect(Object.keys(told.tokens)).toEqual(['owner', 'manager', 'receptionist', 'instructor', 'customer']);
    const strangers: Record<string, string>[] = [
      { 'x-forwarded-for': '203.0.113.1' },
      { via: '1.1 proxy' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of strangers) expect([headers, (await demo(headers)).status]).toEqual([headers, 404]);
  });

  it('has examples that the schema accepts, each for somebody who is in the demo studio', async () => {
    const schema = buildServedSchema();
    const known = (await (await demo()).json()) as Parameters<typeof examplesOf>[0];
    const now = new Date('2026-12-01T10:00:00Z');
    expect(examplesOf(undefined, now)).toHaveLength(1);
    for (const { title, as, query, variables = {} } of examplesOf(known, now)) {
      expect([title, validate(schema, parse(query))]).toEqual([title, []]);
      const token = known?.tokens[as ?? ''];
      expect([title, token !== undefined]).toEqual([title, as !== undefined]);
      if (query.startsWith('subscription')) continue;
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const { body } = await post(development.url, query, headers, variables);
      expect([title, body.errors ?? []]).toEqual([title, []]);
      expect(JSON.stringify(body.data)).not.toMatch(/"errors":\[\{|:null\}$/);
    }
  });
});

describe('a server in production', () => {
  it('shows neither GraphiQL nor the schema by introspection, and no file of the page', async () => {
    expect((await page(production)).status).toBe(400);
    expect((await post(production.url, INTROSPECTION)).status).toBe(400);
    for (const path of ['demo.json', '0000000000000000/main.js'])
      expect((await fetch(new URL(`/graphql/page/${path}`, production.url))).status).toBe(404);
  });

  it('shows both to everybody with GRAPHIQL=on, and still names no demo studio', async () => {
    const answer = await page(opened);
    expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining('worker-src')]);
    expect(await post(opened.url, INTROSPECTION)).toMatchObject({ status: 200, body: { data: { __schema: {} } } });
    expect((await fetch(new URL('/graphql/page/demo.json', opened.url))).status).toBe(404);
  });

  it('shows both to the holder of an API key, and to no member or customer', async () => {
    const studio = await production.studio();
    const input = { name: 'Tools', scopes: ['PEOPLE_READ' as const] };
    const { createApiKey } = await studio.clients.owner.request(CreateApiKeyDocument, { input });
    const key = { authorization: `Bearer ${createApiKey?.secret}` };
    const memberId = decodeId(studio.instructorId, 'Member')?.id ?? '';
    const token = await signedIn(production.signIn, studio.tenant, { memberId });
    const member = { authorization: `Bearer ${token}`, 'x-organisation': studio.slug };
    expect(await post(production.url, INTROSPECTION, key)).toMatchObject({ status: 200, body: { data: { __schema: {} } } });
    const refused = await post(production.url, INTROSPECTION, member);
    expect([refused.status, refused.body.errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const statuses = await Promise.all(
      [key, member, { authorization: 'Bearer nobody' }].map((headers) => page(production, headers)),
    );
    expect(statuses.map(({ status }) => status)).toEqual([200, 400, 400]);
    const file = /\/graphql\/page\/[\w/.-]+main\.js/.exec((await statuses[0]?.text()) ?? '')?.[0] ?? '';
    expect((await fetch(new URL(file, production.url))).status).toBe(200);
  });
});
