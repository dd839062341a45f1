import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import { networkOf } from '../../src/server/admission/addresses.js';
import { RateLimiter, RateLimits } from '../../src/server/admission/rate-limit.js';
import { openSharedRates } from '../../src/server/admission/shared-rates.js';
import { CloseCode } from '../../src/server/ws/ws.js';
import { type Ground, ground, post, type Studio } from '../server/ground.js';
import { rootType } from '../server/schema.js';

const MINUTE_MS = 60_000;
const schema = new GraphQLSchema({ query: rootType('Query', { viewer: ({ viewer }) => viewer.key.split(':')[0] }) });

describe('a rate limiter', () => {
  it('allows its number of requests a minute, says how long to wait, and starts again', () => {
    const limiter = new RateLimiter(3);
    expect([1, 2, 3, 4].map((second) => limiter.take('a', second * 1000))).toEqual([0, 0, 0, 57_000]);
    expect(limiter.wait('a', 5_000)).toBe(56_000);
    expect(limiter.take('b', 5_000)).toBe(0);
    expect(limiter.take('a', 1_000 + MINUTE_MS)).toBe(0);
  });

  it('adds almost no time to a request', () => {
    const limiter = new RateLimiter(1_000_000_000);
    const before = process.cpuUsage();
    for (let request = 0; request < 100_000; request += 1) limiter.take(`viewer ${request % 1_000}`, request);
    const { user } = process.cpuUsage(before);
    expect(user / 100_000, 'microseconds a request').toBeLessThan(10);
  });

  it('counts an IPv6 network as one address, and IPv4 addresses one by one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8:1:2::9')).toBe(networkOf('2001:db8:1:2:ffff::1'));
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect([networkOf('::ffff:10.1.2.3'), networkOf('10.1.2.3')]).toEqual(['10.1.2.3', '10.1.2.3']);
  });
});

describe('the rate limits of a server', () => {
  let here: Ground;
  let studio: Studio;
  beforeAll(async () => {
    here = await ground();
    studio = await here.studio('plavecka');
  });
  afterAll(() => here.drop());

  it('refuse a viewer above the limit with 429 and the time to wait, and no other viewer', async () => {
    const { url } = await here.serve(schema, { RATE_LIMIT_VIEWER_PER_MINUTE: '5', RATE_LIMIT_ADDRESS_PER_MINUTE: '5' });
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    for (let time = 0; time < 5; time += 1) expect((await post(url, '{ viewer }', as(studio.customer))).status).toBe(200);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...as(studio.customer) },
      body: '{"query":"{ viewer }"}',
    });
    const answer = (await response.json()) as { errors: { extensions: { code: string; retryAfterSeconds: number } }[] };
    expect([response.status, answer.errors[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(response.headers.get('retry-after'))).toBe(answer.errors[0]?.extensions.retryAfterSeconds);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await post(url, '{ viewer }', as(studio.receptionist))).status).toBe(200);
    expect((await post(url, '{ viewer }')).status).toBe(200);
  });

  it('count bad tokens and anonymous callers by address, and ignore X-Forwarded-For', async () => {
    const { url } = await here.serve(schema, { RATE_LIMIT_ADDRESS_PER_MINUTE: '5' });
    const statuses: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      const guess = { authorization: `Bearer guess${time}`, 'x-forwarded-for': `10.0.0.${time}` };
      statuses.push((await post(url, '{ viewer }', time % 2 ? guess : {})).status);
    }
    expect(statuses).toEqual([200, 401, 200, 401, 200, 429, 429]);
  });

  it('read X-Forwarded-For from the trusted proxies', async () => {
    const env = { RATE_LIMIT_ADDRESS_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.0/8,::1' };
    const { url } = await here.serve(schema, env);
    const from = (address: string) => post(url, '{ viewer }', { 'x-forwarded-for': address }).then(({ status }) => status);
    expect([await from('10.0.0.1'), await from('10.0.0.2'), await from('10.0.0.1')]).toEqual([200, 200, 429]);
    // What stands left of the address that the proxy saw is the caller's own invention.
    expect(await from('10.0.0.9, 10.0.0.2')).toBe(429);
  });

  it('count the operations of a WebSocket too', async () => {
    const { url } = await here.serve(schema, { RATE_LIMIT_VIEWER_PER_MINUTE: '3' });
    const connect = () =>
      createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${studio.customer}` },
        retryAttempts: 0,
        lazy: false,
        onNonLazyError: () => undefined,
      });
    const client = connect();
    const codes: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      try {
        for await (const { data } of client.iterate({ query: '{ viewer }' })) codes.push(data?.viewer);
      } catch (errors) {
        codes.push((errors as { extensions: { code: string } }[])[0]?.extensions.code);
      }
    }
    // Connecting was the first.
    expect(codes).toEqual(['customer', 'customer', 'RATE_LIMITED']);
    await client.dispose();
    const late = connect();
    const closed = new Promise<number>((resolve) => late.on('closed', (event) => resolve((event as { code: number }).code)));
    expect(await closed).toBe(CloseCode.TRY_AGAIN_LATER);
    await late.dispose();
  });
});

describe('the rate limits of several processes', () => {
  const redis = inject('redis');
  const log = pino({ level: 'silent' });
  const settings = { rateLimitViewerPerMinute: 100, rateLimitAddressPerMinute: 100 };

  it.skipIf('missing' in redis)('count together through Redis', async () => {
    const redisUrl = 'url' in redis ? redis.url : '';
    const limits = () => new RateLimits(settings, log, openSharedRates(redisUrl, log));
    const [one, other] = [limits(), limits()];
    const othersOfANewCaller = async (): Promise<number> => {
      const key = `member:${randomUUID()}`;
      expect(allowed(one, key, 99)).toBe(99);
      await sleep(100);
      let others = 0;
      for (let request = 0; request < 50; request += 1) {
        others += allowed(other, key, 1);
        await sleep(10);
      }
      return others;
    };
    // Connecting takes a moment, and nobody waits for it.
    await expect.poll(othersOfANewCaller, { timeout: 15_000 }).toBeLessThan(20);
    one.close();
    other.close();
  });

  it('count in each process when Redis is away, and delay no request', () => {
    const limits = new RateLimits(settings, log, openSharedRates('redis://127.0.0.1:1', log));
    const started = Date.now();
    expect(allowed(limits, 'member:1', 150)).toBe(100);
    expect(Date.now() - started).toBeLessThan(1_000);
    limits.close();
  });
});

/** How many of so many requests were not refused. */
function allowed(limits: RateLimits, key: string, requests: number): number {
  let count = 0;
  for (let request = 0; request < requests; request += 1) {
    try {
      limits.countViewer(key);
      count += 1;
    } catch (error) {
      expect(error).toMatchObject({ code: 'RATE_LIMITED' });
    }
  }
  return count;
}
