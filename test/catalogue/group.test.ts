import { type Client, GroupPageDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { EVERYBODY } from '../support/viewers.js';

const ground = useGround();

const group = async (id: string, client: Client = ground.studio.clients.public) =>
  (await client.request(GroupPageDocument, { id })).group ?? null;

describe('group', () => {
  it('gives a group with its course, place, instructor, linked groups and sessions', async () => {
    const { studio } = ground;
    const given = await group(studio.mondayGroupId);
    expect(given).toMatchObject({
      ...{ id: studio.mondayGroupId, course: { id: studio.openCourseId }, location: { id: studio.locationId } },
      ...{ instructor: { id: studio.instructorId }, linkedGroups: [{ id: studio.thursdayGroupId }] },
    });
    expect(given?.sessions.edges.map(({ node }) => node.id)).toEqual(studio.fiveEuroSessionIds);
    expect(given?.sessions.totalCount).toBe(studio.fiveEuroSessionIds.length);
  });

  it('gives null for ids that lead nowhere, and for a group of another studio to a member of this one', async () => {
    for (const id of idsOfNothing(ground, 'Group')) expect(await group(id), id).toBeNull();
    expect(await group(ground.other.mondayGroupId, ground.studio.clients.owner)).toBeNull();
  });

  it('is for everybody', async () => {
    const ask = asking(`{ group(id: "${ground.studio.mondayGroupId}") { id name placesTaken } }`);
    await expectSeenBy(ground, ask, { allowed: EVERYBODY });
  });
});
