import { randomUUID } from 'node:crypto';
import {
  ChangeMemberRoleDocument,
  type Client,
  CustomersDocument,
  RemoveMemberDocument,
  type Role,
  StaffMembersDocument,
  ViewerDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { InvitationCodes, inviteMember } from '../../src/services/people/index.js';
import { member as actor, change as changed, entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { inviting } from './inviting.js';

const ground = useGround();
const { invited, accept } = inviting(ground);

const change = async (memberId: string, role: Role, client: Client = ground.studio.clients.owner) =>
  (await client.request(ChangeMemberRoleDocument, { input: { memberId, role } })).changeMemberRole;
const colleague = (role: 'OWNER' | 'MANAGER' | 'RECEPTIONIST') => newColleague(ground.app, ground.studio, role);

describe('changeMemberRole', () => {
  it('gives a member the rights of the new role from their next requests on', async () => {
    const { memberId, client } = await colleague('RECEPTIONIST');
    await expectFault(ground.studio, () => client.request(RemoveMemberDocument, { input: { memberId } }), 'FORBIDDEN');
    const { member, errors } = await change(memberId, 'OWNER');
    expect(errors).toEqual([]);
    expect(member).toMatchObject({ id: memberId, role: 'OWNER', signsIn: true, removedAt: null });
    await expect.poll(async () => (await client.request(ViewerDocument)).viewer.role, { timeout: 5_000 }).toBe('OWNER');
  });

  it('takes rights away within 5 seconds', async () => {
    const { memberId, client } = await colleague('MANAGER');
    const customers = async () => (await client.request(CustomersDocument, { first: 1 })).customers;
    expect(await customers()).not.toBeNull();
    await change(memberId, 'INSTRUCTOR');
    await expect.poll(customers, { timeout: 5_000 }).toBeNull();
  });

  it('changes nothing when the role is the one that they have', async () => {
    const { memberId } = await colleague('MANAGER');
    const entries = () => entriesOf(ground.studio.clients.owner, { subjectId: memberId });
    const before = await entries();
    expect((await change(memberId, 'MANAGER')).member?.role).toBe('MANAGER');
    expect(await entries()).toEqual(before);
  });

  it('writes an audit entry with the role before and after', async () => {
    const { memberId } = await colleague('RECEPTIONIST');
    await change(memberId, 'MANAGER');
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: memberId })) ?? [];
    expect(entry).toMatchObject({ action: 'changeMemberRole', kind: 'MEMBER', actor: actor('Oľga Majerová') });
    expect(entry?.changes).toEqual([changed('role', 'RECEPTIONIST', 'MANAGER')]);
  });

  it('refuses the role of a customer', async () => {
    const { memberId } = await colleague('RECEPTIONIST');
    await expectRefused(ground.studio, () => change(memberId, 'CUSTOMER'), ['INVALID_INPUT', 'role']);
  });

  it('refuses to demote the last owner who signs in, and leaves them an owner when that is asked', async () => {
    const { clients } = ground.studio;
    const { members } = await clients.owner.request(StaffMembersDocument);
    const last = members?.find(({ email }) => email === 'owner@vlnka.example')?.id ?? '';
    for (const { id, role } of members ?? []) if (role === 'OWNER' && id !== last) await change(id, 'MANAGER');
    for (const role of ['MANAGER', 'RECEPTIONIST', 'INSTRUCTOR'] as const) {
      await expectRefused(ground.studio, () => change(last, role), ['LAST_OWNER', 'memberId']);
    }
    expect((await change(last, 'OWNER')).errors).toEqual([]);
  });

  it('finds no member who was removed', async () => {
    const { memberId } = await colleague('RECEPTIONIST');
    await ground.studio.clients.owner.request(RemoveMemberDocument, { input: { memberId } });
    await expectRefused(ground.studio, () => change(memberId, 'MANAGER'), ['NOT_FOUND', 'memberId']);
  });

  it('finds no member behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Member', field: 'memberId', foreign: ground.other.instructorId } as const;
    await expectUnknownIds(ground, unknown, (memberId) => change(memberId, 'MANAGER'));
  });

  it('lets owners change a role, and nobody else, no key either', async () => {
    const { memberId } = await colleague('RECEPTIONIST');
    await expectRights(ground, (client) => change(memberId, 'MANAGER', client), { allowed: ['owner'] });
  });
});

describe('changeMemberRole: invitations that a demoted owner sent', () => {
  it('ends them, and refuses one that was on its way', async () => {
    const { memberId, client } = await colleague('OWNER');
    const [theirs, kept] = [await invited({ role: 'OWNER' }, client), await invited()];
    await change(memberId, 'MANAGER');
    await expectRefused(ground.studio, () => accept(theirs), ['INVITATION_UNUSABLE', 'code']);
    expect((await accept(kept)).errors).toEqual([]);
    const sent: unknown[] = [];
    const late = inviteMember(
      ground.studio.tenant,
      { memberId: ground.studio.keyOf('Member', memberId), personId: randomUUID() },
      { email: 'x@example.com', name: 'X', role: 'OWNER' },
      {
        signIn: ground.app.signIn,
        invitationCodes: new InvitationCodes('of this test'),
        invitationEmails: { sendSoon: (_organisationId, id) => void sent.push(id) },
      },
    );
    await expect(late).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(sent).toEqual([]);
  });

  it('lets nobody in by one that was left open all the same', async () => {
    const { memberId, client } = await colleague('OWNER');
    const open = await invited({ role: 'OWNER' }, client);
    await bindTenant(ground.studio.tenant).transactional((em) =>
      em.execute(`update members set role = 'MANAGER' where id = ?`, [ground.studio.keyOf('Member', memberId)]),
    );
    await expectRefused(ground.studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
  });
});
