import { type InviteMemberInput, StaffMembersDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { addMember } from '../../src/services/people/index.js';
import { entriesOf, member } from '../audit/entries.js';
import { signingIn } from '../sign-in/codes.js';
import { useGround } from '../support/ground.js';
import { emailsAt } from '../support/mailbox.js';
import { invitationCodeFor } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { inviting, problemsOf } from './inviting.js';

const ground = useGround();
const { invite, invited, accept } = inviting(ground);

const DAY_MS = 24 * 3_600_000;

const rowsOf = (text: string, values: unknown[] = []) =>
  bindTenant(ground.studio.tenant).transactional((em) => em.execute<Record<string, unknown>[]>(text, values));

describe('inviteMember', () => {
  it('makes an open invitation that ends after 7 days', async () => {
    const { invitation, errors } = await invite({ email: 'pozvana@example.com', role: 'MANAGER' });
    expect(errors).toEqual([]);
    expect(invitation).toMatchObject({ email: 'pozvana@example.com', name: 'Nová Kolegyňa', role: 'MANAGER' });
    expect(invitation).toMatchObject({ acceptedAt: null, revokedAt: null });
    expect(Date.parse(invitation?.expiresAt ?? '') - Date.parse(invitation?.createdAt ?? '')).toBe(7 * DAY_MS);
  });

  it('sends one e-mail that names the organisation and carries the code', async () => {
    const { email, code } = await invited();
    const sent = (await emailsAt(ground.app.mailbox)).filter(({ to }) => to === email);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('Vlnka');
    expect(code).toMatch(/^pmi_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{43}$/);
  });

  it('adds nobody to the staff until the invitation is accepted', async () => {
    const { email } = await invited();
    const { members } = await ground.studio.clients.owner.request(StaffMembersDocument);
    expect(members?.map((one) => one.email)).not.toContain(email);
  });

  it('keeps the code only as a hash', async () => {
    const { code } = await invited();
    const rows = await rowsOf('select to_jsonb(i)::text as row from invitations i');
    expect(rows.filter(({ row }) => String(row).includes(code.slice(-43)))).toEqual([]);
  });

  it('gives a member of the roster access and makes no second row of them', async () => {
    const input = { name: 'Ján Tréner', email: 'jan@vlnka.example', role: 'INSTRUCTOR' } as const;
    const instructor = await made(addMember(ground.studio.tenant, input));
    const open = await invited({ ...input, memberId: ground.studio.id('Member', instructor) });
    expect((await accept(open)).organisation?.role).toBe('INSTRUCTOR');
    const rows = await rowsOf('select id, person_id is not null as linked from members where lower(email) = ?', [input.email]);
    expect(rows).toEqual([{ id: instructor.id, linked: true }]);
  });

  it('ends an earlier invitation to the same address, whatever its capitals', async () => {
    const earlier = await invited();
    await invite({ email: earlier.email.toUpperCase() });
    const code = await invitationCodeFor(ground.app, earlier.email.toUpperCase());
    expect(problemsOf(await accept(earlier))).toEqual(['REVOKED']);
    expect((await accept({ email: earlier.email, code })).errors).toEqual([]);
  });

  it('writes an audit entry without the code or its hash', async () => {
    const { invitationId, code } = await invited();
    const entries = (await entriesOf(ground.studio.clients.owner, { subjectId: invitationId })) ?? [];
    expect(entries).toMatchObject([{ action: 'inviteMember', kind: 'INVITATION', actor: member('Oľga Majerová') }]);
    const text = JSON.stringify(entries);
    expect(text).not.toContain(code);
    expect(text).not.toMatch(/secret/i);
  });

  it.each<[Partial<InviteMemberInput>, string, string]>([
    [{ email: 'Manager@vlnka.example' }, 'NAME_TAKEN', 'email'],
    [{ role: 'CUSTOMER' }, 'INVALID_INPUT', 'role'],
    [{ name: ' ' }, 'INVALID_INPUT', 'name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_INPUT', 'name'],
    [{ email: 'nobody' }, 'INVALID_INPUT', 'email'],
    [{ email: '\u0000' }, 'INVALID_INPUT', 'email'],
  ])('refuses %j with %s and sends nothing', async (input, code, field) => {
    const sent = await emailsAt(ground.app.mailbox);
    await expectRefused(ground.studio, () => invite(input), [code, field]);
    expect(await emailsAt(ground.app.mailbox)).toEqual(sent);
  });

  it('refuses a member who signs in already', async () => {
    const run = () => invite({ memberId: ground.studio.instructorId });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'memberId']);
  });

  it('finds no member of the roster behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Member', field: 'memberId', foreign: ground.other.instructorId } as const;
    await expectUnknownIds(ground, unknown, (memberId) => invite({ memberId }));
  });

  it('lets owners invite, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => invite({}, client), { allowed: ['owner'] });
  });
});

describe('inviteMember: how many e-mails it sends', () => {
  it('sends 10 an hour to one address from several organisations together, and keeps nobody from signing in', async () => {
    const { app, studio, other } = ground;
    const owners = [studio, other, await app.studio()].map(({ clients }) => clients.owner);
    const email = 'zaplaveny@example.com';
    const told: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      for (const owner of owners) told.push(...problemsOf(await invite({ email }, owner)));
    }
    expect(told).toEqual(Array(5).fill('TOO_MANY_TRIES'));
    const steps = signingIn(ground);
    expect(await steps.tryCode(email, await steps.codeOf(email))).toMatchObject({ errors: [] });
    await expectRefused(studio, () => invite({ email }), ['TOO_MANY_TRIES', 'email']);
    const { errors } = await invite({ email });
    expect(errors).toMatchObject([{ retryAfterSeconds: expect.any(Number) }]);
  });

  it('sends 100 a day for one person, whatever organisation they do it for', async () => {
    const { signIn } = ground.app;
    const { person } = await signIn.openSession('rozosielatel@example.com');
    const { person: colleague } = await signIn.openSession('kolega-rozosielatela@example.com');
    for (let sent = 0; sent < 100; sent += 1) expect(await signIn.countEmail(person.id, `${sent}@a.example`)).toBe(0);
    expect(await signIn.countEmail(person.id, 'next@a.example')).toBeGreaterThan(80_000);
    expect(await signIn.countEmail(colleague.id, 'next@a.example')).toBe(0);
  });

  it('takes 50 invitations a day of one organisation', async () => {
    const { other } = ground;
    await bindTenant(other.tenant).transactional((em) =>
      em.execute(
        `insert into invitations (organisation_id, id, email, name, role, secret_hash, invited_by_id, created_at, expires_at)
         select ?, gen_random_uuid(), 'pozvany-' || n || '@example.com', 'X', 'INSTRUCTOR', decode(md5(n::text), 'hex'),
                (select id from members where role = 'OWNER' order by id limit 1), now(), now() + interval '7 days'
           from generate_series(1, 50) n`,
        [other.tenant.organisationId],
      ),
    );
    await expectRefused(other, () => invite({}, other.clients.owner), ['INVALID_INPUT', 'email']);
  });
});
