import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookSessionDocument, createClient, RegisterDocument, SessionCapacityDocument } from '../../client/index.js';
import { type App, createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { startTestApp, type TestApp } from '../app.js';
import { redisUrl } from '../services/redis.js';
import type { Studio } from '../studio.js';
import { watch } from '../watch.js';

const REDIS_URL = redisUrl() ?? '';

describe.skipIf(!REDIS_URL)('two servers on one PostgreSQL and one Redis', () => {
  let one: TestApp;
  let two: App;
  let twoUrl: string;
  let studio: Studio;

  beforeAll(async () => {
    one = await startTestApp({ REDIS_URL });
    const config = readConfig({ PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'off', REDIS_URL });
    two = await createApp(config, { databaseUrl: one.databaseUrl });
    twoUrl = (await two.listen()).url;
    studio = await one.studio();
  });
  afterAll(async () => {
    await two.close();
    await one.stop();
  });

  it('tell the subscribers of one what is booked on the other', async () => {
    const sessionId = studio.fiveEuroSessionIds[0] ?? '';
    const far = createClient({ url: twoUrl });
    const seats = watch(far.subscribe(SessionCapacityDocument, { sessionId }), (push) => push.sessionCapacity);
    await seats.until((state) => state.seatsTaken === 0);
    for (const [taken, attendeeId] of [studio.childId, studio.siblingId, studio.otherChildId].entries()) {
      const { register } = await studio.clients.receptionist.request(RegisterDocument, {
        input: { attendeeId, groupId: studio.mondayGroupId },
      });
      const input = { registrationId: register.registration?.id ?? '', sessionId };
      const { bookSession } = await studio.clients.receptionist.request(BookSessionDocument, { input });
      expect(bookSession.errors).toEqual([]);
      await seats.until((state) => state.seatsTaken === taken + 1);
    }
    expect(seats.seen.map(({ seatsTaken }) => seatsTaken)).toEqual([0, 1, 2, 3]);
    await seats.leave();
    await far.close();
  });
});
