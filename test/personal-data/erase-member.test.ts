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
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import type { Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

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

test('leaves nothing of who a removed member was, nor of where they worked', async () => {
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

test('leaves an invitation alone with which they may come back', async () => {
  const { email, memberId } = await colleague();
  await remove(memberId);
  await invite(email);
  expect((await erase({ memberId, confirmEmail: email })).errors).toEqual([]);
  expect(await rows('select name from invitations where email = ?', [email])).toEqual([{ name: 'Tajná Kolegyňa' }]);
});

test('is for owners, once somebody was removed, and wants the address once more', async () => {
  const other = await app.studio();
  const { email, memberId } = await colleague();
  await expectRefused(studio, () => erase({ memberId, confirmEmail: email }), ['INVALID_INPUT', 'memberId']);
  await remove(memberId);
  await expectRefused(studio, () => erase({ memberId, confirmEmail: 'iny@example.com' }), ['INVALID_INPUT', 'confirmEmail']);
  const theirs = { memberId: other.instructorId, confirmEmail: email };
  await expectRefused(other, () => erase(theirs), ['NOT_FOUND', 'memberId']);
  for (const role of ['manager', 'receptionist', 'instructor', 'customer'] as const) {
    await expectFault(studio, () => erase({ memberId, confirmEmail: email }, studio.clients[role]), 'FORBIDDEN');
  }
});
