import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { signedIn } from '../support/signed-in.js';

const PER_MINUTE = 1_000;
const ground = useGround({
  RATE_LIMIT_VIEWER_PER_MINUTE: String(PER_MINUTE),
  RATE_LIMIT_ADDRESS_PER_MINUTE: String(2 * PER_MINUTE),
});

async function ask(query: string, headers: Record<string, string> = {}, variables = {}) {
  const response = await fetch(ground.app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const field = (name: string) => /^"(\w+)";\w=(\d+);\w=(\d+)$/.exec(response.headers.get(name) ?? '')?.slice(1);
  const body = (await response.json()) as { extensions?: { cost?: { requested: number; limit: number } } };
  return { policy: field('ratelimit-policy'), standing: field('ratelimit'), cost: body.extensions?.cost };
}

describe('the fields RateLimit and RateLimit-Policy', () => {
  it('tell an anonymous caller what is left for their address, one less with each request, a kept answer too', async () => {
    const query = `{ organisation(slug: "${ground.studio.slug}") { id } }`;
    const left: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { policy, standing } = await ask(query);
      expect(policy).toEqual(['address', String(2 * PER_MINUTE), '60']);
      expect(standing?.[0]).toBe('address');
      expect(Number(standing?.[2])).toBeGreaterThan(0);
      expect(Number(standing?.[2])).toBeLessThanOrEqual(60);
      left.push(Number(standing?.[1]));
    }
    expect(left).toEqual(left.map((_, index) => (left[0] ?? 0) - index));
  });

  it('tell a signed-in caller what is left for them, wherever they are', async () => {
    const { studio, app } = ground;
    const memberId = studio.keyOf('Member', studio.instructorId);
    const authorization = `Bearer ${await signedIn(app.signIn, studio.tenant, { memberId })}`;
    const first = await ask('{ viewer { kind } }', { authorization });
    const second = await ask('{ viewer { kind } }', { authorization });
    expect(first.policy).toEqual(['viewer', String(PER_MINUTE), '60']);
    expect(Number(second.standing?.[1])).toBe(Number(first.standing?.[1]) - 1);
  });

  it('stand on an answer to a wrong request, too', async () => {
    expect((await ask('{ nothing }')).policy?.[0]).toBe('address');
    expect((await ask('{ viewer { kind } }', { authorization: 'Bearer wrong' })).policy?.[0]).toBe('address');
  });
});

describe('the header x-tell-cost', () => {
  const page =
    'query ($slug: String!, $first: Int) { organisation(slug: $slug) { sessions(first: $first) { edges { node { id } } } } }';

  it('tells the cost with these variables, and the bound of the caller', async () => {
    const tell = { 'x-tell-cost': '1' };
    const [ten, fifty] = [10, 50].map((first) => ask(page, tell, { slug: ground.studio.slug, first }));
    const costs = [(await ten)?.cost, (await fifty)?.cost];
    // An edge, its node and the id of that, for forty more sessions.
    expect((costs[1]?.requested ?? 0) - (costs[0]?.requested ?? 0)).toBe(40 * 3);
    expect(costs[0]?.limit).toBe(costs[1]?.limit);
  });

  it('the cost is not told to a request without the header', async () => {
    const variables = { slug: ground.studio.slug, first: 10 };
    expect((await ask(page, {}, variables)).cost).toBeUndefined();
    await ask(page, { 'x-tell-cost': '1' }, variables);
    expect((await ask(page, {}, variables)).cost).toBeUndefined();
  });
});
