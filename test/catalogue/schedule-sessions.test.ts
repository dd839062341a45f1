import {
  BookingPageDocument,
  CreateCourseDocument,
  CreateGroupDocument,
  CreateLocationDocument,
  OpenOrganisationDocument,
  type ScheduleSessionsInput,
  UpdateCourseDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { schedulerOf, spring, type Wish, year } from './scheduling.js';

const ground = useGround();

const schedule = schedulerOf(ground);
const onWall = (startsAt: string, timeZone = 'Europe/Bratislava') =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(new Date(startsAt));

/** The last Sunday of a month of next year: the day on which clocks change in March and October. */
function lastSunday(month: number): string {
  const day = new Date(Date.UTC(year, month, 0));
  day.setUTCDate(day.getUTCDate() - day.getUTCDay());
  return day.toISOString().slice(0, 10);
}

describe('scheduleSessions by a weekly pattern', () => {
  it('keeps the wall-clock time when clocks change', async () => {
    const { sessions, errors } = await schedule({ schedule: { weekly: { ...spring, weekdays: ['TUESDAY'] } } });
    expect(errors).toEqual([]);
    expect(sessions?.length).toBeGreaterThanOrEqual(8);
    expect(new Set(sessions?.map(({ startsAt }) => onWall(startsAt)))).toEqual(new Set(['Tuesday 17:30']));
    expect(new Set(sessions?.map(({ startsAt }) => startsAt.slice(11))).size).toBe(2);
    expect(sessions?.[0]).toMatchObject({ capacity: 10, seatsLeft: 10, price: euro(5), status: 'SCHEDULED' });
  });

  it('moves a start that the spring change skips on by an hour, on that day alone', async () => {
    const sunday = lastSunday(3);
    const before = new Date(Date.parse(sunday) - 7 * 24 * 3_600_000).toISOString().slice(0, 10);
    const { sessions } = await schedule({
      schedule: { weekly: { weekdays: ['SUNDAY'], startTime: '02:30', fromOn: before, untilOn: sunday } },
    });
    expect(sessions?.map(({ startsAt }) => onWall(startsAt))).toEqual(['Sunday 02:30', 'Sunday 03:30']);
  });

  it('takes the first of two hours that the autumn change makes of one', async () => {
    const sunday = lastSunday(10);
    const { sessions } = await schedule({
      schedule: { weekly: { weekdays: ['SUNDAY'], startTime: '02:30', fromOn: sunday, untilOn: sunday } },
    });
    expect(sessions?.map(({ startsAt }) => startsAt)).toEqual([`${sunday}T00:30:00.000Z`]);
  });

  it('includes the first and the last day of the pattern', async () => {
    const monday = inDays(60 - ((inDays(60).getUTCDay() + 6) % 7))
      .toISOString()
      .slice(0, 10);
    const { sessions } = await schedule({
      schedule: { weekly: { weekdays: ['MONDAY'], startTime: '10:00', fromOn: monday, untilOn: monday } },
    });
    expect(sessions).toHaveLength(1);
  });

  it('leaves out the days that it is told to, and every other week', async () => {
    const weekly = { ...spring, weekdays: ['WEDNESDAY'] } satisfies ScheduleSessionsInput['schedule']['weekly'];
    const all = await schedule({ schedule: { weekly } });
    const day = all.sessions?.[2]?.startsAt.slice(0, 10) ?? '';
    const without = await schedule({ schedule: { weekly: { ...weekly, startTime: '18:30', exceptOn: [day] } } });
    expect(without.sessions?.length).toBe((all.sessions?.length ?? 0) - 1);
    const fortnightly = await schedule({ schedule: { weekly: { ...weekly, startTime: '19:30', everyWeeks: 2 } } });
    const dayOf = ({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10);
    expect(fortnightly.sessions?.map(dayOf)).toEqual(all.sessions?.filter((_, index) => index % 2 === 0).map(dayOf));
  });

  it('meets on several weekdays in the order of time', async () => {
    const { sessions } = await schedule({ schedule: { weekly: { ...spring, weekdays: ['FRIDAY', 'MONDAY'] } } });
    const starts = sessions?.map(({ startsAt }) => startsAt) ?? [];
    expect(starts).toEqual(starts.toSorted());
    expect(new Set(starts.map((start) => onWall(start)))).toEqual(new Set(['Monday 17:30', 'Friday 17:30']));
  });

  it('reads the wall clock of the organisation and takes its currency', async () => {
    const [timeZone, currency] = ['Asia/Tokyo', 'JPY'];
    const slug = `dojo-${process.pid}`;
    const { at } = await signInAs(ground.app, 'sensei@example.com');
    const input = { slug, name: 'Dojo', ownerName: 'Sensei', currency, timeZone, locale: 'en' } as const;
    await at().request(OpenOrganisationDocument, { input });
    const owner = at(slug);
    const { createLocation } = await owner.request(CreateLocationDocument, { input: { name: 'Dojo' } });
    const { createCourse } = await owner.request(CreateCourseDocument, { input: { name: 'Aikido', type: 'OPEN' } });
    const of = { courseId: createCourse.course?.id ?? '', locationId: createLocation.location?.id ?? '' };
    const { createGroup } = await owner.request(CreateGroupDocument, { input: { ...of, name: 'A', capacity: 3 } });
    const groupId = createGroup.group?.id ?? '';
    const weekly = { ...spring, weekdays: ['TUESDAY'] } satisfies ScheduleSessionsInput['schedule']['weekly'];
    const yen = { amountMinor: 500, currency };
    const { sessions } = await schedule({ groupId, schedule: { weekly }, price: yen }, owner);
    expect(new Set(sessions?.map(({ startsAt }) => onWall(startsAt, timeZone)))).toEqual(new Set(['Tuesday 17:30']));
    expect(new Set(sessions?.map(({ startsAt }) => startsAt.slice(11)))).toEqual(new Set(['08:30:00.000Z']));
    expect(sessions?.[0]?.price).toEqual(yen);
    const euros = await schedule({ groupId, schedule: { weekly } }, owner);
    expect(euros.errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'price', 'currency'] }]);
  });
});

describe('scheduleSessions by a list of starts', () => {
  it('takes starts in any order and each of them once', async () => {
    const [early, late] = [inDays(10).toISOString(), inDays(11).toISOString()];
    const { sessions } = await schedule({ schedule: { startsAt: [late, early, late] }, capacity: 3 });
    expect(sessions?.map(({ startsAt, capacity }) => [startsAt, capacity])).toEqual([
      [early, 3],
      [late, 3],
    ]);
  });

  it('ends each session after its minutes, up to a week later', async () => {
    for (const [at, durationMinutes] of [1, 90, 10_080].entries()) {
      const startsAt = [inDays(12 + 10 * at).toISOString()];
      const { sessions } = await schedule({ schedule: { startsAt }, durationMinutes });
      const [session] = sessions ?? [];
      const length = Date.parse(session?.endsAt ?? '') - Date.parse(session?.startsAt ?? '');
      expect(length).toBe(durationMinutes * 60_000);
    }
  });

  it('takes a price of zero, for sessions that are free', async () => {
    const { sessions } = await schedule({ schedule: { startsAt: [inDays(13).toISOString()] }, price: euro(0) });
    expect(sessions?.[0]?.price).toEqual(euro(0));
  });

  it('shows the new sessions on the booking page, where they can be booked', async () => {
    const { studio } = ground;
    const { sessions } = await schedule({ groupId: studio.apartGroupId, schedule: { startsAt: [inDays(1).toISOString()] } });
    const id = sessions?.[0]?.id ?? '';
    const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug, sessions: 20 });
    const shown = there(organisation).courses.flatMap(({ groups }) =>
      groups.flatMap(({ upcomingSessions }) => upcomingSessions.edges),
    );
    expect(shown.map(({ node }) => node.id)).toContain(id);
    const { registrationId } = await studio.newcomer(studio.apartGroupId);
    expect((await studio.tryToBook({ registrationId, sessionId: id })).errors).toEqual([]);
  });

  it('writes an audit entry for each session', async () => {
    const { sessions } = await schedule({ schedule: { startsAt: [inDays(14).toISOString(), inDays(15).toISOString()] } });
    expect(sessions).toHaveLength(2);
    for (const { id: subjectId } of sessions ?? []) {
      const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId })) ?? [];
      expect(entry).toMatchObject({ action: 'scheduleSessions', kind: 'SESSION', actor: member('Marek Správca') });
    }
  });

  it('makes 400 sessions at once, and not one more', async () => {
    const groupId = ground.studio.thursdayGroupId;
    const starts = Array.from({ length: 401 }, (_, index) => inDays(20 + index).toISOString());
    await expectRefused(ground.studio, () => schedule({ groupId, schedule: { startsAt: starts } }), [
      'INVALID_INPUT',
      'schedule.startsAt',
    ]);
    expect((await schedule({ groupId, schedule: { startsAt: starts.slice(1) } })).sessions).toHaveLength(400);
  });
});

describe('scheduleSessions', () => {
  it.each<[string, Wish, string]>([
    ['an empty list', { schedule: { startsAt: [] } }, 'schedule.startsAt'],
    ['a start in the past', { schedule: { startsAt: [inDays(-1).toISOString()] } }, 'schedule.startsAt'],
    ['a start ten years ahead', { schedule: { startsAt: [inDays(3650).toISOString()] } }, 'schedule.startsAt'],
    ['no weekday', { schedule: { weekly: { ...spring, weekdays: [] } } }, 'schedule.weekly.weekdays'],
    [
      'an end before the start',
      { schedule: { weekly: { ...spring, weekdays: ['MONDAY'], untilOn: `${year}-02-01` } } },
      'schedule.weekly.untilOn',
    ],
    [
      'a time that does not exist',
      { schedule: { weekly: { ...spring, weekdays: ['MONDAY'], startTime: '25:00' } } },
      'schedule.weekly.startTime',
    ],
    [
      'no week between',
      { schedule: { weekly: { ...spring, weekdays: ['MONDAY'], everyWeeks: 0 } } },
      'schedule.weekly.everyWeeks',
    ],
    [
      '53 weeks between',
      { schedule: { weekly: { ...spring, weekdays: ['MONDAY'], everyWeeks: 53 } } },
      'schedule.weekly.everyWeeks',
    ],
    [
      'more than 400',
      { schedule: { weekly: { ...spring, weekdays: ['MONDAY', 'FRIDAY'], untilOn: `${year + 4}-12-31` } } },
      'schedule.weekly',
    ],
    ['a negative price', { schedule: { startsAt: [inDays(1).toISOString()] }, price: euro(-1) }, 'price.amountMinor'],
    [
      'another currency',
      { schedule: { startsAt: [inDays(1).toISOString()] }, price: { amountMinor: 1, currency: 'USD' } },
      'price.currency',
    ],
    ['no duration', { schedule: { startsAt: [inDays(1).toISOString()] }, durationMinutes: 0 }, 'durationMinutes'],
    ['more than a week', { schedule: { startsAt: [inDays(1).toISOString()] }, durationMinutes: 10_081 }, 'durationMinutes'],
    ['no seats', { schedule: { startsAt: [inDays(1).toISOString()] }, capacity: 0 }, 'capacity'],
    ['too many seats', { schedule: { startsAt: [inDays(1).toISOString()] }, capacity: 100_001 }, 'capacity'],
  ])('refuses %s, and makes no session', async (_, input, field) => {
    await expectRefused(ground.studio, () => schedule(input), ['INVALID_INPUT', field]);
  });

  it('makes none of the sessions when one of the starts is in the past', async () => {
    const startsAt = [inDays(3).toISOString(), inDays(-3).toISOString()];
    const { errors, sessions } = await schedule({ schedule: { startsAt } });
    expect([errors.length, sessions]).toEqual([1, null]);
    await expectRefused(ground.studio, () => schedule({ schedule: { startsAt } }), ['INVALID_INPUT', 'schedule.startsAt']);
  });

  it('answers a day that no calendar has as bad user input', async () => {
    const weekly = {
      ...spring,
      weekdays: ['MONDAY'],
      fromOn: `${year}-02-30`,
    } satisfies ScheduleSessionsInput['schedule']['weekly'];
    await expectFault(ground.studio, () => schedule({ schedule: { weekly } }), 'BAD_USER_INPUT');
  });

  it('refuses a group of an archived course', async () => {
    const { studio } = ground;
    const courseId = studio.oneOffCourseId;
    await studio.clients.owner.request(UpdateCourseDocument, { input: { courseId, archived: true } });
    const run = () => schedule({ groupId: studio.oneOffGroupId, schedule: { startsAt: [inDays(1).toISOString()] } });
    await expectRefused(studio, run, ['COURSE_ARCHIVED', 'groupId']);
  });

  it('finds no group behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Group', field: 'groupId', foreign: ground.other.apartGroupId } as const;
    await expectUnknownIds(ground, unknown, (groupId) =>
      schedule({ groupId, schedule: { startsAt: [inDays(1).toISOString()] } }),
    );
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE schedule sessions, and nobody else', async () => {
    await expectRights(ground, (client) => schedule({ schedule: { startsAt: [inDays(30).toISOString()] } }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
