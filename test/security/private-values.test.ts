import { readFileSync } from 'node:fs';
import { OrdersDocument } from '@permanentka/client';
import { buildSchema } from 'graphql';
import type { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { made } from '../support/studio.js';
import { superuserOf } from './catalogue.js';
import { everyFieldOf, type FullStudio, makeFullStudio, UNLIMITED } from './full-studio.js';
import { remarkReceipts } from './marks.js';
import { prunedDocument } from './pruned-document.js';
import { type Asking, asking, viewersOf } from './viewers-of-every-kind.js';

/**
 * Every private value of a studio, marked with its owner: two families, each taught by another instructor, and the values of the
 * staff. No viewer may get a value of another owner, by any field and any path.
 */
const MARKS = {
  ...{ peopleA: 'LudiaA', salesA: 'PredajA', peopleB: 'LudiaB', salesB: 'PredajB' },
  ...{ keys: 'Tajnykluc', invitations: 'Tajnapozvanka', staffEmail: 'tajnyemail' },
  elsewhere: 'Odinakial',
} as const;
/** Bookings have no text but their ids. */
type Mark = keyof typeof MARKS | 'bookingsA' | 'bookingsB';

const FAMILY_A: Mark[] = ['peopleA', 'salesA', 'bookingsA'];
const FAMILY_B: Mark[] = ['peopleB', 'salesB', 'bookingsB'];
const PEOPLE: Mark[] = ['peopleA', 'peopleB'];
const SALES: Mark[] = ['salesA', 'salesB'];
const BOOKINGS: Mark[] = ['bookingsA', 'bookingsB'];
const OF_OWNERS: Mark[] = ['keys', 'invitations'];
const OF_STAFF: Mark[] = [...OF_OWNERS, 'staffEmail'];

/** What nobody of that kind may ever be told. */
const NEVER_TOLD: Readonly<Record<string, readonly Mark[]>> = {
  OWNER: [],
  MANAGER: OF_OWNERS,
  RECEPTIONIST: OF_OWNERS,
  INSTRUCTOR: [...OF_OWNERS, ...FAMILY_B],
  'INSTRUCTOR of others': [...OF_OWNERS, ...FAMILY_A],
  CUSTOMER: [...OF_STAFF, ...FAMILY_B],
  PERSON: [...OF_STAFF, ...FAMILY_A, ...FAMILY_B],
  PUBLIC: [...OF_STAFF, ...FAMILY_A, ...FAMILY_B],
  'key CATALOGUE_WRITE': [...OF_STAFF, ...PEOPLE, ...SALES, ...BOOKINGS],
  'key PEOPLE_READ': [...OF_OWNERS, ...SALES, ...BOOKINGS],
  'key PEOPLE_WRITE': [...OF_OWNERS, ...SALES, ...BOOKINGS],
  'key BOOKINGS_READ': [...OF_STAFF, ...PEOPLE, ...SALES],
  'key BOOKINGS_WRITE': [...OF_STAFF, ...PEOPLE, ...SALES],
  'key SALES_READ': [...OF_STAFF, ...PEOPLE, ...BOOKINGS],
  'key SALES_WRITE': [...OF_STAFF, ...PEOPLE, ...BOOKINGS],
};

/** And what they are told at least, so that the walk is known to arrive. */
const TOLD: Readonly<Record<string, readonly Mark[]>> = {
  OWNER: [...OF_STAFF, ...FAMILY_A, ...FAMILY_B],
  RECEPTIONIST: [...FAMILY_A, ...FAMILY_B],
  INSTRUCTOR: ['peopleA'],
  'INSTRUCTOR of others': ['peopleB'],
  CUSTOMER: ['peopleA', 'salesA'],
  'key PEOPLE_READ': PEOPLE,
  'key BOOKINGS_READ': BOOKINGS,
  'key SALES_READ': SALES,
};

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

let app: TestApp;
let superuser: Database;
let families: FullStudio[];
let viewers: Map<string, Asking>;
/** People of another organisation, some of whom have a place at this one as well. */
let strangers: Asking[];
beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  const [studio, elsewhere] = [await makeFullStudio(app), await makeFullStudio(app)];
  superuser = await superuserOf(app.databaseUrl);
  const everybody = await viewersOf(app, superuser, studio, 'LASTING');
  const other = await made(
    addMember(studio.tenant, { name: 'Ivan Iný', email: `ivan-${studio.slug}@vlnka.example`, role: 'INSTRUCTOR' }),
  );
  await superuser.query('update groups set instructor_id = $1 where id = $2', [
    other.id,
    studio.keyOf('Group', studio.apartGroupId),
  ]);
  const second = await secondFamily(studio);
  families = [studio, { ...studio, ...second }];
  const token = await signedIn(app.signIn, studio.tenant, { memberId: other.id });
  const ofOthers = asking(app.url, studio.slug, {
    ...{ name: 'INSTRUCTOR of others', column: 'INSTRUCTOR' },
    token: () => Promise.resolve(token),
  });
  viewers = new Map([...everybody, ofOthers].map((viewer) => [viewer.name, viewer]));
  strangers = (await viewersOf(app, superuser, elsewhere, 'LASTING')).filter(({ name }) => ASK_BEFORE_ELSEWHERE.includes(name));
  for (const table of ['customers', 'attendees', 'passes'])
    await superuser.query(`update ${table} set name = '${MARKS.elsewhere} ' || name where organisation_id = $1`, [
      elsewhere.tenant.organisationId,
    ]);
  await markPrivateValues(studio);
}, 120_000);
afterAll(async () => {
  await superuser.end();
  await app.stop();
});

/** In the group of the other instructor, with a pass of each kind and a booking. */
async function secondFamily(studio: FullStudio) {
  const { client, registrationId, customerId, attendeeId } = await studio.newcomer(studio.apartGroupId);
  const entryPassId = await studio.sell(studio.entryProductId, { customerId });
  const creditPassId = await studio.sell(studio.creditProductId, { registrationId });
  const sessionId = await studio.session({ price: 8, groupId: studio.apartGroupId });
  const { id: bookingId } = await studio.book(registrationId, sessionId, { passId: entryPassId });
  const { redemptions } = await studio.passNow(entryPassId);
  const redemptionId = redemptions.edges[0]?.node.id ?? '';
  const { orders } = await client.request(OrdersDocument, {});
  const order = orders?.edges.at(-1)?.node;
  const sold = { orderId: order?.id ?? '', paymentId: order?.payments[0]?.id ?? '', receiptId: order?.receipts[0]?.id ?? '' };
  const ids = { registrationId, customerId, attendeeId, entryPassId, creditPassId, sessionId, bookingId, redemptionId };
  return { ...ids, ...sold, mondayGroupId: studio.apartGroupId };
}

async function markPrivateValues({ tenant, keyOf }: FullStudio): Promise<void> {
  const whose = [tenant.organisationId];
  for (const [index, family] of families.entries()) {
    const [people, sales] = index === 0 ? [MARKS.peopleA, MARKS.salesA] : [MARKS.peopleB, MARKS.salesB];
    const customer = [...whose, keyOf('Customer', family.customerId)];
    await superuser.query(
      `update customers set name = '${people} ' || name, phone = '${people}' where organisation_id = $1 and id = $2`,
      customer,
    );
    await superuser.query(
      `update attendees set name = '${people} ' || name, notes = '${people}' where organisation_id = $1 and customer_id = $2`,
      customer,
    );
    await superuser.query(
      `update passes set name = '${sales} ' || name where organisation_id = $1 and customer_id = $2`,
      customer,
    );
    await superuser.query(
      `update order_lines set description = '${sales}', gift_to = '${sales}' where organisation_id = $1
         and order_id in (select id from orders where customer_id = $2)`,
      customer,
    );
    await superuser.query(
      `update refunds set reason = '${sales}' where organisation_id = $1
         and order_id in (select id from orders where customer_id = $2)`,
      customer,
    );
    await superuser.query(
      `update orders set discount_reason = '${sales}' where organisation_id = $1 and customer_id = $2`,
      customer,
    );
    // A viewer who reads sales reads receipts, and those name their buyers.
    await remarkReceipts(superuser, tenant.organisationId, sales, keyOf('Customer', family.customerId));
  }
  await superuser.query(`update attendee_consents set wording = '${MARKS.peopleA}' where organisation_id = $1`, whose);
  await superuser.query(`update api_keys set name = '${MARKS.keys}' where organisation_id = $1`, whose);
  await superuser.query(`update invitations set name = '${MARKS.invitations}' where organisation_id = $1`, whose);
  await superuser.query(
    `update members set email = '${MARKS.staffEmail}-' || email, person_id = person_id where organisation_id = $1`,
    whose,
  );
}

function textOf(mark: Mark): string {
  if (mark === 'bookingsA') return families[0]?.bookingId ?? '';
  return mark === 'bookingsB' ? (families[1]?.bookingId ?? '') : MARKS[mark];
}

/** They ask before the viewer who is looked at: the server has compiled each document, and keeps what it keeps, from others. */
const ASK_BEFORE = ['OWNER', 'INSTRUCTOR of others'];
const ASK_BEFORE_ELSEWHERE = ['OWNER'];
const askedBefore = new Set<string>();
const toldElsewhere: string[] = [];

async function askAsOthers(query: string): Promise<void> {
  if (!askedBefore.has(query)) {
    askedBefore.add(query);
    for (const name of ASK_BEFORE) await viewers.get(name)?.ask(query, {});
    for (const stranger of strangers) toldElsewhere.push((await stranger.ask(query, {})).text);
  }
  // The server keeps an answer to the public for a second at most.
  await viewers.get('PUBLIC')?.ask(query, {});
}

const PRUNED_MAX = 20;

/** The answer without its refused fields: they are taken out one by one, since a refusal removes the answer around it as well. */
async function toldOf(viewer: Asking, query: string): Promise<string> {
  let asked = query;
  for (let pruned = 0; pruned < PRUNED_MAX; pruned += 1) {
    await askAsOthers(asked);
    const { answer, text } = await viewer.ask(asked, {});
    const refused = (answer.errors ?? []).flatMap(({ path }) => (path && path.length > 1 ? [path] : []));
    if (refused.length === 0) return text;
    asked = prunedDocument(asked, refused);
  }
  throw new Error(`There is no end of what is refused in ${query}`);
}

/** All that somebody is told who asks for every field of every type, of either family. */
async function walk(viewer: Asking): Promise<{ name: string; text: string }[]> {
  const told: { name: string; text: string }[] = [];
  for (const [index, family] of families.entries()) {
    for (const { name, query } of everyFieldOf(schema, family).documents) {
      told.push({ name: `${name} of ${'AB'[index]}`, text: await toldOf(viewer, query) });
    }
  }
  return told;
}

describe('every field of every type, asked for two families after others asked the same', () => {
  it.each(Object.keys(NEVER_TOLD))('shows nothing of somebody else to %s', { timeout: 120_000 }, async (name) => {
    const viewer = viewers.get(name);
    if (!viewer) throw new Error(`There is no ${name}`);
    const told = await walk(viewer);
    const never: Mark[] = [...(NEVER_TOLD[name] ?? []), 'elsewhere'];
    const leaks = never.flatMap((mark) =>
      told.flatMap(({ name: document, text }) => {
        const at = text.indexOf(textOf(mark));
        return at < 0 ? [] : [`${mark} in ${document}: …${text.slice(Math.max(0, at - 160), at + 40)}…`];
      }),
    );
    expect(leaks).toEqual([]);
    const missed = (TOLD[name] ?? []).filter((mark) => !told.some(({ text }) => text.includes(textOf(mark))));
    expect(missed).toEqual([]);
  });

  it('shows nothing of this studio to people of another one, who asked the same', () => {
    const marks: Mark[] = [...OF_STAFF, ...FAMILY_A, ...FAMILY_B];
    expect(marks.filter((mark) => toldElsewhere.some((text) => text.includes(textOf(mark))))).toEqual([]);
    expect(toldElsewhere.filter((text) => text.includes(MARKS.elsewhere)).length).toBeGreaterThan(3);
  });
});
