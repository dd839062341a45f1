import { type Client, SetRetentionDocument, type SetRetentionInput, UpdateOrganisationDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

const ground = useGround();

const set = async (input: SetRetentionInput, client: Client = ground.studio.clients.owner) =>
  (await client.request(SetRetentionDocument, { input })).setRetention;

describe('setRetention', () => {
  it('sets how many months customers and the audit log are kept, and leaves what is not named', async () => {
    const { organisation, errors } = await set({ customerRetentionMonths: 36, auditRetentionMonths: 24 });
    expect(errors).toEqual([]);
    expect(organisation).toMatchObject({ customerRetentionMonths: 36, auditRetentionMonths: 24 });
    expect((await set({ auditRetentionMonths: 12 })).organisation).toMatchObject({
      ...{ customerRetentionMonths: 36, auditRetentionMonths: 12 },
    });
    expect((await set({})).organisation).toMatchObject({ customerRetentionMonths: 36, auditRetentionMonths: 12 });
  });

  it('keeps everything for ever when it is set to null', async () => {
    const { organisation } = await set({ customerRetentionMonths: null, auditRetentionMonths: null });
    expect(organisation).toMatchObject({ customerRetentionMonths: null, auditRetentionMonths: null });
  });

  it('takes 1 and 600 months and refuses what is beyond', async () => {
    for (const field of ['customerRetentionMonths', 'auditRetentionMonths'] as const) {
      for (const months of [1, 600]) expect((await set({ [field]: months })).organisation?.[field]).toBe(months);
      for (const months of [0, -1, 601]) {
        await expectRefused(ground.studio, () => set({ [field]: months }), ['INVALID_INPUT', field]);
      }
    }
  });

  it('changes neither setting when one of them is wrong', async () => {
    const run = () => set({ customerRetentionMonths: 24, auditRetentionMonths: 0 });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'auditRetentionMonths']);
  });

  it('writes an audit entry with the months before and after', async () => {
    await set({ customerRetentionMonths: 48 });
    await set({ customerRetentionMonths: 60 });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: ground.studio.organisationId })) ?? [];
    expect(entry).toMatchObject({ action: 'setRetention', kind: 'ORGANISATION', actor: member('Oľga Majerová') });
    expect(entry?.changes).toEqual([change('customerRetentionMonths', '48', '60')]);
  });

  it('cannot be reached through updateOrganisation, which managers may use', async () => {
    const input = { auditRetentionMonths: 1 } as object;
    const run = () => ground.studio.clients.manager.request(UpdateOrganisationDocument, { input });
    await expectFault(ground.studio, run, 'BAD_USER_INPUT');
  });

  it('lets owners set the retention, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => set({ auditRetentionMonths: 30 }, client), { allowed: ['owner'] });
  });
});
