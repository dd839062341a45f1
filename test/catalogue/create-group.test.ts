import {
  type Client,
  CreateGroupDocument,
  type CreateGroupInput,
  RemoveMemberDocument,
  UpdateCourseDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { addMember } from '../../src/services/people/index.js';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

const ground = useGround();

const create = async (input: Partial<CreateGroupInput> = {}, client: Client = ground.studio.clients.manager) => {
  const { openCourseId: courseId, locationId } = ground.studio;
  const whole = { courseId, locationId, name: 'Streda', capacity: 8, ...input };
  return (await client.request(CreateGroupDocument, { input: whole })).createGroup;
};

describe('createGroup', () => {
  it('adds a group with a place and an instructor, which nobody has joined and no group is linked with', async () => {
    const { studio } = ground;
    const { group, errors } = await create({ instructorId: studio.instructorId });
    expect(errors).toEqual([]);
    expect(group).toMatchObject({ name: 'Streda', capacity: 8, placesTaken: 0, linkedGroups: [] });
    expect(group?.location.id).toBe(studio.locationId);
    expect(group?.instructor).toEqual({ id: studio.instructorId, name: 'Jana Plavcová' });
  });

  it('adds a group without an instructor', async () => {
    expect((await create()).group?.instructor).toBeNull();
    expect((await create({ instructorId: null })).group?.instructor).toBeNull();
  });

  it('lets the desk register somebody in the new group at once', async () => {
    const { group } = await create({ capacity: 1 });
    const { attendeeId } = await ground.studio.person();
    expect(await ground.studio.register(attendeeId, group?.id ?? '')).toMatch(/^reg_/);
  });

  it('writes an audit entry under the name of the manager', async () => {
    const { group } = await create({ name: 'Zapísaná' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: group?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'createGroup', kind: 'GROUP', actor: member('Marek Správca') });
  });

  it('takes capacities from 1 to 100000', async () => {
    for (const capacity of [1, 100_000]) expect((await create({ capacity })).group?.capacity).toBe(capacity);
  });

  it.each([0, -1, 100_001])('refuses a capacity of %d and adds nothing', async (capacity) => {
    await expectRefused(ground.studio, () => create({ capacity }), ['INVALID_INPUT', 'capacity']);
  });

  it('names the wrong name, the wrong capacity and the unknown location at once', async () => {
    const run = () => create({ name: '\n', capacity: 0, locationId: 'loc_x' });
    const { errors } = await run();
    const told = errors.map(({ code, path }): [string, string] => [code, path?.at(-1) ?? '']);
    expect(told).toContainEqual(['NOT_FOUND', 'locationId']);
    expect(told).toContainEqual(['INVALID_INPUT', 'name']);
    expect(told).toContainEqual(['INVALID_INPUT', 'capacity']);
    await expectRefused(ground.studio, run, ...told);
  });

  it('refuses a group of an archived course', async () => {
    const courseId = ground.studio.oneOffCourseId;
    await ground.studio.clients.owner.request(UpdateCourseDocument, { input: { courseId, archived: true } });
    await expectRefused(ground.studio, () => create({ courseId }), ['COURSE_ARCHIVED', 'courseId']);
  });

  it('finds no instructor who has left the staff', async () => {
    const { tenant, id, clients } = ground.studio;
    const input = { name: 'Bývalá Trénerka', email: 'byvala@vlnka.example', role: 'INSTRUCTOR' } as const;
    const memberId = id('Member', await made(addMember(tenant, input)));
    expect((await create({ instructorId: memberId })).errors).toEqual([]);
    await clients.owner.request(RemoveMemberDocument, { input: { memberId } });
    await expectRefused(ground.studio, () => create({ instructorId: memberId }), ['NOT_FOUND', 'instructorId']);
  });

  it('finds no course, location or instructor behind ids that are malformed, of another kind, or of another studio', async () => {
    const { openCourseId, locationId, instructorId } = ground.other;
    const course = { kind: 'Course', field: 'courseId', foreign: openCourseId } as const;
    await expectUnknownIds(ground, course, (id) => create({ courseId: id }));
    const location = { kind: 'Location', field: 'locationId', foreign: locationId } as const;
    await expectUnknownIds(ground, location, (id) => create({ locationId: id }));
    const instructor = { kind: 'Member', field: 'instructorId', foreign: instructorId } as const;
    await expectUnknownIds(ground, instructor, (id) => create({ instructorId: id }));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE add a group, and nobody else', async () => {
    await expectRights(ground, (client) => create({}, client), { allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'] });
  });
});
