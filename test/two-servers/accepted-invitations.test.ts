import { setTimeout as sleep } from 'node:timers/promises';
import { AcceptInvitationDocument, createClient, InviteMemberDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { invitationCodeFor } from '../support/people.js';
import { redisUrl } from '../support/services/redis.js';
import { ServerProcess } from '../support/services/server-process.js';
import { made } from '../support/studio.js';

const REDIS_URL = redisUrl() ?? '';

/** An answer is kept for a second where no change is known. */
const TOLD_WITHIN_MS = 500;
const LISTENS_MS = 300;

describe.skipIf(!REDIS_URL)('an invitation that is accepted on one server', () => {
  let one: TestApp;
  let two: ServerProcess;
  let urlOfTwo: string;
  let studio: BookingStudio;

  beforeAll(async () => {
    one = await startTestApp({ REDIS_URL });
    two = new ServerProcess({ DATABASE_URL: one.databaseUrl, REDIS_URL });
    urlOfTwo = await two.ready();
    studio = await makeBookingStudio(one);
  });
  afterAll(async () => {
    expect(await two.end('SIGTERM')).toBe(0);
    await stopAndVerify(one);
  });

  /** The role of the group's instructor, as the anonymous public sees it on the other server. */
  async function roleShown(name: string): Promise<string> {
    const query = `query ${name} { group(id: "${studio.apartGroupId}") { instructor { role } } }`;
    const response = await fetch(urlOfTwo, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data: { group: { instructor: { role: string } } } };
    return data.group.instructor.role;
  }

  it.each(['MANAGER', 'RECEPTIONIST', 'OWNER'] as const)('shows a new %s at once to readers of another server', async (role) => {
    const email = `${crypto.randomUUID()}@example.com`;
    const { id } = await made(addMember(studio.tenant, { name: 'Nová', email, role: 'INSTRUCTOR' }));
    await studio.sql('update groups set instructor_id = ? where id = ?', [id, studio.keyOf('Group', studio.apartGroupId)]);
    const input = { email, name: 'Nová', role, memberId: studio.id('Member', { id }) };
    const { inviteMember } = await studio.clients.owner.request(InviteMemberDocument, { input });
    expect(inviteMember.errors).toEqual([]);
    const code = await invitationCodeFor(one, email);
    const { token } = await one.signIn.openSession(email);
    const invited = createClient({ url: one.url, token });

    await roleShown(`Listens${role}`);
    await sleep(LISTENS_MS);
    expect(await roleShown(`Kept${role}`)).toBe('INSTRUCTOR');
    const { acceptInvitation } = await invited.request(AcceptInvitationDocument, { input: { code } });
    expect(acceptInvitation.errors).toEqual([]);
    await expect.poll(() => roleShown(`Kept${role}`), { timeout: TOLD_WITHIN_MS, interval: 5 }).toBe(role);
  });
});
