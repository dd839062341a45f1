import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Ground, ground, PRODUCTION } from '../server/ground.js';
import { oneField } from '../server/schema.js';

const SITE = 'https://studio.example';
/** A page of this machine on the port of a bundler. */
const LOCAL = ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080', 'https://localhost', 'http://localhost'];
const STRANGERS = [
  'https://elsewhere.example',
  'http://localhost.elsewhere.example:5173',
  'http://localhost:5173@elsewhere.example',
];

let here: Ground;
let development: string;
let production: string;
beforeAll(async () => {
  here = await ground();
  development = (await here.serve(oneField)).url;
  production = (await here.serve(oneField, { ...PRODUCTION, ALLOWED_ORIGINS: SITE })).url;
});
afterAll(() => here.drop());

interface Told {
  errors: { message: string; extensions: { code: string; retryAfterSeconds?: number } }[];
}
const sentenceOf = async (answer: Response) => ((await answer.json()) as Told).errors[0]?.message;
const linesAbout = (text: string) => here.logged.filter(({ msg }) => String(msg).includes(text));

const preflight = (url: string, origin: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  });

/** The status and the body of the answer to a handshake. */
function handshake(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; told: Told | undefined; wait: unknown }> {
  return new Promise((resolve, reject) => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    const sent = request(url, { headers: { ...upgrade, 'sec-websocket-protocol': 'graphql-transport-ws', ...headers } });
    sent.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, told: undefined, wait: undefined });
    });
    sent.once('response', async (answer) => {
      let text = '';
      for await (const part of answer.setEncoding('utf8')) text += String(part);
      resolve({ status: answer.statusCode ?? 0, told: JSON.parse(text) as Told, wait: answer.headers['retry-after'] });
    });
    sent.once('error', reject);
    sent.end();
  });
}

describe('a page of this machine on another port', () => {
  it.each(LOCAL)('may call the API and open a socket in development: %s', async (origin) => {
    const asked = await preflight(development, origin);
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    const headers = { origin, 'content-type': 'application/json' };
    const answer = await fetch(development, { method: 'POST', headers, body: '{"query":"{ word }"}' });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect((await handshake(development, { origin })).status).toBe(101);
  });

  it.each(LOCAL)('is refused in production, where anybody may have a program on that port: %s', async (origin) => {
    expect((await preflight(production, origin)).status).toBe(403);
    expect((await handshake(production, { origin })).status).toBe(403);
  });
});

describe('a page of another site', () => {
  it.each(STRANGERS)('is told which setting does not name it, over HTTP and WebSocket: %s', async (origin) => {
    for (const url of [development, production]) {
      const asked = await preflight(url, origin);
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      const sentence = `Pages of ${origin} may not call this server: its setting ALLOWED_ORIGINS does not name them.`;
      expect(await sentenceOf(asked)).toBe(sentence);
      const { status, told } = await handshake(url, { origin });
      expect([status, told?.errors[0]]).toEqual([403, { message: sentence, extensions: { code: 'FORBIDDEN' } }]);
    }
    // One line of each of the two servers, however often the page tries.
    expect(linesAbout(`Pages of ${origin} `)).toHaveLength(2);
  });

  it('is refused without an origin of its own', async () => {
    expect(await sentenceOf(await preflight(production, 'null'))).toContain('Pages without an origin');
  });

  it('cannot fill the log with lines', async () => {
    const { url, close } = await here.serve(oneField, PRODUCTION);
    for (let number = 0; number < 60; number += 1) await preflight(url, `https://flood-${number}.example`);
    await close();
    expect(linesAbout('//flood-')).toHaveLength(20);
  });
});

describe('a request that a page could make a browser send', () => {
  const forgeable: [string, string, RequestInit][] = [
    ['by GET', '?query={word}', {}],
    ['as text', '', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ word }"}' }],
    ['by GET with what urql accepts', '?query={word}', { headers: { accept: 'application/graphql-response+json' } }],
  ];
  it.each(forgeable)('is told the header that is missing: %s', async (_, search, init) => {
    const answer = await fetch(production + search, init);
    expect(answer.status).toBe(400);
    const sentence = await sentenceOf(answer);
    expect(sentence).toContain('`apollo-require-preflight: 1`');
    expect(sentence).toContain('`content-type: application/json`');
  });

  it('is answered with that header', async () => {
    const answer = await fetch(`${production}?query={word}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await answer.json()).toEqual({ data: { word: 'here' } });
  });

  it('is told the content type to send when it has one that is not read', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) {
      const answer = await fetch(production, { method: 'POST', headers: { 'content-type': type }, body: 'a' });
      expect([answer.status, await sentenceOf(answer)]).toEqual([
        415,
        expect.stringContaining('`content-type: application/json`'),
      ]);
    }
  });

  it('leaves one line in the log, however often it comes', () => {
    expect(linesAbout('apollo-require-preflight')).toHaveLength(1);
  });
});

describe('a refused handshake', () => {
  it('says why when there are too many sockets, or no GraphQL at the address', async () => {
    const { url } = await here.serve(oneField, { MAX_SOCKETS: '1' });
    const open = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    await new Promise((resolve) => open.once('open', resolve));
    const full = await handshake(url, {});
    expect([full.status, full.wait, full.told?.errors[0]?.extensions.code]).toEqual([503, '1', 'OVERLOADED']);
    open.close();
    const lost = await handshake(url.replace('/graphql', '/subscriptions'), {});
    expect([lost.status, lost.told?.errors[0]?.message]).toEqual([404, 'GraphQL is at /graphql.']);
  });
});
