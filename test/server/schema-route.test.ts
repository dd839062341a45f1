import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { type Ground, ground, PRODUCTION } from './ground.js';

let here: Ground;
let url: string;
beforeAll(async () => {
  here = await ground();
  const served = await here.serve(buildServedSchema(), { ...PRODUCTION, RATE_LIMIT_ADDRESS_PER_MINUTE: '12' });
  url = new URL('/schema.graphql', served.url).href;
});
afterAll(() => here.drop());

describe('/schema.graphql', () => {
  it('is the schema of the repository as text, in production as well', async () => {
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const text = await answer.text();
    expect(text).toBe(await readFile('schema.graphql', 'utf8'));
    expect(() => buildSchema(text)).not.toThrow();
    expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
  });

  it('is not sent again to a program whose copy holds', async () => {
    const { headers } = await fetch(url);
    const tag = headers.get('etag') ?? '';
    expect([tag.length > 40, headers.get('cache-control')]).toEqual([true, 'public, no-cache']);
    for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await fetch(url, { headers: { 'if-none-match': asked } });
      expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag]);
    }
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('counts as a request of its address', async () => {
    const answers: number[] = [];
    for (let times = 0; times < 12; times += 1) answers.push((await fetch(url)).status);
    expect(answers.at(-1)).toBe(429);
  });
});
