import { DeskListDocument, DeskRosterDocument, RegistrationsDocument, TimetableDocument } from '@permanentka/client';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { decodeId } from '../../src/schema/shared/ids.js';
import { weigh } from '../../src/server/documents/cost.js';
import { scheduleSessions } from '../../src/services/catalogue/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { euro, inDays, made } from '../support/studio.js';

/** Bookings of the day, over its sessions. */
const PEOPLE = 30;
const SESSIONS = 5;
const REPEATS = 7;
/** A counted field may take this many times the CPU time of a counted field of the plainest list. */
const DEARER_MAX = 5;

const schema = buildServedSchema();
let app: TestApp;
let studio: BookingStudio;
let token: string;
const day = { from: inDays(20).toISOString(), until: inDays(21).toISOString() };

beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  token = (await app.signIn.openSession('receptionist@vlnka.example')).token;
  const groupId = decodeId(studio.mondayGroupId)?.id ?? '';
  const startsAt = Array.from({ length: SESSIONS }, (_, hour) => new Date(inDays(20).getTime() + hour * 2 * 3_600_000));
  const terms = { durationMinutes: 60, price: euro(5), capacity: 2 * PEOPLE };
  const { sessions } = await made(scheduleSessions(studio.tenant, { groupId, schedule: { startsAt }, ...terms }));
  for (let n = 0; n < PEOPLE; n += 1) {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sell(studio.creditProductId, { registrationId });
    await studio.sell(studio.timeProductId, { customerId });
    for (const session of sessions) await studio.book(registrationId, studio.id('Session', session));
  }
}, 300_000);
afterAll(() => app.stop());

/** The CPU time of this process, which serves and asks, for one answer. The least of several is disturbed least. */
async function cpuOf(query: string, variables: object): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-organisation': studio.slug };
  const measured: number[] = [];
  for (let time = 0; time < REPEATS; time += 1) {
    const before = process.cpuUsage();
    const answer = await fetch(app.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    expect(await answer.text()).not.toContain('"errors":[{"message"');
    const { user, system } = process.cpuUsage(before);
    measured.push(user + system);
  }
  return Math.min(...measured);
}

test('the list of the day is answered whole, and its counted fields take as much CPU time as those of other lists', async () => {
  const list = await studio.clients.receptionist.request(DeskListDocument, { ...day, sessions: 50, bookings: 50 });
  const booked = list.viewer.organisation?.sessions.edges.map(({ node }) => node.bookings?.edges ?? []) ?? [];
  expect(booked.map(({ length }) => length)).toEqual(Array.from({ length: SESSIONS }, () => PEOPLE));
  const held = booked.flat().map(({ node: { registration } }) => ({
    registration: registration.passes.map(({ id }) => id),
    customer: registration.customer.passes.edges.map(({ node }) => node.id),
  }));
  expect(held.every(({ registration, customer }) => registration.length === 1 && customer.length === 2)).toBe(true);
  expect(new Set(held.flatMap(({ customer }) => customer)).size).toBe(2 * PEOPLE);
  const [sessionId] = list.viewer.organisation?.sessions.edges.map(({ node }) => node.id) ?? [];
  const asked: [name: string, query: string, variables: Record<string, unknown>][] = [
    ['customers', `{ customers(first: ${PEOPLE}) { edges { node { id name email phone } } } }`, {}],
    [
      'customers with passes',
      `{ customers(first: ${PEOPLE}) { edges { node { id name passes(first: 10) { edges { node { id name status } } } } } } }`,
      {},
    ],
    ['registrations', String(RegistrationsDocument), { first: PEOPLE }],
    ['roster', String(DeskRosterDocument), { id: sessionId, first: PEOPLE }],
    ['timetable', String(TimetableDocument), { slug: studio.slug, ...day, first: SESSIONS }],
    ['list of the day', String(DeskListDocument), { ...day, sessions: SESSIONS, bookings: PEOPLE }],
  ];
  const costOf: Record<string, number> = {};
  for (const [name, query, variables] of asked)
    costOf[name] = (await cpuOf(query, variables)) / weigh(schema, parse(query), variables).cost;
  const { customers = 0 } = costOf;
  for (const [name, microseconds] of Object.entries(costOf))
    expect([name, microseconds / customers < DEARER_MAX, costOf]).toEqual([name, true, costOf]);
  console.log(costOf);
}, 120_000);
