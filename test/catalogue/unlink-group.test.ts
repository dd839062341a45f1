import { LinkGroupsDocument, UnlinkGroupDocument } from '@permanentka/client';
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

const unlink = async (groupId: string) =>
  (await studio.clients.owner.request(UnlinkGroupDocument, { input: { groupId } })).unlinkGroup;

test('takes a group out of its link and leaves the others linked', async () => {
  const groupIds = [studio.mondayGroupId, studio.apartGroupId];
  await studio.clients.owner.request(LinkGroupsDocument, { input: { groupIds } });
  const { group, errors } = await unlink(studio.mondayGroupId);
  expect(errors).toEqual([]);
  expect(group?.linkedGroups).toEqual([]);
  const stillLinked = await unlink(studio.thursdayGroupId);
  expect(stillLinked.group?.linkedGroups).toEqual([]);
});

test('finds no group of another studio', async () => {
  const other = await app.studio();
  await expectRefused(other, () => unlink(other.mondayGroupId), ['NOT_FOUND', 'groupId']);
});
