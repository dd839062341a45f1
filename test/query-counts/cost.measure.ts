import * as client from '@permanentka/client';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { weigh } from '../../src/server/documents/cost.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, inDays } from '../support/studio.js';
import { ASKED } from './asked.js';
import { makeRows, type Rows } from './rows.js';

/**
 * `npm run measure:cost`: the CPU time that the operations of the client take of the server, beside the cost that the server
 * counts for them. docs/limits.md has the figures. It is no test, since time depends on the machine.
 */

const ROWS = 50;
/** The first ones compile the document and fill caches. */
const UNCOUNTED = 5;
const REPEATS = 15;

type Ground = Rows & { freeSessionId: string };

/** Changes that can be asked for again and again: previews, and values that stay the same. */
const CHANGES: Record<string, (rows: Ground, time: number) => Promise<unknown>> = {
  BookSession: ({ studio, creditRegistrationId: registrationId, freeSessionId: sessionId }) =>
    studio.clients.receptionist.request(client.BookSessionDocument, { input: { registrationId, sessionId, dryRun: true } }),
  CreateCustomer: ({ studio }, time) =>
    studio.clients.receptionist.request(client.CreateCustomerDocument, { input: { name: `Nová ${time}` } }),
  ScheduleSessions: ({ studio, groupId }) =>
    studio.clients.manager.request(client.ScheduleSessionsDocument, {
      input: {
        groupId,
        schedule: { startsAt: Array.from({ length: ROWS }, (_, n) => inDays(400 + n).toISOString()) },
        ...{ durationMinutes: 60, price: euro(5), dryRun: true },
      },
    }),
  SellPass: ({ studio, customerId }, time) =>
    studio.clients.receptionist.request(client.SellPassDocument, {
      input: {
        ...{ productId: studio.entryProductId, holder: { customerId }, payment: { method: 'CASH' } },
        idempotencyKey: `measured-${time}`,
      },
    }),
  UpdateCustomer: ({ studio, customerId }) =>
    studio.clients.receptionist.request(client.UpdateCustomerDocument, { input: { customerId, phone: '+421 905 123 456' } }),
  UpdateSession: ({ studio, sharedSessionId: sessionId }) =>
    studio.clients.manager.request(client.UpdateSessionDocument, { input: { sessionId, capacity: 200, dryRun: true } }),
};

let app: TestApp;
let rows: Ground;
beforeAll(async () => {
  app = await startTestApp();
  const made = await makeRows(app, ROWS);
  const { studio } = made;
  rows = { ...made, freeSessionId: await studio.session({ groupId: studio.apartGroupId }) };
}, 600_000);
afterAll(() => app.stop());

interface Sent {
  query: string;
  variables: Record<string, unknown>;
}

/** The body of a request of the client. */
async function sentBy(ask: () => Promise<unknown>): Promise<Sent> {
  const { fetch } = globalThis;
  let sent: Sent | undefined;
  globalThis.fetch = (input, init) => {
    sent = JSON.parse(String(init?.body)) as Sent;
    return fetch(input, init);
  };
  try {
    await ask();
  } finally {
    globalThis.fetch = fetch;
  }
  if (!sent) throw new Error('nothing was sent');
  return sent;
}

/** The CPU time of this process, which serves and asks, in microseconds. The least of several is disturbed least. */
async function cpuOf(ask: (time: number) => Promise<unknown>): Promise<number> {
  const measured: number[] = [];
  for (let time = 0; time < UNCOUNTED + REPEATS; time += 1) {
    const before = process.cpuUsage();
    await ask(time);
    const { user, system } = process.cpuUsage(before);
    measured.push(user + system);
  }
  return Math.min(...measured.slice(UNCOUNTED));
}

it('measures the operations of the client', async () => {
  const schema = buildServedSchema();
  const all = { ...ASKED, ...CHANGES };
  const table = [];
  for (const [name, ask] of Object.entries(all)) {
    const { query, variables } = await sentBy(() => ask(rows, 1_000));
    const { cost, depth } = weigh(schema, parse(query), variables);
    const microseconds = await cpuOf((time) => ask(rows, time));
    table.push({ name, cost, depth, milliseconds: microseconds / 1_000, perCost: microseconds / cost });
  }
  table.sort((one, other) => one.perCost - other.perCost);
  console.table(table.map((row) => ({ ...row, milliseconds: row.milliseconds.toFixed(2), perCost: row.perCost.toFixed(2) })));
  const [least, most] = [table.at(0)?.perCost ?? 0, table.at(-1)?.perCost ?? 0];
  console.log(
    `CPU microseconds for a unit of cost: ${least.toFixed(2)} to ${most.toFixed(2)}, factor ${(most / least).toFixed(1)}`,
  );
  expect(table.length).toBeGreaterThan(50);
}, 600_000);
