import { Migration } from '@mikro-orm/migrations';

const TENANT_TABLES = [
  'locations',
  'members',
  'customers',
  'attendees',
  'access_tokens',
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
];

/**
 * Two roles without log-in: the server works as `permanentka_app`, which sees the one organisation named by the transaction's
 * `app.organisation`; `permanentka_maintenance` sees the outbox and old idempotency keys of all of them, and nothing else.
 * Row-level security is forced, so the owner of the tables is bound by it too.
 */
export class RowLevelSecurity extends Migration {
  override up(): void {
    for (const role of ['permanentka_app', 'permanentka_maintenance']) {
      // Roles belong to the cluster: another database of the same one may have made it, perhaps at this very moment.
      this.addSql(`
        do $$ begin create role ${role} nologin noinherit;
        exception when duplicate_object or unique_violation then null; end $$;`);
    }
    this.addSql(`
      do $$
      declare
        -- From PostgreSQL 16 on, whoever creates a role is a member of it without the right to work as it.
        needed text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
      begin
        if not pg_has_role(session_user, 'permanentka_app', needed) then grant permanentka_app to session_user; end if;
        if not pg_has_role(session_user, 'permanentka_maintenance', needed) then grant permanentka_maintenance to session_user; end if;
      end $$;
      grant usage on schema public to permanentka_app, permanentka_maintenance;
      grant select on organisation_directory to permanentka_app;
      grant select, insert, update on organisations, ${TENANT_TABLES.join(', ')} to permanentka_app;
      revoke update on transfers from permanentka_app;
      grant select, update, delete on outbox to permanentka_maintenance;
      grant select, delete on idempotency_keys to permanentka_maintenance;
    `);
    this.protect('organisations', 'id');
    for (const table of TENANT_TABLES) this.protect(table, 'organisation_id');
    for (const table of ['outbox', 'idempotency_keys']) {
      this.addSql(`create policy maintenance on ${table} to permanentka_maintenance using (true);`);
    }
  }

  private protect(table: string, column: string): void {
    const tenant = `${column} = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
    this.addSql(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy tenant on ${table} using (${tenant}) with check (${tenant});
    `);
  }
}
