import { describe, expect, it } from 'vitest';
import { inviting } from '../people/inviting.js';
import { useGround } from '../support/ground.js';
import { emailsAt } from '../support/mailbox.js';
import { withOwner } from '../support/owner.js';
import { anotherCode, NO_GOOD, signingIn } from './codes.js';

const PER_EMAIL = 10;
const ground = useGround({ TRUST_PROXY: '1', RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: '1000' });

/** The steps of signing in from a network of its own. */
const from = (network: string) => signingIn(ground, { 'x-forwarded-for': network });
const victimsNetwork = '203.0.113.7';

type Steps = ReturnType<typeof signingIn>;

async function askTimes(steps: Steps, email: string, times: number): Promise<(string | undefined)[]> {
  const codes = [];
  for (let count = 0; count < times; count += 1) codes.push((await steps.request({ email })).errors[0]?.code);
  return codes;
}

/** The code of the newest e-mail to an address, once as many have come as were sent. */
async function newestCode(email: string, sent: number): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const own = (await emailsAt(ground.app.mailbox)).filter(({ to, text }) => to === email && /\b\d{8}(\d{4})?\b/.test(text));
    if (own.length >= sent) return /\b\d{8}(\d{4})?\b/.exec(own[0]?.text ?? '')?.[0] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Fewer than ${sent} codes came for ${email}`);
}

describe('a stranger in the name of another person', () => {
  it.each<[string, (email: string) => Promise<number>]>([
    [
      'ten codes asked for from another network',
      async (email) => {
        await askTimes(from('198.51.100.1'), email, PER_EMAIL);
        return PER_EMAIL;
      },
    ],
    [
      'more than its share of codes from each of three networks',
      async (email) => {
        for (const last of [11, 12, 13]) await askTimes(from(`198.51.100.${last}`), email, PER_EMAIL + 2);
        return 3 * PER_EMAIL;
      },
    ],
    [
      'five wrong tries at each of ten codes',
      async (email) => {
        const stranger = from('198.51.100.21');
        for (let count = 0; count < PER_EMAIL; count += 1) {
          await stranger.request({ email });
          for (let guess = 0; guess < 5; guess += 1) await stranger.tryCode(email, `0000000${guess}`);
        }
        return PER_EMAIL;
      },
    ],
    [
      'fifty tries at once without a request, and with made-up ones',
      async (email) => {
        const stranger = from('198.51.100.31');
        const requests = ['', 'none', 'A'.repeat(32), '\u0000', 'x'.repeat(10_000)];
        const tries = Array.from({ length: 50 }, (_, n) => stranger.tryCode(email, anotherCode('00000000', n), requests[n % 5]));
        for (const outcome of await Promise.all(tries)) expect(outcome).toMatchObject(NO_GOOD);
        return 0;
      },
    ],
    [
      'ten invitations to the staff of other studios',
      async (email) => {
        const { studio, other } = ground;
        for (let count = 0; count < 5; count += 1)
          for (const { clients } of [studio, other]) await inviting(ground).invite({ email }, clients.owner);
        return 0;
      },
    ],
  ])('neither keeps them out nor ends their code: %s', async (_title, attack) => {
    const email = `victim-${crypto.randomUUID()}@example.com`;
    const victim = from(victimsNetwork);
    const early = await victim.codeOf(email);
    const earlyRequest = victim.requestOf(email);
    const sent = 1 + (await attack(email));
    expect(await victim.request({ email })).toMatchObject({ errors: [] });
    const late = await newestCode(email, sent + 1);
    expect(late).toMatch(/^\d{8}$/);
    expect(await victim.tryCode(email, late)).toMatchObject({ errors: [] });
    for (let step = 1; step <= 4; step += 1)
      expect(await victim.tryCode(email, anotherCode(early, step), earlyRequest)).toMatchObject(NO_GOOD);
    expect(await victim.tryCode(email, early, earlyRequest)).toMatchObject({ errors: [] });
  });

  it('cannot try a code that was sent for another request, even one that they see', async () => {
    const email = 'seen@example.com';
    const victim = from(victimsNetwork);
    const stranger = from('198.51.100.41');
    await stranger.request({ email });
    await newestCode(email, 1);
    expect(await victim.request({ email })).toMatchObject({ errors: [] });
    const code = await newestCode(email, 2);
    expect(await stranger.tryCode(email, code)).toMatchObject(NO_GOOD);
    expect(await victim.tryCode(email, code)).toMatchObject({ errors: [] });
  });
});

describe('the bounds of what all networks together do to one address', () => {
  const networks = (count: number) => Array.from({ length: count }, (_, index) => `192.0.2.${index + 1}`);

  it('stop codes after ten full shares in an hour, but not where that person has signed in', async () => {
    const email = 'flooded@example.com';
    const home = from('203.0.113.50');
    expect(await home.tryCode(email, await home.codeOf(email))).toMatchObject({ errors: [] });
    const answers = await Promise.all(networks(12).map((network) => askTimes(from(network), email, PER_EMAIL)));
    const refused = answers.flat().filter((code) => code === 'TOO_MANY_TRIES');
    expect(refused).toHaveLength(12 * PER_EMAIL - (10 * PER_EMAIL - 1));
    expect(await askTimes(from('203.0.113.51'), email, 1)).toEqual(['TOO_MANY_TRIES']);
    expect(await askTimes(home, email, PER_EMAIL)).toEqual([...Array(PER_EMAIL - 1).fill(undefined), 'TOO_MANY_TRIES']);
    const unknown = await Promise.all(networks(12).map((network) => askTimes(from(network), 'unknown@example.com', PER_EMAIL)));
    expect(unknown.flat().filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(2 * PER_EMAIL);
  });

  it('make codes longer once more were asked for than one network gets in a day, and not at home', async () => {
    const email = 'contested@example.com';
    const home = from('203.0.113.60');
    expect(await home.tryCode(email, await home.codeOf(email))).toMatchObject({ errors: [] });
    const counted = [24 * PER_EMAIL, await keyOf(`short codes:${email}`)];
    await withOwner(ground.app.databaseUrl, (owner) => owner.query('update auth.tallies set used = $1 where key = $2', counted));
    const stranger = from('198.51.100.61');
    await stranger.request({ email });
    const long = await newestCode(email, 2);
    expect(long).toMatch(/^\d{12}$/);
    expect(await stranger.tryCode(email, long.slice(0, 8))).toMatchObject(NO_GOOD);
    expect(await stranger.tryCode(email, `${long.slice(0, 6)} ${long.slice(6)}`)).toMatchObject({ errors: [] });
    await home.request({ email });
    expect(await newestCode(email, 3)).toMatch(/^\d{8}$/);
  });
});

async function keyOf(key: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))).toString('base64url');
}

describe('a client that lost its request', () => {
  it('asks again and signs in with the new code', async () => {
    const email = 'lost@example.com';
    const code = await from(victimsNetwork).codeOf(email);
    const reloaded = from(victimsNetwork);
    expect(await reloaded.tryCode(email, code)).toMatchObject(NO_GOOD);
    expect(await reloaded.tryCode(email, await reloaded.codeOf(email, code))).toMatchObject({ errors: [] });
  });
});
