import { ScheduleSessionsDocument, type ScheduleSessionsInput, UpdateCourseDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, inDays, type Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const schedule = async (change: Partial<ScheduleSessionsInput>) => {
  const input = { groupId: studio.apartGroupId, durationMinutes: 45, price: euro(5), ...change };
  return (await studio.clients.manager.request(ScheduleSessionsDocument, { input })).scheduleSessions;
};
const year = new Date().getUTCFullYear() + 1;
const weekly = { weekdays: ['TUESDAY'], startTime: '17:30', fromOn: `${year}-03-01`, untilOn: `${year}-04-30` } as const;
const onWall = (startsAt: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Bratislava', weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(
    new Date(startsAt),
  );

test('keeps the wall-clock time when clocks change', async () => {
  const { sessions, errors } = await schedule({ weekly: { ...weekly, weekdays: ['TUESDAY'] } });
  expect(errors).toEqual([]);
  expect(sessions?.length).toBeGreaterThanOrEqual(8);
  expect(new Set(sessions?.map(({ startsAt }) => onWall(startsAt)))).toEqual(new Set(['Tuesday 17:30']));
  expect(new Set(sessions?.map(({ startsAt }) => startsAt.slice(11))).size).toBe(2);
  expect(sessions?.[0]).toMatchObject({ capacity: 10, seatsLeft: 10, price: euro(5), status: 'SCHEDULED' });
});

test('leaves out the days that it is told to, and every other week', async () => {
  const all = await schedule({ weekly: { ...weekly, weekdays: ['WEDNESDAY'] } });
  const day = all.sessions?.[2]?.startsAt.slice(0, 10) ?? '';
  const without = await schedule({ weekly: { ...weekly, weekdays: ['WEDNESDAY'], exceptOn: [day] } });
  expect(without.sessions?.length).toBe((all.sessions?.length ?? 0) - 1);
  const fortnightly = await schedule({ weekly: { ...weekly, weekdays: ['WEDNESDAY'], everyWeeks: 2 } });
  expect(fortnightly.sessions?.map(({ startsAt }) => startsAt)).toEqual(
    all.sessions?.filter((_, index) => index % 2 === 0).map(({ startsAt }) => startsAt),
  );
});

test('takes a list of starts, in any order and each once', async () => {
  const [early, late] = [inDays(10).toISOString(), inDays(11).toISOString()];
  const { sessions } = await schedule({ startsAt: [late, early, late], capacity: 3 });
  expect(sessions?.map(({ startsAt, capacity }) => [startsAt, capacity])).toEqual([
    [early, 3],
    [late, 3],
  ]);
});

test.each<[string, Partial<ScheduleSessionsInput>, string]>([
  ['neither a pattern nor a list', {}, 'weekly'],
  ['both', { weekly: { ...weekly, weekdays: ['MONDAY'] }, startsAt: [inDays(1).toISOString()] }, 'startsAt'],
  ['an empty list', { startsAt: [] }, 'startsAt'],
  ['a start in the past', { startsAt: [inDays(-1).toISOString()] }, 'startsAt'],
  ['a start ten years ahead', { startsAt: [inDays(3650).toISOString()] }, 'startsAt'],
  ['no weekday', { weekly: { ...weekly, weekdays: [] } }, 'weekly.weekdays'],
  ['an end before the start', { weekly: { ...weekly, weekdays: ['MONDAY'], untilOn: `${year}-02-01` } }, 'weekly.untilOn'],
  ['a time that is none', { weekly: { ...weekly, weekdays: ['MONDAY'], startTime: '25:00' } }, 'weekly.startTime'],
  ['more than 400', { weekly: { ...weekly, weekdays: ['MONDAY', 'FRIDAY'], untilOn: `${year + 4}-12-31` } }, 'weekly'],
  ['a negative price', { startsAt: [inDays(1).toISOString()], price: euro(-1) }, 'price.amountMinor'],
  ['another currency', { startsAt: [inDays(1).toISOString()], price: { amountMinor: 1, currency: 'USD' } }, 'price.currency'],
  ['no duration', { startsAt: [inDays(1).toISOString()], durationMinutes: 0 }, 'durationMinutes'],
  ['no seats', { startsAt: [inDays(1).toISOString()], capacity: 0 }, 'capacity'],
])('refuses %s, and makes no session', async (_, change, field) => {
  await expectRefused(studio, () => schedule(change), ['INVALID_INPUT', field]);
});

test('refuses a group of another studio, and one of an archived course', async () => {
  const startsAt = [inDays(1).toISOString()];
  const other = await app.studio();
  await expectRefused(other, () => schedule({ groupId: other.apartGroupId, startsAt }), ['NOT_FOUND', 'groupId']);
  const courseId = studio.oneOffCourseId;
  await studio.clients.owner.request(UpdateCourseDocument, { input: { courseId, archived: true } });
  await expectRefused(studio, () => schedule({ groupId: studio.oneOffGroupId, startsAt }), ['COURSE_ARCHIVED', 'groupId']);
});
