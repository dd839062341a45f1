import { AttendeeBookingsDocument, type Client, UpdateAttendeeDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const attendee = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(AttendeeBookingsDocument, { id })).attendee ?? null;

describe('attendee', () => {
  it('gives an attendee by the name of now, with their bookings', async () => {
    const { studio } = ground;
    const { attendeeId, registrationId } = await studio.newcomer();
    const { id: bookingId } = await studio.book(registrationId, await studio.session());
    await studio.clients.receptionist.request(UpdateAttendeeDocument, { input: { attendeeId, name: 'Nela' } });
    expect(await attendee(attendeeId)).toMatchObject({
      ...{ id: attendeeId, name: 'Nela' },
      bookings: { totalCount: 1, edges: [{ node: { id: bookingId } }] },
    });
  });

  it('gives null for ids that lead nowhere and for an attendee of another studio', async () => {
    const { attendeeId: foreign } = await ground.other.newcomer();
    for (const id of [...idsOfNothing(ground, 'Attendee'), foreign]) expect(await attendee(id), id).toBeNull();
  });

  it('is for the desk, the instructors who teach them, their customer and keys that read people', async () => {
    await ground.studio.register(ground.studio.childId);
    await expectSeenBy(ground, asking(`{ attendee(id: "${ground.studio.childId}") { id name } }`), {
      allowed: [...DESK, 'instructor', 'customer', 'key PEOPLE_READ', 'key PEOPLE_WRITE'],
    });
  });
});
