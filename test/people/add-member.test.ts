import { AddMemberDocument, type AddMemberInput, type Client, RemoveMemberDocument, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { member as actor, change, entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { emailsAt } from '../support/mailbox.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();

const add = async (input: Partial<AddMemberInput>, client: Client = ground.studio.clients.owner) => {
  const whole = { name: 'Nový Kolega', email: 'kolega@vlnka.example', role: 'MANAGER', ...input } as const;
  return (await client.request(AddMemberDocument, { input: whole })).addMember;
};

describe('addMember', () => {
  it.each(['OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR'] as const)('adds a member with the role %s', async (role) => {
    const { member, errors } = await add({ role, email: `${role}@roster.example` });
    expect(errors).toEqual([]);
    expect(member).toMatchObject({ name: 'Nový Kolega', email: `${role}@roster.example`, role });
  });

  it('gives no access and sends no e-mail: that is for an invitation', async () => {
    const emails = await emailsAt(ground.app.mailbox);
    await add({ email: 'bez-pristupu@vlnka.example' });
    const { at } = await signInAs(ground.app, 'bez-pristupu@vlnka.example');
    expect((await at(ground.studio.slug).request(ViewerDocument)).viewer).toMatchObject({ kind: 'PERSON', role: null });
    expect(await emailsAt(ground.app.mailbox)).toEqual(emails);
  });

  it('leaves the address of a removed member free', async () => {
    const { member } = await add({ email: 'uvolnena@vlnka.example' });
    await ground.studio.clients.owner.request(RemoveMemberDocument, { input: { memberId: member?.id ?? '' } });
    const again = await add({ email: 'uvolnena@vlnka.example' });
    expect(again.errors).toEqual([]);
    expect(again.member?.id).not.toBe(member?.id);
  });

  it('gives one address to one of two that come at the same moment', async () => {
    const answers = await Promise.all([add({ email: 'naraz@vlnka.example' }), add({ email: 'NARAZ@vlnka.example' })]);
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['NAME_TAKEN']);
  });

  it('writes an audit entry with the role', async () => {
    const { member } = await add({ email: 'zapis@vlnka.example' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: member?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'addMember', kind: 'MEMBER', actor: actor('Oľga Majerová') });
    expect(entry?.changes).toContainEqual(change('role', null, 'MANAGER'));
  });

  it.each<[Partial<AddMemberInput>, string, string]>([
    [{ role: 'CUSTOMER' }, 'INVALID_INPUT', 'role'],
    [{ email: 'Owner@vlnka.example' }, 'NAME_TAKEN', 'email'],
    [{ email: 'nobody' }, 'INVALID_INPUT', 'email'],
    [{ email: '' }, 'INVALID_INPUT', 'email'],
    [{ name: '' }, 'INVALID_INPUT', 'name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_INPUT', 'name'],
  ])('refuses %j with %s and adds nobody', async (input, code, field) => {
    await expectRefused(ground.studio, () => add({ email: 'x@vlnka.example', ...input }), [code, field]);
  });

  it('names every wrong field at once', async () => {
    const run = () => add({ name: ' ', email: 'x', role: 'CUSTOMER' });
    const fields = ['name', 'email', 'role'].map((field): [string, string] => ['INVALID_INPUT', field]);
    await expectRefused(ground.studio, run, ...fields);
  });

  it('lets owners add a member, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => add({ email: 'vlastnik@vlnka.example' }, client), { allowed: ['owner'] });
  });
});
