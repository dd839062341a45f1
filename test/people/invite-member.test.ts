import {
  AcceptInvitationDocument,
  InvitationsDocument,
  InviteMemberDocument,
  type InviteMemberInput,
  MyOrganisationsDocument,
  RevokeInvitationDocument,
  StaffMembersDocument,
} from '@permanentka/client';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../src/schema/shared/ids.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { addMember } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import { made, type Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

let people = 0;
const newEmail = () => `nova-${++people}@example.com`;

const invite = async (input: Partial<InviteMemberInput> = {}) => {
  const whole = { email: newEmail(), name: 'Nová Kolegyňa', role: 'RECEPTIONIST', ...input } as const;
  return (await studio.clients.owner.request(InviteMemberDocument, { input: whole })).inviteMember;
};
/** Invites somebody; answers their address and the code that reached it, which is another one than they had before. */
const invited = async (input: Partial<InviteMemberInput> = {}, before?: string) => {
  const email = input.email ?? newEmail();
  const { invitation, errors } = await invite({ ...input, email });
  expect(errors).toEqual([]);
  return { email, invitationId: invitation?.id ?? '', code: await invitationCodeFor(app, email, before) };
};
const accept = async (email: string, code: string, slug?: string) => {
  const { at } = await signInAs(app, email);
  return (await at(slug).request(AcceptInvitationDocument, { input: { code } })).acceptInvitation;
};
const sql = (text: string, values: unknown[] = []) =>
  bindTenant(studio.tenant).transactional((em) => em.execute<Record<string, unknown>[]>(text, values));
const reasons = ({ errors }: Awaited<ReturnType<typeof accept>>) =>
  errors.map((error) => ('problem' in error ? error.problem : error.code));

test('lets the reader of the e-mail in, and the studio is among their organisations', async () => {
  const { email, code } = await invited({ role: 'MANAGER' });
  const { organisation, errors } = await accept(email, code);
  expect(errors).toEqual([]);
  expect(organisation).toMatchObject({ slug: studio.slug, role: 'MANAGER' });
  const { at } = await signInAs(app, email);
  const { viewer } = await at(studio.slug).request(MyOrganisationsDocument);
  expect(viewer).toMatchObject({ kind: 'MEMBER', role: 'MANAGER', organisations: [{ slug: studio.slug, role: 'MANAGER' }] });
  const { members } = await studio.clients.manager.request(StaffMembersDocument);
  expect(members).toContainEqual(expect.objectContaining({ email, role: 'MANAGER', signsIn: true, removedAt: null }));
  const { invitations } = await studio.clients.owner.request(InvitationsDocument);
  expect(invitations?.find((invitation) => invitation.email === email)?.acceptedAt).not.toBeNull();
});

test('gives somebody of the roster access, and makes no second one of them', async () => {
  const instructor = await made(addMember(studio.tenant, { name: 'Ján Tréner', email: 'jan@vlnka.example', role: 'INSTRUCTOR' }));
  const memberId = studio.id('Member', instructor);
  const { email, code } = await invited({ memberId, name: 'Ján Tréner', role: 'INSTRUCTOR', email: 'jan@vlnka.example' });
  expect((await accept(email, code)).organisation?.role).toBe('INSTRUCTOR');
  const rows = await sql('select id, person_id is not null as linked from members where lower(email) = ?', [email]);
  expect(rows).toEqual([{ id: instructor.id, linked: true }]);
});

test('keeps the code only as a hash', async () => {
  const { code } = await invited();
  const rows = await sql('select to_jsonb(i)::text as row from invitations i');
  expect(rows.filter(({ row }) => String(row).includes(code.slice(-43)))).toEqual([]);
});

describe('an invitation', () => {
  test('is for whoever signs in with the address that it was sent to', async () => {
    const { code } = await invited();
    const { at } = await signInAs(app, 'niekto-iny@example.com');
    const run = async () => (await at().request(AcceptInvitationDocument, { input: { code } })).acceptInvitation;
    await expectRefused(studio, run, ['INVITATION_UNUSABLE', 'code']);
    expect(reasons(await run())).toEqual(['OTHER_ADDRESS']);
  });

  test('lets in once, also when its code is used twice at the same moment', async () => {
    const { email, code } = await invited();
    const answers = await Promise.all([accept(email, code), accept(email, code), accept(email, code)]);
    expect(answers.filter(({ organisation }) => organisation !== null)).toHaveLength(1);
    expect(answers.flatMap(reasons)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await sql('select id from members where email = ?', [email])).toHaveLength(1);
  });

  test('ends after its days', async () => {
    const { email, code, invitationId } = await invited();
    // As the owner of the tables: the server itself may not move the end of an invitation.
    const owner = new Database({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query(`select set_config('app.organisation', $1, false)`, [studio.tenant.organisationId]);
    await owner.query('update invitations set expires_at = now() where id = $1', [decodeId(invitationId)?.id]);
    await owner.end();
    expect(reasons(await accept(email, code))).toEqual(['EXPIRED']);
  });

  test('can be taken back, and taken back again', async () => {
    const { email, code, invitationId } = await invited();
    const revoke = async () =>
      (await studio.clients.owner.request(RevokeInvitationDocument, { input: { invitationId } })).revokeInvitation;
    const { invitation } = await revoke();
    expect(invitation?.revokedAt).not.toBeNull();
    expect((await revoke()).invitation?.revokedAt).toBe(invitation?.revokedAt);
    expect(reasons(await accept(email, code))).toEqual(['REVOKED']);
  });

  test('ends with a later one to the same address', async () => {
    const { email, code } = await invited();
    await invite({ email: email.toUpperCase() });
    const later = await invitationCodeFor(app, email.toUpperCase());
    expect(reasons(await accept(email, code))).toEqual(['REVOKED']);
    expect((await accept(email, later)).errors).toEqual([]);
  });

  test('is not there for codes that are guessed, torn, or of another studio', async () => {
    const other = await app.studio();
    const { email, code } = await invited();
    const organisation = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
    const elsewhere = code.replace(organisation(studio.tenant.organisationId), organisation(other.tenant.organisationId));
    const nowhere = code.replace(organisation(studio.tenant.organisationId), organisation(crypto.randomUUID()));
    const guessed = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [elsewhere, nowhere, guessed, code.slice(0, -1), '', 'pmi_', 'x'.repeat(5_000)]) {
      await expectRefused(studio, () => accept(email, wrong), ['NOT_FOUND', 'code']);
    }
    expect((await accept(email, code)).errors).toEqual([]);
  });

  test('can be accepted by who works at another studio', async () => {
    const other = await app.studio();
    const { email, code } = await invited();
    await accept(email, code);
    const { invitation } = (
      await other.clients.owner.request(InviteMemberDocument, { input: { email, name: 'Nová', role: 'INSTRUCTOR' } })
    ).inviteMember;
    expect(invitation).not.toBeNull();
    const { organisation } = await accept(email, await invitationCodeFor(app, email, code));
    expect(organisation).toMatchObject({ slug: other.slug, role: 'INSTRUCTOR' });
    const { at } = await signInAs(app, email);
    const { viewer } = await at().request(MyOrganisationsDocument);
    expect(viewer.organisations.map(({ slug }) => slug).toSorted()).toEqual([studio.slug, other.slug].toSorted());
  });

  test('brings nobody on the staff twice', async () => {
    const first = await invited();
    await accept(first.email, first.code);
    await sql(`update members set email = 'ina@example.com' where email = ?`, [first.email]);
    const second = await invited({ email: first.email }, first.code);
    expect(reasons(await accept(first.email, second.code))).toEqual(['ALREADY_MEMBER']);
  });
});

test('refuses an address of the staff, a customer’s role, a stranger of the roster', async () => {
  const other = await app.studio();
  await expectRefused(studio, () => invite({ email: 'Manager@vlnka.example' }), ['NAME_TAKEN', 'email']);
  await expectRefused(studio, () => invite({ role: 'CUSTOMER' }), ['INVALID_INPUT', 'role']);
  await expectRefused(studio, () => invite({ name: ' ' }), ['INVALID_INPUT', 'name']);
  await expectRefused(studio, () => invite({ email: 'nobody' }), ['INVALID_INPUT', 'email']);
  await expectRefused(studio, () => invite({ email: '\u0000' }), ['INVALID_INPUT', 'email']);
  await expectRefused(studio, () => invite({ memberId: other.instructorId }), ['NOT_FOUND', 'memberId']);
  await expectRefused(studio, () => invite({ memberId: studio.instructorId }), ['INVALID_INPUT', 'memberId']);
});

test('takes no invitation of another studio back', async () => {
  const other = await app.studio();
  const { invitationId } = await invited();
  const run = async () =>
    (await other.clients.owner.request(RevokeInvitationDocument, { input: { invitationId } })).revokeInvitation;
  await expectRefused(studio, run, ['NOT_FOUND', 'invitationId']);
});

describe('emails', () => {
  const codes = async (from: Studio, email: string) =>
    (await from.clients.owner.request(InviteMemberDocument, { input: { email, name: 'Nová', role: 'OWNER' } })).inviteMember
      .errors;

  test('go to one address so often an hour, whoever invites it, and codes are counted with them', async () => {
    const studios = await Promise.all([app.studio(), app.studio(), app.studio()]);
    const email = newEmail();
    const told = [];
    for (let turn = 0; turn < 5; turn += 1) for (const one of studios) told.push(...(await codes(one, email)));
    expect(told.map(({ code }) => code)).toEqual(Array(5).fill('TOO_MANY_TRIES'));
    expect(await app.signIn.requestCode(email, { address: '192.0.2.1' })).toMatchObject({
      refusals: [{ code: 'TOO_MANY_TRIES' }],
    });
    await expectRefused(studio, async () => ({ errors: await codes(studio, email) }), ['TOO_MANY_TRIES', 'email']);
  });

  test('are sent for one person so often a day, whatever organisation they do it for', async () => {
    const { person } = await app.signIn.openSession('rozosielatel@example.com');
    const owner = newEmail();
    for (let sent = 0; sent < 100; sent += 1) expect(await app.signIn.countEmail(person.id, newEmail())).toBe(0);
    expect(await app.signIn.countEmail(person.id, owner)).toBeGreaterThan(80_000);
    const { person: other } = await app.signIn.openSession(owner);
    expect(await app.signIn.countEmail(other.id, newEmail())).toBe(0);
  });
});

test('is for owners', async () => {
  const input = { email: 'x@example.com', name: 'X', role: 'OWNER' } as const;
  for (const role of ['manager', 'receptionist', 'instructor', 'customer'] as const) {
    await expectFault(studio, () => studio.clients[role].request(InviteMemberDocument, { input }), 'FORBIDDEN');
  }
  expect((await studio.clients.manager.request(InvitationsDocument)).invitations).toBeNull();
  expect((await studio.clients.receptionist.request(StaffMembersDocument)).members).toBeNull();
  const run = () => studio.clients.public.request(AcceptInvitationDocument, { input: { code: 'pmi_x' } });
  await expectFault(studio, run, 'UNAUTHENTICATED');
});
