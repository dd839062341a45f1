import { CreateGroupDocument, LinkGroupsDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const link = async (...groupIds: string[]) =>
  (await studio.clients.owner.request(LinkGroupsDocument, { input: { groupIds } })).linkGroups;

const another = async (name: string) => {
  const input = { courseId: studio.openCourseId, locationId: studio.locationId, name, capacity: 8 };
  const { createGroup } = await studio.clients.owner.request(CreateGroupDocument, { input });
  return createGroup.group?.id ?? '';
};

test('links groups of one course, and merges the links that they have', async () => {
  const [first, second] = [await another('A'), await another('B')];
  expect((await link(first, second)).groups).toHaveLength(2);
  const { groups, errors } = await link(first, studio.mondayGroupId);
  expect(errors).toEqual([]);
  const all = [first, second, studio.mondayGroupId, studio.thursdayGroupId];
  expect(new Set(groups?.map((group) => group.id))).toEqual(new Set(all));
  for (const group of groups ?? []) {
    expect(new Set(group.linkedGroups.map(({ id }) => id))).toEqual(new Set(all.filter((id) => id !== group.id)));
  }
});

test('refuses groups of different courses', async () => {
  const run = () => link(studio.mondayGroupId, studio.continuousGroupId);
  await expectRefused(studio, run, ['GROUPS_OF_DIFFERENT_COURSES', 'groupIds']);
});

test('refuses one group, the same one twice, and too many', async () => {
  await expectRefused(studio, () => link(studio.mondayGroupId), ['INVALID_INPUT', 'groupIds']);
  await expectRefused(studio, () => link(studio.mondayGroupId, studio.mondayGroupId), ['INVALID_INPUT', 'groupIds']);
  const many = Array.from({ length: 51 }, () => studio.mondayGroupId);
  await expectRefused(studio, () => link(...many, studio.apartGroupId), ['INVALID_INPUT', 'groupIds']);
});

test('says which of the groups is not there', async () => {
  const other = await app.studio();
  const run = () => link(studio.mondayGroupId, other.mondayGroupId, 'grp_nonsense');
  await expectRefused(studio, run, ['NOT_FOUND', 'groupIds.1'], ['NOT_FOUND', 'groupIds.2']);
});
