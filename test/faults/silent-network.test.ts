import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { createDatabase } from '../support/services/postgres.js';
import { type BadNetwork, startBadNetwork } from './bad-network.js';
import { askAll, codesOf, expectOverloaded, Questions, type Told, usualAnswers } from './questions.js';

let app: TestApp;
let network: BadNetwork;
let questions: Questions;
let studio: BookingStudio;
beforeAll(async () => {
  const database = await createDatabase();
  network = await startBadNetwork(database.url);
  app = await startTestApp({}, Promise.resolve({ url: network.url, drop: database.drop }));
  questions = await Questions.of(app);
  studio = await makeBookingStudio(app);
});
afterAll(async () => {
  await questions.close();
  await stopAndVerify(app);
  await network.stop();
});

const REQUEST_TIMEOUT_MS = readConfig({}).requestTimeoutMs;
const FOUND_MS = 5_000;
const WORKS_AGAIN_MS = 10_000;
/** Longer than a connection may be at rest without being asked. */
const REST_MS = 1_200;

test.each([6_000, 20_000])(
  'a network that carries nothing for %i ms is told as OVERLOADED, and everything works again',
  async (silentMs) => {
    const usual = await usualAnswers(questions.all);
    network.isMute = true;
    const rounds: Promise<Record<string, Told>>[] = [];
    for (const untilMs = performance.now() + silentMs; performance.now() < untilMs; await sleep(2_000))
      rounds.push(askAll(questions.all));
    network.isMute = false;
    const backMs = performance.now();
    await expect
      .poll(async () => codesOf(await askAll(questions.all)), { timeout: WORKS_AGAIN_MS, interval: 100 })
      .toEqual(codesOf(usual));
    expect(performance.now() - backMs).toBeLessThan(WORKS_AGAIN_MS);
    const [first = {}, ...later] = await Promise.all(rounds);
    // A stream and a booking are tried again for a while, and may begin when the database is back soon.
    expectOverloaded(first, REQUEST_TIMEOUT_MS, silentMs > REQUEST_TIMEOUT_MS ? {} : usual);
    for (const { name } of [...questions.reads, ...questions.callers])
      expect([name, first[name]?.codes]).toEqual([name, ['OVERLOADED']]);
    for (const round of later) expectOverloaded(round, REQUEST_TIMEOUT_MS, usual);
  },
  120_000,
);

test('nobody notices that the connections at rest have gone silent, but for a moment of waiting', async () => {
  const usual = await usualAnswers(questions.all);
  await sleep(REST_MS);
  network.silenceOpen();
  await expect.poll(async () => codesOf(await askAll(questions.all)), { timeout: FOUND_MS }).toEqual(codesOf(usual));
}, 60_000);

test('bookings whose connections go silent under way are answered in time, and repeated with their keys stand once', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => studio.newcomer()));
  const sessionId = await studio.session({ capacity: 20 });
  const inputs = people.map(
    ({ registrationId }) => ({ registrationId, sessionId, payWith: 'AT_DESK', idempotencyKey: randomUUID() }) as const,
  );
  const startedMs = performance.now();
  const sent = inputs.map((input) => studio.tryToBook(input).catch((error: unknown) => error));
  network.silenceOpen();
  for (const outcome of await Promise.all(sent))
    if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'OVERLOADED' });
  expect(performance.now() - startedMs).toBeLessThan(REQUEST_TIMEOUT_MS);
  const again = await Promise.all(inputs.map((input) => studio.tryToBook(input)));
  expect(again.flatMap(({ errors }) => errors)).toEqual([]);
  expect(new Set(again.map(({ booking }) => booking?.id)).size).toBe(people.length);
}, 60_000);
