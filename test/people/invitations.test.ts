import { type Client, InvitationsDocument, RevokeInvitationDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { inviting } from './inviting.js';

const ground = useGround();
const { invited, accept } = inviting(ground);

const invitations = async (client: Client = ground.studio.clients.owner) =>
  (await client.request(InvitationsDocument)).invitations ?? [];

describe('invitations', () => {
  it('gives the newest invitation first, with the address, the role and the end of each', async () => {
    const [earlier, later] = [await invited(), await invited({ role: 'OWNER', name: 'Druhá' })];
    const listed = await invitations();
    expect(listed.slice(0, 2)).toMatchObject([
      { id: later.invitationId, email: later.email, name: 'Druhá', role: 'OWNER', acceptedAt: null, revokedAt: null },
      { id: earlier.invitationId, email: earlier.email, role: 'RECEPTIONIST' },
    ]);
  });

  it('keeps those that were accepted or revoked, and says which', async () => {
    const [accepted, revoked] = [await invited(), await invited()];
    await accept(accepted);
    const input = { invitationId: revoked.invitationId };
    await ground.studio.clients.owner.request(RevokeInvitationDocument, { input });
    const listed = await invitations();
    const of = (id: string) => listed.find((invitation) => invitation.id === id);
    expect(of(accepted.invitationId)).toMatchObject({ acceptedAt: expect.any(String), revokedAt: null });
    expect(of(revoked.invitationId)).toMatchObject({ acceptedAt: null, revokedAt: expect.any(String) });
  });

  it('gives no code and no hash of one', async () => {
    const { code } = await invited();
    expect(JSON.stringify(await invitations())).not.toContain(code.slice(-43));
  });

  it('gives none of another studio', async () => {
    const { invitationId } = await invited({}, ground.other.clients.owner);
    expect((await invitations()).map(({ id }) => id)).not.toContain(invitationId);
    expect((await invitations(ground.other.clients.owner)).map(({ id }) => id)).toEqual([invitationId]);
  });

  it('is for owners alone, and for no key', async () => {
    await expectSeenBy(ground, asking('{ invitations { id email } }'), { allowed: ['owner'] });
  });
});
