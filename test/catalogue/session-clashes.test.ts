import {
  CancelSessionDocument,
  CreateGroupDocument,
  CreateLocationDocument,
  ScheduleSessionsDocument,
  UpdateGroupDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { euro, inDays } from '../support/studio.js';

const ground = useGround();
const owner = () => ground.studio.clients.owner;
const HOUR_MS = 3_600_000;

const FAR = inDays(90).getTime();
/** Moments far from the sessions of the studio, in hours. */
const at = (hours: number) => new Date(FAR + hours * HOUR_MS).toISOString();
let hall = '';

async function location(name: string): Promise<string> {
  return (await owner().request(CreateLocationDocument, { input: { name } })).createLocation.location?.id ?? '';
}

async function group(name: string, locationId: string, instructorId: string | null = null): Promise<string> {
  const input = { courseId: ground.studio.openCourseId, locationId, instructorId, name, capacity: 5 };
  return (await owner().request(CreateGroupDocument, { input })).createGroup.group?.id ?? '';
}

/** Schedules sessions of an hour, and tells the clashes as kind, own start, and group of the other session. */
async function schedule(groupId: string, ...startsAt: string[]) {
  const input = { groupId, schedule: { startsAt }, durationMinutes: 60, price: euro(5) };
  const { sessions, clashes, errors } = (await owner().request(ScheduleSessionsDocument, { input })).scheduleSessions;
  expect(errors).toEqual([]);
  return { sessions: sessions ?? [], told: clashes.map(told) };
}

interface Told {
  kind: string;
  session: { startsAt: string };
  other: { startsAt: string; group: { name: string } };
}
const told = ({ kind, session, other }: Told) => [kind, session.startsAt, other.group.name, other.startsAt];

beforeAll(async () => {
  hall = await location('Hala');
});

describe('a clash of sessions', () => {
  it('names the other session in the same hall, and the new session is made', async () => {
    await schedule(await group('Skorá', hall), at(0));
    const { sessions, told } = await schedule(await group('Neskorá', hall), at(0.5), at(8));
    expect(sessions).toHaveLength(2);
    expect(told).toEqual([['LOCATION', at(0.5), 'Skorá', at(0)]]);
  });

  it('names the other session of the same instructor, wherever it is', async () => {
    const { instructorId } = ground.studio;
    await schedule(await group('Doma', await location('Doma'), instructorId), at(20));
    const { told } = await schedule(await group('Inde', await location('Inde'), instructorId), at(19.5));
    expect(told).toEqual([['INSTRUCTOR', at(19.5), 'Doma', at(20)]]);
  });

  it('names both the hall and the instructor', async () => {
    const { instructorId } = ground.studio;
    const place = await location('Spoločná');
    await schedule(await group('Prvá', place, instructorId), at(30));
    const { told } = await schedule(await group('Druhá', place, instructorId), at(30));
    expect(told.map(([kind, , name]) => [kind, name])).toEqual([
      ['INSTRUCTOR', 'Prvá'],
      ['LOCATION', 'Prvá'],
    ]);
  });

  it('is none where ends touch, after a cancellation, and in another studio', async () => {
    const place = await location('Dotyk');
    const { sessions } = await schedule(await group('Hodina', place), at(40), at(44));
    await owner().request(CancelSessionDocument, { input: { sessionId: sessions[1]?.id ?? '' } });
    expect((await schedule(await group('Hneď potom', place), at(41), at(39), at(44))).told).toEqual([]);
    expect((await schedule(await group('Bez inštruktora', await location('Iná')), at(40))).told).toEqual([]);
  });

  it('is found once for two new sessions of one group', async () => {
    const { told } = await schedule(await group('Dvakrát', await location('Dvojitá')), at(50), at(50.5), at(52));
    expect(told).toEqual([['LOCATION', at(50), 'Dvakrát', at(50.5)]]);
  });

  it('is told by a preview, of stored sessions and of sessions that are not made', async () => {
    const place = await location('Náhľad');
    await schedule(await group('Uložená', place), at(80));
    const groupId = await group('Plánovaná', place);
    const input = { groupId, schedule: { startsAt: [at(80.5), at(84), at(84.5)] }, durationMinutes: 60, price: euro(5) };
    const { scheduleSessions: preview } = await owner().request(ScheduleSessionsDocument, { input: { ...input, dryRun: true } });
    const clashes = [
      ['LOCATION', at(80.5), 'Uložená', at(80)],
      ['LOCATION', at(84), 'Plánovaná', at(84.5)],
    ];
    expect(preview.clashes.map(told)).toEqual(clashes);
    expect((await schedule(groupId, ...input.schedule.startsAt)).told).toEqual(clashes);
  });

  it('is not found again for a schedule that was made before', async () => {
    const place = await location('Opakovaná');
    const first = await group('Pôvodná', place);
    const second = await group('Ďalšia', place);
    await schedule(first, at(60));
    expect((await schedule(second, at(60))).told).toHaveLength(1);
    expect((await schedule(second, at(60))).told).toEqual([]);
  });

  it('is found for the coming sessions of a group that changes its hall', async () => {
    const [here, there] = [await location('Tu'), await location('Tam')];
    await schedule(await group('Stála', here), at(70));
    const moving = await group('Sťahovaná', there);
    expect((await schedule(moving, at(70.5), at(75))).told).toEqual([]);
    const { updateGroup } = await owner().request(UpdateGroupDocument, { input: { groupId: moving, locationId: here } });
    expect(updateGroup.errors).toEqual([]);
    expect(updateGroup.clashes.map(told)).toEqual([['LOCATION', at(70.5), 'Stála', at(70)]]);
  });
});
