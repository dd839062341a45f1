import { randomUUID } from 'node:crypto';
import { BookingPageDocument, CreateApiKeyDocument, ScheduleSessionsDocument, UpdateCourseDocument } from '@permanentka/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { warningsOf } from '../support/start-warnings.js';
import { euro } from '../support/studio.js';

const HOUR_MS = 3_600_000;
const DIFFERENCES: [string, number][] = [
  ['26 hours ahead of', 26 * HOUR_MS],
  ['26 hours behind', -26 * HOUR_MS],
  ['90 seconds ahead of', 90_000],
  ['a year behind', -365 * 24 * HOUR_MS],
];

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterEach(() => vi.useRealTimers());
afterAll(() => stopAndVerify(app));

/** Sets the clock of this process, which is that of the server, apart from the database's. Timers go on as they were. */
function setApart(differenceMs: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + differenceMs });
}

describe.each(DIFFERENCES)('a server whose clock is %s that of the database', (_, differenceMs) => {
  const schedule = (startsAt: number) =>
    studio.clients.owner.request(ScheduleSessionsDocument, {
      input: {
        ...{
          groupId: studio.mondayGroupId,
          schedule: { startsAt: [new Date(startsAt).toISOString()] },
          durationMinutes: 60,
          price: euro(5),
        },
      },
    });

  it('shows a session that can be booked, and books it', async () => {
    const now = Date.now();
    const { registrationId } = await studio.newcomer();
    setApart(differenceMs);
    const { scheduleSessions } = await schedule(now + HOUR_MS);
    expect(scheduleSessions.errors).toEqual([]);
    const sessionId = scheduleSessions.sessions?.[0]?.id ?? '';
    const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug, sessions: 50 });
    const shown = organisation?.courses.flatMap(({ groups }) => groups.flatMap((group) => group.upcomingSessions.edges)) ?? [];
    expect(shown.map(({ node }) => node.id)).toContain(sessionId);
    expect(await studio.book(registrationId, sessionId)).toMatchObject({ status: 'BOOKED' });
  });

  it('schedules no session in the past', async () => {
    const past = Date.now() - HOUR_MS;
    setApart(differenceMs);
    const { scheduleSessions } = await schedule(past);
    expect(scheduleSessions).toMatchObject({ sessions: null, errors: [{ code: 'INVALID_INPUT' }] });
  });

  it('takes the end of an API key by the time of the database', async () => {
    const now = Date.now();
    setApart(differenceMs);
    const ending = (expiresAt: number) =>
      studio.clients.owner.request(CreateApiKeyDocument, {
        input: { name: randomUUID(), scopes: ['PEOPLE_READ'], expiresAt: new Date(expiresAt).toISOString() },
      });
    expect((await ending(now + HOUR_MS)).createApiKey.errors).toEqual([]);
    expect((await ending(now - HOUR_MS)).createApiKey.errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });

  it('writes down when a course was archived by the time of the database', async () => {
    const now = Date.now();
    setApart(differenceMs);
    const { updateCourse } = await studio.clients.owner.request(UpdateCourseDocument, {
      input: { courseId: studio.oneOffCourseId, archived: true },
    });
    expect(updateCourse.errors).toEqual([]);
    vi.useRealTimers();
    const [course] = await rows<{ at: string }>('select archived_at as at from courses where archived_at is not null');
    expect(Math.abs(new Date(course?.at ?? '').getTime() - now)).toBeLessThan(60_000);
    await studio.clients.owner.request(UpdateCourseDocument, { input: { courseId: studio.oneOffCourseId, archived: false } });
  });

  it('warns at the start, with the difference', async () => {
    setApart(differenceMs);
    const [sentence, ...more] = await warningsOf(app.databaseUrl);
    const [, seconds, side] =
      /^The clock of this server is (\d+) s (ahead of|behind) that of the database\./.exec(sentence ?? '') ?? [];
    expect(Math.abs(Number(seconds) - Math.abs(differenceMs) / 1000)).toBeLessThan(2);
    expect(side).toBe(differenceMs > 0 ? 'ahead of' : 'behind');
    expect(more).toEqual([]);
  });
});

describe('a server whose clock is right, or nearly so', () => {
  it.each([0, 500, -500])('does not warn at a difference of %d ms', async (differenceMs) => {
    setApart(differenceMs);
    expect(await warningsOf(app.databaseUrl)).toEqual([]);
  });
});

async function rows<Row>(sql: string): Promise<Row[]> {
  return bindTenant(studio.tenant).transactional((em) => em.execute<Row[]>(sql));
}
