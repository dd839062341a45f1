import type { Pool } from 'pg';
import { type Committed, createEnginePool, Engine, uuidv7 } from '../../src/services/engine/index.js';
import { bookedAccount, ORGANISATION_ACCOUNTS, pgArray, revenueAccount, unitOf } from '../../src/services/ledger/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { createDatabase } from '../support/services/postgres.js';

const STAFF = { kind: 'STAFF' } as const;

/** An organisation made by plain SQL, and an engine on it: for tests that look at the engine alone. */
export interface Ground {
  engine: Engine;
  pool: Pool;
  organisationId: string;
  courseId: string;
  groupId: string;
  committed: Committed[];
  addSession(options?: { priceMinor?: number; capacity?: number; inHours?: number }): Promise<string>;
  addRegistration(): Promise<{ registrationId: string; customerId: string }>;
  addProduct(columns: Record<string, unknown>): Promise<string>;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function makeGround(): Promise<Ground> {
  const database = await createDatabase();
  const pool = createEnginePool(database.url, 8, () => undefined);
  const committed: Committed[] = [];
  let sessionsMade = 0;
  const engine = new Engine(pool, rules, (batch) => committed.push(batch));
  const organisationId = uuidv7();

  async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.organisation', $1, true)", [organisationId]);
      const { rows } = await client.query(text, values);
      await client.query('commit');
      return rows as Row[];
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  async function insert(table: string, columns: Record<string, unknown>): Promise<string> {
    const id = uuidv7();
    const row = { organisation_id: organisationId, id, ...columns };
    const names = Object.keys(row);
    await sql(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
    return id;
  }

  await sql(
    `insert into organisations (id, slug, name, currency, time_zone, locale, plan, online_payments, cancel_window_hours,
       late_cancellation, late_fee_minor, check_in_opens_minutes)
     values ($1, $2, 'Ground', 'EUR', 'Europe/Bratislava', 'sk', 'FREE', 'INACTIVE', 24, 'FORFEIT', 0, 525600)`,
    [organisationId, `ground-${organisationId.slice(-12)}`],
  );
  const locationId = await insert('locations', { name: 'Hall' });
  const courseId = await insert('courses', { name: 'Yoga', type: 'OPEN', uncovered_policy: 'DEBT' });
  const groupId = await insert('groups', { course_id: courseId, location_id: locationId, name: 'Evening', capacity: 1000 });
  const codes = [...ORGANISATION_ACCOUNTS, bookedAccount(courseId), revenueAccount(courseId)];
  await sql('insert into accounts (organisation_id, code, unit) select $1, * from unnest($2::text[], $3::text[])', [
    organisationId,
    pgArray(codes),
    pgArray(codes.map((code) => unitOf(code, 'EUR'))),
  ]);

  return {
    engine,
    pool,
    organisationId,
    courseId,
    groupId,
    committed,
    sql,
    // One after the other, so that anybody may book them all.
    addSession: ({ priceMinor = 800, capacity = 10, inHours = 72 + sessionsMade++ } = {}) => {
      const startsAt = new Date(Date.now() + inHours * 3_600_000);
      const endsAt = new Date(startsAt.getTime() + 3_600_000);
      return insert('sessions', { group_id: groupId, starts_at: startsAt, ends_at: endsAt, price_minor: priceMinor, capacity });
    },
    async addRegistration() {
      const customerId = await insert('customers', { name: 'Jana', email: `${uuidv7()}@example.sk`, locale: 'sk' });
      const attendeeId = await insert('attendees', { customer_id: customerId, name: 'Jana' });
      const outcome = await engine.execute(organisationId, { command: { kind: 'register', actor: STAFF, attendeeId, groupId } });
      if (outcome.kind !== 'done') throw new Error(outcome.refusals.map(({ code }) => code).join());
      return { registrationId: outcome.answer.registrationId, customerId };
    },
    addProduct: (columns) => {
      const vatTreatment = columns.kind === 'TIME' ? 'SINGLE_PURPOSE' : 'MULTI_PURPOSE';
      return insert('pass_products', { name: 'Pass', validity_start: 'PURCHASE', vat_treatment: vatTreatment, ...columns });
    },
    async close() {
      await engine.close();
      await pool.end();
      await database.drop();
    },
  };
}
