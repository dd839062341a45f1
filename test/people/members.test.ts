import { AddMemberDocument, type Client, RemoveMemberDocument, StaffMembersDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { asking, expectSeenBy } from '../support/rights.js';

const ground = useGround();

const members = async (client: Client = ground.studio.clients.owner) =>
  (await client.request(StaffMembersDocument)).members ?? null;

describe('members', () => {
  it('gives the staff in the order they came, with role, address and whether they sign in', async () => {
    expect(await members(ground.other.clients.manager)).toMatchObject([
      { name: 'Jana Plavcová', role: 'INSTRUCTOR', email: 'instructor@vlnka.example', signsIn: true, removedAt: null },
      { name: 'Oľga Majerová', role: 'OWNER', email: 'owner@vlnka.example', signsIn: true, removedAt: null },
      { name: 'Marek Správca', role: 'MANAGER', signsIn: true },
      { name: 'Rita Recepčná', role: 'RECEPTIONIST', signsIn: true },
      { name: 'Ivan Iný', role: 'OWNER', signsIn: true },
    ]);
  });

  it('shows somebody of the roster as a member who does not sign in', async () => {
    const input = { name: 'Bez Prístupu', email: 'roster@vlnka.example', role: 'INSTRUCTOR' } as const;
    await ground.studio.clients.owner.request(AddMemberDocument, { input });
    const listed = (await members())?.find(({ email }) => email === 'roster@vlnka.example');
    expect(listed).toMatchObject({ name: 'Bez Prístupu', signsIn: false });
  });

  it('leaves out members who were removed', async () => {
    const { memberId } = await newColleague(ground.app, ground.studio, 'RECEPTIONIST');
    const listed = async () => (await members())?.some(({ id }) => id === memberId);
    expect(await listed()).toBe(true);
    await ground.studio.clients.owner.request(RemoveMemberDocument, { input: { memberId } });
    expect(await listed()).toBe(false);
  });

  it('gives nobody of another studio', async () => {
    const [own, foreign] = [await members(), await members(ground.other.clients.owner)];
    const ids = new Set(own?.map(({ id }) => id));
    expect(foreign?.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('is for owners and managers, and for no key', async () => {
    await expectSeenBy(ground, asking('{ members { id name email role } }'), { allowed: ['owner', 'manager'] });
  });
});
