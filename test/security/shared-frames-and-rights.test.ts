import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSocket } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Executor } from '../../src/server/documents/execution.js';
import { CloseCode } from '../../src/server/ws/ws.js';
import { addMember } from '../../src/services/people/index.js';
import { statementsOf } from '../query-counts/count.js';
import { useGround } from '../support/ground.js';
import { signedIn } from '../support/signed-in.js';
import { made } from '../support/studio.js';

const CLOSED_WITHIN_MS = 5_000;
const WAIT_MS = 10_000;
/** For longer than this a server does not go by what it knew of somebody before. */
const KNOWN_MS = 2_000;

const SEATS = `subscription ($id: ID!) {
  sessionCapacity(sessionId: $id) { seatsTaken session { id viewerBookings { id } rosterCounts { booked } } }
}`;

/** What a subscriber sees: the seats, their own bookings, and the roster in numbers if they may see it. */
interface Seats {
  seatsTaken: number;
  own: string[];
  roster: number | undefined;
}

const ground = useGround();
const open: Follower[] = [];
/** One push executed for all subscribers with the same rights. */
let executions: ReturnType<typeof vi.spyOn>;
beforeAll(() => {
  executions = vi.spyOn(Executor.prototype, 'answerTo');
});
beforeEach(() => {
  executions.mockClear();
});
afterAll(async () => {
  executions.mockRestore();
  await Promise.all(open.map((follower) => follower.leave()));
});

interface Follower {
  /** The states that each subscription was told. */
  seen: Seats[][];
  closed: Promise<number>;
  /** Waits until every subscription shows so many seats, and gives what they show. */
  shows: (seatsTaken: number) => Promise<Seats[]>;
  leave: () => Promise<void>;
}

/** Subscriptions to the seats of a session on one socket, under the same text and variables as everybody's. */
function follow(sessionId: string, token?: string, count = 1): Follower {
  const { app, studio } = ground;
  const connectionParams = {
    organisation: studio.slug,
    ...(token === undefined ? undefined : { authorization: `Bearer ${token}` }),
  };
  const socket = createSocket({ url: app.url.replace('http', 'ws'), connectionParams, retryAttempts: 0 });
  const closed = new Promise<number>((resolve) => socket.on('closed', (event) => resolve((event as { code: number }).code)));
  const seen = Array.from({ length: count }, (): Seats[] => []);
  for (const states of seen) {
    const next = ({ data, errors }: { data?: Record<string, unknown> | null; errors?: readonly unknown[] }) => {
      expect(errors).toBeUndefined();
      states.push(seatsOf(data?.sessionCapacity as Told));
    };
    // A closed socket is told by its code.
    const ended = () => undefined;
    socket.subscribe({ query: SEATS, variables: { id: sessionId } }, { next, error: ended, complete: ended });
  }
  const follower = {
    ...{ seen, closed },
    shows: async (seatsTaken: number) => {
      const last = () => seen.map((states) => states.at(-1)?.seatsTaken);
      await expect.poll(last, { timeout: WAIT_MS }).toEqual(seen.map(() => seatsTaken));
      return seen.flatMap((states) => states.at(-1) ?? []);
    },
    leave: async () => socket.dispose(),
  };
  open.push(follower);
  return follower;
}

interface Told {
  seatsTaken: number;
  session: { viewerBookings: { id: string }[]; rosterCounts: { booked: number } | null };
}

const seatsOf = ({ seatsTaken, session: { viewerBookings, rosterCounts } }: Told): Seats => ({
  ...{ seatsTaken, own: viewerBookings.map(({ id }) => id), roster: rosterCounts?.booked },
});

const within = <T>(promise: Promise<T>) => Promise.race([promise, sleep(CLOSED_WITHIN_MS).then(() => 'still open' as const)]);

async function colleague(role: 'RECEPTIONIST' | 'INSTRUCTOR') {
  const { app, studio } = ground;
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await made(addMember(studio.tenant, { name: 'Kolega', email, role }));
  return { id, token: await signedIn(app.signIn, studio.tenant, { memberId: id }) };
}

/** A customer with a registration, signed in on two devices. */
async function customer() {
  const { app, studio } = ground;
  const { registrationId, customerId } = await studio.newcomer();
  const signIn = () => signedIn(app.signIn, studio.tenant, { customerId: studio.keyOf('Customer', customerId) });
  return { registrationId, tokens: [await signIn(), await signIn()] as const };
}

describe('subscribers of one document with the same variables', () => {
  it('share one execution of each push with those of the same rights, and get no value of others', async () => {
    const { studio, app, other } = ground;
    const sessionId = await studio.session();
    const [one, two] = [await customer(), await customer()];
    const desk = await colleague('RECEPTIONIST');
    const ownerElsewhere = await made(
      addMember(other.tenant, { name: 'Iný', email: `${crypto.randomUUID()}@example.com`, role: 'OWNER' }),
    );
    const stranger = await signedIn(app.signIn, other.tenant, { memberId: ownerElsewhere.id });
    // Three subscriptions of each: two on one socket, one on another.
    const both = (...tokens: readonly [string?, string?]) => [
      follow(sessionId, tokens[0], 2),
      follow(sessionId, tokens[1] ?? tokens[0]),
    ];
    const followers = {
      ...{ public: both(), stranger: both(stranger), desk: both(desk.token) },
      ...{ one: both(...one.tokens), two: both(...two.tokens) },
    };
    const all = Object.values(followers).flat();
    await Promise.all(all.map((follower) => follower.shows(0)));
    executions.mockClear();
    const first = await studio.book(one.registrationId, sessionId);
    await Promise.all(all.map((follower) => follower.shows(1)));
    expect(executions).toHaveBeenCalledTimes(Object.keys(followers).length);
    const second = await studio.book(two.registrationId, sessionId);
    const show = async (some: readonly Follower[]) => (await Promise.all(some.map((follower) => follower.shows(2)))).flat();
    const three = (seats: Partial<Seats>) =>
      Array.from({ length: 3 }, () => ({ seatsTaken: 2, own: [], roster: undefined, ...seats }));
    expect(await show(followers.public)).toEqual(three({}));
    expect(await show(followers.stranger)).toEqual(three({}));
    expect(await show(followers.desk)).toEqual(three({ roster: 2 }));
    expect(await show(followers.one)).toEqual(three({ own: [first.id] }));
    expect(await show(followers.two)).toEqual(three({ own: [second.id] }));
    for (const follower of [...followers.one, ...followers.two]) {
      const own = followers.one.includes(follower) ? first.id : second.id;
      expect(new Set(follower.seen.flat().flatMap((seats) => seats.own))).toEqual(new Set([own]));
    }
  });

  it('share the read of the first state, and each get their own values with it', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 20 });
    const people = await Promise.all(Array.from({ length: 4 }, customer));
    const bookings = await Promise.all(people.map(({ registrationId }) => studio.book(registrationId, sessionId)));
    let followers: Follower[] = [];
    const statements = await statementsOf(async () => {
      followers = people.flatMap(({ tokens }) => tokens.map((token) => follow(sessionId, token, 5)));
      await Promise.all(followers.map((follower) => follower.shows(4)));
    });
    for (const [at, follower] of followers.entries()) {
      const own = [bookings[Math.floor(at / 2)]?.id];
      expect(follower.seen.flat()).toEqual(Array.from({ length: 5 }, () => ({ seatsTaken: 4, own, roster: undefined })));
    }
    const reads = statements.filter((text) => text.includes('as "sessionId"')).length;
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(20);
  });

  it('get the answers of their new rights, which nobody shares who keeps the former ones', { timeout: 60_000 }, async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ groupId: studio.apartGroupId });
    const [staying, changing] = [await colleague('RECEPTIONIST'), await colleague('RECEPTIONIST')];
    const [former, next] = [await colleague('INSTRUCTOR'), await colleague('INSTRUCTOR')];
    const teaches = ({ id }: { id: string }) =>
      studio.sql('update groups set instructor_id = ? where id = ?', [id, studio.keyOf('Group', studio.apartGroupId)]);
    await teaches(former);
    const people = { staying, changing, former, next, public: { token: undefined } };
    const before = Object.entries(people).map(([name, { token }]) => [name, follow(sessionId, token, 2)] as const);
    const rosterOf = async (followers: typeof before, seatsTaken: number) =>
      Object.fromEntries(
        await Promise.all(
          followers.map(
            async ([name, follower]) => [name, (await follower.shows(seatsTaken)).map(({ roster }) => roster)] as const,
          ),
        ),
      );
    const none = [undefined, undefined];
    const { registrationId } = await studio.newcomer(studio.apartGroupId);
    await studio.book(registrationId, sessionId);
    const told = { staying: [1, 1], changing: [1, 1], former: [1, 1], next: none, public: none };
    expect(await rosterOf(before, 1)).toEqual(told);

    await studio.sql("update members set role = 'INSTRUCTOR' where id = ?", [changing.id]);
    await teaches(next);
    const isLeft = (name: string) => ['changing', 'former', 'next'].includes(name);
    for (const [name, { closed }] of before.filter(([each]) => isLeft(each)))
      expect([name, await within(closed)]).toEqual([name, CloseCode.RIGHTS_LOST]);
    await sleep(KNOWN_MS);
    const after = before.map(([name, follower]) => {
      const { token } = people[name as keyof typeof people];
      return [name, isLeft(name) ? follow(sessionId, token, 2) : follower] as const;
    });
    const rightsNow = { staying: [1, 1], changing: none, former: none, next: [1, 1], public: none };
    expect(await rosterOf(after, 1)).toEqual(rightsNow);
    executions.mockClear();
    await studio.book((await studio.newcomer(studio.apartGroupId)).registrationId, sessionId);
    expect(await rosterOf(after, 2)).toEqual({ ...rightsNow, staying: [2, 2], next: [2, 2] });
    expect(executions).toHaveBeenCalledTimes(after.length);
  });

  it('keep what is theirs when the same person signs out on another device', { timeout: 60_000 }, async () => {
    const { studio, app } = ground;
    const sessionId = await studio.session();
    const { registrationId, tokens } = await customer();
    const [leaving, staying, anonymous] = [follow(sessionId, tokens[0], 2), follow(sessionId, tokens[1], 2), follow(sessionId)];
    const { id } = await studio.book(registrationId, sessionId);
    const own = Array.from({ length: 2 }, () => ({ seatsTaken: 1, own: [id], roster: undefined }));
    expect(await leaving.shows(1)).toEqual(own);
    expect(await staying.shows(1)).toEqual(own);
    await app.signIn.signOut(tokens[0]);
    expect(await within(leaving.closed)).toBe(CloseCode.RIGHTS_LOST);
    const seenByThen = leaving.seen.flat().length;
    await studio.book((await studio.newcomer()).registrationId, sessionId);
    expect(await staying.shows(2)).toEqual(own.map((seats) => ({ ...seats, seatsTaken: 2 })));
    expect(await anonymous.shows(2)).toEqual([{ seatsTaken: 2, own: [], roster: undefined }]);
    expect(leaving.seen.flat()).toHaveLength(seenByThen);
  });
});
