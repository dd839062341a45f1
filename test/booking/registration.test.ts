import { type Client, RegistrationBalanceAsOfDocument, RegistrationDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const read = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(RegistrationDocument, { id })).registration ?? null;

describe('registration', () => {
  it('begins with an empty account in its group', async () => {
    const { studio } = ground;
    const { registrationId, attendeeId } = await studio.newcomer();
    expect(await read(registrationId)).toMatchObject({
      ...{ id: registrationId, attendee: { id: attendeeId }, group: { id: studio.mondayGroupId } },
      ...{ paid: euro(0), charged: euro(0), balance: euro(0), debt: euro(0), paymentStatus: 'PAID' },
      ...{ passes: [], bookings: { edges: [] }, statement: { edges: [] } },
    });
  });

  it('is charged the price of a CONTINUOUS course when it is made', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer(studio.continuousGroupId);
    expect(await read(registrationId)).toMatchObject({ charged: euro(120), debt: euro(120), paymentStatus: 'UNPAID' });
  });

  it('shows bookings, passes and a statement whose last balance is its balance', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    for (const days of [10, 11, 12]) await studio.book(registrationId, await studio.session({ price: 8, days }));
    const registration = await read(registrationId);
    expect(registration).toMatchObject({ paid: euro(20), charged: euro(24), balance: euro(-4), debt: euro(4) });
    expect(registration?.passes.map(({ id }) => id)).toEqual([passId]);
    expect(registration?.bookings.edges).toHaveLength(3);
    const balances = registration?.statement.edges.map(({ node }) => node.balance.amountMinor) ?? [];
    expect(balances).toContain(-400);
    expect([balances[0], balances.at(-1)]).toContain(registration?.balance.amountMinor);
  });

  it('tells its balance as of a moment in the past', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const before = new Date().toISOString();
    await studio.book(registrationId, await studio.session({ price: 8 }));
    const asOf = async (moment: string) => {
      const variables = { id: registrationId, asOf: moment };
      return (await studio.clients.receptionist.request(RegistrationBalanceAsOfDocument, variables)).registration?.balance;
    };
    expect(await asOf(before)).toEqual(euro(0));
    expect(await asOf(new Date().toISOString())).toEqual(euro(-8));
  });

  it('gives null for ids that lead nowhere and for a registration of another studio', async () => {
    const { registrationId: foreign } = await ground.other.newcomer();
    for (const id of [...idsOfNothing(ground, 'Registration'), foreign]) expect(await read(id), id).toBeNull();
  });

  it('is for the desk, the instructor of the group, its customer and keys that may read bookings', async () => {
    const registrationId = await ground.studio.register(ground.studio.childId);
    await expectSeenBy(ground, asking(`{ registration(id: "${registrationId}") { id paymentStatus } }`), {
      allowed: [...DESK, 'instructor', 'customer', 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'],
    });
  });
});
