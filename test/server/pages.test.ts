import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePages } from '../../src/server/http/page-routes.js';
import { startTestApp, type TestApp } from '../support/app.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the pages of a server', () => {
  let app: TestApp;
  const ask = (path: string, init: RequestInit = {}) => fetch(new URL(path, app.url), init);

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it.each(['/', '/some-studio', '/some-studio/me?tab=passes'])('are one document for a browser: %s', async (path) => {
    const answer = await ask(path, { headers: BROWSER });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const text = await answer.text();
    expect(text).toContain('<div id="root">');
    expect(text).not.toMatch(/<style|<script(?![^>]* src=)| style=|\bon[a-z]+=/);
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it.each([
    '/graphql/none',
    '/auth',
    '/receipts',
    '/health/none',
    '/metrics/none',
    '/mailbox',
    '/assets/none.js',
    '/webhooks/stripe',
  ])('are nothing below the addresses of the API: %s', async (path) => {
    const answer = await ask(path, { headers: BROWSER });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/json');
  });

  it('are nothing for a program, and nothing for a form', async () => {
    expect((await ask('/')).status).toBe(404);
    expect((await ask('/', { method: 'POST', headers: BROWSER })).status).toBe(404);
  });

  it('name files that are kept for good and sent compressed as the browser likes', async () => {
    const document = await (await ask('/', { headers: BROWSER })).text();
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(document) ?? [];
    const plain = await ask(script, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const text = await plain.text();
    for (const [accepted, sent] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
    ] as const) {
      const answer = await ask(script, { headers: { 'accept-encoding': accepted } });
      expect(answer.headers.get('content-encoding')).toBe(sent);
      expect(answer.headers.get('vary')).toContain('accept-encoding');
      expect(await answer.text()).toBe(text);
    }
  });

  it('are not sent again while the copy of the browser holds', async () => {
    const etag = (await ask('/', { headers: BROWSER })).headers.get('etag') ?? '';
    // `fetch` would ask for no copy at all.
    const headers = { ...BROWSER, 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await ask('/', { headers })).status).toBe(304);
  });

  it.each(['/assets/..%2findex.html', '/assets/..%2f..%2f..%2fpackage.json', '/assets/%2e%2e%2findex.html'])(
    'lead to no file beside the assets: %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );
});

describe('pages that are not built yet', () => {
  const opened: { close: () => PromiseLike<unknown> }[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'permanentka-pages-'));
  });
  afterAll(async () => {
    await Promise.all(opened.map((server) => server.close()));
    await rm(folder, { recursive: true, force: true });
  });

  function serverOf(isDevelopment: boolean) {
    const server = fastify();
    opened.push(server);
    const answerPage = servePages(server, { folder, isDevelopment });
    server.setNotFoundHandler((request, reply) => {
      if (!answerPage(request, reply)) void reply.code(404).send({ errors: [] });
    });
    return server;
  }

  it('are announced in development, in the language of the browser, by a page that loads itself again', async () => {
    const headers = { ...BROWSER, 'accept-language': 'cs-CZ' };
    const { statusCode, body } = await serverOf(true).inject({ url: '/', headers });
    expect(statusCode).toBe(503);
    expect(body).toContain('<html lang="cs">');
    expect(body).toContain('http-equiv="refresh"');
  });

  it('are nothing in production', async () => {
    expect((await serverOf(false).inject({ url: '/', headers: BROWSER })).statusCode).toBe(404);
  });
});
