import { setTimeout as sleep } from 'node:timers/promises';
import { EraseCustomerDocument, MergeCustomersDocument, RemoveMemberDocument, UpdateGroupDocument } from '@permanentka/client';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { decodeId } from '../../src/schema/shared/ids.js';
import { CloseCode } from '../../src/server/ws/ws.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Holder, signedIn } from '../support/signed-in.js';
import type { Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const CLOSED_WITHIN_MS = 5_000;

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const rowOf = (id: string) => decodeId(id)?.id ?? '';

/** A live stream of somebody; tells with which code it is closed. */
async function stream(holder: Holder) {
  const token = await signedIn(app.signIn, studio.tenant, holder);
  const client = createClient({
    url: app.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}`, organisation: studio.slug },
    retryAttempts: 0,
  });
  const query = 'subscription ($id: ID!) { sessionCapacity(sessionId: $id) { seatsTaken } }';
  const events = client.iterate({ query, variables: { id: studio.fiveEuroSessionIds[0] } });
  expect((await events.next()).value).toMatchObject({ data: { sessionCapacity: { seatsTaken: 0 } } });
  // A stream that its server closes fails with the event that has the code.
  const closed = events.next().then(
    () => 'no fault' as const,
    (event: { code?: number }) => event.code,
  );
  return { closed: Promise.race([closed, sleep(CLOSED_WITHIN_MS, 'still open' as const)]), close: () => client.dispose() };
}

describe('live streams of people who go', () => {
  it('streams of a removed member are closed within 5 s, and the member teaches no group any more', async () => {
    const { closed } = await stream({ memberId: rowOf(studio.instructorId) });
    const assigned = { groupId: studio.mondayGroupId, instructorId: studio.instructorId };
    await studio.clients.owner.request(UpdateGroupDocument, { input: assigned });
    const input = { memberId: studio.instructorId };
    expect((await studio.clients.owner.request(RemoveMemberDocument, { input })).removeMember.errors).toEqual([]);
    expect(await closed).toBe(CloseCode.RIGHTS_LOST);
    const teaching = 'select id from groups where instructor_id = ?';
    const left = bindTenant(studio.tenant).transactional((em) => em.execute(teaching, [rowOf(studio.instructorId)]));
    expect(await left).toEqual([]);
    const run = async () => (await studio.clients.owner.request(UpdateGroupDocument, { input: assigned })).updateGroup;
    await expectRefused(studio, run, ['NOT_FOUND', 'instructorId']);
  });

  it('streams of a merged customer are closed within 5 s, and those of the other customer stay open', async () => {
    const gone = await stream({ customerId: rowOf(studio.customerId) });
    const kept = await stream({ customerId: rowOf(studio.otherCustomerId) });
    const { customerId: mergeCustomerId, otherCustomerId: keepCustomerId } = studio;
    const input = { keepCustomerId, mergeCustomerId, signInOf: keepCustomerId };
    expect((await studio.clients.owner.request(MergeCustomersDocument, { input })).mergeCustomers.errors).toEqual([]);
    expect(await gone.closed).toBe(CloseCode.RIGHTS_LOST);
    expect(await kept.closed).toBe('still open');
    await kept.close();
  });

  it('streams of an erased customer are closed within 5 s', async () => {
    const { closed } = await stream({ customerId: rowOf(studio.otherCustomerId) });
    const input = { customerId: studio.otherCustomerId, confirmEmail: 'peter@example.com' };
    expect((await studio.clients.owner.request(EraseCustomerDocument, { input })).eraseCustomer.errors).toEqual([]);
    expect(await closed).toBe(CloseCode.RIGHTS_LOST);
  });
});
