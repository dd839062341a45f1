import { Migration } from '@mikro-orm/migrations';
import { createRole } from './row-security.js';

/** A table whose rows are places of persons. */
interface KeptTable {
  table: string;
  kind: string;
  /** SQL for the role of the new row. */
  role: string;
  /** Columns whose changes are copied, besides the e-mail address and the person. */
  columns: string[];
  /** The row is a place no longer when one of these is set. */
  goneColumns: string[];
}

/**
 * Persons and their sign-in, in a schema and under a role of their own. `permanentka_app`, which serves the organisations,
 * cannot read a single code or token. `permanentka_auth` sees no row of any organisation, only where a person has a place.
 */
export class SignIn extends Migration {
  override up(): void {
    this.addSql(createRole('permanentka_auth'));
    this.addSql('create schema auth');
    this.betterAuthTables();
    this.ownTables();
    this.keepPlaces({ table: 'members', kind: 'MEMBER', role: 'new.role', columns: ['role'], goneColumns: ['removed_at'] });
    const goneColumns = ['erased_at', 'merged_into_id'];
    this.keepPlaces({ table: 'customers', kind: 'CUSTOMER', role: `'CUSTOMER'`, columns: [], goneColumns });
  }

  /** The tables of better-auth under our names. The database itself refuses a token that is not a hash. */
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

  private ownTables(): void {
    this.addSql(`
      -- Who asked how often, under hashes: it has to hold for all processes together, with or without Redis.
      create table auth.tallies (
        key text primary key,
        used int not null,
        window_ends_at timestamptz not null
      );
      create index tallies_window_ends_at on auth.tallies (window_ends_at);

      -- Which organisations a person has a place in. The tables of the organisations keep it, by triggers; nothing
      -- else looks across them.
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

      grant select on organisation_directory to permanentka_auth;
      grant usage on schema public to permanentka_auth;
    `);
  }

  /**
   * `auth.places` follows the two tables by triggers, so that no application code can forget it. They run as their owner, since
   * `auth` is closed to the role that serves. They write of the row at hand and read nothing.
   */
  private keepPlaces({ table, kind, role, columns, goneColumns }: KeptTable): void {
    const isGone = goneColumns.map((column) => `new.${column} is not null`).join(' or ');
    this.addSql(`
      create function keep_places_of_${table}() returns trigger language plpgsql security definer set search_path = pg_catalog,
        pg_temp as $$
      begin
        if ${isGone} then
          delete from auth.places where organisation_id = new.organisation_id and row_id = new.id;
        else
          insert into auth.places (organisation_id, row_id, kind, role, person_id, email)
          values (new.organisation_id, new.id, '${kind}', ${role}, new.person_id, lower(new.email))
          on conflict (organisation_id, row_id) do update
            set role = excluded.role, person_id = excluded.person_id, email = excluded.email;
        end if;
        return null;
      end $$;
      create trigger keep_places after insert or update of ${['email', 'person_id', ...columns, ...goneColumns].join(
        ', ',
      )} on ${table}
        for each row execute function keep_places_of_${table}();
    `);
  }
}
