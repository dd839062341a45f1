import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { decodeId } from '../../src/schema/ids.js';
import { CloseCode } from '../../src/server/ws.js';
import { issueToken } from '../../src/services/people/access-tokens.js';
import { bindTenant } from '../../src/services/set-up.js';
import { startTestApp, type TestApp } from '../app.js';
import { inDays, type Studio } from '../studio.js';

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

/** A live stream of the seats of a session, as whoever holds the token; everybody may have it. */
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

describe('a live stream', () => {
  it('is closed within 5 s when its token is revoked, and those of others are not', async () => {
    const [taken, kept] = await Promise.all(
      [studio.customerId, studio.otherCustomerId].map((id) => issueToken(studio.tenant, { customerId: rowOf(id) }, inDays(1))),
    );
    const [loser, winner, nobody] = await Promise.all([stream(taken), stream(kept), stream()]);
    await run('update access_tokens set revoked_at = now() where customer_id = ?', [rowOf(studio.customerId)]);
    expect(await within(loser.closed)).toBe(CloseCode.RIGHTS_LOST);
    await loser.after;
    expect(await Promise.race([winner.closed, nobody.closed, sleep(2_500, 'open')])).toBe('open');
    await Promise.all([winner.end(), nobody.end()]);
  });

  it('is closed within 5 s when its token is over', async () => {
    const holder = { customerId: rowOf(studio.otherCustomerId) };
    const { closed } = await stream(await issueToken(studio.tenant, holder, new Date(Date.now() + 1_000)));
    await sleep(1_000);
    expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });

  it('is closed within 5 s when the role of its member becomes another', async () => {
    const memberId = rowOf(studio.instructorId);
    const { closed } = await stream(await issueToken(studio.tenant, { memberId }, inDays(1)));
    await run("update members set role = 'RECEPTIONIST' where id = ?", [memberId]);
    expect(await within(closed)).toBe(CloseCode.RIGHTS_LOST);
  });
});
