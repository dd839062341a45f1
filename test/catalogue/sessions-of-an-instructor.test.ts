import {
  CancelSessionDocument,
  type Client,
  InstructorWeekDocument,
  type InstructorWeekQueryVariables,
  TypedDocumentString,
  UpdateGroupDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { EVERYBODY } from '../support/viewers.js';

const ground = useGround();

let memberId: string;
let instructor: Client;
/** Four sessions of the group that they teach, by start; the third is cancelled. */
let ids: string[];
beforeAll(async () => {
  const { app, studio } = ground;
  const colleague = await newColleague(app, studio, 'INSTRUCTOR');
  ({ memberId, client: instructor } = colleague);
  const input = { groupId: studio.oneOffGroupId, instructorId: memberId };
  await studio.clients.owner.request(UpdateGroupDocument, { input });
  const inDays: Record<number, string> = {};
  for (const days of [30, 10, 40, 20]) inDays[days] = await studio.session({ days, groupId: studio.oneOffGroupId });
  ids = [10, 20, 30, 40].map((days) => inDays[days] ?? '');
  await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId: ids[2] ?? '' } });
});

const week = async (wanted: InstructorWeekQueryVariables = {}, client: Client = instructor) =>
  (await client.request(InstructorWeekDocument, wanted)).viewer.member?.sessions;
const found = async (wanted: InstructorWeekQueryVariables = {}, client?: Client) =>
  (await week(wanted, client))?.edges.map(({ node }) => ids.indexOf(node.id));

describe('Member.sessions', () => {
  it('gives the sessions of the groups that the member teaches, by start, cancelled ones too', async () => {
    expect(await found()).toEqual([0, 1, 2, 3]);
    expect((await week())?.totalCount).toBe(4);
    expect((await week())?.edges[0]?.node).toMatchObject({ group: { id: ground.studio.oneOffGroupId } });
  });

  it('takes a period and a state', async () => {
    const starts = (await week())?.edges.map(({ node }) => node.startsAt) ?? [];
    expect(await found({ from: starts[1] ?? null, until: starts[3] ?? null })).toEqual([1, 2]);
    expect(await found({ from: starts[1] ?? null, until: starts[3] ?? null, status: 'SCHEDULED' })).toEqual([1]);
    expect(await found({ status: 'CANCELLED' })).toEqual([2]);
  });

  it('gives nothing for a member who teaches no group', async () => {
    const { owner } = ground.studio.clients;
    expect(await week({}, owner)).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('shows everybody the same sessions of an instructor', async () => {
    const query = new TypedDocumentString<
      { node: { sessions: { edges: { node: { id: string } }[] } } | null },
      Record<string, never>
    >(`{ node(id: "${memberId}") { ... on Member { sessions { edges { node { id } } } } } }`);
    for (const name of EVERYBODY) {
      const { node } = await ground.viewers[name].request(query);
      expect(
        node?.sessions.edges.map(({ node: session }) => ids.indexOf(session.id)),
        name,
      ).toEqual([0, 1, 2, 3]);
    }
  });
});
