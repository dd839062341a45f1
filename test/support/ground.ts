import { afterAll, beforeAll } from 'vitest';
import { startTestApp, type TestApp } from './app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from './booking-studio.js';
import { type Viewers, viewersOf } from './viewers.js';

/** What the tests of one file stand on. */
export interface Ground {
  app: TestApp;
  studio: BookingStudio;
  /** Another organisation in the same database, of which nothing may be seen or changed. */
  other: BookingStudio;
  /** Everybody who may ask the studio something. */
  viewers: Viewers;
}

/** Starts one server with two studios for all tests of the file. After the last one every seat, entry and cent must add up. */
export function useGround(env: Record<string, string> = {}): Ground {
  const ground = {} as Ground;
  beforeAll(async () => {
    const app = await startTestApp(env);
    const [studio, other] = [await makeBookingStudio(app), await makeBookingStudio(app)];
    Object.assign(ground, { app, studio, other, viewers: await viewersOf(app, studio, other) });
  });
  afterAll(() => stopAndVerify(ground.app));
  return ground;
}
