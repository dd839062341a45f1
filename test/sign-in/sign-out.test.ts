import { type Client, createClient, SessionCapacityDocument, SignOutDocument, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeOf, expectRights } from '../support/rights.js';
import { expectFaultOutside } from '../support/unchanged.js';
import { PEOPLE } from '../support/viewers.js';

/** The server goes by what it knew of a token for at most 2 s; the rest is for the asking. */
const ENDED_WITHIN_MS = 4_000;

const ground = useGround();

const as = (token: string) => createClient({ url: ground.app.url, token });
const kindOf = (client: Client) => client.request(ViewerDocument).then(({ viewer }) => viewer.kind, codeOf);
const signOut = async (client: Client) => (await client.request(SignOutDocument)).signOut;
const sessions = (email: string, count: number) =>
  Promise.all(Array.from({ length: count }, async () => as((await ground.app.signIn.openSession(email)).token)));

describe('signOut', () => {
  it('ends the token that asks, and no other token of the person', async () => {
    const [here, there] = await sessions('out@example.com', 2);
    if (!here || !there) throw new Error('two sessions were opened');
    expect([await kindOf(here), await kindOf(there)]).toEqual(['PERSON', 'PERSON']);
    expect(await signOut(here)).toEqual({ signedOut: true });
    await expect.poll(() => kindOf(here), { timeout: ENDED_WITHIN_MS }).toBe('UNAUTHENTICATED');
    expect(await kindOf(there)).toBe('PERSON');
  });

  it('refuses a token that was signed out already', async () => {
    const [client] = await sessions('twice@example.com', 1);
    if (!client) throw new Error('a session was opened');
    await signOut(client);
    await expect.poll(() => kindOf(client), { timeout: ENDED_WITHIN_MS }).toBe('UNAUTHENTICATED');
    await expectFaultOutside(ground.app, () => signOut(client), 'UNAUTHENTICATED');
  });

  it('closes the live streams of the token within 5 seconds', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const { token } = await ground.app.signIn.openSession('live@example.com');
    const client = createClient({ url: ground.app.url, token, organisation: studio.slug });
    const stream = client.subscribe(SessionCapacityDocument, { sessionId });
    expect((await stream.next()).done).toBe(false);
    const next = stream.next().then(
      ({ done }) => (done ? 'ended' : 'told'),
      () => 'ended',
    );
    await signOut(client);
    expect(await next).toBe('ended');
    await client.close();
  });

  it('is for everybody who signed in, and for no key', async () => {
    await expectRights(ground, signOut, { allowed: PEOPLE });
  });
});
