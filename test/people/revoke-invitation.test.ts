import { type Client, RevokeInvitationDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { inviting, problemsOf } from './inviting.js';

const ground = useGround();
const { invited, accept } = inviting(ground);

const revoke = async (invitationId: string, client: Client = ground.studio.clients.owner) =>
  (await client.request(RevokeInvitationDocument, { input: { invitationId } })).revokeInvitation;

describe('revokeInvitation', () => {
  it('ends an invitation, whose code lets nobody in any more', async () => {
    const open = await invited();
    const { invitation, errors } = await revoke(open.invitationId);
    expect(errors).toEqual([]);
    expect(invitation).toMatchObject({ id: open.invitationId, acceptedAt: null, revokedAt: expect.any(String) });
    await expectRefused(ground.studio, () => accept(open), ['INVITATION_UNUSABLE', 'code']);
    expect(problemsOf(await accept(open))).toEqual(['REVOKED']);
  });

  it('keeps the moment of the first time when it is asked again', async () => {
    const { invitationId } = await invited();
    const { invitation } = await revoke(invitationId);
    expect((await revoke(invitationId)).invitation?.revokedAt).toBe(invitation?.revokedAt);
  });

  it('leaves another open invitation alone', async () => {
    const [ended, kept] = [await invited(), await invited()];
    await revoke(ended.invitationId);
    expect((await accept(kept)).errors).toEqual([]);
  });

  it('refuses an invitation that was accepted, and keeps the member', async () => {
    const open = await invited();
    await accept(open);
    await expectRefused(ground.studio, () => revoke(open.invitationId), ['INVITATION_UNUSABLE', 'invitationId']);
    expect(problemsOf(await revoke(open.invitationId))).toEqual(['ACCEPTED']);
  });

  it('decides once when somebody accepts at the same moment: the member is in or the invitation is revoked', async () => {
    const open = await invited();
    const [accepted, revoked] = await Promise.all([accept(open), revoke(open.invitationId)]);
    expect([problemsOf(accepted), problemsOf(revoked)].filter((problems) => problems.length > 0)).toHaveLength(1);
  });

  it('writes an audit entry', async () => {
    const { invitationId } = await invited();
    await revoke(invitationId);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: invitationId })) ?? [];
    expect(entry).toMatchObject({ action: 'revokeInvitation', kind: 'INVITATION', actor: member('Oľga Majerová') });
    expect(entry?.changes).toMatchObject([{ field: 'revokedAt', before: null }]);
  });

  it('finds no invitation behind a malformed id, an id of another kind, or one of another studio', async () => {
    const { invitationId: foreign } = await invited({}, ground.other.clients.owner);
    await expectUnknownIds(ground, { kind: 'Invitation', field: 'invitationId', foreign }, (id) => revoke(id));
  });

  it('lets owners revoke an invitation, and nobody else, no key either', async () => {
    const { invitationId } = await invited();
    await expectRights(ground, (client) => revoke(invitationId, client), { allowed: ['owner'] });
  });
});
