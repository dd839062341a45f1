import {
  CancelSessionDocument,
  type Client,
  CreateCourseDocument,
  CreateGroupDocument,
  CreateLocationDocument,
  TimetableDocument,
  type TimetableQueryVariables,
  UpdateCourseDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { codeOf } from '../support/rights.js';
import { there } from '../support/there.js';
import { EVERYBODY, KEYS, STAFF } from '../support/viewers.js';

const ground = useGround();

/** Far behind every session that the studio has by itself. */
const FAR_DAYS = 400;
/** Seven sessions from then on, by start; the third is cancelled. */
let from: string;
let ids: string[];
let starts: string[];
let yogaId: string;
let yogaGroupId: string;
let hallId: string;
let yogaTeacherId: string;
beforeAll(async () => {
  const { studio } = ground;
  const { owner } = studio.clients;
  yogaTeacherId = (await newColleague(ground.app, studio, 'INSTRUCTOR')).memberId;
  hallId = (await owner.request(CreateLocationDocument, { input: { name: 'Sála' } })).createLocation.location?.id ?? '';
  const { createCourse } = await owner.request(CreateCourseDocument, { input: { name: 'Joga', type: 'OPEN' } });
  yogaId = createCourse.course?.id ?? '';
  const group = { courseId: yogaId, locationId: hallId, instructorId: yogaTeacherId, name: 'Ranná', capacity: 5 };
  yogaGroupId = (await owner.request(CreateGroupDocument, { input: group })).createGroup.group?.id ?? '';
  const groups = [studio.mondayGroupId, yogaGroupId, studio.thursdayGroupId, studio.continuousGroupId];
  ids = [];
  for (const [at, groupId] of [...groups, yogaGroupId, studio.mondayGroupId, studio.oneOffGroupId].entries()) {
    ids.push(await studio.session({ groupId, days: FAR_DAYS + at, capacity: 2 }));
  }
  await owner.request(CancelSessionDocument, { input: { sessionId: ids[2] ?? '' } });
  from = new Date(Date.now() + (FAR_DAYS - 1) * 24 * 3_600_000).toISOString();
  starts = (await page({})).edges.map(({ node }) => node.startsAt);
});

async function page(wanted: Omit<TimetableQueryVariables, 'slug'>, client: Client = ground.studio.clients.public) {
  // Not for every API key.
  const withViewerBookings = false;
  const variables = { slug: ground.studio.slug, from, withViewerBookings, ...wanted };
  const { organisation } = await client.request(TimetableDocument, variables);
  return there(organisation).sessions;
}
/** The places of the sessions of an answer in `ids`. */
const found = async (wanted: Omit<TimetableQueryVariables, 'slug'>, client?: Client) =>
  (await page(wanted, client)).edges.map(({ node }) => ids.indexOf(node.id));

describe('Organisation.sessions', () => {
  it('gives the sessions of all courses by start, cancelled ones too, with seats, group, place and instructor', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, ids[0] ?? '');
    const { edges, totalCount } = await page({});
    expect(edges.map(({ node }) => node.id)).toEqual(ids);
    expect(starts).toEqual(starts.toSorted());
    expect(totalCount).toBe(7);
    expect(edges[0]?.node).toMatchObject({ capacity: 2, seatsTaken: 1, seatsLeft: 1, group: { id: studio.mondayGroupId } });
    expect(edges[1]?.node).toMatchObject({
      ...{ seatsTaken: 0, seatsLeft: 2, price: { amountMinor: 500 } },
      group: { id: yogaGroupId, course: { id: yogaId }, location: { id: hallId }, instructor: { id: yogaTeacherId } },
    });
  });

  it('takes `from` as the first moment and `until` as the first moment after', async () => {
    const [, second = '', third = '', fourth = ''] = starts;
    const justAfter = new Date(Date.parse(third) + 1).toISOString();
    expect(await found({ from: third })).toEqual([2, 3, 4, 5, 6]);
    expect(await found({ from: justAfter })).toEqual([3, 4, 5, 6]);
    expect(await found({ until: third })).toEqual([0, 1]);
    expect(await found({ until: justAfter })).toEqual([0, 1, 2]);
    expect(await found({ from: second, until: fourth })).toEqual([1, 2]);
    expect(await found({ from: fourth, until: second })).toEqual([]);
  });

  it('gives only sessions of the courses, groups, locations and instructors that are named', async () => {
    const { studio } = ground;
    const yoga = [1, 4];
    expect(await found({ courseIds: [yogaId] })).toEqual(yoga);
    expect(await found({ courseIds: [yogaId, studio.oneOffCourseId] })).toEqual([1, 4, 6]);
    expect(await found({ groupIds: [studio.mondayGroupId, studio.continuousGroupId] })).toEqual([0, 3, 5]);
    expect(await found({ locationIds: [hallId] })).toEqual(yoga);
    expect(await found({ locationIds: [studio.locationId] })).toEqual([0, 2, 3, 5, 6]);
    expect(await found({ instructorIds: [yogaTeacherId] })).toEqual(yoga);
    expect(await found({ instructorIds: [studio.instructorId], courseIds: [studio.openCourseId] })).toEqual([0, 2, 5]);
    expect(await found({ instructorIds: [studio.instructorId], courseIds: [yogaId] })).toEqual([]);
  });

  it('gives only sessions of courses for an age, and those of courses without ages', async () => {
    const { owner } = ground.studio.clients;
    const setAges = async (courseId: string, ageFrom: number | null, ageTo: number | null) => {
      const { updateCourse } = await owner.request(UpdateCourseDocument, { input: { courseId, ageFrom, ageTo } });
      expect(updateCourse.errors).toEqual([]);
    };
    await setAges(yogaId, 16, null);
    await setAges(ground.studio.oneOffCourseId, 4, 8);
    expect(await found({ age: 3 })).toEqual([0, 2, 3, 5]);
    expect(await found({ age: 4 })).toEqual([0, 2, 3, 5, 6]);
    expect(await found({ age: 8 })).toEqual([0, 2, 3, 5, 6]);
    expect(await found({ age: 9 })).toEqual([0, 2, 3, 5]);
    expect(await found({ age: 16 })).toEqual([0, 1, 2, 3, 4, 5]);
    await setAges(yogaId, null, null);
    await setAges(ground.studio.oneOffCourseId, null, null);
    expect(await found({ age: 3 })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('gives only sessions in the state that is named', async () => {
    expect(await found({ status: 'CANCELLED' })).toEqual([2]);
    expect(await found({ status: 'SCHEDULED' })).toEqual([0, 1, 3, 4, 5, 6]);
    expect((await page({ status: 'SCHEDULED', first: 2 })).totalCount).toBe(6);
  });

  it('finds nothing by an empty list, by ids that are none, and by ids of another studio or another kind', async () => {
    const { other, studio } = ground;
    for (const groupIds of [[], ['nonsense'], [other.mondayGroupId], [studio.openCourseId]]) {
      expect(await found({ groupIds }), JSON.stringify(groupIds)).toEqual([]);
    }
    expect(await found({ groupIds: [other.mondayGroupId, studio.oneOffGroupId] })).toEqual([6]);
  });

  it('refuses more than 100 ids in one filter', async () => {
    const { mondayGroupId } = ground.studio;
    expect(await found({ groupIds: Array<string>(100).fill(mondayGroupId) })).toEqual([0, 5]);
    for (const name of ['courseIds', 'groupIds', 'locationIds', 'instructorIds']) {
      const many = { [name]: Array<string>(101).fill(mondayGroupId) };
      expect(await page(many).catch(codeOf), name).toBe('BAD_USER_INPUT');
    }
  });

  it('pages through a filtered timetable in both directions', async () => {
    const { openCourseId } = ground.studio;
    const wanted: Partial<TimetableQueryVariables> = { courseIds: [openCourseId, yogaId], status: 'SCHEDULED' };
    const first = await page({ ...wanted, first: 2 });
    expect(first.edges.map(({ node }) => ids.indexOf(node.id))).toEqual([0, 1]);
    const second = await page({ ...wanted, first: 2, after: first.pageInfo.endCursor ?? null });
    expect(second.edges.map(({ node }) => ids.indexOf(node.id))).toEqual([4, 5]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page({ ...wanted, last: 1, before: second.pageInfo.startCursor ?? null });
    expect(before.edges.map(({ node }) => ids.indexOf(node.id))).toEqual([1]);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('answers pages that cannot be, and cursors of other lists, as bad user input', async () => {
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const cursors = [cursor([id]), cursor([id, 'tomorrow']), cursor([id, 7]), 'x'];
    const wrong = [{ first: 101 }, { last: -1 }, { first: 1, last: 1 }, ...cursors.map((after) => ({ after }))];
    for (const wanted of wrong) expect(await page(wanted).catch(codeOf), JSON.stringify(wanted)).toBe('BAD_USER_INPUT');
  });

  it('shows everybody the same sessions', async () => {
    for (const name of EVERYBODY) expect(await found({}, ground.viewers[name]), name).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('lists the sessions of an archived course for staff and API keys only', async () => {
    const { studio, viewers } = ground;
    const archive = (archived: boolean) =>
      studio.clients.owner.request(UpdateCourseDocument, { input: { courseId: yogaId, archived } });
    await archive(true);
    const insiders: readonly string[] = [...STAFF, ...KEYS];
    for (const name of EVERYBODY) {
      const wanted = insiders.includes(name) ? [1, 4] : [];
      expect(await found({ courseIds: [yogaId] }, viewers[name]), name).toEqual(wanted);
    }
    await archive(false);
  });
});
