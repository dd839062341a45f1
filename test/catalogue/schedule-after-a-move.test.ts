import {
  ScheduleSessionsDocument,
  type ScheduleSessionsInput,
  UpdateSessionDocument,
  UpdateSessionsDocument,
} from '@permanentka/client';
import { expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { euro } from '../support/studio.js';

const ground = useGround();
const DAY_MS = 24 * 3_600_000;
const year = new Date().getUTCFullYear() + 1;
const spring = { fromOn: `${year}-05-01`, untilOn: `${year}-05-31`, weekdays: ['TUESDAY' as const] };

async function schedule(when: ScheduleSessionsInput['schedule']) {
  const whole = { groupId: ground.studio.apartGroupId, durationMinutes: 45, price: euro(5), schedule: when };
  const { scheduleSessions } = await ground.studio.clients.manager.request(ScheduleSessionsDocument, { input: whole });
  expect(scheduleSessions.errors).toEqual([]);
  const { sessions, existing } = scheduleSessions;
  return { made: sessions ?? [], existing };
}

/** Moves a session by days and answers its new start. */
async function move({ id: sessionId, startsAt: from }: { id: string; startsAt: string }, days: number): Promise<string> {
  const startsAt = new Date(Date.parse(from) + days * DAY_MS).toISOString();
  const input = { sessionId, startsAt };
  expect((await ground.studio.clients.manager.request(UpdateSessionDocument, { input })).updateSession.errors).toEqual([]);
  return startsAt;
}

it.each([
  [1, '06:10'],
  [-1, '06:20'],
  [300, '06:30'],
])('a continued weekly schedule does not make a session again that moved by %i days', async (days, startTime) => {
  const weekly = { ...spring, startTime };
  const { made } = await schedule({ weekly });
  const moved = made[1] ?? made[0];
  if (!moved) throw new Error('the schedule must make sessions');
  const startsAt = await move(moved, days);
  // Moved twice, it is still known by the start that it was made for.
  const again = await move({ id: moved.id, startsAt }, 1);
  const continued = await schedule({ weekly: { ...weekly, untilOn: `${year}-06-30` } });
  expect(continued.made.every((session) => session.startsAt > `${year}-06-01`)).toBe(true);
  expect(continued.made.length).toBeGreaterThanOrEqual(4);
  expect(continued.existing.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
  expect(continued.existing.find(({ id }) => id === moved.id)?.startsAt).toBe(again);
});

it('a weekly schedule makes no second session where one moved to, and a listed start is made again', async () => {
  const weekly = { ...spring, startTime: '07:10' };
  const { made } = await schedule({ weekly });
  const [first] = made;
  if (!first) throw new Error('the schedule must make sessions');
  const startsAt = await move(first, 1);
  const day = startsAt.slice(0, 10);
  const wednesday = await schedule({ weekly: { ...weekly, weekdays: ['WEDNESDAY'], fromOn: day, untilOn: day } });
  expect([wednesday.made, wednesday.existing.map(({ id }) => id)]).toEqual([[], [first.id]]);
  const listed = await schedule({ startsAt: [first.startsAt] });
  expect([listed.made.map((session) => session.startsAt), listed.existing]).toEqual([[first.startsAt], []]);
});

it('a series that moved to another time is continued as it was scheduled, without its former days', async () => {
  const weekly = { ...spring, startTime: '08:10', fromOn: `${year}-09-01`, untilOn: `${year}-09-30` };
  const { made } = await schedule({ weekly });
  const input = { groupId: ground.studio.apartGroupId, fromOn: `${year}-09-01`, untilOn: `${year}-09-30`, startTime: '09:15' };
  const { updateSessions } = await ground.studio.clients.manager.request(UpdateSessionsDocument, { input });
  expect(updateSessions.errors).toEqual([]);
  const again = await schedule({ weekly });
  expect([again.made, again.existing.map(({ id }) => id)]).toEqual([[], made.map(({ id }) => id)]);
});
