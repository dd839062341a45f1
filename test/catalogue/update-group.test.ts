import {
  type Client,
  CreateLocationDocument,
  RegisterAttendeeDocument,
  ScheduleSessionsDocument,
  SessionDocument,
  UpdateGroupDocument,
  type UpdateGroupInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

const ground = useGround();

const update = async (input: Partial<UpdateGroupInput>, client: Client = ground.studio.clients.manager) => {
  const whole = { groupId: ground.studio.continuousGroupId, ...input };
  return (await client.request(UpdateGroupDocument, { input: whole })).updateGroup;
};

/** Registers a new customer, who may find the group full. */
async function tryToJoin() {
  const { attendeeId } = await ground.studio.person();
  const input = { attendeeId, groupId: ground.studio.continuousGroupId };
  return (await ground.studio.clients.receptionist.request(RegisterAttendeeDocument, { input })).registerAttendee;
}

describe('updateGroup', () => {
  it('changes what the input names and leaves the rest', async () => {
    const { group, errors } = await update({ capacity: 5 });
    expect(errors).toEqual([]);
    expect(group).toMatchObject({ name: 'Prípravka', capacity: 5, instructor: { id: ground.studio.instructorId } });
  });

  it('takes the instructor away by null and puts one back by id', async () => {
    expect((await update({ instructorId: null })).group?.instructor).toBeNull();
    const { instructorId } = ground.studio;
    expect((await update({ instructorId })).group?.instructor?.id).toBe(instructorId);
  });

  it('moves a group to another location', async () => {
    const { clients, locationId } = ground.studio;
    const { createLocation } = await clients.owner.request(CreateLocationDocument, { input: { name: 'Sála B' } });
    const { group } = await update({ locationId: createLocation.location?.id ?? '', name: 'Prípravka B' });
    expect(group).toMatchObject({ name: 'Prípravka B', location: { name: 'Sála B' } });
    expect((await update({ locationId, name: 'Prípravka' })).group?.location.id).toBe(locationId);
  });

  it('leaves the seats of sessions that were scheduled before and gives the new capacity to later ones', async () => {
    const { studio } = ground;
    const schedule = async (day: number) => {
      const input = {
        groupId: studio.apartGroupId,
        schedule: { startsAt: [inDays(day).toISOString()] },
        durationMinutes: 60,
        price: euro(5),
      };
      const { scheduleSessions } = await studio.clients.manager.request(ScheduleSessionsDocument, { input });
      return scheduleSessions.sessions?.[0];
    };
    const earlier = await schedule(90);
    await update({ groupId: studio.apartGroupId, capacity: 3 });
    expect((await schedule(91))?.capacity).toBe(3);
    const { session } = await studio.clients.public.request(SessionDocument, { id: earlier?.id ?? '' });
    expect(session?.capacity).toBe(earlier?.capacity);
  });

  it('refuses a capacity below the places that are taken, and names how many are', async () => {
    await update({ capacity: 2 });
    await tryToJoin();
    await tryToJoin();
    expect((await tryToJoin()).errors).toMatchObject([{ code: 'GROUP_FULL' }]);
    await expectRefused(ground.studio, () => update({ capacity: 1 }), ['CAPACITY_BELOW_SEATS_TAKEN', 'capacity']);
    expect((await update({ capacity: 1 })).errors).toMatchObject([{ seatsTaken: 2 }]);
    expect((await update({ capacity: 2 })).group).toMatchObject({ capacity: 2, placesTaken: 2 });
    await update({ capacity: 3 });
    expect((await tryToJoin()).errors).toEqual([]);
  });

  it('never ends below the places taken when somebody registers at the same moment', async () => {
    await update({ capacity: 10 });
    const { group } = await update({});
    const taken = group?.placesTaken ?? 0;
    const [joined, narrowed] = await Promise.all([tryToJoin(), update({ capacity: taken })]);
    const now = (await update({})).group;
    expect(now?.placesTaken).toBeLessThanOrEqual(now?.capacity ?? 0);
    expect([joined, narrowed].filter(({ errors }) => errors.length > 0)).toHaveLength(1);
  });

  it('writes an audit entry with the capacity before and after', async () => {
    const { group } = await update({ groupId: ground.studio.mondayGroupId, capacity: 12 });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: group?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'updateGroup', actor: member('Marek Správca') });
    expect(entry?.changes).toEqual([change('capacity', '10', '12')]);
  });

  it.each([
    [{ capacity: 0 }, 'capacity'],
    [{ capacity: 100_001 }, 'capacity'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
  ])('refuses %j and changes nothing', async (input, field) => {
    const run = () => update({ groupId: ground.studio.thursdayGroupId, ...input });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', field]);
  });

  it('finds no group, location or instructor behind ids that are malformed, of another kind, or of another studio', async () => {
    const { mondayGroupId, locationId, instructorId } = ground.other;
    const group = { kind: 'Group', field: 'groupId', foreign: mondayGroupId } as const;
    await expectUnknownIds(ground, group, (id) => update({ groupId: id, name: 'Cudzia' }));
    const location = { kind: 'Location', field: 'locationId', foreign: locationId } as const;
    await expectUnknownIds(ground, location, (id) => update({ locationId: id, name: 'Nové' }));
    const instructor = { kind: 'Member', field: 'instructorId', foreign: instructorId } as const;
    await expectUnknownIds(ground, instructor, (id) => update({ instructorId: id, name: 'Nové' }));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE change a group, and nobody else', async () => {
    await expectRights(ground, (client, name) => update({ name: `Skupina: ${name}` }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
