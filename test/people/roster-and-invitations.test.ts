import { randomUUID } from 'node:crypto';
import { AddMemberDocument, StaffMembersDocument, UpdateOrganisationDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { formatDayOf } from '../../src/entities/dates.js';
import { useGround } from '../support/ground.js';
import { emailsAt } from '../support/mailbox.js';
import { newColleague } from '../support/people.js';
import { expectReasons } from '../support/reasons.js';
import { expectRefused } from '../support/unchanged.js';
import { inviting, problemsOf } from './inviting.js';

const ground = useGround();
const { invite, invited, accept } = inviting(ground);

const newEmail = () => `${randomUUID()}@example.com`;
const onRoster = async (email: string, role: 'INSTRUCTOR' | 'MANAGER' = 'INSTRUCTOR') => {
  const input = { name: 'Zo Zoznamu', email, role };
  const { addMember } = await ground.studio.clients.owner.request(AddMemberDocument, { input });
  expect(addMember.errors).toEqual([]);
  return addMember.member?.id ?? '';
};
const membersBy = async (email: string) => {
  const { members } = await ground.studio.clients.owner.request(StaffMembersDocument);
  return (members ?? []).filter((member) => member.email?.toLowerCase() === email.toLowerCase());
};

describe('an accepted invitation and the roster', () => {
  it('gives access to a member who came to the roster with the address after the invitation', async () => {
    const open = await invited({ role: 'MANAGER', name: 'Z Pozvánky' });
    const memberId = await onRoster(open.email.toUpperCase());
    expect((await accept(open)).organisation?.role).toBe('MANAGER');
    expect(await membersBy(open.email)).toMatchObject([{ id: memberId, name: 'Zo Zoznamu', role: 'MANAGER', signsIn: true }]);
  });

  it('gives the member of the roster the role of the invitation and leaves their name and address', async () => {
    const email = newEmail();
    const memberId = await onRoster(email);
    const open = await invited({ memberId, role: 'RECEPTIONIST', name: 'Iné Meno' });
    expect((await accept(open)).errors).toEqual([]);
    expect(await membersBy(email)).toMatchObject([{ id: memberId, name: 'Zo Zoznamu', role: 'RECEPTIONIST', signsIn: true }]);
    expect(await membersBy(open.email)).toEqual([]);
  });

  it('refuses a second person who was invited as the same member of the roster', async () => {
    const memberId = await onRoster(newEmail());
    const [first, second] = [await invited({ memberId }), await invited({ memberId })];
    expect((await accept(first)).errors).toEqual([]);
    await expectRefused(ground.studio, () => accept(second), ['INVITATION_UNUSABLE', 'code']);
    expect(problemsOf(await accept(second))).toEqual(['REVOKED']);
  });

  it('refuses an invitation whose address has become that of a member who signs in as somebody else', async () => {
    const open = await invited();
    const memberId = await onRoster(open.email);
    expect((await accept(await invited({ memberId }))).errors).toEqual([]);
    await expectReasons(ground.studio, () => accept(open), 'code NAME_TAKEN');
  });
});

describe('inviteMember and the roster', () => {
  it('refuses the address of a member of the roster unless that member is named', async () => {
    const email = newEmail();
    const memberId = await onRoster(email);
    await expectReasons(ground.studio, () => invite({ email }), 'email NAME_TAKEN');
    expect((await invite({ email: email.toUpperCase(), memberId })).errors).toEqual([]);
  });

  it('refuses the address of another member for a member of the roster', async () => {
    const [memberId, taken] = [await onRoster(newEmail()), newEmail()];
    await onRoster(taken);
    await expectReasons(ground.studio, () => invite({ email: taken, memberId }), 'email NAME_TAKEN');
  });

  it('tells the reason of each wrong field at once', async () => {
    const { memberId } = await newColleague(ground.app, ground.studio, 'RECEPTIONIST');
    const run = () => invite({ name: ' ', email: 'x', role: 'CUSTOMER', memberId });
    const reasons = ['name REQUIRED', 'email MALFORMED', 'role UNEXPECTED', 'memberId UNEXPECTED'];
    await expectReasons(ground.studio, run, ...reasons);
  });
});

describe('the limit of 50 invitations a day', () => {
  it('counts revoked ones, and none that are older than a day', async () => {
    const { other } = ground;
    const insert = (count: number, at: string) =>
      other.sql(
        `insert into invitations
           (organisation_id, id, email, name, role, secret_hash, invited_by_id, created_at, expires_at, revoked_at)
         select ?, gen_random_uuid(), gen_random_uuid() || '@example.com', 'X', 'INSTRUCTOR',
                decode(md5(gen_random_uuid()::text), 'hex'), (select id from members where role = 'OWNER' order by id limit 1),
                now() - ?::interval, now() + interval '7 days', now()
           from generate_series(1, ?::int)`,
        [other.tenant.organisationId, at, count],
      );
    const { owner } = other.clients;
    await insert(60, '24 hours 1 minute');
    await insert(49, '23 hours 59 minutes');
    expect((await invite({}, owner)).errors).toEqual([]);
    await expectReasons(other, () => invite({}, owner), 'email TOO_MANY 50');
  });
});

describe('the e-mail of an invitation', () => {
  it.each([
    ['sk', 'Vlnka'],
    ['cs', 'Vlnka'],
    ['en', 'Vlnka'],
  ] as const)('is written in %s, the language of the organisation, and names the inviter', async (locale, name) => {
    const { owner } = ground.studio.clients;
    await owner.request(UpdateOrganisationDocument, { input: { locale } });
    const { email } = await invited();
    const sent = (await emailsAt(ground.app.mailbox)).find(({ to }) => to === email);
    expect(sent?.text).toContain(name);
    expect(sent?.text).toContain('Oľga Majerová');
    const ends = new Date(Date.now() + 7 * 24 * 3_600_000);
    expect(sent?.text).toContain(formatDayOf(ends, locale, 'Europe/Bratislava'));
    await owner.request(UpdateOrganisationDocument, { input: { locale: 'en' } });
  });
});
