import { Client, type ClientBase } from 'pg';
import { beginning, SERVING_ROLE } from '../../postgres/connections.js';
import { pgArray } from '../ledger/index.js';
import { clockOf } from '../rules/world/calendar.js';
import { BOOKING_INVARIANTS } from './booking-invariants.js';
import { type Invariant, ORGANISATION_CLOCK } from './invariant.js';
import { KEPT_INVARIANTS } from './kept-invariants.js';
import { LEDGER_INVARIANTS } from './ledger-invariants.js';
import { MARKET_INVARIANTS } from './market-invariants.js';
import { PASS_INVARIANTS } from './pass-invariants.js';
import { PEOPLE_INVARIANTS } from './people-invariants.js';
import { RECEIPT_INVARIANTS } from './receipt-invariants.js';
import { SELLING_INVARIANTS } from './selling-invariants.js';

export type { Invariant } from './invariant.js';

/** All invariants, in the order of the output. */
export const INVARIANTS: readonly Invariant[] = [
  ...LEDGER_INVARIANTS,
  ...BOOKING_INVARIANTS,
  ...PASS_INVARIANTS,
  ...SELLING_INVARIANTS,
  ...RECEIPT_INVARIANTS,
  ...MARKET_INVARIANTS,
  ...PEOPLE_INVARIANTS,
  ...KEPT_INVARIANTS,
];

/** A row where an invariant does not hold. */
export interface Violation {
  organisationId: string;
  invariant: string;
  row: Record<string, unknown>;
}

/** Rows shown for one invariant in one organisation: enough to see the fault, few enough to read. */
const OFFENDERS_MAX = 100;
/** Enough to sum all transfers in memory. */
const WORK_MEM = '128MB';
/** Later than any pass whose days are counted: sessions are at most 5 years ahead, and periods 10 years long. */
const CLOCK_UNTIL = new Date('2100-01-01T00:00:00Z');
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Checks every invariant in every organisation. Each organisation is read in one snapshot, so a running server does not disturb
 * the check. An empty answer means that every seat, entry and cent is accounted for.
 * @param onOrganisation called after each organisation
 */
export async function verifyDatabase(databaseUrl: string, onOrganisation?: () => void): Promise<Violation[]> {
  const client = new Client({
    ...beginning(databaseUrl, { role: SERVING_ROLE }),
    application_name: 'permanentka-verify',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A lost connection also rejects the waiting query, and that fault is the one that is thrown.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const violations: Violation[] = [];
    const { rows } = await client.query<{ id: string }>('select organisation_id as id from organisation_directory order by slug');
    for (const { id } of rows) {
      await client.query('begin isolation level repeatable read read only');
      violations.push(...(await findViolations(client, id)));
      await client.query('rollback');
      onOrganisation?.();
    }
    return violations;
  } finally {
    await client.end();
  }
}

/** The values of `ORGANISATION_CLOCK`. */
async function clockOfOrganisation(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ timeZone: string }>('select time_zone as "timeZone" from organisations');
  const { changes, offsets } = clockOf(rows[0]?.timeZone ?? 'UTC', CLOCK_UNTIL);
  return [pgArray(changes), pgArray(offsets)];
}

/** Checks one organisation inside the caller's transaction, whose role must be subject to row-level security. */
export async function findViolations(client: ClientBase, organisationId: string): Promise<Violation[]> {
  // Every query joins whole tables. With outdated statistics the planner takes them for small and loops for hours. Without
  // loops every plan looks dear enough to be compiled, which takes twenty times as long as running it.
  await client.query(
    `select set_config('app.organisation', $1, true), set_config('work_mem', $2, true),
      set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`,
    [organisationId, WORK_MEM],
  );
  const violations: Violation[] = [];
  const clock = await clockOfOrganisation(client);
  for (const { name, offenders } of INVARIANTS) {
    const text = `select * from (${offenders}) offenders limit ${OFFENDERS_MAX}`;
    const values = offenders.includes(ORGANISATION_CLOCK.changes) ? clock : [];
    const { rows } = await client.query<Record<string, unknown>>(text, values);
    for (const row of rows) violations.push({ organisationId, invariant: name, row });
  }
  return violations;
}
