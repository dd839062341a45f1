import {
  CreateCourseDocument,
  type CreateCourseInput,
  CreateGroupDocument,
  LinkGroupsDocument,
  RemoveMemberDocument,
  ScheduleSessionsDocument,
  type ScheduleSessionsInput,
  UpdateCourseDocument,
  type UpdateCourseInput,
  UpdateGroupDocument,
  type UpdateGroupInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { expectReasons, reasonsOf } from '../support/reasons.js';
import { euro, inDays } from '../support/studio.js';

/** The largest price, in minor units. */
const AMOUNT_MAX = 1_000_000_000_000;

const ground = useGround();
const owner = () => ground.studio.clients.owner;

const minor = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const createCourse = async (input: Partial<CreateCourseInput>) => {
  const whole = { name: 'Kurz', type: 'OPEN', ...input } as const;
  return (await owner().request(CreateCourseDocument, { input: whole })).createCourse;
};
const updateCourse = async (input: Partial<UpdateCourseInput>) => {
  const whole = { courseId: ground.studio.continuousCourseId, ...input };
  return (await owner().request(UpdateCourseDocument, { input: whole })).updateCourse;
};
const createGroup = async (input: { name?: string; capacity?: number }) => {
  const { openCourseId: courseId, locationId } = ground.studio;
  const whole = { courseId, locationId, name: 'Skupina', capacity: 8, ...input };
  return (await owner().request(CreateGroupDocument, { input: whole })).createGroup;
};
const updateGroup = async (input: Partial<UpdateGroupInput>) => {
  const whole = { groupId: ground.studio.thursdayGroupId, ...input };
  return (await owner().request(UpdateGroupDocument, { input: whole })).updateGroup;
};
type Wish = Partial<ScheduleSessionsInput> & Pick<ScheduleSessionsInput, 'schedule'>;
const schedule = async (input: Wish) => {
  const whole = { groupId: ground.studio.apartGroupId, durationMinutes: 60, price: euro(5), ...input };
  return (await owner().request(ScheduleSessionsDocument, { input: whole })).scheduleSessions;
};

describe('the reason and the limit of a refused course', () => {
  it.each<[Partial<CreateCourseInput>, string]>([
    [{ name: '' }, 'name REQUIRED'],
    [{ name: 'x'.repeat(201) }, 'name TOO_LONG 200'],
    [{ name: 'a\tb' }, 'name MALFORMED'],
    [{ description: 'x'.repeat(5_001) }, 'description TOO_LONG 5000'],
    [{ price: euro(5) }, 'price UNEXPECTED'],
    [{ type: 'ONE_OFF' }, 'price REQUIRED'],
    [{ type: 'ONE_OFF', price: minor(AMOUNT_MAX + 1) }, `price.amountMinor AMOUNT_TOO_LARGE ${AMOUNT_MAX}`],
    [{ type: 'ONE_OFF', price: minor(-1) }, 'price.amountMinor NEGATIVE_AMOUNT'],
    [{ type: 'ONE_OFF', price: { amountMinor: 1, currency: 'CZK' } }, 'price.currency OTHER_CURRENCY'],
    [{ uncoveredPolicy: 'DEBT_UP_TO' }, 'debtLimit REQUIRED'],
    [{ uncoveredPolicy: 'PAY_NOW', debtLimit: euro(1) }, 'debtLimit UNEXPECTED'],
    [{ vatBps: 500 }, 'vatBps UNEXPECTED'],
  ])('refuses the new course %j for the reason %s', async (input, reason) => {
    await expectReasons(ground.studio, () => createCourse(input), reason);
  });

  it('takes a name of one character and of 200, and a price of nothing and of the largest amount', async () => {
    for (const name of ['x', 'x'.repeat(200)]) expect((await createCourse({ name })).course?.name).toBe(name);
    for (const amount of [0, AMOUNT_MAX]) {
      const { course } = await createCourse({ type: 'ONE_OFF', price: minor(amount) });
      expect(course?.price).toEqual(minor(amount));
    }
  });

  it.each<[Partial<UpdateCourseInput>, string]>([
    [{ name: 'x'.repeat(201) }, 'name TOO_LONG 200'],
    [{ description: 'x'.repeat(5_001) }, 'description TOO_LONG 5000'],
    [{ price: null }, 'price REQUIRED'],
    [{ price: minor(AMOUNT_MAX + 1) }, `price.amountMinor AMOUNT_TOO_LARGE ${AMOUNT_MAX}`],
    [{ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: null }, 'debtLimit REQUIRED'],
  ])('refuses the change %j for the reason %s', async (input, reason) => {
    await expectReasons(ground.studio, () => updateCourse(input), reason);
  });
});

describe('updateCourse: fields that are left out, and fields that are null', () => {
  it('keeps everything that is left out or null, but for the description, which null empties', async () => {
    const given = { name: 'Balet', description: 'Pre deti', price: euro(120), passesInProfile: false };
    await updateCourse({ ...given, uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(7), archived: true });
    const before = (await updateCourse({})).course;
    expect(before).toMatchObject({ ...given, debtLimit: euro(7), archivedAt: expect.any(String) });
    const nothing = { name: null, uncoveredPolicy: null, vatBps: null, passesInProfile: null, archived: null };
    expect((await updateCourse(nothing)).course).toEqual(before);
    expect((await updateCourse({ description: null })).course).toEqual({ ...before, description: '' });
    expect((await updateCourse({ archived: false })).course?.archivedAt).toBeNull();
  });

  it('changes the limit of debt alone while the policy asks for one, and does not empty it', async () => {
    await updateCourse({ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(7) });
    expect((await updateCourse({ debtLimit: euro(0) })).course).toMatchObject({
      ...{ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(0) },
    });
    await expectReasons(ground.studio, () => updateCourse({ debtLimit: null }), 'debtLimit REQUIRED');
    await updateCourse({ uncoveredPolicy: 'DEBT' });
    expect((await updateCourse({ debtLimit: null })).course).toMatchObject({ uncoveredPolicy: 'DEBT', debtLimit: null });
  });

  it('takes null for the price of a course that has none', async () => {
    const { openCourseId: courseId } = ground.studio;
    expect(await updateCourse({ courseId, price: null })).toMatchObject({ course: { price: null }, errors: [] });
  });
});

describe('the reason and the limit of a refused group', () => {
  it.each([
    [{ name: '' }, 'name REQUIRED'],
    [{ name: 'x'.repeat(201) }, 'name TOO_LONG 200'],
    [{ name: '\u0000' }, 'name MALFORMED'],
    [{ capacity: 0 }, 'capacity OUT_OF_RANGE 1'],
    [{ capacity: 100_001 }, 'capacity OUT_OF_RANGE 100000'],
  ])('refuses %j for the reason %s', async (input, reason) => {
    await expectReasons(ground.studio, () => createGroup(input), reason);
    await expectReasons(ground.studio, () => updateGroup(input), reason);
  });

  it('takes a name of one character and of 200, and the largest capacity', async () => {
    for (const name of ['x', 'x'.repeat(200)]) {
      expect((await createGroup({ name })).group?.name).toBe(name);
      expect((await updateGroup({ name, capacity: 100_000 })).group).toMatchObject({ name, capacity: 100_000 });
    }
  });

  it('keeps the name, the capacity and the location of a group that are null', async () => {
    await updateGroup({ name: 'Štvrtok', capacity: 12 });
    const before = (await updateGroup({})).group;
    expect(before).toMatchObject({ name: 'Štvrtok', capacity: 12, location: { id: ground.studio.locationId } });
    expect((await updateGroup({ name: null, capacity: null, locationId: null })).group).toEqual(before);
  });

  it('counts places that orders in checkout hold as taken', async () => {
    const { studio } = ground;
    const groupId = studio.mondayGroupId;
    await studio.newcomer(groupId);
    const taken = (await updateGroup({ groupId })).group?.placesTaken ?? 0;
    const hold = (held: number) =>
      studio.sql('update groups set places_held = ? where id = ?', [held, studio.keyOf('Group', groupId)]);
    await hold(2);
    const run = () => updateGroup({ groupId, capacity: taken + 1 });
    await expectReasons(studio, run, 'capacity CAPACITY_BELOW_SEATS_TAKEN');
    expect((await run()).errors).toMatchObject([{ seatsTaken: taken + 2 }]);
    expect((await updateGroup({ groupId, capacity: taken + 2 })).errors).toEqual([]);
    await hold(0);
  });

  it('finds no instructor for a group who has left the staff', async () => {
    const { memberId } = await newColleague(ground.app, ground.studio, 'INSTRUCTOR');
    expect((await updateGroup({ instructorId: memberId })).group?.instructor?.id).toBe(memberId);
    await owner().request(RemoveMemberDocument, { input: { memberId } });
    const run = () => updateGroup({ name: 'Iná', instructorId: memberId });
    await expectReasons(ground.studio, run, 'instructorId NOT_FOUND');
    expect((await updateGroup({})).group?.instructor).toBeNull();
  });
});

describe('the limit of linked groups', () => {
  it('links 50 groups in one command, and names the limits of fewer than two and of more', async () => {
    const { studio } = ground;
    const ids: string[] = [];
    for (let count = 0; count < 50; count += 1) ids.push((await createGroup({ name: `Skupina ${count}` })).group?.id ?? '');
    const link = async (groupIds: string[]) => (await owner().request(LinkGroupsDocument, { input: { groupIds } })).linkGroups;
    await expectReasons(studio, () => link(ids.slice(0, 1)), 'groupIds OUT_OF_RANGE 2');
    await expectReasons(studio, () => link([...ids, ids[0] ?? '']), 'groupIds TOO_MANY 50');
    expect((await link(ids)).groups).toHaveLength(50);
    const [{ links = 0 } = {}] = await bindTenant(studio.tenant).transactional((em) =>
      em.execute<{ links: number }[]>(`select count(distinct link_id)::int as links from groups where name like 'Skupina %'`),
    );
    expect(links).toBe(1);
  });
});

describe('the reason and the limit of refused sessions', () => {
  const year = new Date().getUTCFullYear() + 1;
  const spring = { weekdays: ['MONDAY'], startTime: '17:30', fromOn: `${year}-03-01`, untilOn: `${year}-03-31` } as const;
  const weekly = (more: object) => ({
    schedule: { weekly: { ...spring, weekdays: [...spring.weekdays], ...more } },
  });
  const mondays = Array.from({ length: 31 }, (_, day) => `${year}-03-${String(day + 1).padStart(2, '0')}`);

  it.each<[string, Wish, string]>([
    ['an empty list', { schedule: { startsAt: [] } }, 'schedule.startsAt REQUIRED'],
    ['a start that is over', { schedule: { startsAt: [inDays(-1).toISOString()] } }, 'schedule.startsAt IN_THE_PAST'],
    ['a start in six years', { schedule: { startsAt: [inDays(6 * 366).toISOString()] } }, 'schedule.startsAt OUT_OF_RANGE 5'],
    ['a pattern of the past', weekly({ fromOn: '2020-03-01', untilOn: '2020-03-31' }), 'schedule.weekly IN_THE_PAST'],
    ['a pattern whose days are all excepted', weekly({ exceptOn: mondays }), 'schedule.weekly REQUIRED'],
    ['no weekday', weekly({ weekdays: [] }), 'schedule.weekly.weekdays REQUIRED'],
    ['an end before the start', weekly({ untilOn: `${year}-02-28` }), 'schedule.weekly.untilOn END_BEFORE_START'],
    ['an end five years later', weekly({ untilOn: `${year + 5}-03-01` }), 'schedule.weekly.untilOn OUT_OF_RANGE 5'],
    ['a time of 24 hours', weekly({ startTime: '24:00' }), 'schedule.weekly.startTime MALFORMED'],
    ['no weeks between', weekly({ everyWeeks: 0 }), 'schedule.weekly.everyWeeks OUT_OF_RANGE 1'],
    ['53 weeks between', weekly({ everyWeeks: 53 }), 'schedule.weekly.everyWeeks OUT_OF_RANGE 52'],
    ['401 excepted days', weekly({ exceptOn: Array(401).fill(`${year}-03-01`) }), 'schedule.weekly.exceptOn TOO_MANY 400'],
    ['no minutes', { schedule: { startsAt: [inDays(1).toISOString()] }, durationMinutes: 0 }, 'durationMinutes OUT_OF_RANGE 1'],
    [
      'a week and a minute',
      { schedule: { startsAt: [inDays(1).toISOString()] }, durationMinutes: 10_081 },
      'durationMinutes OUT_OF_RANGE 10080',
    ],
    ['no seats', { schedule: { startsAt: [inDays(1).toISOString()] }, capacity: 0 }, 'capacity OUT_OF_RANGE 1'],
  ])('refuses %s for the reason %s', async (_, input, reason) => {
    await expectReasons(ground.studio, () => schedule(input), reason);
  });

  it('takes a pattern that ends a day before five years, every 52 weeks, with 400 excepted days', async () => {
    const exceptOn = Array<string>(400).fill(`${year}-03-02`);
    const { sessions, errors } = await schedule(weekly({ untilOn: `${year + 4}-01-31`, everyWeeks: 52, exceptOn }));
    expect(errors).toEqual([]);
    const days = (sessions ?? []).map(({ startsAt }) => Date.parse(startsAt.slice(0, 10)) / 86_400_000);
    for (const [index, day] of days.slice(1).entries()) expect(day - (days[index] ?? 0)).toBe(52 * 7);
    expect(days.length).toBeGreaterThanOrEqual(3);
  });

  it('meets once on a weekday that is named twice', async () => {
    const { sessions } = await schedule(weekly({ weekdays: ['MONDAY', 'MONDAY'] }));
    const starts = sessions?.map(({ startsAt }) => startsAt) ?? [];
    expect(new Set(starts).size).toBe(starts.length);
    expect(starts.length).toBeGreaterThanOrEqual(4);
  });

  it('takes the capacity of the group unless another is named', async () => {
    await updateGroup({ groupId: ground.studio.apartGroupId, capacity: 7 });
    for (const [day, capacity, seats] of [
      [33, undefined, 7],
      [34, null, 7],
      [35, 1, 1],
      [36, 100_000, 100_000],
    ] as const) {
      const startsAt = [inDays(day).toISOString()];
      const { sessions, errors } = await schedule({ schedule: { startsAt }, ...(capacity === undefined ? {} : { capacity }) });
      expect(reasonsOf(errors)).toEqual([]);
      expect(sessions?.[0]?.capacity).toBe(seats);
    }
  });
});
