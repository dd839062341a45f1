import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../support/services/postgres.js';
import { DIRECTORIES, PUBLISHED, superuserOf, type TenantTable, tenantTables } from './catalogue.js';

/**
 * These tables belong to no organisation: where a slug leads, how rows are audited, texts to find customers by, migrations.
 * The role of the server may not write to them, and only functions read the texts.
 */
const SHARED_TABLES = ['audit_kinds', 'customer_terms', 'mikro_orm_migrations', 'organisation_directory'];

/**
 * Work across organisations, of the relay and of what lets old rows go: the policies of these tables, and the columns that it
 * may read.
 */
const MAINTENANCE: Readonly<Record<string, { cmd: string; qual: string; columns: string[] | 'ALL' }>> = {
  audit_log: { cmd: 'ALL', qual: 'true', columns: ['at', 'id', 'organisation_id'] },
  gift_letters: { cmd: 'ALL', qual: 'true', columns: 'ALL' },
  idempotency_keys: { cmd: 'ALL', qual: 'true', columns: 'ALL' },
  invitation_emails: { cmd: 'ALL', qual: 'true', columns: 'ALL' },
  orders: {
    ...{ cmd: 'SELECT', qual: "((status = 'OPEN'::text) OR ((refund_due_minor)::bigint > 0))" },
    columns: ['created_at', 'held_until', 'id', 'organisation_id', 'provider', 'provider_ref', 'refund_due_minor', 'status'],
  },
  organisations: {
    ...{ cmd: 'SELECT', qual: '(audit_retention_months IS NOT NULL)' },
    columns: ['audit_retention_from', 'audit_retention_months', 'id'],
  },
  outbox: { cmd: 'ALL', qual: 'true', columns: 'ALL' },
  payments: {
    cmd: 'SELECT',
    qual: '(disputed_at IS NOT NULL)',
    columns: ['disputed_at', 'order_id', 'organisation_id'],
  },
  provider_events: { cmd: 'ALL', qual: '(handled_at IS NOT NULL)', columns: ['handled_at', 'id', 'organisation_id'] },
  receipt_letters: { cmd: 'ALL', qual: 'true', columns: 'ALL' },
  refunded_pass_emails: { cmd: 'ALL', qual: 'true', columns: 'ALL' },
  refunds: {
    cmd: 'SELECT',
    qual:
      "((status = 'PENDING'::text) OR ((status = 'SUCCEEDED'::text) AND (method = 'CARD'::text) " +
      "AND (settled_at > (now() - '30 days'::interval))))",
    columns: ['method', 'order_id', 'organisation_id', 'settled_at', 'status'],
  },
  registration_emails: {
    ...{ cmd: 'ALL', qual: 'true' },
    columns: ['attempts', 'due_at', 'given_up_at', 'id', 'mailed_at', 'organisation_id'],
  },
};

/** Of these, old rows are deleted, and nobody maintains what they say. */
const DELETED_UNREAD = ['audit_log', 'provider_events'];

/** What runs with the rights of the owner, and so has to be looked at by a person before it is added here. */
const SECURITY_DEFINERS = [
  'audit_row',
  'customer_terms_now',
  'find_customers',
  'find_customers_among',
  'find_customers_page',
  'keep_customer_terms',
  'keep_listing',
  'keep_listing_of_row',
  'keep_places_of_customers',
  'keep_places_of_members',
  'list_organisation',
  'redact_audit',
];

const TENANT = (column: string) =>
  `(${column} = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;

const UNBOUND = `(( SELECT NULLIF(current_setting('app.organisation'::text, true), ''::text) AS "nullif") IS NULL)`;

let superuser: Client;
let tables: TenantTable[];
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createDatabase();
  drop = database.drop;
  superuser = await superuserOf(database.url);
  const published = Object.keys(PUBLISHED).map((name) => ({ name, column: 'organisation_id' }));
  tables = [...(await tenantTables(superuser)), ...published].toSorted((a, b) => (a.name < b.name ? -1 : 1));
});
afterAll(async () => {
  await superuser.end();
  await drop();
});

async function column<T = string>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await superuser.query<T[]>({ text: sql, values, rowMode: 'array' })).rows.map(([value]) => value as T);
}

describe('every table', () => {
  it('has an organisation_id, or is listed here as shared', async () => {
    const all = await column(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    expect(all.toSorted()).toEqual([...tables.map(({ name }) => name), ...SHARED_TABLES].toSorted());
    expect(tables.length).toBeGreaterThan(15);
  });

  it('has forced row-level security when it has an organisation_id', async () => {
    const bound = await column(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity`,
    );
    expect(bound.toSorted()).toEqual(tables.map(({ name }) => name));
  });

  it('has the tenant policy for all commands, and no other permissive policy', async () => {
    const { rows } = await superuser.query(`
      select tablename, policyname, permissive, roles::text[], cmd, qual, with_check from pg_policies where schemaname = 'public'
      order by tablename, policyname desc`);
    const tenant = (table: TenantTable) => ({
      ...{ tablename: table.name, policyname: 'tenant', permissive: 'PERMISSIVE', roles: ['public'], cmd: 'ALL' },
      ...{ qual: TENANT(table.column), with_check: TENANT(table.column) },
    });
    const maintenance = ({ name }: TenantTable) => {
      const { cmd, qual } = MAINTENANCE[name] ?? {};
      return {
        ...{ tablename: name, policyname: 'maintenance', permissive: 'PERMISSIVE', roles: ['permanentka_maintenance'] },
        ...{ cmd, qual, with_check: null },
      };
    };
    const published = ({ name }: TenantTable) => ({
      ...{ tablename: name, policyname: PUBLISHED[name], permissive: 'PERMISSIVE', roles: ['public'], cmd: 'SELECT' },
      ...{ qual: 'true', with_check: null },
    });
    const directory = ({ name }: TenantTable) => ({
      ...{ tablename: name, policyname: DIRECTORIES[name], permissive: 'PERMISSIVE', roles: ['public'], cmd: 'SELECT' },
      ...{ qual: UNBOUND, with_check: null },
    });
    expect(rows).toEqual(
      tables.flatMap((table) => [
        tenant(table),
        ...(DIRECTORIES[table.name] ? [directory(table)] : []),
        ...(PUBLISHED[table.name] ? [published(table)] : []),
        ...(MAINTENANCE[table.name] ? [maintenance(table)] : []),
      ]),
    );
  });

  it('has foreign keys within the organisation only, since they bypass row-level security', async () => {
    const crossing = await column(
      `
      select format('%s.%s', conrelid::regclass, conname) from pg_constraint c
      where contype = 'f' and conrelid::regclass::text = any($1) and confrelid <> 'organisations'::regclass
        and not exists (
          select from unnest(conkey, confkey) as pair (here, there)
          join pg_attribute a on a.attrelid = conrelid and a.attnum = here and a.attname = 'organisation_id'
          join pg_attribute b on b.attrelid = confrelid and b.attnum = there and b.attname = 'organisation_id')`,
      [tables.map(({ name }) => name)],
    );
    expect(crossing).toEqual([]);
  });

  it('has unique keys within the organisation only, since a taken key would reveal other rows', async () => {
    const telling = await column(
      `
      select format('%s.%s', i.indrelid::regclass, i.indexrelid::regclass) from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and i.indrelid::regclass::text = any($1) and a.attname <> 'organisation_id'`,
      [tables.map(({ name }) => name)],
    );
    expect(telling.toSorted()).toEqual([
      ...['organisations.organisations_pkey', 'organisations.organisations_slug_key'],
      // An account with the payment provider that is taken is one that the provider itself gave to somebody else.
      'payment_accounts.payment_accounts_account_key',
    ]);
  });

  it('has no view, which would run with the rights of its owner', async () => {
    expect(
      await column(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')`),
    ).toEqual([]);
  });
});

describe.each(['permanentka_app', 'permanentka_maintenance'])('the role %s', (role) => {
  it('is bound by row-level security, and has no rights in the cluster', async () => {
    const { rows } = await superuser.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin, rolinherit from pg_roles
         where rolname = $1`,
      [role],
    );
    expect(Object.entries(rows[0] ?? {}).filter(([, is]) => is !== false)).toEqual([]);
    expect(rows).toHaveLength(1);
  });

  it('can become no other role', async () => {
    expect(await column(`select roleid::regrole::text from pg_auth_members where member = $1::regrole`, [role])).toEqual([]);
  });

  it('owns nothing', async () => {
    expect(
      await column(
        `select classid::regclass::text || ' ' || objid from pg_shdepend where refobjid = $1::regrole and deptype = 'o'`,
        [role],
      ),
    ).toEqual([]);
  });

  it('uses only the schemas of organisations and jobs, and creates nothing there', async () => {
    const system = `nspname not like 'pg\\_%' and nspname <> 'information_schema'`;
    expect(
      await column(`select nspname from pg_namespace where ${system} and has_schema_privilege($1, oid, 'usage') order by 1`, [
        role,
      ]),
    ).toEqual(role === 'permanentka_app' ? ['jobs', 'public'] : ['public']);
    expect(
      await column(`select nspname from pg_namespace where ${system} and has_schema_privilege($1, oid, 'create')`, [role]),
    ).toEqual([]);
  });

  it('has none of the rights that bypass row-level security: TRUNCATE, REFERENCES, TRIGGER', async () => {
    expect(
      await column(
        `select relname || ' ' || privilege from pg_class, unnest(array['truncate', 'references', 'trigger']) as privilege
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege($1, pg_class.oid,
           privilege)`,
        [role],
      ),
    ).toEqual([]);
  });
});

it('the role permanentka_app writes to no table that is shared', async () => {
  expect(
    await column(
      `select relname || ' ' || privilege from pg_class, unnest(array['insert', 'update', 'delete']) as privilege
       where relnamespace = 'public'::regnamespace and relname = any($1) and has_table_privilege('permanentka_app',
         pg_class.oid, privilege)`,
      [SHARED_TABLES],
    ),
  ).toEqual([]);
});

it('the role permanentka_app writes to no table that is published', async () => {
  expect(
    await column(
      `select relname || ' ' || privilege from pg_class, unnest(array['insert', 'update', 'delete']) as privilege
       where relnamespace = 'public'::regnamespace and relname = any($1) and has_table_privilege('permanentka_app',
         pg_class.oid, privilege)`,
      [Object.keys(PUBLISHED)],
    ),
  ).toEqual([]);
});

it('the role permanentka_app adds jobs, and reads, changes and ends none', async () => {
  expect(
    await column(
      `select distinct format('%s %s', relname, privilege) from pg_class c join pg_attribute a on attrelid = c.oid and attnum > 0,
         unnest(array['select', 'insert', 'update']) as privilege
       where relnamespace = 'jobs'::regnamespace and relkind in ('r', 'p') and not attisdropped
         and has_column_privilege('permanentka_app', c.oid, attnum, privilege)
         and not (privilege = 'select' and relname like 'job%' and attname = 'id') order by 1`,
    ),
  ).toEqual(['job insert', 'job_common insert', 'queue select']);
});

it('the role permanentka_maintenance reaches only the tables that it maintains', async () => {
  const { rows } = await superuser.query<{ name: string; columns: string[]; all: boolean }>(
    `select relname as name, array_agg(attname::text order by attname) as columns, bool_and(has_table_privilege($1, c.oid,
       'select')) as all
     from pg_class c join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and (has_column_privilege($1, c.oid, attnum, 'select') or has_column_privilege($1, c.oid, attnum, 'update')
         or has_column_privilege($1, c.oid, attnum, 'insert') or has_table_privilege($1, c.oid, 'delete'))
     group by 1 order by 1`,
    ['permanentka_maintenance'],
  );
  const readable = rows.map(({ name, columns, all }) => [name, all ? 'ALL' : columns]);
  expect(readable.filter(([name]) => !DELETED_UNREAD.includes(String(name)))).toEqual(
    Object.entries(MAINTENANCE).flatMap(([name, { columns }]) => (DELETED_UNREAD.includes(name) ? [] : [[name, columns]])),
  );
  for (const name of DELETED_UNREAD) {
    const read = await column(
      `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0
         and has_column_privilege('permanentka_maintenance', attrelid, attnum, 'select') order by 1`,
      [name],
    );
    expect([name, read]).toEqual([name, MAINTENANCE[name]?.columns]);
  }
});

describe('every function', () => {
  it('is listed here and has a fixed search_path when it runs with the rights of its owner', async () => {
    const { rows } = await superuser.query<{ name: string; path: string | null }>(`
      select proname as name, (select setting from unnest(proconfig) as setting where setting like 'search\\_path=%') as path
      from pg_proc join pg_namespace n on n.oid = pronamespace
      where prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(SECURITY_DEFINERS);
    // A temporary table of the same name, found first, would be written instead.
    for (const { name, path } of rows) expect(path, name).toMatch(/^search_path=[a-z_]+(, [a-z_]+)*, pg_temp$/);
  });
});
