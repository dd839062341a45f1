import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { interceptQueries } from './intercepted-queries.js';

let app: TestApp;
let studio: BookingStudio;
let ends: (() => void)[];
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  ends = [];
});
afterAll(async () => {
  for (const end of ends) end();
  await app.stop();
});

/** Reads, books, asks who a token belongs to, and publishes what was committed. */
async function work(): Promise<void> {
  const { registrationId } = await studio.newcomer();
  await studio.book(registrationId, await studio.session());
  await studio.account(registrationId);
  const { token } = await app.signIn.openSession('intercepted@example.com');
  expect(await app.signIn.personOf(token)).toBeDefined();
}

it('statements are seen from each pool of a server, on connections that were open before', async () => {
  await work();
  const names = new Map<string, number>();
  ends.push(
    interceptQueries(({ text }, client) => {
      const name = String(Reflect.get(Object(Reflect.get(client, 'connectionParameters')), 'application_name'));
      names.set(name, (names.get(name) ?? 0) + 1);
      return text;
    }),
  );
  await work();
  for (const end of ends.splice(0)) end();
  const pools = ['permanentka', 'permanentka-answers', 'permanentka-engine', 'permanentka-relay', 'permanentka-sign-in'];
  await expect.poll(() => pools.filter((name) => !names.has(name))).toEqual([]);
});

it('a changed statement is sent in place of the one that was asked for, and the first one again after the end', async () => {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  const ask = async () => [
    (await client.query('select 1 as n')).rows[0]?.n,
    (await client.query({ name: 'one', text: 'select $1::int + 1 as n', values: [0] })).rows[0]?.n,
    (await app.orm.em.fork().execute<{ n: number }[]>('select 1 as n'))[0]?.n,
  ];
  expect(await ask()).toEqual([1, 1, 1]);
  ends.push(interceptQueries(({ text }) => text.replace(/1 as n/, '7 as n')));
  expect(await ask()).toEqual([7, 7, 7]);
  for (const end of ends.splice(0)) end();
  expect(await ask()).toEqual([1, 1, 1]);
  await client.end();
});
