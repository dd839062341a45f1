import { Migration } from '@mikro-orm/migrations';

/**
 * Persons and their signing in, in a schema and under a role of their own: `permanentka_app`, which serves the organisations, cannot read a
 * single code or token, and `permanentka_auth` sees no row of any organisation but where a person has a place.
 */
export class SignIn extends Migration {
  override up(): void {
    this.addSql(`
      -- Roles belong to the cluster: another database of the same one may have made it, perhaps at this very moment.
      do $$ begin create role permanentka_auth nologin noinherit;
      exception when duplicate_object or unique_violation then null; end $$;
      do $$
      declare
        needed text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
      begin
        if not pg_has_role(session_user, 'permanentka_auth', needed) then grant permanentka_auth to session_user; end if;
      end $$;
      create schema auth;
    `);
    this.betterAuthTables();
    this.addSql(`
      -- Who asked how often, under hashes: it has to hold for all processes together, with or without Redis.
      create table auth.tallies (
        key text primary key,
        used int not null,
        window_ends_at timestamptz not null
      );
      create index tallies_window_ends_at on auth.tallies (window_ends_at);

      -- Which organisations a person has a place in. The tables of the organisations keep it, by triggers; nothing else looks across them.
      create table auth.places (
        organisation_id uuid not null,
        row_id uuid not null,
        kind text not null check (kind in ('MEMBER', 'CUSTOMER')),
        role text not null,
        -- A person who is being forgotten and joins at the same moment is either kept or does not join.
        person_id uuid constraint places_person references auth.persons,
        email text not null,
        primary key (organisation_id, row_id)
      );
      create index places_person on auth.places (person_id) where person_id is not null;
      create index places_unclaimed on auth.places (lower(email)) where person_id is null and kind = 'CUSTOMER';

      grant usage on schema auth to permanentka_auth;
      grant select, insert, update, delete on auth.persons, auth.auth_sessions, auth.accounts, auth.codes, auth.tallies
        to permanentka_auth;
      grant select on auth.places to permanentka_auth;
    `);
  }

  /** As better-auth's generator has them, under our names; and the database itself refuses a token that is not a hash. */
  private betterAuthTables(): void {
    this.addSql(`
      create table auth.persons (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        email text not null unique check (email = lower(email)),
        email_verified boolean not null,
        image text,
        locale text check (locale in ('sk', 'cs', 'en')),
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null default current_timestamp
      );
      create table auth.auth_sessions (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references auth.persons (id) on delete cascade,
        token text not null unique check (token ~ '^[A-Za-z0-9_-]{43}$'),
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null
      );
      create index auth_sessions_person_id_idx on auth.auth_sessions (person_id);
      create index auth_sessions_expires_at on auth.auth_sessions (expires_at);
      create table auth.accounts (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references auth.persons (id) on delete cascade,
        account_id text not null,
        provider_id text not null,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null
      );
      create index accounts_person_id_idx on auth.accounts (person_id);
      create table auth.codes (
        id uuid primary key default gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null default current_timestamp
      );
      create index codes_identifier_idx on auth.codes (identifier);
    `);
  }
}
