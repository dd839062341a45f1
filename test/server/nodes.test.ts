import { type Client, NodesDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { EVERYBODY, KEYS, type ViewerName } from '../support/viewers.js';
import { type History, historyOf } from './history.js';

const ground = useGround();

/** At most so many at once. */
const NODES_MAX = 100;

let own: History;
beforeAll(async () => {
  own = await historyOf(ground.studio);
});

const nodes = async (ids: string[], client: Client) => (await client.request(NodesDocument, { ids })).nodes;

describe('nodes', () => {
  it('gives rows of every kind in the order of their ids, also the same one twice', async () => {
    const ids = [own.bookingId, ground.studio.openCourseId, own.passId, own.bookingId];
    const given = await nodes(ids, ground.viewers.owner);
    expect(given.map((node) => node?.id)).toEqual(ids);
    expect(given.map((node) => node?.__typename)).toEqual(['Booking', 'Course', 'Pass', 'Booking']);
  });

  it('gives null in the place of ids that lead nowhere', async () => {
    const nothing = idsOfNothing({ studio: ground.studio }, 'Session').filter((id) => id !== ground.studio.customerId);
    const ids = [ground.studio.openCourseId, ...nothing, ground.studio.locationId];
    const given = await nodes(ids, ground.viewers.anonymous);
    expect(given.map((node) => node?.id ?? null)).toEqual([ids[0], ...nothing.map(() => null), ids.at(-1)]);
  });

  it('answers an empty list with an empty list, takes 100 ids, and refuses one more', async () => {
    const { openCourseId } = ground.studio;
    const many = (count: number) => Array.from({ length: count }, () => openCourseId);
    expect(await nodes([], ground.viewers.anonymous)).toEqual([]);
    expect(await nodes(many(NODES_MAX), ground.viewers.anonymous)).toHaveLength(NODES_MAX);
    expect(await nodes(many(NODES_MAX + 1), ground.viewers.anonymous).catch(codeOf)).toBe('BAD_USER_INPUT');
  });

  it('gives published rows to everybody', async () => {
    const { openCourseId, mondayGroupId, locationId, instructorId, creditProductId, fiveEuroSessionIds } = ground.studio;
    const ids = [openCourseId, mondayGroupId, locationId, instructorId, creditProductId, ...fiveEuroSessionIds];
    for (const name of EVERYBODY) {
      const given = await nodes(ids, ground.viewers[name]);
      expect(
        given.map((node) => node?.id),
        name,
      ).toEqual(ids);
    }
  });

  it('gives each viewer the private rows that are theirs to see, and null for the rest', async () => {
    const rows = {
      ...{ registration: own.registrationId, pass: own.passId, booking: own.bookingId, redemption: own.redemptionId },
      ...{ customer: ground.studio.customerId, attendee: ground.studio.childId },
    };
    const everything = Object.keys(rows);
    const seen: Partial<Record<ViewerName, string[]>> = {};
    for (const name of EVERYBODY) {
      const given = await nodes(Object.values(rows), ground.viewers[name]);
      seen[name] = everything.filter((_, index) => given[index]);
    }
    const [people, bookings, sales] = [
      ['customer', 'attendee'],
      ['registration', 'booking'],
      ['pass', 'redemption'],
    ];
    expect(seen).toEqual({
      ...Object.fromEntries(EVERYBODY.map((name) => [name, []])),
      ...{ owner: everything, manager: everything, receptionist: everything, instructor: everything, customer: everything },
      ...{ 'key PEOPLE_READ': people, 'key PEOPLE_WRITE': people },
      ...{ 'key BOOKINGS_READ': bookings, 'key BOOKINGS_WRITE': bookings },
      ...{ 'key SALES_READ': sales, 'key SALES_WRITE': sales },
    });
  });

  it('gives nothing private of another studio', async () => {
    const foreign = await historyOf(ground.other);
    const ids = [...Object.values(foreign), ground.other.customerId, ground.other.childId];
    // Not the roles of the fixtures: they have the same addresses, and so a place in both studios.
    for (const name of ['otherCustomer', 'person', 'customerElsewhere', 'anonymous', ...KEYS] as const) {
      expect(await nodes(ids, ground.viewers[name]), name).toEqual(ids.map(() => null));
    }
  });
});
