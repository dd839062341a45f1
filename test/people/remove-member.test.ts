import { randomUUID } from 'node:crypto';
import {
  AcceptInvitationDocument,
  ApiKeysDocument,
  ChangeMemberRoleDocument,
  type Client,
  CreateApiKeyDocument,
  CustomersDocument,
  InviteMemberDocument,
  RemoveMemberDocument,
  StaffMembersDocument,
  ViewerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../src/schema/shared/ids.js';
import { linkPerson } from '../../src/services/callers/known-person.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { addMember, changeMemberRole, inviteMember, removeMember } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import { made, type Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

type Role = 'OWNER' | 'MANAGER' | 'RECEPTIONIST';

/** Somebody new on the staff, signed in. */
async function colleague(role: Role, at = studio) {
  const email = `${randomUUID()}@example.com`;
  const member = await made(addMember(at.tenant, { name: 'Kolega', email, role }));
  const person = await signInAs(app, email);
  await linkPerson(at.tenant, { memberId: member.id }, person.personId);
  return { memberId: at.id('Member', member), email, client: person.at(at.slug) };
}
const owners = async () =>
  ((await studio.clients.manager.request(StaffMembersDocument)).members ?? []).filter(({ role }) => role === 'OWNER');
const remove = async (memberId: string, client = studio.clients.owner) =>
  (await client.request(RemoveMemberDocument, { input: { memberId } })).removeMember;
const change = async (memberId: string, role: Role | 'CUSTOMER', client = studio.clients.owner) =>
  (await client.request(ChangeMemberRoleDocument, { input: { memberId, role } })).changeMemberRole;

test('ends their rights at once, and keeps their name', async () => {
  studio = await app.studio();
  const { memberId, client } = await colleague('MANAGER');
  expect((await client.request(CustomersDocument, { first: 10 })).customers?.edges).toHaveLength(2);
  const { member, errors } = await remove(memberId);
  expect(errors).toEqual([]);
  expect(member).toMatchObject({ name: 'Kolega', signsIn: false, removedAt: expect.any(String) });
  await expect
    .poll(async () => (await client.request(CustomersDocument, { first: 10 })).customers, { timeout: 5_000 })
    .toBeNull();
  expect((await client.request(ViewerDocument)).viewer).toMatchObject({ kind: 'PERSON', role: null });
  const { members } = await studio.clients.owner.request(StaffMembersDocument);
  expect(members?.map(({ id }) => id)).not.toContain(memberId);
});

test('leaves their address free for somebody new, and is not done twice', async () => {
  const { memberId, email } = await colleague('RECEPTIONIST');
  await remove(memberId);
  await expectRefused(studio, () => remove(memberId), ['NOT_FOUND', 'memberId']);
  const input = { email, name: 'Znovu', role: 'RECEPTIONIST' } as const;
  expect((await studio.clients.owner.request(InviteMemberDocument, { input })).inviteMember.errors).toEqual([]);
});

test('the last owner stays, and stays an owner', async () => {
  studio = await app.studio();
  const [last] = await owners();
  await expectRefused(studio, () => remove(last?.id ?? ''), ['LAST_OWNER', 'memberId']);
  await expectRefused(studio, () => change(last?.id ?? '', 'MANAGER'), ['LAST_OWNER', 'memberId']);
  expect((await change(last?.id ?? '', 'OWNER')).errors).toEqual([]);
});

test('an owner on the roster who cannot sign in is no owner who could let anybody in', async () => {
  studio = await app.studio();
  const [last] = await owners();
  await made(addMember(studio.tenant, { name: 'Bez prístupu', email: 'bez@example.com', role: 'OWNER' }));
  await expectRefused(studio, () => remove(last?.id ?? ''), ['LAST_OWNER', 'memberId']);
});

test.each([1, 2, 3])('of two owners who remove each other at the same moment one is left (%i)', async () => {
  studio = await app.studio();
  const [first] = await owners();
  const second = await colleague('OWNER');
  const [one, two] = [decodeId(first?.id ?? '')?.id ?? '', decodeId(second.memberId)?.id ?? ''];
  const { tenant } = studio;
  const outcomes = await Promise.all([
    removeMember(tenant, { memberId: two }),
    removeMember(tenant, { memberId: one }),
    changeMemberRole(tenant, { memberId: one, role: 'MANAGER' }),
    changeMemberRole(tenant, { memberId: two, role: 'RECEPTIONIST' }),
  ]);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code)));
  expect(refused.filter((code) => code !== 'LAST_OWNER' && code !== 'NOT_FOUND')).toEqual([]);
  expect(refused).toContain('LAST_OWNER');
  const signingIn = (await owners()).filter(({ signsIn }) => signsIn);
  expect(signingIn).toHaveLength(1);
});

test('changes what somebody may do, from their next request on', async () => {
  studio = await app.studio();
  const { memberId, client } = await colleague('RECEPTIONIST');
  await expectFault(studio, () => client.request(RemoveMemberDocument, { input: { memberId } }), 'FORBIDDEN');
  expect((await change(memberId, 'OWNER')).member?.role).toBe('OWNER');
  await expect.poll(async () => (await client.request(ViewerDocument)).viewer.role, { timeout: 5_000 }).toBe('OWNER');
  await expectRefused(studio, () => change(memberId, 'CUSTOMER'), ['INVALID_INPUT', 'role']);
});

describe('an owner who goes', () => {
  const invitedBy = async (client: Client) => {
    const email = `${randomUUID()}@example.com`;
    const input = { email, name: 'Zadné dvierka', role: 'OWNER' } as const;
    expect((await client.request(InviteMemberDocument, { input })).inviteMember.errors).toEqual([]);
    return { email, code: await invitationCodeFor(app, email) };
  };
  const accept = async ({ email, code }: { email: string; code: string }) => {
    const { at } = await signInAs(app, email);
    return (await at().request(AcceptInvitationDocument, { input: { code } })).acceptInvitation;
  };

  test.each(['removed', 'made a manager'])('lets nobody in any more, once %s', async (how) => {
    studio = await app.studio();
    const { memberId, client } = await colleague('OWNER');
    const open = await invitedBy(client);
    const kept = await invitedBy(studio.clients.owner);
    await (how === 'removed' ? remove(memberId) : change(memberId, 'MANAGER'));
    await expectRefused(studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
    expect((await accept(kept)).errors).toEqual([]);
    // Their last invitation may have been on its way.
    const sent: unknown[] = [];
    const late = inviteMember(
      studio.tenant,
      { memberId: decodeId(memberId)?.id ?? '', personId: randomUUID() },
      { email: 'x@example.com', name: 'X', role: 'OWNER' },
      { signIn: app.signIn, post: { send: (email) => sent.push(email) } },
    );
    await expect(late).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(sent).toEqual([]);
  });

  test('is not stood in for by an invitation that was left open', async () => {
    studio = await app.studio();
    const { memberId, client } = await colleague('OWNER');
    const open = await invitedBy(client);
    await bindTenant(studio.tenant).transactional((em) =>
      em.execute(`update members set role = 'MANAGER' where id = ?`, [decodeId(memberId)?.id]),
    );
    await expectRefused(studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
  });

  test.each([1, 2, 3])('at the moment when somebody accepts, lets in or does not, and locks nobody out (%i)', async () => {
    studio = await app.studio();
    const { memberId, client } = await colleague('OWNER');
    const open = await invitedBy(client);
    const [accepted, removed] = await Promise.all([accept(open), remove(memberId)]);
    expect(removed.errors).toEqual([]);
    if (accepted.organisation === null) expect(accepted.errors.map(({ code }) => code)).toEqual(['INVITATION_UNUSABLE']);
  });

  test('leaves the keys that they made, which say so', async () => {
    studio = await app.studio();
    const { memberId, client } = await colleague('OWNER');
    await client.request(CreateApiKeyDocument, { input: { name: 'Web', scopes: ['PEOPLE_READ'] } });
    await remove(memberId);
    const { apiKeys } = await studio.clients.owner.request(ApiKeysDocument);
    expect(apiKeys).toMatchObject([{ name: 'Web', revokedAt: null, createdBy: { id: memberId, name: 'Kolega' } }]);
  });
});

test('finds nobody of another studio', async () => {
  const other = await app.studio();
  for (const id of [other.instructorId, studio.customerId, 'mbr_x', '']) {
    await expectRefused(studio, () => remove(id), ['NOT_FOUND', 'memberId']);
    await expectRefused(studio, () => change(id, 'MANAGER'), ['NOT_FOUND', 'memberId']);
  }
});

test('is for owners', async () => {
  for (const role of ['manager', 'receptionist', 'instructor', 'customer'] as const) {
    await expectFault(studio, () => remove(studio.instructorId, studio.clients[role]), 'FORBIDDEN');
    await expectFault(studio, () => change(studio.instructorId, 'MANAGER', studio.clients[role]), 'FORBIDDEN');
  }
});
