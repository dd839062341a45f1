import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CheckInDocument, type Client, createClient } from '@permanentka/client';
import { buildSchema } from 'graphql';
import type { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { fingerprintsOf, superuserOf, type TenantTable, tenantTables } from './catalogue.js';
import { answerTo, everyFieldOf, type FullStudio, makeFullStudio, UNLIMITED } from './full-studio.js';
import { makeTwin, TWIN_MARK } from './twin.js';
import { removeFilters, withoutFilters } from './without-filters.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

let app: TestApp;
let studio: FullStudio;
let superuser: Database;
let tables: TenantTable[];
let twinId: string;
let twinBefore: Record<string, string>;
let filters: ReturnType<typeof removeFilters>;
/** The owner and the customer of the studio, under the same tokens as there, and the public: all at the twin. */
let twins: Client[];

beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  studio = await makeFullStudio(app);
  superuser = await superuserOf(app.databaseUrl);
  tables = await tenantTables(superuser);
  const customerId = studio.keyOf('Customer', studio.customerId);
  const tokens = [
    (await app.signIn.openSession('owner@vlnka.example')).token,
    await signedIn(app.signIn, studio.tenant, { customerId }),
  ];
  const atTwin = { url: app.url, organisation: `twin-${studio.slug}` };
  twins = [...tokens.map((token) => createClient({ ...atTwin, token })), createClient(atTwin)];
  twinId = await makeTwin(superuser, tables, studio.tenant.organisationId);
  twinBefore = await fingerprintsOf(superuser, tables, twinId);
  filters = removeFilters(superuser);
});
afterAll(async () => {
  filters.restore();
  await superuser.end();
  await app.stop();
});

/** The answers to every field of every type, as the owner and as a customer see them, by document. */
async function everyAnswer(): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const { name, query } of everyFieldOf(schema, studio).documents) {
    answers[`${name} for the owner`] = await answerTo(studio.clients.owner, query);
    answers[`${name} for a customer`] = await answerTo(studio.client, query);
  }
  return answers;
}

const tellsOfTwin = (answers: Record<string, string>) =>
  Object.entries(answers).flatMap(([name, answer]) => (answer.includes(TWIN_MARK) ? [name] : []));

it('the test removes the filters from statements', () => {
  expect(withoutFilters('select from a where organisation_id = $1 and id = $2')).toBe(
    'select from a where ($1::uuid is not null) and id = $2',
  );
  expect(withoutFilters('a join b on b.organisation_id = a.organisation_id and b.id = a.b_id where a.organisation_id = $1')).toBe(
    'a join b on true and b.id = a.b_id where ($1::uuid is not null)',
  );
});

describe('without any filter of the application, beside an organisation with the very same ids', () => {
  it('every field of every type shows one organisation', { timeout: 120_000 }, async () => {
    const answers = await everyAnswer();
    expect(tellsOfTwin(answers)).toEqual([]);
    filters.restore();
    const filtered = await everyAnswer();
    filters = removeFilters(superuser);
    expect(Object.keys(answers).filter((name) => answers[name] !== filtered[name])).toEqual([]);
  });

  it('every field of every type shows one organisation to people who asked the same of the other', {
    timeout: 240_000,
  }, async () => {
    const cold = await everyAnswer();
    const ofTwin: string[] = [];
    const warm: Record<string, string> = {};
    for (const { name, query } of everyFieldOf(schema, studio).documents) {
      for (const client of twins) ofTwin.push(await answerTo(client, query));
      warm[`${name} for the owner`] = await answerTo(studio.clients.owner, query);
      warm[`${name} for a customer`] = await answerTo(studio.client, query);
    }
    expect(ofTwin.filter((answer) => answer.includes(TWIN_MARK)).length).toBeGreaterThan(10);
    expect(tellsOfTwin(warm)).toEqual([]);
    expect(Object.keys(cold).filter((name) => warm[name] !== cold[name])).toEqual([]);
  });

  it('every write stays in one organisation', { timeout: 120_000 }, async () => {
    const { registrationId, customerId, attendeeId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const sessionId = await studio.session();
    const booking = await studio.book(registrationId, sessionId, { passId, idempotencyKey: randomUUID() });
    await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId: booking.id } });
    await studio.tryToCancel({ bookingId: studio.bookingId });
    await studio.pay(studio.registrationId, 5);
    await studio.register(await studio.sibling(customerId), studio.thursdayGroupId);
    await studio.register(attendeeId, studio.apartGroupId);
    expect(await studio.left(passId)).toBe(3);
    expect(await studio.left(studio.entryPassId)).toBe(4);
    expect(await fingerprintsOf(superuser, tables, twinId)).toEqual(twinBefore);
    expect(filters.removed()).toBeGreaterThan(50);
    filters.restore();
    expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
  });

  it('rows of both organisations appear once row-level security is off as well', { timeout: 120_000 }, async () => {
    filters = removeFilters(superuser);
    for (const { name } of tables) await superuser.query(`alter table ${name} disable row level security`);
    expect(tellsOfTwin(await everyAnswer()).length).toBeGreaterThan(10);
  });
});
