import { type Client, CreateGroupDocument, LinkGroupsDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { encodeId } from '../../src/schema/shared/ids.js';
import { entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { idsOfNothing } from '../support/unknown-ids.js';

const ground = useGround();

const link = async (groupIds: string[], client: Client = ground.studio.clients.owner) =>
  (await client.request(LinkGroupsDocument, { input: { groupIds } })).linkGroups;

const another = async (name: string) => {
  const { openCourseId: courseId, locationId, clients } = ground.studio;
  const { createGroup } = await clients.owner.request(CreateGroupDocument, {
    input: { courseId, locationId, name, capacity: 8 },
  });
  return createGroup.group?.id ?? '';
};
const linksOf = (groups: readonly { id: string; linkedGroups: readonly { id: string }[] }[] | null | undefined) =>
  Object.fromEntries((groups ?? []).map(({ id, linkedGroups }) => [id, linkedGroups.map((linked) => linked.id).toSorted()]));

describe('linkGroups', () => {
  it('links groups of one course with each other', async () => {
    const [first, second] = [await another('A'), await another('B')];
    const { groups, errors } = await link([first, second]);
    expect(errors).toEqual([]);
    expect(linksOf(groups)).toEqual({ [first]: [second], [second]: [first] });
  });

  it('merges the links that the groups have already', async () => {
    const [first, second] = [await another('C'), await another('D')];
    await link([first, second]);
    const { mondayGroupId, thursdayGroupId } = ground.studio;
    const { groups } = await link([first, mondayGroupId]);
    const all = [first, second, mondayGroupId, thursdayGroupId];
    const others = (id: string) => all.filter((one) => one !== id).toSorted();
    expect(linksOf(groups)).toEqual(Object.fromEntries(all.map((id) => [id, others(id)])));
  });

  it('lets a registration of one group book a session of the other from then on', async () => {
    const { studio } = ground;
    const groupId = await another('Sprístupnená');
    const { registrationId } = await studio.newcomer(groupId);
    const sessionId = await studio.session({ groupId: studio.apartGroupId });
    const refused = await studio.tryToBook({ registrationId, sessionId });
    expect(refused.errors).toMatchObject([{ code: 'GROUP_NOT_LINKED' }]);
    await link([groupId, studio.apartGroupId]);
    expect((await studio.tryToBook({ registrationId, sessionId })).errors).toEqual([]);
  });

  it('answers the same again when it is asked twice', async () => {
    const groupIds = [await another('E'), await another('F')];
    const first = linksOf((await link(groupIds)).groups);
    expect(linksOf((await link(groupIds)).groups)).toEqual(first);
  });

  it('writes an audit entry for each group that it links', async () => {
    const groupIds = [await another('G'), await another('H')];
    await link(groupIds);
    for (const subjectId of groupIds) {
      const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId })) ?? [];
      expect(entry).toMatchObject({ action: 'linkGroups', kind: 'GROUP', changes: [{ field: 'linkId', before: null }] });
    }
  });

  it('makes one link of overlapping ones that come at the same moment', async () => {
    const [a, b, c] = [await another('I'), await another('J'), await another('K')];
    const answers = await Promise.all([link([a, b]), link([b, c])]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(linksOf((await link([a, c])).groups)[b]).toEqual([a, c].toSorted());
  });

  it('refuses groups of different courses', async () => {
    const { mondayGroupId, continuousGroupId } = ground.studio;
    const run = () => link([mondayGroupId, continuousGroupId]);
    await expectRefused(ground.studio, run, ['GROUPS_OF_DIFFERENT_COURSES', 'groupIds']);
  });

  it('refuses an empty list, one group, one group twice, and 51 groups', async () => {
    const { mondayGroupId, apartGroupId } = ground.studio;
    const many = Array.from({ length: 51 }, () => mondayGroupId);
    for (const groupIds of [[], [mondayGroupId], [mondayGroupId, mondayGroupId], [...many, apartGroupId]]) {
      await expectRefused(ground.studio, () => link(groupIds), ['INVALID_INPUT', 'groupIds']);
    }
  });

  it('tells by its index which of the groups is not there, and links none', async () => {
    const { studio, other } = ground;
    const groupIds = [studio.mondayGroupId, ...idsOfNothing(ground, 'Group'), other.mondayGroupId, studio.apartGroupId];
    const missing = groupIds.slice(1, -1).map((_, index): [string, string] => ['NOT_FOUND', `groupIds.${index + 1}`]);
    await expectRefused(studio, () => link(groupIds), ...missing);
    await expectRefused(other, () => link(groupIds), ...missing);
  });

  it('finds no group whose id names this studio with a row of another one', async () => {
    const { studio, other } = ground;
    const key = other.keyOf('Group', other.mondayGroupId);
    const forged = encodeId('Group', studio.tenant.organisationId, key);
    await expectRefused(studio, () => link([studio.mondayGroupId, forged]), ['NOT_FOUND', 'groupIds.1']);
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE link groups, and nobody else', async () => {
    const { mondayGroupId, thursdayGroupId } = ground.studio;
    await expectRights(ground, (client) => link([mondayGroupId, thursdayGroupId], client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
