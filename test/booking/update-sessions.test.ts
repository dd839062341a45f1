import {
  type Client,
  CreateGroupDocument,
  CreateLocationDocument,
  ScheduleSessionsDocument,
  UpdateSessionsDocument,
  type UpdateSessionsInput,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const YEAR = new Date().getUTCFullYear() + 1;
const FROM = `${YEAR}-09-01`;

const change = async (input: UpdateSessionsInput, client: Client = studio.clients.manager) =>
  (await client.request(UpdateSessionsDocument, { input })).updateSessions;

/** A new group with Mondays and Wednesdays at 17:00 in September of next year. */
async function term() {
  const { owner } = studio.clients;
  const { locationId, openCourseId: courseId, instructorId } = studio;
  const input = { courseId, locationId, instructorId, name: 'Jeseň', capacity: 5 };
  const groupId = (await owner.request(CreateGroupDocument, { input })).createGroup.group?.id ?? '';
  const days = { fromOn: FROM, untilOn: `${YEAR}-09-30` };
  const weekly = { weekdays: ['MONDAY' as const, 'WEDNESDAY' as const], startTime: '17:00', ...days };
  const schedule = { groupId, schedule: { weekly }, durationMinutes: 60, price: euro(5) };
  const { scheduleSessions } = await owner.request(ScheduleSessionsDocument, { input: schedule });
  return { groupId, sessions: scheduleSessions.sessions ?? [] };
}

const onWall = (startsAt: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Bratislava', weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(
    new Date(startsAt),
  );

describe('updateSessions', () => {
  it('changes the sessions from a day on, on the weekdays that are named, and leaves the others', async () => {
    const { groupId, sessions } = await term();
    const fromOn = `${YEAR}-09-10`;
    const wish = { groupId, fromOn, weekdays: ['MONDAY' as const], startTime: '18:30', durationMinutes: 45, price: euro(7) };
    const { sessions: changed, errors, bookingsMoved } = await change(wish);
    expect([errors, bookingsMoved]).toEqual([[], 0]);
    const mondays = sessions.filter(({ startsAt }) => startsAt > fromOn && onWall(startsAt).startsWith('Monday'));
    expect(changed?.map(({ id }) => id)).toEqual(mondays.map(({ id }) => id));
    expect(new Set(changed?.map(({ startsAt }) => onWall(startsAt)))).toEqual(new Set(['Monday 18:30']));
    for (const { startsAt, endsAt, price } of changed ?? []) {
      expect([Date.parse(endsAt) - Date.parse(startsAt), price]).toEqual([45 * 60_000, euro(7)]);
    }
  });

  it('shows in a preview what it would do, changes nothing, and then does it', async () => {
    const { groupId, sessions } = await term();
    const { registrationId } = await studio.newcomer(groupId);
    for (const { id } of sessions.slice(0, 2)) await studio.book(registrationId, id);
    const before = await fingerprints(studio.tenant);
    const preview = await change({ groupId, fromOn: FROM, moveDays: 1, dryRun: true });
    expect(await fingerprints(studio.tenant)).toEqual(before);
    expect(preview).toMatchObject({ bookingsMoved: 2, passesNotCovering: [], errors: [] });
    const done = await change({ groupId, fromOn: FROM, moveDays: 1 });
    expect(done.sessions).toEqual(preview.sessions);
    expect(new Set(done.sessions?.map(({ startsAt }) => onWall(startsAt)))).toEqual(new Set(['Tuesday 17:00', 'Thursday 17:00']));
  });

  it('warns of the hall that it moves into, and refuses as a whole where an attendee is elsewhere', async () => {
    const [one, two] = [await term(), await term()];
    const { owner } = studio.clients;
    const hall = { input: { name: 'Jesenná sála' } };
    const locationId = (await owner.request(CreateLocationDocument, hall)).createLocation.location?.id ?? '';
    expect((await change({ groupId: one.groupId, fromOn: FROM, locationId, startTime: '09:00' })).clashes).toEqual([]);
    const moved = await change({ groupId: two.groupId, fromOn: FROM, locationId, startTime: '09:30' });
    expect(moved.errors).toEqual([]);
    // Both groups have the same instructor too.
    expect(new Set(moved.clashes.map(({ kind }) => kind))).toEqual(new Set(['INSTRUCTOR', 'LOCATION']));
    expect(moved.clashes).toHaveLength(2 * two.sessions.length);

    const person = await studio.newcomer(one.groupId);
    await studio.book(person.registrationId, one.sessions[0]?.id ?? '');
    const second = await studio.register(person.attendeeId, two.groupId);
    await change({ groupId: two.groupId, fromOn: FROM, startTime: '12:00' });
    await studio.book(second, two.sessions[0]?.id ?? '', { allowOverlap: false });
    const wish = { groupId: two.groupId, fromOn: FROM, startTime: '09:15' };
    await expectRefused(studio, () => change(wish), ['BOOKING_OVERLAPS', 'startTime']);
    expect(await change({ ...wish, allowOverlap: true })).toMatchObject({ bookingsMoved: 1, errors: [] });
  });

  it('refuses an empty series, an impossible one, and a change of nothing', async () => {
    const { groupId } = await term();
    const price = euro(9);
    const refused: [Partial<UpdateSessionsInput>, string, string][] = [
      [{ fromOn: `${YEAR}-10-01`, price }, 'NOT_FOUND', 'fromOn'],
      [{ untilOn: `${YEAR}-08-01`, price }, 'INVALID_INPUT', 'untilOn'],
      [{ weekdays: [], price }, 'INVALID_INPUT', 'weekdays'],
      [{ startTime: '25:00' }, 'INVALID_INPUT', 'startTime'],
      [{ moveDays: 367 }, 'INVALID_INPUT', 'moveDays'],
      [{ moveDays: -366 }, 'INVALID_INPUT', 'moveDays'],
      [{ locationId: studio.instructorId }, 'NOT_FOUND', 'locationId'],
      [{ groupId: ground.other.mondayGroupId, price }, 'NOT_FOUND', 'groupId'],
      [{}, 'INVALID_INPUT', ''],
    ];
    for (const [input, code, field] of refused) {
      await expectRefused(studio, () => change({ groupId, fromOn: FROM, ...input }), [code, field]);
    }
  });

  it('writes an audit entry for each session', async () => {
    const { groupId, sessions } = await term();
    await change({ groupId, fromOn: FROM, startTime: '17:15' });
    for (const { id: subjectId } of sessions.slice(0, 2)) {
      const [entry] = (await entriesOf(studio.clients.owner, { subjectId })) ?? [];
      expect(entry).toMatchObject({ action: 'updateSessions', kind: 'SESSION', actor: member('Marek Správca') });
      expect(entry?.changes.map(({ field }) => field).sort()).toEqual(['endsAt', 'startsAt']);
    }
  });

  it('does it once under an idempotency key', async () => {
    const { groupId } = await term();
    const input = { groupId, fromOn: inDays(1).toISOString().slice(0, 10), moveDays: 1, idempotencyKey: 'a-day-later' };
    const first = await change(input);
    expect((await change(input)).sessions).toEqual(first.sessions);
    await expectRefused(studio, () => change({ ...input, moveDays: 2 }), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
  });

  it('lets owners, managers and keys with BOOKINGS_WRITE change a series, and nobody else', async () => {
    const { groupId } = await term();
    await expectRights(ground, (client) => change({ groupId, fromOn: FROM, price: euro(8) }, client), {
      allowed: ['owner', 'manager', 'key BOOKINGS_WRITE'],
    });
  });
});
