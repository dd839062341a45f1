import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ViewerDocument } from '@permanentka/client';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { TrustedDocuments } from '../../src/server/documents/trusted-documents.js';
import { startTestApp, type TestApp } from '../support/app.js';

const MANIFEST = 'client/src/generated/persisted-documents.json';
const UNKNOWN = '{ viewer { kind } }';

let app: TestApp;
let hash: string;
beforeAll(async () => {
  app = await startTestApp({ TRUSTED_DOCUMENTS: 'required' });
  const manifest = JSON.parse(await readFile(MANIFEST, 'utf8')) as Record<string, string>;
  hash = Object.keys(manifest).find((key) => manifest[key]?.includes('query Viewer ')) ?? '';
});
afterAll(() => app.stop());

async function send(body: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(app.url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as { data?: { viewer: { kind: string } }; errors?: { extensions: { code: string } }[] };
  return [response.status, answer.data?.viewer.kind ?? answer.errors?.[0]?.extensions.code];
}

describe('a server that executes trusted documents only', () => {
  it('accepts them by text, in any layout, and by hash', async () => {
    const query = String(ViewerDocument);
    expect(await send({ query })).toEqual([200, 'PUBLIC']);
    expect(await send({ query: query.replaceAll(/\s+/g, '\n  ') })).toEqual([200, 'PUBLIC']);
    expect(await send({ documentId: hash })).toEqual([200, 'PUBLIC']);
    const persistedQuery = { version: 1, sha256Hash: hash.replace('sha256:', '') };
    expect(await send({ extensions: { persistedQuery } })).toEqual([200, 'PUBLIC']);
  });

  it('refuses every other document and hash', async () => {
    expect(await send({ query: UNKNOWN })).toEqual([403, 'FORBIDDEN']);
    expect(await send({ query: `${String(ViewerDocument)} query Other { viewer { kind } }`, operationName: 'Viewer' })).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect(await send({ documentId: `sha256:${'0'.repeat(64)}` })).toEqual([400, 'BAD_REQUEST']);
    expect(await send({ documentId: 'constructor' })).toEqual([400, 'BAD_REQUEST']);
    expect(await send({ query: UNKNOWN, documentId: hash })).toEqual([403, 'FORBIDDEN']);
  });

  it('refuses other documents over WebSocket too', async () => {
    const client = createClient({ url: app.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, lazy: false });
    const kinds: unknown[] = [];
    for await (const { data } of client.iterate<{ viewer: { kind: string } }>({ query: String(ViewerDocument) })) {
      kinds.push(data?.viewer.kind);
    }
    expect(kinds).toEqual(['PUBLIC']);
    await expect(client.iterate({ query: UNKNOWN }).next()).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await client.dispose();
  });
});

describe('a manifest', () => {
  it.each([
    ['is not there', undefined, 'which cannot be read'],
    ['is no JSON', 'nothing', 'is no manifest'],
    ['names documents otherwise', '{"viewer":"{ viewer { kind } }"}', 'is no manifest'],
    ['says something else than it names', `{"sha256:${'0'.repeat(64)}":"{ viewer { kind } }"}`, 'has another hash'],
  ])('keeps the server from starting when it %s', async (name, text, sentence) => {
    const file = join(tmpdir(), `permanentka-manifest-${process.pid}-${name.replaceAll(' ', '-')}.json`);
    if (text !== undefined) await writeFile(file, text);
    await expect(TrustedDocuments.read(file)).rejects.toThrow(sentence);
  });
});
