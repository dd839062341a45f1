import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateApiKeyDocument } from '@permanentka/client';
import { createClient } from 'graphql-ws';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { decodeId } from '../../src/schema/shared/ids.js';
import { CloseCode } from '../../src/server/ws/ws.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { hashOfToken } from '../../src/services/sign-in/hashed-tokens.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import type { Studio } from '../support/studio.js';

const CLOSED_WITHIN_MS = 5_000;

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const run = (sql: string, values: unknown[] = []) => bindTenant(studio.tenant).transactional((em) => em.execute(sql, values));
const rowOf = (id: string) => decodeId(id)?.id ?? randomUUID();

/** A live stream of the seats of a session, with a token; the stream is public. */
async function stream(token?: string) {
  const client = createClient({
    url: app.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const closed = new Promise<number>((resolve) => client.on('closed', (event) => resolve((event as { code: number }).code)));
  const query = 'subscription ($id: ID!) { sessionCapacity(sessionId: $id) { seatsTaken } }';
  const events = client.iterate({ query, variables: { id: studio.fiveEuroSessionIds[0] } });
  expect((await events.next()).value).toMatchObject({ data: { sessionCapacity: { seatsTaken: 0 } } });
  const after = events.next().catch((error: unknown) => error);
  return { closed, after, end: async () => client.dispose() };
}

const within = <T>(promise: Promise<T>) => Promise.race([promise, sleep(CLOSED_WITHIN_MS).then(() => 'still open' as const)]);

/** Two customers and an instructor, each signed in once more, beside the clients of the studio. */
const asCustomer = () => signedIn(app.signIn, studio.tenant, { customerId: rowOf(studio.customerId) });
const asOtherCustomer = () => signedIn(app.signIn, studio.tenant, { customerId: rowOf(studio.otherCustomerId) });

describe('a live stream', () => {
  it('is closed within 5 s of signing out, and those of others are not', async () => {
    const [taken, kept] = await Promise.all([asCustomer(), asOtherCustomer()]);
    const [loser, winner, nobody] = await Promise.all([stream(taken), stream(kept), stream()]);
    await app.signIn.signOut(taken);
    expect(await within(loser.closed)).toBe(CloseCode.RIGHTS_LOST);
    await loser.after;
    expect(await Promise.race([winner.closed, nobody.closed, sleep(2_500, 'open')])).toBe('open');
    await Promise.all([winner.end(), nobody.end()]);
  });

  it('is closed within 5 s of signing out everywhere, wherever it was opened', async () => {
    const tokens = [await asCustomer(), await asCustomer()];
    const streams = await Promise.all(tokens.map(stream));
    const person = await app.signIn.personOf(tokens[0] ?? '');
    await app.signIn.signOutEverywhere(person?.id ?? '');
    for (const { closed } of streams) expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });

  it('is closed within 5 s when the sign-in expires', async () => {
    const token = await asOtherCustomer();
    const { closed } = await stream(token);
    await asOwner('update auth.auth_sessions set expires_at = now() where token = $1', [hashOfToken(token)]);
    expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });

  it('is closed within 5 s when the role of its member changes', async () => {
    const memberId = rowOf(studio.instructorId);
    const { closed } = await stream(await signedIn(app.signIn, studio.tenant, { memberId }));
    await run("update members set role = 'RECEPTIONIST' where id = ?", [memberId]);
    expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });

  it('is closed within 5 s when its member is removed', async () => {
    const memberId = rowOf(studio.instructorId);
    const { closed } = await stream(await signedIn(app.signIn, studio.tenant, { memberId }));
    await run('update members set removed_at = now(), person_id = null where id = ?', [memberId]);
    expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });

  it.each([
    ['revoked', 'update api_keys set revoked_at = now()'],
    ['over', "update api_keys set expires_at = now() - interval '1 second'"],
  ])('is closed within 5 s when its API key is %s', async (_, end) => {
    const { createApiKey } = await studio.clients.owner.request(CreateApiKeyDocument, {
      input: { name: 'Kiosk', scopes: ['BOOKINGS_READ'] },
    });
    const { closed } = await stream(createApiKey.secret ?? '');
    await asOwner(`begin; select set_config('app.organisation', '${studio.tenant.organisationId}', true); ${end}; commit`);
    expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });
});

/** As the owner of the tables: no role of the server could. */
async function asOwner(sql: string, values?: unknown[]): Promise<void> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}
