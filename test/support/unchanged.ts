import { expect } from 'vitest';
import { bindTenant, type Tenant } from '../../src/services/input/set-up.js';

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
  const { errors } = await mutation();
  const told = errors.map(({ code, path }) => [code, path?.slice(1).join('.') ?? '']);
  expect(told).toEqual(expected);
  expect(await fingerprints(tenant)).toEqual(before);
}

/** Runs something that must end in a fault of this code, with nothing of the organisation changed. */
export async function expectFault({ tenant }: { tenant: Tenant }, run: () => Promise<unknown>, code: string): Promise<void> {
  const before = await fingerprints(tenant);
  await expect(run()).rejects.toMatchObject({ code });
  expect(await fingerprints(tenant)).toEqual(before);
}
