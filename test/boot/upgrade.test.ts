import { randomUUID } from 'node:crypto';
import { Migration } from '@mikro-orm/migrations';
import {
  BookSessionDocument,
  type Client,
  createClient,
  RefundPaymentDocument,
  ScheduleSessionsDocument,
  SellOrderDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../src/boot/checksums.js';
import { migrate } from '../../src/boot/migrate.js';
import { RELEASE_0_1, REPLACEMENTS } from '../../src/boot/release-0.1.js';
import { StartError } from '../../src/boot/start-error.js';
import { migrationsList } from '../../src/migrations/index.js';
import { encodeId, type NodeType } from '../../src/schema/shared/ids.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createBareDatabase, createDatabase } from '../support/services/postgres.js';
import { catalogueOf } from './catalogue-of-schema.js';
import { databaseOfRelease01, query, SLUG } from './release-0.1.js';

/** The checksums of the migrations of 0.2, which made the same tables as those of 0.1. */
const RELEASED: Record<string, string> = {
  '0001-organisations-and-people': '6887844fe47eb487c4100ca224ba07da0fa398b119c8f3d234d89a1c1a05df91',
  '0002-catalogue': 'f7c4a2b0640428bb852827f0d40af9938f411bd03cb9171f46fef21e84b6f663',
  '0003-bookings-and-ledger': '8ff4f480250edd42d912396dfe71818c6e677f97da2ab9948a90a8e6394c588f',
  '0004-sign-in': '80ac3ee49d292e511c0b956a8f4f6b51b3fde2a04455b1b5e7b71d5fbd332eab',
  '0005-selling': '58b055b6335f919afe3ac1f9cbbfae24e5d9309f6e454699de08b0b35fc4cb4e',
  '0006-receipts-and-emails': 'daca815f28e38498951bc0fde6fbcd89932a32419b59559ea2403202614eafdc',
  '0007-audit': '1eb14067cb5fd5698f42c35ee002b00d0297442aa7b10773dc66c393866637a9',
  '0008-marketplace': '07138ab1d8c2a50cc65419c713e1b220826f55d0ee0b019e0b89be450263b8b3',
};

const WEEK_MS = 7 * 24 * 3_600_000;
const euro = (amount: number) => ({ amountMinor: amount * 100, currency: 'EUR' });

const migrationsOf = async (url: string) =>
  (await query<{ name: string }>(url, 'select name from mikro_orm_migrations order by id')).map(({ name }) => name);

const checksumsOf = async (url: string) =>
  Object.fromEntries(
    (await query<{ name: string; checksum: string }>(url, 'select name, checksum from mikro_orm_migrations')).map((row) => [
      row.name,
      row.checksum,
    ]),
  );

describe('a database of release 0.1', () => {
  let app: TestApp;
  let owner: Client;
  beforeAll(async () => {
    const database = await databaseOfRelease01();
    expect(await migrationsOf(database.url)).toEqual([...RELEASE_0_1]);
    expect(await migrate(database.url)).toEqual(migrationsList.slice(REPLACEMENTS.length).map(({ name }) => name));
    app = await startTestApp({}, Promise.resolve(database));
    const { token } = await app.signIn.openSession('owner@studio.example.com');
    owner = createClient({ url: app.url, organisation: SLUG, token });
  });
  afterAll(() => app.stop());

  /** The opaque id of a row that the old release wrote. */
  async function idOf(type: NodeType, table: string, condition: string): Promise<string> {
    const [studio] = await query<{ id: string }>(app.databaseUrl, 'select organisation_id as id from organisation_directory');
    const organisationId = studio?.id ?? '';
    const em = bindTenant({ em: app.orm.em, organisationId });
    const rows = await em.transactional((tx) => tx.execute<{ id: string }[]>(`select id from ${table} where ${condition}`));
    expect(rows).toHaveLength(1);
    return encodeId(type, organisationId, rows[0]?.id ?? '');
  }

  it('counts its migrations as the files that replaced them, once', async () => {
    expect(await migrationsOf(app.databaseUrl)).toEqual(migrationsList.map(({ name }) => name));
    expect(await migrate(app.databaseUrl)).toEqual([]);
  });

  it('has the same schema as an empty database that the migrations made', async () => {
    const fresh = await createDatabase();
    const [upgraded, made] = [await catalogueOf(app.databaseUrl), await catalogueOf(fresh.url)];
    await fresh.drop();
    expect(Object.entries(made).filter(([, things]) => things.length === 0)).toEqual([]);
    expect(upgraded).toEqual(made);
  });

  it('holds every invariant', async () => {
    expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
  });

  it('takes a sale, a booking and a refund, and holds every invariant after them', async () => {
    const groupId = await idOf('Group', 'groups', `name = 'Monday'`);
    const customerId = await idOf('Customer', 'customers', `name = 'Eva'`);
    const productId = await idOf('PassProduct', 'pass_products', `name = '10 entries'`);
    const registrationId = await idOf(
      'Registration',
      'registrations',
      `customer_id = (select id from customers where name = 'Eva')`,
    );
    const startsAt = [new Date(Date.now() + WEEK_MS).toISOString()];
    const { scheduleSessions } = await owner.request(ScheduleSessionsDocument, {
      input: { groupId, schedule: { startsAt }, durationMinutes: 60, price: euro(8) },
    });
    const sessionId = scheduleSessions.sessions?.[0]?.id ?? '';
    const { sellOrder } = await owner.request(SellOrderDocument, {
      input: {
        ...{ lines: [{ pass: { productId, holder: { customerId } } }], customerId, idempotencyKey: randomUUID() },
        payments: [{ method: 'CASH', amount: euro(70) }],
      },
    });
    expect(sellOrder).toMatchObject({ order: { status: 'PAID' }, errors: [] });
    const { bookSession } = await owner.request(BookSessionDocument, {
      input: { registrationId, sessionId, idempotencyKey: randomUUID() },
    });
    expect(bookSession).toMatchObject({ booking: { status: 'BOOKED' }, errors: [] });
    const paymentId = sellOrder.order?.payments[0]?.id ?? '';
    const { refundPayment } = await owner.request(RefundPaymentDocument, {
      input: { paymentId, part: { amount: euro(7) }, method: 'CASH', reason: 'Unhappy', idempotencyKey: randomUUID() },
    });
    expect(refundPayment).toMatchObject({ refund: { status: 'SUCCEEDED' }, errors: [] });
    expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
  });
});

describe('a database whose state this build does not know', () => {
  /** Lets migrations have run with another content. */
  async function migrateAndChange(names: string[], sentence: string): Promise<void> {
    const database = await createBareDatabase();
    try {
      await migrate(database.url);
      await query(database.url, `update mikro_orm_migrations set checksum = md5(checksum) where name in (${names.join()})`);
      const before = await checksumsOf(database.url);
      const error: unknown = await migrate(database.url).catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(StartError);
      expect(String(error)).toContain(sentence);
      expect(await checksumsOf(database.url)).toEqual(before);
    } finally {
      await database.drop();
    }
  }

  async function refusalOf(change: string): Promise<{ error: unknown; unchanged: boolean }> {
    const database = await databaseOfRelease01();
    try {
      await query(database.url, change);
      const before = await migrationsOf(database.url);
      const error: unknown = await migrate(database.url).catch((fault: unknown) => fault);
      return { error, unchanged: (await migrationsOf(database.url)).join() === before.join() };
    } finally {
      await database.drop();
    }
  }

  it('is refused when a migration ran on it with another content, and the sentence names the migration', async () => {
    await migrateAndChange([`'0003-bookings-and-ledger'`], 'The migration 0003-bookings-and-ledger ran on this database with');
    const two = [`'0001-organisations-and-people'`, `'0008-marketplace'`];
    await migrateAndChange(two, 'The migrations 0001-organisations-and-people, 0008-marketplace ran on this database with');
  });

  it('is refused when only a part of release 0.1 ran on it', async () => {
    const refusal = await refusalOf(`delete from mikro_orm_migrations where name = '20261122-24-late-discounts'`);
    expect(refusal).toEqual({ error: expect.any(StartError), unchanged: true });
    expect(String(refusal.error)).toContain('holds only a part of the migrations of release 0.1: start that release once');
  });

  it('is refused when a newer build migrated it, and the sentence names the migrations', async () => {
    const newer = `insert into mikro_orm_migrations (name) select '9' || n || '-later' from generate_series(1, 5) as n`;
    const refusal = await refusalOf(`delete from mikro_orm_migrations; ${newer}`);
    expect(refusal).toEqual({ error: expect.any(StartError), unchanged: true });
    expect(String(refusal.error)).toContain('newer than this build, which does not know 91-later, 92-later, 93-later and 2 more');
  });

  it('is migrated from nothing when it is empty', async () => {
    const database = await createBareDatabase();
    expect(await migrate(database.url)).toEqual(migrationsList.map(({ name }) => name));
    await database.drop();
  });
});

describe('the checksums of migrations', () => {
  const known = Object.fromEntries(migrationsList.map((listed) => [listed.name, checksumOf(listed)]));

  it('are recorded when an empty database is migrated', async () => {
    const database = await createBareDatabase();
    await migrate(database.url);
    expect(await checksumsOf(database.url)).toEqual(known);
    await database.drop();
  });

  it('are recorded for a database of release 0.1, which has none', async () => {
    const database = await databaseOfRelease01();
    await migrate(database.url);
    expect(await checksumsOf(database.url)).toEqual(known);
    await database.drop();
  });

  it.each([
    ['no column for them', 'alter table mikro_orm_migrations drop column checksum'],
    ['the checksum of one migration missing', `update mikro_orm_migrations set checksum = null where name like '0005%'`],
  ])('are recorded at the first start on a database with %s', async (_, change) => {
    const database = await createBareDatabase();
    await migrate(database.url);
    await query(database.url, change);
    expect(await migrate(database.url)).toEqual([]);
    expect(await checksumsOf(database.url)).toEqual(known);
    await database.drop();
  });

  it('never change for a released migration', () => {
    const released = Object.fromEntries(Object.entries(known).filter(([name]) => name in RELEASED));
    expect(released).toEqual(RELEASED);
  });

  it('do not depend on white space, and differ with any other character', () => {
    const running = (sql: string) => ({
      class: class extends Migration {
        override up(): void {
          this.addSql(sql);
        }
      },
    });
    expect(checksumOf(running('create  table a\n ()'))).toBe(checksumOf(running('create table a ()')));
    expect(checksumOf(running('create table b ()'))).not.toBe(checksumOf(running('create table a ()')));
  });
});
