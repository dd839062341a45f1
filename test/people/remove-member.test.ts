import {
  ApiKeysDocument,
  BookingPageDocument,
  ChangeMemberRoleDocument,
  type Client,
  CreateApiKeyDocument,
  CustomersDocument,
  InviteMemberDocument,
  RemoveMemberDocument,
  StaffMembersDocument,
  ViewerDocument,
} from '@permanentka/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { addMember } from '../../src/services/people/index.js';
import { member as actor, entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { made, type Studio } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { inviting } from './inviting.js';

const ground = useGround();
const { invited, accept } = inviting(ground);

const remove = async (memberId: string, client: Client = ground.studio.clients.owner) =>
  (await client.request(RemoveMemberDocument, { input: { memberId } })).removeMember;
const colleague = (role: 'OWNER' | 'MANAGER' | 'RECEPTIONIST', at: Studio = ground.studio) => newColleague(ground.app, at, role);
const ownersOf = async ({ clients }: Studio) =>
  ((await clients.manager.request(StaffMembersDocument)).members ?? []).filter(({ role }) => role === 'OWNER');

describe('removeMember', () => {
  it('ends the rights of a member within 5 seconds and keeps their name', async () => {
    const { memberId, client } = await colleague('MANAGER');
    const customers = async () => (await client.request(CustomersDocument, { first: 10 })).customers;
    expect(await customers()).not.toBeNull();
    const { member, errors } = await remove(memberId);
    expect(errors).toEqual([]);
    expect(member).toMatchObject({ name: 'Kolega', signsIn: false, removedAt: expect.any(String) });
    await expect.poll(customers, { timeout: 5_000 }).toBeNull();
    expect((await client.request(ViewerDocument)).viewer).toMatchObject({ kind: 'PERSON', role: null });
    const { members } = await ground.studio.clients.owner.request(StaffMembersDocument);
    expect(members?.map(({ id }) => id)).not.toContain(memberId);
  });

  it('leaves the address free for a new invitation, and refuses a second removal', async () => {
    const { memberId, email } = await colleague('RECEPTIONIST');
    await remove(memberId);
    await expectRefused(ground.studio, () => remove(memberId), ['NOT_FOUND', 'memberId']);
    const input = { email, name: 'Znovu', role: 'RECEPTIONIST' } as const;
    const { inviteMember } = await ground.studio.clients.owner.request(InviteMemberDocument, { input });
    expect(inviteMember.errors).toEqual([]);
  });

  it('takes the instructor off their groups, so that no page names them', async () => {
    const { other } = ground;
    const instructors = async () => {
      const { organisation } = await other.clients.public.request(BookingPageDocument, { slug: other.slug });
      return there(organisation).courses.flatMap(({ groups }) => groups.map(({ instructor }) => instructor?.id ?? null));
    };
    expect(new Set(await instructors())).toEqual(new Set([other.instructorId]));
    await remove(other.instructorId, other.clients.owner);
    expect(new Set(await instructors())).toEqual(new Set([null]));
  });

  it('ends an open invitation to the address of the member', async () => {
    const input = { name: 'Roster', email: 'roster@vlnka.example', role: 'MANAGER' } as const;
    const onRoster = await made(addMember(ground.studio.tenant, input));
    const memberId = ground.studio.id('Member', onRoster);
    const open = await invited({ ...input, memberId });
    await remove(memberId);
    await expectRefused(ground.studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
  });

  it('keeps the API keys that the member made, which still name them', async () => {
    const { memberId, client } = await colleague('OWNER');
    const input = { name: 'Web', scopes: ['PEOPLE_READ' as const] };
    const { createApiKey } = await client.request(CreateApiKeyDocument, { input });
    await remove(memberId);
    const { apiKeys } = await ground.studio.clients.owner.request(ApiKeysDocument);
    const kept = apiKeys?.find(({ id }) => id === createApiKey.apiKey?.id);
    expect(kept).toMatchObject({ name: 'Web', revokedAt: null, createdBy: { id: memberId, name: 'Kolega' } });
  });

  it('writes an audit entry', async () => {
    const { memberId } = await colleague('RECEPTIONIST');
    await remove(memberId);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: memberId })) ?? [];
    expect(entry).toMatchObject({ action: 'removeMember', kind: 'MEMBER', actor: actor('Oľga Majerová') });
  });

  it('finds no member behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Member', field: 'memberId', foreign: ground.other.instructorId } as const;
    await expectUnknownIds(ground, unknown, (memberId) => remove(memberId));
  });

  it('lets owners remove a member, and nobody else, no key either', async () => {
    const { memberId } = await colleague('RECEPTIONIST');
    await expectRights(ground, (client) => remove(memberId, client), { allowed: ['owner'] });
  });
});

describe('removeMember: the last owner', () => {
  let studio: Studio;
  beforeEach(async () => {
    studio = await ground.app.studio();
  });
  const change = async (memberId: string, role: 'MANAGER' | 'RECEPTIONIST') =>
    (await studio.clients.owner.request(ChangeMemberRoleDocument, { input: { memberId, role } })).changeMemberRole;

  it('refuses to remove the last owner who signs in', async () => {
    const [last] = await ownersOf(studio);
    await expectRefused(studio, () => remove(last?.id ?? '', studio.clients.owner), ['LAST_OWNER', 'memberId']);
  });

  it('does not count an owner of the roster who cannot sign in', async () => {
    const [last] = await ownersOf(studio);
    const input = { name: 'Bez prístupu', email: 'bez@example.com', role: 'OWNER' } as const;
    await made(addMember(studio.tenant, input));
    await expectRefused(studio, () => remove(last?.id ?? '', studio.clients.owner), ['LAST_OWNER', 'memberId']);
  });

  it('lets an owner remove themselves while another one stays', async () => {
    const { memberId, client } = await colleague('OWNER', studio);
    expect((await remove(memberId, client)).errors).toEqual([]);
    expect(await ownersOf(studio)).toHaveLength(1);
  });

  it.each([1, 2, 3])('leaves one of two owners who remove and demote each other at the same moment (%i)', async () => {
    const [first] = await ownersOf(studio);
    const second = await colleague('OWNER', studio);
    const one = first?.id ?? '';
    const answers = await Promise.allSettled([
      remove(second.memberId, studio.clients.owner),
      remove(one, second.client),
      change(one, 'MANAGER'),
      change(second.memberId, 'RECEPTIONIST'),
    ]);
    const codes = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [String(answer.reason.code)] : answer.value.errors.map(({ code }) => code as string),
    );
    expect(codes.filter((code) => !['LAST_OWNER', 'NOT_FOUND', 'FORBIDDEN'].includes(code))).toEqual([]);
    expect((await ownersOf(studio)).filter(({ signsIn }) => signsIn)).toHaveLength(1);
  });
});

describe('removeMember: invitations that the removed owner sent', () => {
  it('ends them, and leaves those of another owner', async () => {
    const { memberId, client } = await colleague('OWNER');
    const [theirs, kept] = [await invited({ role: 'OWNER' }, client), await invited()];
    await remove(memberId);
    await expectRefused(ground.studio, () => accept(theirs), ['INVITATION_UNUSABLE', 'code']);
    expect((await accept(kept)).errors).toEqual([]);
  });

  it.each([1, 2, 3])('lets the invited person in or refuses them when both happen at the same moment (%i)', async () => {
    const { memberId, client } = await colleague('OWNER');
    const open = await invited({ role: 'MANAGER' }, client);
    const [accepted, removed] = await Promise.all([accept(open), remove(memberId)]);
    expect(removed.errors).toEqual([]);
    const refused = accepted.errors.map(({ code }) => code);
    expect(refused).toEqual(accepted.organisation === null ? ['INVITATION_UNUSABLE'] : []);
  });
});
