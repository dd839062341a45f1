import { Client } from 'pg';
import { inject } from 'vitest';
import { withDatabase } from '../support/services/postgres.js';

/** A table that holds rows of organisations, and the column that says whose a row is. */
export interface TenantTable {
  readonly name: string;
  readonly column: string;
}

/** A superuser in a test's database: sees everything, and is bound by nothing. */
export async function superuserOf(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: withDatabase(inject('postgres').adminUrl, new URL(databaseUrl).pathname.slice(1)),
  });
  await client.connect();
  return client;
}

/** What everybody may read of all organisations, because it holds nothing that is not public; the policy that lets them. */
export const PUBLISHED: Readonly<Record<string, string>> = { marketplace_listings: 'public_listing' };

/**
 * Tables that are read before the organisation is known, because they tell to which one something belongs, each with the policy
 * that lets the server read it.
 */
export const DIRECTORIES: Readonly<Record<string, string>> = { payment_accounts: 'directory' };

/** Every table whose rows belong to an organisation and are seen there alone, as the database itself names them. */
export async function tenantTables(superuser: Client): Promise<TenantTable[]> {
  const { rows } = await superuser.query<TenantTable>(
    `
    select relname as name, case relname when 'organisations' then 'id' else 'organisation_id' end as column
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'organisation_directory'
      and relname <> all($1)
      and (relname = 'organisations' or exists (select from pg_attribute where attrelid = pg_class.oid and attname =
        'organisation_id'))
    order by relname`,
    [Object.keys(PUBLISHED)],
  );
  return rows;
}

/** One fingerprint a table of all that an organisation has stored. That an event of earlier was told since then is no change. */
export async function fingerprintsOf(
  superuser: Client,
  tables: readonly TenantTable[],
  organisationId: string,
): Promise<Record<string, string>> {
  const sums = tables.map(
    ({ name, column }) =>
      `(select count(*) || ' rows ' || md5(coalesce(string_agg(row, e'\\n' order by row), ''))
        from (select (to_jsonb(t) - 'published_at' - 'last_used_at')::text as row from ${name} t where ${column} = $1)
          rows) as ${name}`,
  );
  const { rows } = await superuser.query<Record<string, string>>(`select ${sums.join(', ')}`, [organisationId]);
  return { ...rows[0] };
}
