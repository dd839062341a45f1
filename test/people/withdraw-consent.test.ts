import { AttendeeDocument, type Client, GrantConsentDocument, WithdrawConsentDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const granted = async (attendeeId: string, client: Client) => {
  const input = { attendeeId, kind: 'HEALTH_DATA', wording: 'Súhlasím.' } as const;
  return (await client.request(GrantConsentDocument, { input })).grantConsent.consent?.id ?? '';
};
const withdraw = async (consentId: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(WithdrawConsentDocument, { input: { consentId } })).withdrawConsent;

describe('withdrawConsent', () => {
  it('ends a consent and keeps it as history', async () => {
    const { attendeeId, client } = await ground.studio.person();
    const consentId = await granted(attendeeId, client);
    const { consent, errors } = await withdraw(consentId, client);
    expect(errors).toEqual([]);
    expect(consent).toMatchObject({ id: consentId, withdrawnAt: expect.any(String) });
    const { node } = await client.request(AttendeeDocument, { id: attendeeId });
    expect(node).toMatchObject({ consents: [consent] });
  });

  it('keeps the moment of the first time when it is asked again, also at the same moment', async () => {
    const { attendeeId, client } = await ground.studio.person();
    const consentId = await granted(attendeeId, client);
    const answers = await Promise.all([withdraw(consentId, client), withdraw(consentId), withdraw(consentId)]);
    expect(new Set(answers.map(({ consent }) => consent?.withdrawnAt)).size).toBe(1);
    expect((await withdraw(consentId)).consent).toEqual(answers[0].consent);
  });

  it('makes room for a new consent of the same kind', async () => {
    const { attendeeId, client } = await ground.studio.person();
    const first = await granted(attendeeId, client);
    await withdraw(first);
    expect(await granted(attendeeId, client)).not.toBe(first);
  });

  it('writes an audit entry', async () => {
    const { attendeeId, client } = await ground.studio.person();
    const consentId = await granted(attendeeId, client);
    await withdraw(consentId, client);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: consentId })) ?? [];
    expect(entry).toMatchObject({ action: 'withdrawConsent', actor: { kind: 'CUSTOMER' } });
    expect(entry?.changes.map(({ field }) => field)).toContain('withdrawnAt');
  });

  it('finds no consent behind a malformed id, an id of another kind, or one of another studio', async () => {
    const foreign = await granted(ground.other.childId, ground.other.clients.receptionist);
    await expectUnknownIds(ground, { kind: 'AttendeeConsent', field: 'consentId', foreign }, (id) => withdraw(id));
  });

  it('lets the desk, the customer themselves and keys with PEOPLE_WRITE withdraw, and nobody else', async () => {
    const { childId, clients } = ground.studio;
    const consentId = await granted(childId, clients.customer);
    await expectRights(ground, (client) => withdraw(consentId, client), {
      allowed: [...DESK, 'customer', 'key PEOPLE_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });
});
