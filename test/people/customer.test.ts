import { type Client, CustomerCardDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const customer = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(CustomerCardDocument, { id })).customer ?? null;

describe('customer', () => {
  it('gives a customer with attendees, registrations, passes, bookings and debt', async () => {
    const { studio } = ground;
    const { customerId, attendeeId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const { id: bookingId } = await studio.book(registrationId, await studio.session());
    expect(await customer(customerId)).toMatchObject({
      ...{ id: customerId, name: 'Mária Nová', debt: { amountMinor: 0 } },
      ...{
        attendees: [{ id: attendeeId }],
        registrations: { edges: [{ node: { id: registrationId } }] },
        passes: { edges: [{ node: { id: passId } }] },
      },
      bookings: { totalCount: 1, edges: [{ node: { id: bookingId, status: 'BOOKED' } }] },
    });
  });

  it('gives null for ids that lead nowhere and for a customer of another studio', async () => {
    const { customerId: foreign } = await ground.other.newcomer();
    for (const id of [...idsOfNothing(ground, 'Customer'), foreign]) expect(await customer(id), id).toBeNull();
  });

  it('is for the desk, the instructors who teach them, themselves and keys that read people', async () => {
    await ground.studio.register(ground.studio.childId);
    await expectSeenBy(ground, asking(`{ customer(id: "${ground.studio.customerId}") { id name email } }`), {
      allowed: [...DESK, 'instructor', 'customer', 'key PEOPLE_READ', 'key PEOPLE_WRITE'],
    });
  });
});
