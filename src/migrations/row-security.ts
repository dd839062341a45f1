const TENANT = `(select nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Shows the rows of a table to their own organisation alone. It is forced, so that the owner of the table is bound too. */
export function protect(table: string, column = 'organisation_id'): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy tenant on ${table} using (${column} = ${TENANT}) with check (${column} = ${TENANT});
  `;
}

/**
 * Makes a role without a login, and lets the migrating login work as it. Roles belong to the cluster: another database of the
 * same cluster may have made it, perhaps at this very moment.
 */
export function createRole(role: string): string {
  return `
    do $$ begin create role ${role} nologin noinherit;
    exception when duplicate_object or unique_violation then null; end $$;
    do $$
    declare
      -- From PostgreSQL 16 on, the creator of a role is a member of it without the right to work as it.
      needed text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
    begin
      if not pg_has_role(session_user, '${role}', needed) then grant ${role} to session_user; end if;
    end $$;
  `;
}
