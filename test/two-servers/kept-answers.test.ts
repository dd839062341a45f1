import { setTimeout as sleep } from 'node:timers/promises';
import { BookSessionDocument, CancelBookingDocument, type Client, createClient, TimetableDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Door } from '../pubsub/door.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { redisUrl } from '../support/services/redis.js';
import { ServerProcess } from '../support/services/server-process.js';

const REDIS_URL = redisUrl() ?? '';

const COMMITS = 10_000;
/** Each books and cancels in a session of their own, so they know its seats. All sessions stand on one page. */
const PEOPLE = 20;
/** Every so many commits of a person, they wait until the other server shows the last one, too. */
const LOOKS_ELSEWHERE_EVERY = 25;
/** The other server shows a commit within this time, with Redis. */
const ELSEWHERE_MS = 1_000;
/** The same while Redis is away, and after it came back. */
const WITHOUT_REDIS_MS = 5_000;
const REDIS_AWAY_MS = 1_500;
const TIMES_AWAY = 3;
const TIMEOUT_MS = 240_000;

interface Server {
  readonly desk: Client;
  readonly anonymous: Client;
}

describe.skipIf(!REDIS_URL)('the timetable that anonymous readers of two servers see', () => {
  const door = new Door();
  let one: TestApp;
  let two: ServerProcess;
  let studio: BookingStudio;
  let servers: readonly [Server, Server];
  let port = 0;
  let isRedisAway = false;
  let redisCameBackAt = Number.NEGATIVE_INFINITY;

  beforeAll(async () => {
    await door.open(REDIS_URL);
    port = Number(new URL(door.url).port);
    one = await startTestApp({ REDIS_URL: door.url, LOG_LEVEL: 'fatal' });
    two = new ServerProcess({
      DATABASE_URL: one.databaseUrl,
      REDIS_URL: door.url,
      RATE_LIMIT_VIEWER_PER_MINUTE: '1000000',
      RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000',
    });
    const urlOfTwo = await two.ready();
    studio = await makeBookingStudio(one);
    const { token } = await one.signIn.openSession('receptionist@vlnka.example');
    const at = (url: string): Server => ({
      desk: createClient({ url, organisation: studio.slug, token }),
      anonymous: createClient({ url }),
    });
    servers = [at(one.url), at(urlOfTwo)];
  });
  afterAll(async () => {
    expect(await two.end('SIGTERM')).toBe(0);
    await stopAndVerify(one);
    await door.shut();
  });

  /** The seats of a session on the page of all sessions. */
  async function seatsAt(server: Server, sessionId: string): Promise<number | undefined> {
    const variables = { slug: studio.slug, groupIds: [studio.apartGroupId], first: 100, withViewerBookings: false };
    const { organisation } = await server.anonymous.request(TimetableDocument, variables);
    return organisation?.sessions.edges.find(({ node }) => node.id === sessionId)?.node.seatsTaken;
  }

  async function expectSoon(server: Server, sessionId: string, seats: number): Promise<void> {
    const askedAt = performance.now();
    const wasTroubled = isRedisAway || askedAt - redisCameBackAt < WITHOUT_REDIS_MS;
    while ((await seatsAt(server, sessionId)) !== seats) {
      const bound = wasTroubled || isRedisAway ? WITHOUT_REDIS_MS : ELSEWHERE_MS;
      expect(performance.now() - askedAt).toBeLessThan(bound);
      await sleep(10);
    }
  }

  /** Books and cancels at either server in turns, and looks at once as an anonymous reader of the same one. */
  async function bookAndLook(commits: number): Promise<void> {
    const sessionId = await studio.session({ price: 0, groupId: studio.apartGroupId });
    const { registrationId } = await studio.newcomer(studio.apartGroupId);
    let bookingId: string | undefined;
    for (let count = 1; count <= commits; count += 1) {
      const [near, far] = Math.random() < 0.5 ? servers : [servers[1], servers[0]];
      if (bookingId === undefined) {
        const input = { registrationId, sessionId, allowOverlap: true };
        const { bookSession } = await near.desk.request(BookSessionDocument, { input });
        expect(bookSession.errors).toEqual([]);
        bookingId = bookSession.booking?.id;
      } else {
        const { cancelBooking } = await near.desk.request(CancelBookingDocument, { input: { bookingId } });
        expect(cancelBooking.errors).toEqual([]);
        bookingId = undefined;
      }
      const seats = bookingId === undefined ? 0 : 1;
      expect(await seatsAt(near, sessionId)).toBe(seats);
      if (count % LOOKS_ELSEWHERE_EVERY === 0) await expectSoon(far, sessionId, seats);
    }
  }

  async function loseRedis(): Promise<void> {
    isRedisAway = true;
    await door.shut();
    await sleep(REDIS_AWAY_MS);
    await door.open(REDIS_URL, port);
    redisCameBackAt = performance.now();
    isRedisAway = false;
  }

  it(
    `never shows fewer or more seats than the last commit of its server, with Redis away ${TIMES_AWAY} times`,
    async () => {
      const reading = Promise.all(Array.from({ length: PEOPLE }, () => bookAndLook(COMMITS / PEOPLE)));
      const losing = (async () => {
        for (let times = 0; times < TIMES_AWAY; times += 1) {
          await sleep(2 * REDIS_AWAY_MS);
          await loseRedis();
        }
        return performance.now();
      })();
      await reading;
      const finishedAt = performance.now();
      // Redis was lost while they booked.
      expect(await losing).toBeLessThan(finishedAt);
    },
    TIMEOUT_MS,
  );
});
