import { randomUUID } from 'node:crypto';
import {
  AcceptInvitationDocument,
  type Client,
  EraseMemberDocument,
  type EraseMemberInput,
  InviteMemberDocument,
  RemoveMemberDocument,
  UpdateCustomerDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf } from '../audit/entries.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;

beforeAll(() => {
  ({ app, studio } = ground);
});

const rows = <T>(text: string, values: unknown[] = []) =>
  bindTenant(studio.tenant).transactional((em) => em.execute<T[]>(text, values));
const erase = async (input: EraseMemberInput, client: Client = studio.clients.owner) =>
  (await client.request(EraseMemberDocument, { input })).eraseMember;
const remove = (memberId: string) => studio.clients.owner.request(RemoveMemberDocument, { input: { memberId } });
const invite = async (email: string) => {
  const input = { email, name: 'Tajná Kolegyňa', role: 'MANAGER' } as const;
  expect((await studio.clients.owner.request(InviteMemberDocument, { input })).inviteMember.errors).toEqual([]);
};

/** Somebody who was invited, joined and did something. */
async function colleague() {
  const email = `${randomUUID()}@example.com`;
  await invite(email);
  const code = await invitationCodeFor(app, email);
  const { at, personId } = await signInAs(app, email);
  const client = at(studio.slug);
  await client.request(AcceptInvitationDocument, { input: { code } });
  await client.request(UpdateCustomerDocument, { input: { customerId: studio.customerId, phone: randomUUID() } });
  const [member] = await rows<{ id: string }>('select id from members where person_id = ?', [personId]);
  const id = member?.id ?? '';
  return { email, personId, id, memberId: studio.id('Member', { ...studio.tenant, id }) };
}

async function tablesWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['members', 'invitations', 'audit_log', 'groups', 'outbox']) {
    if ((await rows(`select 1 from ${table} t where t::text ilike ? limit 1`, [`%${text}%`])).length > 0) found.push(table);
  }
  return found;
}

describe('eraseMember', () => {
  it('takes the name, the address and the network addresses of a removed member out of every table', async () => {
    const { email, personId, id, memberId } = await colleague();
    await remove(memberId);
    for (const text of [email, personId, 'Tajná Kolegyňa']) expect(await tablesWith(text)).toContain('audit_log');
    const { member, errors } = await erase({ memberId, confirmEmail: email.toUpperCase() });
    expect(errors).toEqual([]);
    expect(member).toMatchObject({ name: '—', email: `${id}@erased.invalid`, signsIn: false });
    for (const text of [email, personId, 'Tajná Kolegyňa']) expect([text, await tablesWith(text)]).toEqual([text, []]);
    const entries = await rows<{ action: string; address: string | null }>(
      'select action, address from audit_log where actor = ?',
      [`member:${id}`],
    );
    expect(entries).toEqual([{ action: 'updateCustomer', address: null }]);
  });

  it('leaves alone a later invitation to the same address', async () => {
    const { email, memberId } = await colleague();
    await remove(memberId);
    await invite(email);
    expect((await erase({ memberId, confirmEmail: email })).errors).toEqual([]);
    expect(await rows('select name from invitations where email = ?', [email])).toEqual([{ name: 'Tajná Kolegyňa' }]);
  });

  it('refuses a member who was not removed, a wrong address and a member of another studio', async () => {
    const other = await app.studio();
    const { email, memberId } = await colleague();
    await expectRefused(studio, () => erase({ memberId, confirmEmail: email }), ['INVALID_INPUT', 'memberId']);
    await remove(memberId);
    await expectRefused(studio, () => erase({ memberId, confirmEmail: 'iny@example.com' }), ['INVALID_INPUT', 'confirmEmail']);
    const theirs = { memberId: other.instructorId, confirmEmail: email };
    await expectRefused(other, () => erase(theirs), ['NOT_FOUND', 'memberId']);
  });

  it('refuses a second erasure, for which the address is gone, and unknown ids', async () => {
    const { email, memberId } = await colleague();
    await remove(memberId);
    expect((await erase({ memberId, confirmEmail: email })).errors).toEqual([]);
    await expectRefused(studio, () => erase({ memberId, confirmEmail: email }), ['INVALID_INPUT', 'confirmEmail']);
    for (const id of ['', 'mbr_x', studio.customerId]) {
      await expectRefused(studio, () => erase({ memberId: id, confirmEmail: email }), ['NOT_FOUND', 'memberId']);
    }
  });

  it('writes an audit entry that keeps no word of the erased member', async () => {
    const { email, memberId } = await colleague();
    await remove(memberId);
    await erase({ memberId, confirmEmail: email });
    const entries = (await entriesOf(studio.clients.owner, { subjectId: memberId })) ?? [];
    expect(entries[0]).toMatchObject({ action: 'eraseMember', kind: 'MEMBER' });
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${email}|Tajná`));
  });

  it('lets owners erase a removed member, and nobody else, no key either', async () => {
    const { email, memberId } = await colleague();
    await remove(memberId);
    await expectRights(ground, (client) => erase({ memberId, confirmEmail: email }, client), { allowed: ['owner'] });
  });
});
