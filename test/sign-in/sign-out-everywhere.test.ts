import { type Client, createClient, SignOutEverywhereDocument, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeOf, expectRights } from '../support/rights.js';
import { expectFaultOutside } from '../support/unchanged.js';
import { PEOPLE } from '../support/viewers.js';

/** The server goes by what it knew of a token for at most 2 s; the rest is for the asking. */
const ENDED_WITHIN_MS = 4_000;

const ground = useGround();

const as = (token: string, organisation?: string) =>
  createClient({ url: ground.app.url, token, ...(organisation === undefined ? {} : { organisation }) });
const kindOf = (client: Client) => client.request(ViewerDocument).then(({ viewer }) => viewer.kind, codeOf);
const signOutEverywhere = async (client: Client) => (await client.request(SignOutEverywhereDocument)).signOutEverywhere;

describe('signOutEverywhere', () => {
  it('ends all tokens of the person, at every organisation, and none of anybody else', async () => {
    const { studio, other, app } = ground;
    const tokens: string[] = [];
    for (const email of ['all@example.com', 'all@example.com', 'stranger@example.com']) {
      tokens.push((await app.signIn.openSession(email)).token);
    }
    const [here = '', there = '', stranger = ''] = tokens;
    const [one, two] = [as(here, studio.slug), as(there, other.slug)];
    expect([await kindOf(one), await kindOf(two)]).toEqual(['PERSON', 'PERSON']);
    expect(await signOutEverywhere(one)).toEqual({ signedOut: true });
    for (const client of [one, two]) {
      await expect.poll(() => kindOf(client), { timeout: ENDED_WITHIN_MS }).toBe('UNAUTHENTICATED');
    }
    expect(await kindOf(as(stranger))).toBe('PERSON');
    expect(await app.signIn.signedIn(tokens)).toEqual(new Set([stranger]));
  });

  it('lets the person sign in again at once', async () => {
    const { signIn } = ground.app;
    await signOutEverywhere(as((await signIn.openSession('again@example.com')).token));
    expect(await kindOf(as((await signIn.openSession('again@example.com')).token))).toBe('PERSON');
  });

  it('leaves the API keys of the organisation, which belong to no person', async () => {
    await signOutEverywhere(as((await ground.app.signIn.openSession('owner@vlnka.example')).token));
    expect(await kindOf(ground.viewers['key SALES_READ'])).toBe('API_KEY');
  });
});

describe('signOutEverywhere: rights', () => {
  it('ends no session for a token that nobody holds', async () => {
    await expectFaultOutside(ground.app, () => signOutEverywhere(as('A'.repeat(32))), 'UNAUTHENTICATED');
  });

  it('is for everybody who signed in, and for no key', async () => {
    const { app, studio } = ground;
    const owner = as((await app.signIn.openSession('owner@vlnka.example')).token, studio.slug);
    const ask = (client: Client, name: string) => signOutEverywhere(name === 'owner' ? owner : client);
    await expectRights(ground, ask, { allowed: PEOPLE });
  });
});
