import { type Client, GroupRegistrationsDocument, type GroupRegistrationsQueryVariables } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { asking } from '../support/rights.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();

/** Three in a group apart, oldest first; the second has a debt of 5 €. */
let ids: string[];
beforeAll(async () => {
  const { studio } = ground;
  ids = [];
  for (let n = 0; n < 3; n += 1) ids.push((await studio.newcomer(studio.apartGroupId)).registrationId);
  await studio.book(ids[1] ?? '', await studio.session({ groupId: studio.apartGroupId }));
  await studio.newcomer();
});

type Wanted = Omit<GroupRegistrationsQueryVariables, 'id'>;
const members = async (wanted: Wanted = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(GroupRegistrationsDocument, { id: ground.studio.apartGroupId, ...wanted })).group?.registrations;
const found = async (wanted?: Wanted) => (await members(wanted))?.edges.map(({ node }) => ids.indexOf(node.id));

describe('Group.registrations', () => {
  it('gives who is in the group, newest first, with attendee, customer and debt', async () => {
    expect(await found()).toEqual([2, 1, 0]);
    const page = await members();
    expect(page?.totalCount).toBe(3);
    expect(page?.edges[1]?.node).toMatchObject({
      ...{ attendee: { name: 'Nina' }, customer: { name: 'Mária Nová' } },
      ...{ debt: { amountMinor: 500 }, paymentStatus: 'UNPAID' },
    });
  });

  it('gives only those with a debt, or only those without', async () => {
    expect(await found({ unpaid: true })).toEqual([1]);
    expect(await found({ unpaid: false })).toEqual([2, 0]);
    expect((await members({ unpaid: false, first: 1 }))?.totalCount).toBe(2);
  });

  it('is for staff, for the instructor of the group, and for keys that read bookings', async () => {
    const { app, studio, viewers } = ground;
    const seen: readonly ViewerName[] = [...STAFF, 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'];
    const ask = asking(`{ group(id: "${studio.apartGroupId}") { registrations { edges { node { id } } } } }`);
    for (const name of EVERYBODY) {
      const wanted = seen.includes(name) ? { edges: [2, 1, 0].map((at) => ({ node: { id: ids[at] } })) } : null;
      expect(await ask(viewers[name], name), name).toEqual({ registrations: wanted });
    }
    const { client } = await newColleague(app, studio, 'INSTRUCTOR');
    expect(await members({}, client)).toBeNull();
  });
});
