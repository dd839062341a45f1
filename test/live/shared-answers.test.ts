import { type Client, PassBalanceDocument, TypedDocumentString } from '@permanentka/client';
import { afterEach, describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { scheduleSessions } from '../../src/services/catalogue/index.js';
import { useGround } from '../support/ground.js';
import { euro, inDays, made } from '../support/studio.js';
import { EVERYBODY, type ViewerName } from '../support/viewers.js';
import { watch } from '../support/watch.js';

const ground = useGround();

interface Seats {
  id: string;
  seatsTaken: number;
  left: number;
  version: number;
}
interface Seen extends Seats {
  session: {
    id: string;
    viewerBookings: { id: string }[];
    rosterCounts: { booked: number } | null;
  };
}

const ARGUMENT = '($id: ID!)';
const PUBLIC = new TypedDocumentString<{ seats: Seats }, { id: string }>(
  `subscription ${ARGUMENT} { seats: sessionCapacity(sessionId: $id) { id ...F left: seatsLeft } }
   fragment F on SessionCapacity { seatsTaken version }`,
);
const PRIVATE = new TypedDocumentString<{ seats: Seen }, { id: string }>(
  `subscription ${ARGUMENT} { seats: sessionCapacity(sessionId: $id) { id ...F left: seatsLeft } }
   fragment F on SessionCapacity { seatsTaken version session { id viewerBookings { id } rosterCounts { booked } } }`,
);

const open: { leave: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((watching) => watching.leave()));
});

function follow<T>(client: Client, document: TypedDocumentString<{ seats: T }, { id: string }>, id: string) {
  const watching = watch(client.subscribe(document, { id }), (push) => push.seats);
  open.push(watching);
  return watching;
}

/** One stream of each viewer, with its first state. */
async function everybody<T>(document: TypedDocumentString<{ seats: T }, { id: string }>, id: string, names = EVERYBODY) {
  const streams = names.map((name) => ({ name, watching: follow(ground.viewers[name], document, id) }));
  await Promise.all(streams.map(({ watching }) => watching.until(() => true)));
  return streams;
}

describe('subscribers of one operation on a session', () => {
  it('subscribers of one operation on a session get the same public figures', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 7 });
    const streams = await everybody(PUBLIC, sessionId);
    await studio.book((await studio.newcomer()).registrationId, sessionId);
    const told = await Promise.all(streams.map(({ watching }) => watching.until(({ seatsTaken }) => seatsTaken === 1)));
    for (const seats of told) expect(seats).toEqual(told[0]);
    expect(told[0]?.left).toBe(6);
  });

  it('each get their own bookings and no others, in whatever order they subscribed', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    // Keys may not follow every field of this operation.
    const names = EVERYBODY.filter((name) => !name.startsWith('key'));
    const others = await everybody(PRIVATE, sessionId, names);
    const [ofOne, ofTwo] = [follow(one.client, PRIVATE, sessionId), follow(two.client, PRIVATE, sessionId)];
    await Promise.all([ofOne, ofTwo].map((watching) => watching.until(() => true)));
    const first = await studio.book(one.registrationId, sessionId);
    const second = await studio.book(two.registrationId, sessionId);
    const isLast = ({ seatsTaken }: Seats) => seatsTaken === 2;
    expect((await ofOne.until(isLast)).session.viewerBookings).toEqual([{ id: first.id }]);
    expect((await ofTwo.until(isLast)).session.viewerBookings).toEqual([{ id: second.id }]);
    const staff: readonly ViewerName[] = ['owner', 'manager', 'receptionist', 'instructor'];
    for (const { name, watching } of others) {
      const { session } = await watching.until(isLast);
      expect([name, session.viewerBookings, session.rosterCounts?.booked]).toEqual([
        name,
        [],
        staff.includes(name) ? 2 : undefined,
      ]);
    }
    for (const [watching, booking] of [
      [ofOne, first],
      [ofTwo, second],
    ] as const)
      for (const { session } of watching.seen) for (const { id } of session.viewerBookings) expect(id).toBe(booking.id);
  });

  it('get the states of their own studio, beside another one', async () => {
    const { studio, other } = ground;
    const [here, there] = [await studio.session(), await other.session()];
    const [mine, theirs] = [follow(studio.clients.public, PUBLIC, here), follow(other.clients.public, PUBLIC, there)];
    await Promise.all([mine, theirs].map((watching) => watching.until(() => true)));
    await other.book((await other.newcomer()).registrationId, there);
    await theirs.until(({ seatsTaken }) => seatsTaken === 1);
    await studio.book((await studio.newcomer()).registrationId, here);
    const { id } = await mine.until(({ seatsTaken }) => seatsTaken === 1);
    expect(new Set(mine.seen.map((seats) => seats.id))).toEqual(new Set([id]));
    expect(theirs.seen.every((seats) => seats.id !== id)).toBe(true);
  });

  it('may be eighty on one socket, each of another session', async () => {
    const { studio } = ground;
    const startsAt = Array.from({ length: 80 }, (_, at) => inDays(20 + at));
    const { sessions } = await made(
      scheduleSessions(studio.tenant, {
        ...{ groupId: studio.keyOf('Group', studio.mondayGroupId), schedule: { startsAt }, durationMinutes: 60, price: euro(5) },
      }),
    );
    const ids = sessions.map((session) => studio.id('Session', session));
    const streams = ids.map((id) => follow(studio.clients.customer, PUBLIC, id));
    const firsts = await Promise.all(streams.map((watching) => watching.until(() => true)));
    expect(new Set(firsts.map(({ id }) => id)).size).toBe(80);
    await studio.book((await studio.newcomer()).registrationId, ids[40] ?? '');
    await streams[40]?.until(({ seatsTaken }) => seatsTaken === 1);
    await studio.book((await studio.newcomer()).registrationId, ids[79] ?? '');
    await streams[79]?.until(({ seatsTaken }) => seatsTaken === 1);
    expect(streams.map(({ seen }) => seen.length)).toEqual(ids.map((_, at) => (at === 40 || at === 79 ? 2 : 1)));
  });
});

describe('a balance', () => {
  it('goes to its holder on every device and to staff, and to nobody else', async () => {
    const { studio, viewers } = ground;
    const { registrationId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const allowed = [client, client, viewers.owner, viewers.receptionist].map((who) =>
      watch(who.subscribe(PassBalanceDocument, { passId }), ({ passBalance }) => passBalance.creditLeft?.amountMinor),
    );
    open.push(...allowed);
    for (const watching of allowed) expect(await watching.until(() => true)).toBe(2_000);
    const stranger = watch(viewers.otherCustomer.subscribe(PassBalanceDocument, { passId }), (push) => push);
    await expect(stranger.until(() => true)).rejects.toThrow();
    await studio.book(registrationId, await studio.session({ price: 5 }));
    for (const watching of allowed) expect(await watching.until((left) => left !== 2_000)).toBe(1_500);
    expect(stranger.seen).toEqual([]);
  });
});

/** A wrong mark would show the value of one viewer to another one. */
it('only plain figures of the seats of sessions are marked as the same for all', () => {
  const marked: string[] = [];
  for (const type of Object.values(buildServedSchema().getTypeMap()))
    if ('getFields' in type)
      for (const field of Object.values(type.getFields()))
        if (field.extensions.sameForAll) marked.push(`${type.name}.${field.name}`);
  expect(marked.sort()).toEqual([
    'SessionCapacity.capacity',
    'SessionCapacity.id',
    'SessionCapacity.seatsLeft',
    'SessionCapacity.seatsTaken',
    'SessionCapacity.status',
    'SessionCapacity.version',
    'Subscription.sessionCapacities',
    'Subscription.sessionCapacity',
  ]);
});
