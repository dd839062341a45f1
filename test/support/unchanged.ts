import { expect } from 'vitest';
import { bindTenant, type Tenant } from '../../src/services/input/set-up.js';
import type { TestApp } from './app.js';
import { withOwner } from './owner.js';

const TABLES = [
  'organisations',
  'locations',
  'members',
  'customers',
  'attendees',
  'courses',
  'groups',
  'sessions',
  'registrations',
  'pass_products',
  'passes',
  'bookings',
  'redemptions',
  'accounts',
  'transfers',
  'idempotency_keys',
  'outbox',
  'invitations',
  'attendee_consents',
  'api_keys',
  'audit_log',
  'promo_codes',
  'orders',
  'order_lines',
  'payments',
  'refunds',
  'receipt_counters',
  'receipts',
  'payment_accounts',
  'provider_events',
  'receipt_letters',
  'gift_letters',
  'refunded_pass_emails',
  'invitation_emails',
  'registration_emails',
  'marketplace_listings',
];

/** Columns that jobs write in their own time: an event is published, a key is used, an e-mail is tried and sent. */
const WRITTEN_BY_JOBS = ['published_at', 'last_used_at', 'due_at', 'attempts', 'mailed_at'].map((name) => `'${name}'`);

const BOUND = `current_setting('app.organisation')`;

/**
 * All that an organisation has stored, one fingerprint a table. Row level security leaves the rows of other organisations out,
 * except in the marketplace, which is public.
 */
export async function fingerprints(tenant: Tenant): Promise<Record<string, string>> {
  const em = bindTenant(tenant);
  const sums = TABLES.map(
    (table) =>
      `(select md5(coalesce(string_agg(row, e'\\n' order by row), ''))
          from (select (to_jsonb(t) - array[${WRITTEN_BY_JOBS.join(', ')}])::text as row from ${table} t
                where coalesce(to_jsonb(t) ->> 'organisation_id', ${BOUND}) = ${BOUND}) rows) as ${table}`,
  );
  const [row] = await em.transactional((bound) => bound.execute<Record<string, string>[]>(`select ${sums.join(', ')}`));
  return { ...row };
}

/** Rows that stand outside any organisation, and the directory of organisations. A refused code may count as a try. */
const OUTSIDE = ['auth.persons', 'auth.auth_sessions', 'organisation_directory'];

/** The rows of people, their sessions and the organisations that there are, one fingerprint a table. */
function fingerprintsOutside(databaseUrl: string): Promise<Record<string, string>> {
  const sums = OUTSIDE.map(
    (table) => `(select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from ${table} t) as "${table}"`,
  );
  return withOwner(databaseUrl, async (owner) => {
    const { rows } = await owner.query<Record<string, string>>(`select ${sums.join(', ')}`);
    return { ...rows[0] };
  });
}

interface Refused {
  errors: readonly { code: string; path?: readonly string[] | null }[];
}

/** Runs a mutation that must be refused with these codes at these input fields, and change nothing of the organisation. */
export async function expectRefused(
  { tenant }: { tenant: Tenant },
  mutation: () => Promise<Refused>,
  ...expected: readonly [code: string, field: string][]
): Promise<void> {
  const before = await fingerprints(tenant);
  expect(toldBy(await mutation())).toEqual(expected);
  expect(await fingerprints(tenant)).toEqual(before);
}

/** The same for a mutation outside any organisation: it makes no person, no session and no organisation. */
export async function expectRefusedOutside(
  { databaseUrl }: Pick<TestApp, 'databaseUrl'>,
  mutation: () => Promise<Refused>,
  ...expected: readonly [code: string, field: string][]
): Promise<void> {
  const before = await fingerprintsOutside(databaseUrl);
  expect(toldBy(await mutation())).toEqual(expected);
  expect(await fingerprintsOutside(databaseUrl)).toEqual(before);
}

const toldBy = ({ errors }: Refused) => errors.map(({ code, path }) => [code, path?.slice(1).join('.') ?? '']);

/** Runs something that must end in a fault of this code, with nothing of the organisation changed. */
export async function expectFault({ tenant }: { tenant: Tenant }, run: () => Promise<unknown>, code: string): Promise<void> {
  const before = await fingerprints(tenant);
  await expect(run()).rejects.toMatchObject({ code });
  expect(await fingerprints(tenant)).toEqual(before);
}

/** The same for a mutation outside any organisation: it ends no session, and makes no person and no organisation. */
export async function expectFaultOutside(
  { databaseUrl }: Pick<TestApp, 'databaseUrl'>,
  run: () => Promise<unknown>,
  code: string,
): Promise<void> {
  const before = await fingerprintsOutside(databaseUrl);
  await expect(run()).rejects.toMatchObject({ code });
  expect(await fingerprintsOutside(databaseUrl)).toEqual(before);
}
