import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  AcceptInvitationDocument,
  CancelSessionDocument,
  CheckInDocument,
  EraseCustomerDocument,
  ExportPersonalDataDocument,
  GrantConsentDocument,
  InviteMemberDocument,
  JoinAsCustomerDocument,
  MergeAttendeesDocument,
  MergeCustomersDocument,
  RemoveMemberDocument,
  UpdateSessionDocument,
  WithdrawConsentDocument,
} from '@permanentka/client';
import { buildSchema } from 'graphql';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as entities from '../../src/entities/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import { fingerprintsOf, superuserOf, type TenantTable, tenantTables } from './catalogue.js';
import { answerTo, everyFieldOf, type FullStudio, makeFullStudio, UNLIMITED } from './full-studio.js';
import type { Statement } from './intercepted-queries.js';
import { recordStatements } from './recorded-statements.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const INSUFFICIENT_PRIVILEGE = { code: '42501' };

let app: TestApp;
let superuser: Client;
let server: Client;
let tables: TenantTable[];
let own: FullStudio;
let other: FullStudio;
beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  [own, other] = [await makeFullStudio(app), await makeFullStudio(app)];
  superuser = await superuserOf(app.databaseUrl);
  tables = await tenantTables(superuser);
  server = new Client({ connectionString: app.databaseUrl, options: '-c role=permanentka_app' });
  await server.connect();
});
afterAll(async () => {
  await Promise.all([server.end(), superuser.end()]);
  await app.stop();
});

/** Everything that the desk does, in one studio. */
async function work(studio: FullStudio): Promise<void> {
  const { receptionist, manager } = studio.clients;
  const { registrationId, customerId } = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId });
  await studio.sell(studio.creditProductId, { registrationId });
  const [booked, cancelled] = [await studio.session(), await studio.session()];
  const { id } = await studio.book(registrationId, booked, { passId, idempotencyKey: randomUUID() });
  await receptionist.request(CheckInDocument, { input: { bookingId: id } });
  const { id: away } = await studio.book(registrationId, cancelled);
  await studio.tryToCancel({ bookingId: away });
  await studio.book(registrationId, cancelled);
  await manager.request(UpdateSessionDocument, { input: { sessionId: booked, capacity: 9 } });
  await manager.request(CancelSessionDocument, { input: { sessionId: cancelled } });
  await studio.pay(registrationId, 3);
  for (const { query } of everyFieldOf(schema, studio, 3).documents) await answerTo(studio.clients.owner, query);
}

/** How people come, are kept and go, in one studio: statements that look for an address or a family, and could find another's. */
async function peopleComeAndGo(studio: FullStudio): Promise<void> {
  const { owner, receptionist } = studio.clients;
  const told = <T extends { errors: readonly unknown[] }>(payload: T): T => {
    expect(payload.errors).toEqual([]);
    return payload;
  };
  const email = `${randomUUID()}@example.com`;
  const invitation = { email, name: 'Nová', role: 'INSTRUCTOR' } as const;
  told((await owner.request(InviteMemberDocument, { input: invitation })).inviteMember);
  const hired = await signInAs(app, email);
  const code = await invitationCodeFor(app, email);
  told((await hired.at().request(AcceptInvitationDocument, { input: { code } })).acceptInvitation);
  const [{ id: memberId } = { id: '' }] = await bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ id: string }[]>('select id from members where email = ?', [email]),
  );
  const dismissed = { memberId: studio.id('Member', { id: memberId }) };
  told((await owner.request(RemoveMemberDocument, { input: dismissed })).removeMember);

  const address = `${randomUUID()}@example.com`;
  const joiner = (await signInAs(app, address)).at(studio.slug);
  const { customer } = told((await joiner.request(JoinAsCustomerDocument, { input: { name: 'Rodina' } })).joinAsCustomer);
  const double = await studio.newcomer();
  const merged = { keepCustomerId: customer?.id ?? '', mergeCustomerId: double.customerId, signInOf: customer?.id };
  told((await owner.request(MergeCustomersDocument, { input: merged })).mergeCustomers);
  const siblingId = await studio.sibling(customer?.id ?? '');
  const consent = { attendeeId: siblingId, kind: 'PHOTOGRAPHY', wording: 'Súhlasím.' } as const;
  const { consent: given } = told((await receptionist.request(GrantConsentDocument, { input: consent })).grantConsent);
  told((await receptionist.request(WithdrawConsentDocument, { input: { consentId: given?.id ?? '' } })).withdrawConsent);
  const one = { keepAttendeeId: double.attendeeId, mergeAttendeeId: siblingId };
  told((await owner.request(MergeAttendeesDocument, { input: one })).mergeAttendees);
  const whose = { customerId: customer?.id ?? '' };
  told((await owner.request(ExportPersonalDataDocument, { input: whose })).exportPersonalData);
  const gone = { ...whose, confirmEmail: address, letGo: true };
  told((await owner.request(EraseCustomerDocument, { input: gone })).eraseCustomer);
}

/** Every id of the other studio that is none of the first one's: a person may be somebody in both. */
async function idsOfOther(): Promise<Set<string>> {
  const shared = await idsOf(own);
  return new Set([...(await idsOf(other))].filter((id) => !shared.has(id)));
}

async function idsOf({ tenant }: FullStudio): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { name, column } of tables) {
    const { rows } = await superuser.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where ${column} = $1`,
      [tenant.organisationId],
    );
    for (const { row } of rows) for (const id of row.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []) ids.add(id);
  }
  return ids;
}

/** What a statement made for the other studio gives and touches when the first one is bound; undone afterwards. */
async function replayed({ text, values }: Statement): Promise<{ told: string; touched: number }> {
  await server.query('begin');
  try {
    await server.query(`select set_config('app.organisation', $1, true)`, [own.tenant.organisationId]);
    const { rows, rowCount, command } = await server.query<object>(text, [...values]);
    return { told: JSON.stringify(rows), touched: command === 'SELECT' ? 0 : (rowCount ?? 0) };
  } catch (error) {
    // The tables of sign-in are in a schema that this role does not even see.
    expect(['42501', '42P01'], text).toContain(error instanceof Error && 'code' in error ? error.code : error);
    return { told: '', touched: 0 };
  } finally {
    await server.query('rollback');
  }
}

describe('the SQL statements of one organisation', () => {
  it('read, change and add nothing when another organisation is bound', { timeout: 120_000 }, async () => {
    const recorder = recordStatements();
    await work(other);
    await peopleComeAndGo(other);
    const statements = recorder.stop();
    const ids = await idsOfOther();
    const before = await fingerprintsOf(superuser, tables, other.tenant.organisationId);
    const offenders: string[] = [];
    for (const statement of statements) {
      const { told, touched } = await replayed(statement);
      const leaked = (told.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []).some((id) => ids.has(id));
      if (leaked || touched > 0) offenders.push(`${statement.text}: ${touched} rows, ${told.slice(0, 300)}`);
    }
    expect(offenders).toEqual([]);
    const writes = statements.filter(({ text }) => /^\s*(insert|update|delete)/.test(text));
    expect(writes.length).toBeGreaterThan(12);
    expect(statements.length - writes.length).toBeGreaterThan(50);
    expect(await fingerprintsOf(superuser, tables, other.tenant.organisationId)).toEqual(before);
  });
});

type RowClass = new () => { organisationId?: string; id?: string };
/** What is published of all of them: nobody who serves can write to it, as row-security-catalogue shows. */
const PUBLISHED_CLASSES = ['MarketplaceListing'];
const classes = Object.entries<unknown>(entities).filter(
  (entry): entry is [string, RowClass] => typeof entry[1] === 'function' && !PUBLISHED_CLASSES.includes(entry[0]),
);

describe.each(classes)('%s, found through the entity manager as the server binds it', (name, entity) => {
  const column = name === 'Organisation' ? 'id' : 'organisationId';

  it('is found in one organisation only, without any condition', async () => {
    const rows = await bindTenant(own.tenant).transactional((em) => em.find(entity, {}));
    expect([...new Set(rows.map((row) => row[column]))]).toEqual([own.tenant.organisationId]);
  });

  it('is neither changed nor deleted in another organisation', async () => {
    const before = await fingerprintsOf(superuser, tables, other.tenant.organisationId);
    const whose = { [column]: other.tenant.organisationId };
    const denied = (error: unknown) => {
      expect(error).toMatchObject(INSUFFICIENT_PRIVILEGE);
      return 0;
    };
    const changed = bindTenant(own.tenant).transactional((em) =>
      em.nativeUpdate(entity, whose, { [column]: own.tenant.organisationId }),
    );
    expect(await changed.catch(denied)).toBe(0);
    const deleted = bindTenant(own.tenant).transactional((em) => em.nativeDelete(entity, whose));
    expect(await deleted.catch(denied)).toBe(0);
    expect(await fingerprintsOf(superuser, tables, other.tenant.organisationId)).toEqual(before);
  });
});
