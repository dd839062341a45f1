import { type Client, NodeDocument, PassDocument, SessionDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/schema/shared/ids.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { DESK, EVERYBODY } from '../support/viewers.js';
import { type History, historyOf } from './history.js';

const ground = useGround();

let own: History;
beforeAll(async () => {
  own = await historyOf(ground.studio);
});

const node = async (id: string, client: Client = ground.viewers.owner) => (await client.request(NodeDocument, { id })).node;

describe('node', () => {
  it('gives a row of each kind by its id', async () => {
    const { studio } = ground;
    const rows = {
      ...{ Organisation: studio.organisationId, Location: studio.locationId, Course: studio.openCourseId },
      ...{ Group: studio.mondayGroupId, Session: studio.fiveEuroSessionIds[0], PassProduct: studio.entryProductId },
      ...{ Member: studio.instructorId, Customer: studio.customerId, Attendee: studio.childId },
      ...{ Registration: own.registrationId, Pass: own.passId, Booking: own.bookingId, Redemption: own.redemptionId },
    };
    for (const [kind, id] of Object.entries(rows)) expect(await node(id ?? ''), kind).toEqual({ __typename: kind, id });
  });

  it.each(['nonsense', '', 'ses_', 'ses_AAAA', `ses_${'A'.repeat(43)}`, 'ž'.repeat(500)])(
    'gives null for the id %j',
    async (id) => {
      expect(await node(id)).toBeNull();
      expect((await ground.viewers.owner.request(SessionDocument, { id })).session).toBeNull();
    },
  );

  it('takes an id of one kind for no other kind', async () => {
    expect((await ground.viewers.owner.request(PassDocument, { id: own.bookingId })).pass).toBeNull();
  });

  it('gives null for a row of another studio under an id that names this one', async () => {
    const { studio, other } = ground;
    const forged = encodeId('Customer', studio.tenant.organisationId, other.keyOf('Customer', other.customerId));
    expect(await node(forged)).toBeNull();
  });

  it('gives a published row to everybody', async () => {
    await expectSeenBy(ground, (client) => node(ground.studio.openCourseId, client).then((row) => row ?? null), {
      allowed: EVERYBODY,
    });
  });

  it('gives a customer to the desk, their instructor, themselves and keys that may read people', async () => {
    const ask = asking(`{ node(id: "${ground.studio.customerId}") { id } }`);
    await expectSeenBy(ground, ask, {
      allowed: [...DESK, 'instructor', 'customer', 'key PEOPLE_READ', 'key PEOPLE_WRITE'],
    });
  });

  it('gives a pass to the desk, the instructor of its holder, its holder and keys that may read sales', async () => {
    await expectSeenBy(ground, asking(`{ node(id: "${own.passId}") { id } }`), {
      allowed: [...DESK, 'instructor', 'customer', 'key SALES_READ', 'key SALES_WRITE'],
    });
  });
});
