import {
  AcceptInvitationDocument,
  InvitationsDocument,
  MyOrganisationsDocument,
  StaffMembersDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { withOwner } from '../support/owner.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { PEOPLE, type ViewerName } from '../support/viewers.js';
import { inviting, problemsOf } from './inviting.js';

const ground = useGround();
const { invited, accept } = inviting(ground);

const execute = (text: string, values: unknown[] = []) =>
  bindTenant(ground.studio.tenant).transactional((em) => em.execute<Record<string, unknown>[]>(text, values));

describe('acceptInvitation', () => {
  it('makes the reader of the e-mail a member, and the studio one of their organisations', async () => {
    const { studio, app } = ground;
    const open = await invited({ role: 'MANAGER' });
    const { organisation, errors } = await accept(open);
    expect(errors).toEqual([]);
    expect(organisation).toMatchObject({ slug: studio.slug, role: 'MANAGER' });
    const { at } = await signInAs(app, open.email);
    const { viewer } = await at(studio.slug).request(MyOrganisationsDocument);
    expect(viewer).toMatchObject({ kind: 'MEMBER', role: 'MANAGER', organisations: [{ slug: studio.slug, role: 'MANAGER' }] });
    const { members } = await studio.clients.manager.request(StaffMembersDocument);
    expect(members).toContainEqual(expect.objectContaining({ email: open.email, role: 'MANAGER', signsIn: true }));
    const { invitations } = await studio.clients.owner.request(InvitationsDocument);
    expect(invitations?.find(({ id }) => id === open.invitationId)?.acceptedAt).not.toBeNull();
  });

  it('works for a member of another studio, who then belongs to both', async () => {
    const { app, studio, other } = ground;
    const first = await invited();
    await accept(first);
    const second = await invited({ email: first.email, role: 'INSTRUCTOR' }, other.clients.owner, first.code);
    expect((await accept(second)).organisation).toMatchObject({ slug: other.slug, role: 'INSTRUCTOR' });
    const { viewer } = await (await signInAs(app, first.email)).at().request(MyOrganisationsDocument);
    expect(viewer.organisations.map(({ slug }) => slug).toSorted()).toEqual([studio.slug, other.slug].toSorted());
  });

  it.each([
    ['spaces and a line end', (code: string) => ` ${code}\r\n`],
    ['quotes and a full stop', (code: string) => `„${code}“.`],
    ['characters of no width', (code: string) => `\u200b${code.slice(0, 20)}\u2060${code.slice(20)}\ufeff`],
    ['dashes that break no line', (code: string) => code.replaceAll('-', '\u2011')],
  ])('takes a code that was pasted with %s', async (_, pasted) => {
    const open = await invited();
    expect((await accept({ email: open.email, code: pasted(open.code) })).errors).toEqual([]);
  });

  it('lets one in of three who use a code at the same moment', async () => {
    const open = await invited();
    const answers = await Promise.all([accept(open), accept(open), accept(open)]);
    expect(answers.filter(({ organisation }) => organisation !== null)).toHaveLength(1);
    expect(answers.flatMap(problemsOf)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await execute('select id from members where email = ?', [open.email])).toHaveLength(1);
  });

  it('writes an audit entry by the person who accepts', async () => {
    const open = await invited();
    await accept(open);
    const entries = await entriesOf(ground.studio.clients.owner, { subjectId: open.invitationId });
    expect(entries?.[0]).toMatchObject({ action: 'acceptInvitation', actor: { kind: 'PERSON' } });
  });

  it('refuses another person than the one that the e-mail went to, and tells them nothing of it', async () => {
    const { code } = await invited();
    const stranger = { email: 'niekto-iny@example.com', code };
    await expectRefused(ground.studio, () => accept(stranger), ['INVITATION_UNUSABLE', 'code']);
    expect(problemsOf(await accept(stranger))).toEqual(['OTHER_ADDRESS']);
  });

  it('refuses an invitation after its seven days', async () => {
    const open = await invited();
    // As the owner of the tables: the server itself may not move the end of an invitation.
    await withOwner(ground.app.databaseUrl, async (owner) => {
      await owner.query(`select set_config('app.organisation', $1, false)`, [ground.studio.tenant.organisationId]);
      const id = ground.studio.keyOf('Invitation', open.invitationId);
      await owner.query('update invitations set expires_at = now() where id = $1', [id]);
    });
    await expectRefused(ground.studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
    expect(problemsOf(await accept(open))).toEqual(['EXPIRED']);
  });

  it('refuses a second time and leaves the member as they are', async () => {
    const open = await invited();
    await accept(open);
    await expectRefused(ground.studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
    expect(problemsOf(await accept(open))).toEqual(['ACCEPTED']);
  });

  it('refuses a person who is on the staff already under another address', async () => {
    const first = await invited();
    await accept(first);
    await execute(`update members set email = 'ina@example.com' where email = ?`, [first.email]);
    const second = await invited({ email: first.email }, undefined, first.code);
    await expectRefused(ground.studio, () => accept(second), ['INVITATION_UNUSABLE', 'code']);
    expect(problemsOf(await accept(second))).toEqual(['ALREADY_MEMBER']);
  });

  it('finds nothing behind codes that are guessed, torn, or of another studio', async () => {
    const { studio, other } = ground;
    const { email, code } = await invited();
    const part = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
    const at = (organisationId: string) => code.replace(part(studio.tenant.organisationId), part(organisationId));
    const guessed = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    const torn = [code.slice(0, -1), '', 'pmi_', 'x'.repeat(5_000)];
    for (const wrong of [at(other.tenant.organisationId), at(crypto.randomUUID()), guessed, ...torn]) {
      await expectRefused(studio, () => accept({ email, code: wrong }), ['NOT_FOUND', 'code']);
    }
    expect((await accept({ email, code })).errors).toEqual([]);
  });

  it('is for people who signed in, wherever they belong, and for no key', async () => {
    const open = await invited();
    const refused = Object.fromEntries(PEOPLE.map((name) => [name, 'INVITATION_UNUSABLE'])) as Record<ViewerName, string>;
    const ask = async (client: (typeof ground.viewers)[ViewerName]) =>
      (await client.request(AcceptInvitationDocument, { input: { code: open.code } })).acceptInvitation;
    await expectRights(ground, ask, { allowed: [], but: refused });
  });
});
