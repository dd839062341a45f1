import { AttendeeDocument, type Client, GrantConsentDocument, type GrantConsentInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const grant = async (input: Partial<GrantConsentInput> = {}, client: Client = ground.studio.clients.customer) => {
  const { childId: attendeeId } = ground.studio;
  const whole = { attendeeId, kind: 'PHOTOGRAPHY', wording: 'Súhlasím s fotením.', ...input } as const;
  return (await client.request(GrantConsentDocument, { input: whole })).grantConsent;
};
const consentsOf = async (id: string) => {
  const { node } = await ground.studio.clients.receptionist.request(AttendeeDocument, { id });
  return node && 'consents' in node ? node.consents : [];
};

describe('grantConsent', () => {
  it('keeps the wording, the kind and the moment of a consent', async () => {
    const { consent, errors } = await grant();
    expect(errors).toEqual([]);
    expect(consent).toMatchObject({ kind: 'PHOTOGRAPHY', wording: 'Súhlasím s fotením.', withdrawnAt: null });
    expect(Date.now() - Date.parse(consent?.grantedAt ?? '')).toBeLessThan(60_000);
    expect(await consentsOf(ground.studio.childId)).toContainEqual(consent);
  });

  it('answers the current consent in the same words again, to every caller', async () => {
    const { consent } = await grant();
    expect((await grant({}, ground.studio.clients.receptionist)).consent).toEqual(consent);
    expect((await grant({ wording: ' Súhlasím s fotením. ' })).consent).toEqual(consent);
  });

  it('ends a consent of the same kind in other words, and keeps both as history', async () => {
    const { attendeeId, client } = await ground.studio.person();
    await grant({ attendeeId, kind: 'MARKETING', wording: 'Staré znenie' }, client);
    const { consent } = await grant({ attendeeId, kind: 'MARKETING', wording: 'Nové znenie' }, client);
    expect(await consentsOf(attendeeId)).toMatchObject([
      { wording: 'Staré znenie', withdrawnAt: expect.any(String) },
      { id: consent?.id, withdrawnAt: null },
    ]);
  });

  it('leaves consents of other kinds and of other attendees alone', async () => {
    const { attendeeId, client } = await ground.studio.person();
    for (const kind of ['MARKETING', 'PHOTOGRAPHY', 'HEALTH_DATA', 'PERSONAL_DATA'] as const) {
      await grant({ attendeeId, kind, wording: kind }, client);
    }
    const current = (await consentsOf(attendeeId)).filter(({ withdrawnAt }) => withdrawnAt === null);
    expect(current).toHaveLength(4);
  });

  it('lets one consent stand of four in other words that come at the same moment', async () => {
    const { attendeeId, client } = await ground.studio.person();
    const words = ['A', 'B', 'C', 'D'];
    await Promise.all(words.map((wording) => grant({ attendeeId, kind: 'PERSONAL_DATA', wording }, client)));
    const consents = await consentsOf(attendeeId);
    expect(consents.map(({ wording }) => wording).toSorted()).toEqual(words);
    expect(consents.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1);
  });

  it('writes an audit entry by the customer who agreed', async () => {
    const { attendeeId, client, customerId } = await ground.studio.person();
    const { consent } = await grant({ attendeeId }, client);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: consent?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'grantConsent', actor: { kind: 'CUSTOMER', customer: { id: customerId } } });
  });

  it('takes 5000 characters, and refuses no words and one character more', async () => {
    const { attendeeId, client } = await ground.studio.person();
    expect((await grant({ attendeeId, wording: 'x'.repeat(5_000) }, client)).errors).toEqual([]);
    for (const wording of ['', ' ', 'x'.repeat(5_001), 'a\u0000']) {
      await expectRefused(ground.studio, () => grant({ attendeeId, wording }, client), ['INVALID_INPUT', 'wording']);
    }
  });

  it('keeps at most 200 consents of one attendee, but gives the current one again', async () => {
    const { tenant, keyOf } = ground.studio;
    const { attendeeId, client } = await ground.studio.person();
    await bindTenant(tenant).transactional((em) =>
      em.execute(
        `insert into attendee_consents
           (organisation_id, id, attendee_id, kind, wording, granted_at, granted_by, withdrawn_at, withdrawn_by)
         select ?, gen_random_uuid(), ?, 'MARKETING', n::text, now(), 'system', now(), 'system' from generate_series(1, 199) n`,
        [tenant.organisationId, keyOf('Attendee', attendeeId)],
      ),
    );
    const { consent } = await grant({ attendeeId, wording: 'Posledné' }, client);
    const another = () => grant({ attendeeId, wording: 'Ešte jedno' }, client);
    await expectRefused(ground.studio, another, ['INVALID_INPUT', 'attendeeId']);
    expect((await grant({ attendeeId, wording: 'Posledné' }, client)).consent).toEqual(consent);
  });

  it('finds no attendee behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Attendee', field: 'attendeeId', foreign: ground.other.childId } as const;
    const desk = ground.studio.clients.receptionist;
    await expectUnknownIds(ground, unknown, (attendeeId) => grant({ attendeeId }, desk));
  });

  it('lets the desk, the customer themselves and keys with PEOPLE_WRITE write a consent, and nobody else', async () => {
    await expectRights(ground, (client, name) => grant({ kind: 'HEALTH_DATA', wording: name }, client), {
      allowed: [...DESK, 'customer', 'key PEOPLE_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });
});
