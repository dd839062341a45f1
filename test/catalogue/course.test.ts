import { type Client, CoursePageDocument, UpdateCourseDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { EVERYBODY } from '../support/viewers.js';

const ground = useGround();

const course = async (id: string, client: Client = ground.studio.clients.public) =>
  (await client.request(CoursePageDocument, { id })).course ?? null;

describe('course', () => {
  it('gives a course with its groups and their next sessions', async () => {
    const { studio } = ground;
    const given = await course(studio.openCourseId);
    expect(given).toMatchObject({ id: studio.openCourseId, type: 'OPEN', price: null, archivedAt: null });
    expect(given?.groups.map(({ id }) => id)).toEqual([studio.mondayGroupId, studio.thursdayGroupId, studio.apartGroupId]);
    expect(given?.groups[0]?.upcomingSessions.edges[0]?.node.id).toBe(studio.fiveEuroSessionIds[0]);
    expect(await course(studio.continuousCourseId)).toMatchObject({ type: 'CONTINUOUS', price: euro(120) });
  });

  it('is still there when it is archived, and says so', async () => {
    const { owner } = ground.studio.clients;
    const courseId = ground.studio.oneOffCourseId;
    await owner.request(UpdateCourseDocument, { input: { courseId, archived: true } });
    expect((await course(courseId))?.archivedAt).not.toBeNull();
  });

  it('gives null for ids that lead nowhere, and for a course of another studio to a member of this one', async () => {
    for (const id of idsOfNothing(ground, 'Course')) expect(await course(id), id).toBeNull();
    expect(await course(ground.other.openCourseId, ground.studio.clients.owner)).toBeNull();
  });

  it('is for everybody', async () => {
    const ask = asking(`{ course(id: "${ground.studio.openCourseId}") { id name groups { name } } }`);
    await expectSeenBy(ground, ask, { allowed: EVERYBODY });
  });
});
