import { type Client, RegistrationsDocument, type RegistrationsQueryVariables } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAttendee, createCustomer } from '../../src/services/people/index.js';
import { useGround } from '../support/ground.js';
import { asking, codeOf, expectSeenBy } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectFault } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

/** Registrations of families of their own: in the Monday group, the Saturday group, and the ballet course, oldest first. */
let ids: string[];
beforeAll(async () => {
  const { studio } = ground;
  const { mondayGroupId, apartGroupId, continuousGroupId } = studio;
  const families = [
    ['Žofia Čierna', 'zofia@example.com', 'Hugo', mondayGroupId],
    ['Ľudmila Biela', 'lida@example.com', 'Hana', apartGroupId],
    ['Pavol Šedý', 'pavol@example.com', 'Hugo', continuousGroupId],
  ] as const;
  ids = [];
  for (const [name, email, child, groupId] of families) {
    const customer = await made(createCustomer(studio.tenant, { name, email }));
    const attendee = await made(addAttendee(studio.tenant, { customerId: customer.id, name: child }));
    ids.push(await studio.register(studio.id('Attendee', attendee), groupId));
  }
});

const page = async (wanted: RegistrationsQueryVariables = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(RegistrationsDocument, wanted)).registrations ?? null;
const found = async (wanted?: RegistrationsQueryVariables) => (await page(wanted))?.edges.map(({ node }) => ids.indexOf(node.id));

describe('registrations', () => {
  it('gives the newest first, with attendee, customer, group and figures', async () => {
    expect(await found({ first: 3 })).toEqual([2, 1, 0]);
    const first = (await page({ first: 1 }))?.edges[0]?.node;
    expect(first).toMatchObject({
      ...{ attendee: { name: 'Hugo' }, customer: { name: 'Pavol Šedý' }, group: { id: ground.studio.continuousGroupId } },
      ...{ charged: { amountMinor: 12000 }, debt: { amountMinor: 12000 }, paymentStatus: 'UNPAID' },
    });
  });

  it.each([
    ['cierna', [0]],
    ['ĽUDMILA', [1]],
    ['hugo', [2, 0]],
    ['lida@', [1]],
    ['%', []],
    ["' or true --", []],
  ])('finds %j by the name or address of the customer, or by an attendee of theirs', async (search, wanted) => {
    expect(await found({ search })).toEqual(wanted);
    expect((await page({ search, first: 1 }))?.totalCount).toBe(wanted.length);
  });

  it('gives only those of a group, of a course, with a debt, or without', async () => {
    const { studio } = ground;
    const hugo = { search: 'hugo' };
    expect(await found({ ...hugo, groupId: studio.mondayGroupId })).toEqual([0]);
    expect(await found({ groupId: studio.apartGroupId })).toEqual([1]);
    expect(await found({ courseId: studio.openCourseId, first: 2 })).toEqual([1, 0]);
    expect(await found({ courseId: studio.continuousCourseId })).toEqual([2]);
    expect(await found({ unpaid: true })).toEqual([2]);
    expect(await found({ ...hugo, unpaid: false })).toEqual([0]);
    expect(await found({ ...hugo, unpaid: null })).toEqual([2, 0]);
    for (const groupId of [studio.openCourseId, 'nonsense']) expect(await found({ groupId })).toEqual([]);
  });

  it('counts a credit that has not expired, and none that has', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer(studio.thursdayGroupId);
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    await studio.book(registrationId, await studio.session({ groupId: studio.thursdayGroupId }));
    const unpaid = async () => (await page({ unpaid: true }))?.edges.map(({ node }) => node.id).includes(registrationId);
    expect(await unpaid()).toBe(false);
    await studio.book(registrationId, await studio.session({ groupId: studio.thursdayGroupId, price: 18 }));
    expect(await unpaid()).toBe(true);
    await studio.pay(registrationId, 3);
    expect(await unpaid()).toBe(false);
    expect(await studio.left(passId)).toBe(0);
  });

  it('pages in both directions within what is asked for', async () => {
    const wanted = { search: 'example.com', courseId: ground.studio.openCourseId };
    const all = (await page({ ...wanted, first: 100 }))?.edges.map(({ node }) => node.id) ?? [];
    const first = await page({ ...wanted, first: 1 });
    const second = await page({ ...wanted, first: 1, after: first?.pageInfo.endCursor ?? null });
    const last = await page({ ...wanted, last: 1 });
    const before = await page({ ...wanted, last: 1, before: second?.pageInfo.startCursor ?? null });
    const shown = [first, second, last, before].map((given) => given?.edges.map(({ node }) => node.id));
    expect(shown).toEqual([[all[0]], [all[1]], [all.at(-1)], [all[0]]]);
    expect(all.length).toBeGreaterThan(2);
  });

  it('answers pages that cannot be as bad user input', async () => {
    for (const wanted of [{ first: 101 }, { first: 1, last: 1 }, { after: 'nonsense' }]) {
      await expectFault(ground.studio, () => page(wanted), 'BAD_USER_INPUT');
    }
  });

  it('gives nothing of another studio', async () => {
    const { other } = ground;
    const theirs = (await other.newcomer()).registrationId;
    const seen = async (client: Client) => (await page({ first: 100 }, client))?.edges.map(({ node }) => node.id) ?? [];
    expect(await seen(other.clients.receptionist)).toContain(theirs);
    expect(await seen(ground.studio.clients.receptionist)).not.toContain(theirs);
    expect(await page({ groupId: other.mondayGroupId }).then((given) => given?.edges, codeOf)).toEqual([]);
  });

  it('is for the desk and for keys that read bookings', async () => {
    const ask = asking('{ registrations(first: 1) { totalCount edges { node { id } } } }');
    await expectSeenBy(ground, ask, { allowed: [...DESK, 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'] });
  });
});
