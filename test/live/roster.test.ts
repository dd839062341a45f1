import { AddMemberDocument, CheckInDocument, UpdateSessionDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectGrowing, expectWatchedBy, useStreams } from '../support/streams.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { STAFF } from '../support/viewers.js';

const ground = useGround();
const { rosterOf } = useStreams();

let substitutes = 0;
/** An instructor without a group of their own. */
async function newSubstitute() {
  const { studio } = ground;
  substitutes += 1;
  const input = { name: 'Nora Náhradná', email: `nora-${substitutes}@example.com`, role: 'INSTRUCTOR' } as const;
  const { addMember } = await studio.clients.owner.request(AddMemberDocument, { input });
  const memberId = addMember.member?.id ?? '';
  return { memberId, substitute: await studio.colleague(memberId) };
}

async function give(instructorId: string | null, ...sessionIds: string[]) {
  for (const sessionId of sessionIds) {
    const input = { sessionId, instructorId };
    const { updateSession } = await ground.studio.clients.manager.request(UpdateSessionDocument, { input });
    expect(updateSession.errors).toEqual([]);
  }
}

describe('roster', () => {
  it('begins with who is booked, and tells each booking, check-in and cancellation', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    const first = await studio.book(one.registrationId, sessionId);
    const roster = rosterOf(studio.clients.receptionist, sessionId);
    const statuses = (bookings: { id: string; status: string }[]) => bookings.map(({ id, status }) => [id, status]);
    expect(statuses((await roster.until(() => true)).bookings)).toEqual([[first.id, 'BOOKED']]);
    const second = await studio.book(two.registrationId, sessionId);
    expect(await roster.until(({ bookings }) => bookings.length === 2)).toMatchObject({
      counts: { booked: 2, here: 0, owing: 2 },
    });
    await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId: second.id } });
    await roster.until(({ counts }) => counts?.here === 1);
    await studio.tryToCancel({ bookingId: first.id });
    const last = await roster.until(({ counts }) => counts?.booked === 1);
    expect(new Map(statuses(last.bookings) as [string, string][])).toEqual(
      new Map([
        [first.id, 'CANCELLED'],
        [second.id, 'ATTENDED'],
      ]),
    );
    expectGrowing(roster.seen);
  });

  it('is for the staff, for instructors of the group, and for keys that may read bookings', async () => {
    const sessionId = await ground.studio.session();
    await expectWatchedBy(ground, (client) => rosterOf(client, sessionId, 'NO_NAMES'), [
      ...STAFF,
      'key BOOKINGS_READ',
      'key BOOKINGS_WRITE',
    ]);
  });

  it('shows an instructor no session of a group of somebody else', async () => {
    const { studio } = ground;
    const groupId = studio.apartGroupId;
    await studio.sql('update groups set instructor_id = null where id = ?', [studio.keyOf('Group', groupId)]);
    const sessionId = await studio.session({ groupId });
    const roster = rosterOf(studio.clients.instructor, sessionId);
    await expect(roster.until(() => true)).rejects.toThrow();
    expect(roster.seen).toEqual([]);
  });

  it('shows a substitute the sessions that they give, and no other session of the group', async () => {
    const { studio } = ground;
    const { substitute, memberId } = await newSubstitute();
    const [given, other, alsoGiven] = [await studio.session(), await studio.session(), await studio.session()];
    await give(memberId, given, alsoGiven);
    const { registrationId } = await studio.newcomer();
    for (const sessionId of [given, alsoGiven]) {
      const roster = rosterOf(substitute, sessionId);
      expect((await roster.until(() => true)).bookings).toEqual([]);
      const { id } = await studio.book(registrationId, sessionId);
      expect((await roster.until(({ bookings }) => bookings.length === 1)).bookings).toMatchObject([{ id, status: 'BOOKED' }]);
    }
    const hidden = rosterOf(substitute, other);
    await expect(hidden.until(() => true)).rejects.toThrow();
    expect(hidden.seen).toEqual([]);
  });

  it('shows a substitute no session that was given back to the instructor of the group', async () => {
    const { studio } = ground;
    const { substitute, memberId } = await newSubstitute();
    const sessionId = await studio.session();
    await give(memberId, sessionId);
    await give(null, sessionId);
    const roster = rosterOf(substitute, sessionId);
    await expect(roster.until(() => true)).rejects.toThrow();
    expect(roster.seen).toEqual([]);
    expect((await rosterOf(studio.clients.instructor, sessionId).until(() => true)).bookings).toEqual([]);
  });

  it('begins for no id of nothing, and for no session of another studio', async () => {
    for (const id of [...idsOfNothing(ground, 'Session'), await ground.other.session()]) {
      const roster = rosterOf(ground.studio.clients.owner, id);
      await expect(roster.until(() => true)).rejects.toThrow();
      expect(roster.seen).toEqual([]);
    }
  });
});
