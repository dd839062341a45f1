import { CancelSessionDocument, type ScheduleSessionsInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { schedulerOf, spring, starts, year } from './scheduling.js';

const ground = useGround();
const schedule = schedulerOf(ground);

describe('scheduleSessions of what is planned already', () => {
  const weekly = {
    ...spring,
    startTime: '06:15',
    weekdays: ['SATURDAY', 'SUNDAY'],
  } satisfies ScheduleSessionsInput['schedule']['weekly'];

  it('makes a term once and tells its sessions, however often it is sent', async () => {
    const first = await schedule({ schedule: { weekly } });
    expect(first).toMatchObject({ existing: [], errors: [] });
    expect(first.sessions?.length).toBeGreaterThan(15);
    const before = await fingerprints(ground.studio.tenant);
    const second = await schedule({ schedule: { weekly } });
    expect(second).toMatchObject({ sessions: [], existing: first.sessions, errors: [] });
    // With other terms too: the sessions that are there stay as they are.
    const dearer = await schedule({ schedule: { weekly }, price: euro(9), durationMinutes: 90, capacity: 3 });
    expect(dearer).toMatchObject({ sessions: [], existing: first.sessions });
    expect(await fingerprints(ground.studio.tenant)).toEqual(before);
  });

  it('continues a term that is sent again with a later end', async () => {
    const longer = { ...weekly, startTime: '06:20', untilOn: `${year}-05-31` };
    const first = await schedule({ schedule: { weekly: { ...longer, untilOn: `${year}-04-30` } } });
    const second = await schedule({ schedule: { weekly: longer } });
    expect(second.existing).toEqual(first.sessions);
    expect(second.sessions?.every(({ startsAt }) => startsAt > `${year}-04-30`)).toBe(true);
    expect(second.sessions?.length).toBeGreaterThan(8);
  });

  it('makes the starts of a list that are missing, and tells the others', async () => {
    const [one, two, three] = [40, 41, 42].map((day) => inDays(day).toISOString());
    await schedule({ schedule: { startsAt: [two ?? ''] } });
    const { sessions, existing } = await schedule({ schedule: { startsAt: [three ?? '', two ?? '', one ?? ''] } });
    expect([starts(sessions), starts(existing)]).toEqual([[one, three], [two]]);
  });

  it('makes one of two equal schedules that come at the same moment', async () => {
    const startsAt = [inDays(50).toISOString(), inDays(51).toISOString()];
    const answers = await Promise.all([1, 2, 3, 4].map(() => schedule({ schedule: { startsAt } })));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(answers.map(({ sessions }) => sessions?.length).sort()).toEqual([0, 0, 0, 2]);
    expect(answers.map(({ existing }) => existing.length).sort()).toEqual([0, 2, 2, 2]);
  });

  it('leaves a cancelled session of a term cancelled, and makes it again when its start is listed', async () => {
    const term = { ...weekly, startTime: '06:25' };
    const { sessions } = await schedule({ schedule: { weekly: term } });
    const [cancelled] = sessions ?? [];
    await ground.studio.clients.owner.request(CancelSessionDocument, { input: { sessionId: cancelled?.id ?? '' } });
    const again = await schedule({ schedule: { weekly: term } });
    expect(again.sessions).toEqual([]);
    expect(again.existing[0]).toMatchObject({ id: cancelled?.id, status: 'CANCELLED' });
    const startsAt = [cancelled?.startsAt ?? ''];
    expect((await schedule({ schedule: { startsAt } })).sessions).toMatchObject([{ status: 'SCHEDULED', startsAt: startsAt[0] }]);
    expect((await schedule({ schedule: { startsAt } })).existing).toMatchObject([{ status: 'SCHEDULED' }]);
    expect((await schedule({ schedule: { weekly: term } })).existing[0]).toMatchObject({ status: 'SCHEDULED' });
  });

  it('makes the same term for another group', async () => {
    const startsAt = [inDays(60).toISOString()];
    const { mondayGroupId, apartGroupId } = ground.studio;
    const made = [
      await schedule({ schedule: { startsAt }, groupId: apartGroupId }),
      await schedule({ schedule: { startsAt }, groupId: mondayGroupId }),
    ];
    expect(made.map(({ sessions }) => sessions?.length)).toEqual([1, 1]);
  });
});

describe('scheduleSessions as a preview', () => {
  it('tells the sessions that it would make and those that are there, and changes nothing', async () => {
    const weekly = {
      ...spring,
      startTime: '06:30',
      weekdays: ['THURSDAY'],
    } satisfies ScheduleSessionsInput['schedule']['weekly'];
    const some = await schedule({ schedule: { weekly: { ...weekly, untilOn: `${year}-03-31` } } });
    const before = await fingerprints(ground.studio.tenant);
    const preview = await schedule({ schedule: { weekly }, capacity: 7, price: euro(9), dryRun: true });
    expect(preview.errors).toEqual([]);
    expect(preview.existing).toEqual(some.sessions);
    expect(preview.sessions?.every(({ startsAt }) => startsAt > `${year}-03-31`)).toBe(true);
    expect(preview.sessions?.[0]).toMatchObject({
      capacity: 7,
      seatsTaken: 0,
      seatsLeft: 7,
      price: euro(9),
      status: 'SCHEDULED',
    });
    expect(await fingerprints(ground.studio.tenant)).toEqual(before);
    const made = await schedule({ schedule: { weekly }, capacity: 7, price: euro(9) });
    expect(starts(made.sessions)).toEqual(starts(preview.sessions));
    expect(made.existing).toEqual(preview.existing);
  });

  it('does not use up an idempotency key', async () => {
    const input = { schedule: { startsAt: [inDays(70).toISOString()] }, idempotencyKey: 'preview-first' };
    expect((await schedule({ ...input, dryRun: true })).sessions).toHaveLength(1);
    const { sessions } = await schedule(input);
    expect(sessions).toHaveLength(1);
    expect((await schedule(input)).sessions).toEqual(sessions);
  });

  it('a dry run of a schedule is refused as the schedule itself would be', async () => {
    const input = { schedule: { startsAt: [inDays(-1).toISOString()] }, dryRun: true };
    await expectRefused(ground.studio, () => schedule(input), ['INVALID_INPUT', 'schedule.startsAt']);
  });
});
