import {
  BookingDocument,
  type Client,
  CreateGroupDocument,
  GroupSessionsDocument,
  LinkGroupsDocument,
  UnlinkGroupDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { fingerprints } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

const ground = useGround();

const unlink = async (groupId: string, client: Client = ground.studio.clients.manager) =>
  (await client.request(UnlinkGroupDocument, { input: { groupId } })).unlinkGroup;

/** So many groups of the open course, linked with each other. */
async function linked(...names: string[]): Promise<string[]> {
  const { openCourseId: courseId, locationId, clients } = ground.studio;
  const groupIds: string[] = [];
  for (const name of names) {
    const input = { courseId, locationId, name, capacity: 8 };
    groupIds.push((await clients.owner.request(CreateGroupDocument, { input })).createGroup.group?.id ?? '');
  }
  await clients.owner.request(LinkGroupsDocument, { input: { groupIds } });
  return groupIds;
}

const linkedWith = async (id: string) => {
  const { node } = await ground.studio.clients.public.request(GroupSessionsDocument, { id });
  return node && 'linkedGroups' in node ? node.linkedGroups.map((group) => group.id) : undefined;
};

describe('unlinkGroup', () => {
  it('takes one group out of its link and leaves the others linked', async () => {
    const [first = '', second = '', third = ''] = await linked('A', 'B', 'C');
    const { group, errors } = await unlink(first);
    expect(errors).toEqual([]);
    expect(group?.linkedGroups).toEqual([]);
    expect([await linkedWith(second), await linkedWith(third)]).toEqual([[third], [second]]);
  });

  it('ends a link of which one group would remain', async () => {
    const [first = '', second = ''] = await linked('D', 'E');
    await unlink(first);
    expect(await linkedWith(second)).toEqual([]);
    const before = await fingerprints(ground.studio.tenant);
    expect((await unlink(second)).group?.linkedGroups).toEqual([]);
    expect(await fingerprints(ground.studio.tenant)).toEqual(before);
  });

  it('keeps bookings in the group that is not linked any more, and refuses new ones', async () => {
    const { studio } = ground;
    const [first = '', second = ''] = await linked('F', 'G');
    const { registrationId } = await studio.newcomer(first);
    const [sessionId, later] = [await studio.session({ groupId: second }), await studio.session({ groupId: second, days: 11 })];
    const { id } = await studio.book(registrationId, sessionId);
    await unlink(second);
    expect((await studio.clients.receptionist.request(BookingDocument, { id })).booking?.status).toBe('BOOKED');
    const refused = await studio.tryToBook({ registrationId, sessionId: later });
    expect(refused.errors).toMatchObject([{ code: 'GROUP_NOT_LINKED' }]);
  });

  it('writes an audit entry for each group whose link ended', async () => {
    const [first = '', second = ''] = await linked('H', 'I');
    await unlink(first);
    for (const subjectId of [first, second]) {
      const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId })) ?? [];
      expect(entry).toMatchObject({ action: 'unlinkGroup', actor: member('Marek Správca') });
      expect(entry?.changes).toMatchObject([{ field: 'linkId', after: null }]);
    }
  });

  it('finds no group behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Group', field: 'groupId', foreign: ground.other.mondayGroupId } as const;
    await expectUnknownIds(ground, unknown, (groupId) => unlink(groupId));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE unlink a group, and nobody else', async () => {
    await expectRights(ground, (client) => unlink(ground.studio.mondayGroupId, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
