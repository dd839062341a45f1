import { randomUUID } from 'node:crypto';
import {
  BookSessionDocument,
  type Client,
  createClient,
  RefundPaymentDocument,
  ScheduleSessionsDocument,
  SellOrderDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const WEEK_MS = 7 * 24 * 3_600_000;
const euro = (amount: number) => ({ amountMinor: amount * 100, currency: 'EUR' });

const migrationsOf = async (url: string) =>
  (await query<{ name: string }>(url, 'select name from mikro_orm_migrations order by id')).map(({ name }) => name);

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
      input: { groupId, startsAt, durationMinutes: 60, price: euro(8) },
    });
    const sessionId = scheduleSessions.sessions?.[0]?.id ?? '';
    const { sellOrder } = await owner.request(SellOrderDocument, {
      input: {
        ...{ lines: [{ productId, customerId }], customerId, idempotencyKey: randomUUID() },
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
      input: { paymentId, amount: euro(7), method: 'CASH', reason: 'Unhappy', idempotencyKey: randomUUID() },
    });
    expect(refundPayment).toMatchObject({ refund: { status: 'SUCCEEDED' }, errors: [] });
    expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
  });
});

describe('a database whose state this build does not know', () => {
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
