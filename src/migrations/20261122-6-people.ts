import { Migration } from '@mikro-orm/migrations';

/** A table whose rows are places of people. `role` is what they are there, in SQL; `columns` are told when they change. */
interface KeptTable {
  table: string;
  kind: string;
  role: string;
  columns: string[];
  goneColumns: string[];
}

const NEW_TABLES = ['invitations', 'attendee_consents'];

/**
 * Members and customers become people who sign in. A row that is removed, merged or erased stays, because history names it; it lets go of its
 * person, and its e-mail address is free for whoever comes next. `auth.places` follows the two tables by itself: it is how sign-in finds the organisations of a person, and
 * no application code can forget it.
 */
export class People extends Migration {
  override up(): void {
    this.addSql(`
      alter table organisations
        add column customer_retention_months int check (customer_retention_months between 1 and 600),
        add column audit_retention_months int check (audit_retention_months between 1 and 600);

      alter table members
        add column person_id uuid,
        add column removed_at timestamptz,
        add constraint members_removed_let_go check (removed_at is null or person_id is null);
      drop index members_email;
      create unique index members_email on members (organisation_id, lower(email)) where removed_at is null;
      create unique index members_person on members (organisation_id, person_id) where person_id is not null;

      alter table customers
        add column person_id uuid,
        add column erased_at timestamptz,
        add column merged_into_id uuid,
        add foreign key (organisation_id, merged_into_id) references customers,
        add constraint customers_gone_let_go check ((erased_at is null and merged_into_id is null) or person_id is null),
        add constraint customers_merged_into_another check (merged_into_id <> id);
      drop index customers_email;
      create unique index customers_email on customers (organisation_id, lower(email)) where erased_at is null and merged_into_id is null;
      create unique index customers_person on customers (organisation_id, person_id) where person_id is not null;
      create index customers_merged on customers (organisation_id, merged_into_id) where merged_into_id is not null;

      alter table attendees
        add column notes text not null default '',
        add column merged_into_id uuid,
        add column erased_at timestamptz,
        add foreign key (organisation_id, merged_into_id) references attendees,
        add constraint attendees_merged_into_another check (merged_into_id <> id);

      alter table registrations add column erased_at timestamptz;
      comment on column registrations.erased_at is
        'Set with that of the customer, under the lock that whoever books waits for: what takes a lock on the registration sees it for free.';

      create table invitations (
        organisation_id uuid not null references organisations,
        id uuid not null,
        email text not null,
        name text not null,
        role text not null check (role in ('OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR')),
        member_id uuid,
        secret_hash bytea not null,
        invited_by_id uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        revoked_at timestamptz,
        primary key (organisation_id, id),
        unique (organisation_id, secret_hash),
        foreign key (organisation_id, member_id) references members,
        foreign key (organisation_id, invited_by_id) references members,
        check (accepted_at is null or revoked_at is null)
      );
      comment on column invitations.member_id is
        'Somebody of the roster who is to get access; of an accepted invitation, the member that they are.';
      create unique index invitations_open on invitations (organisation_id, lower(email)) where accepted_at is null and revoked_at is null;

      create table attendee_consents (
        organisation_id uuid not null references organisations,
        id uuid not null,
        attendee_id uuid not null,
        kind text not null check (kind in ('PERSONAL_DATA', 'HEALTH_DATA', 'PHOTOGRAPHY', 'MARKETING')),
        wording text not null,
        granted_at timestamptz not null,
        granted_by text not null,
        withdrawn_at timestamptz,
        withdrawn_by text,
        primary key (organisation_id, id),
        foreign key (organisation_id, attendee_id) references attendees,
        check ((withdrawn_at is null) = (withdrawn_by is null))
      );
      create unique index attendee_consents_standing on attendee_consents (organisation_id, attendee_id, kind) where withdrawn_at is null;
      create index attendee_consents_attendee on attendee_consents (organisation_id, attendee_id);
    `);
    for (const table of NEW_TABLES) this.protect(table);
    this.addSql(`
      grant select, insert on ${NEW_TABLES.join(', ')} to permanentka_app;
      grant update (email, name, member_id, accepted_at, revoked_at) on invitations to permanentka_app;
      grant update (attendee_id, wording, withdrawn_at, withdrawn_by) on attendee_consents to permanentka_app;
    `);
    this.extendDirectory();
    this.keepPlaces({ table: 'members', kind: 'MEMBER', role: 'role', columns: ['role'], goneColumns: ['removed_at'] });
    this.keepPlaces({
      ...{ table: 'customers', kind: 'CUSTOMER', role: `'CUSTOMER'`, columns: [] },
      goneColumns: ['erased_at', 'merged_into_id'],
    });
  }

  /** What a person is shown of their organisations before they choose one: public of each, and read without opening any. */
  private extendDirectory(): void {
    this.addSql(`
      alter table organisation_directory
        add column name text,
        add column locale text;
      create or replace function list_organisation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into organisation_directory (slug, organisation_id, name, locale) values (new.slug, new.id, new.name, new.locale)
        on conflict (organisation_id) do update set slug = excluded.slug, name = excluded.name, locale = excluded.locale;
        return new;
      end $$;
      drop trigger list_organisation on organisations;
      create trigger list_organisation after insert or update of slug, name, locale on organisations
        for each row execute function list_organisation();
      alter table organisations no force row level security;
      update organisation_directory d set name = o.name, locale = o.locale from organisations o where o.id = d.organisation_id;
      alter table organisations force row level security;
      alter table organisation_directory alter column name set not null, alter column locale set not null;
      grant select on organisation_directory to permanentka_auth;
      grant usage on schema public to permanentka_auth;
    `);
  }

  private protect(table: string): void {
    const tenant = `organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
    this.addSql(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy tenant on ${table} using (${tenant}) with check (${tenant});
    `);
  }

  /** `auth` is closed to the role that serves, so the trigger works as its owner. It writes of the row at hand and reads nothing. */
  private keepPlaces({ table, kind, role, columns, goneColumns }: KeptTable): void {
    const isGone = goneColumns.map((column) => `new.${column} is not null`).join(' or ');
    const stands = goneColumns.map((column) => `${column} is null`).join(' and ');
    this.addSql(`
      create function keep_places_of_${table}() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if ${isGone} then
          delete from auth.places where organisation_id = new.organisation_id and row_id = new.id;
        else
          insert into auth.places (organisation_id, row_id, kind, role, person_id, email)
          values (new.organisation_id, new.id, '${kind}', ${role === 'role' ? 'new.role' : role}, new.person_id, lower(new.email))
          on conflict (organisation_id, row_id) do update
            set role = excluded.role, person_id = excluded.person_id, email = excluded.email;
        end if;
        return null;
      end $$;
      create trigger keep_places after insert or update of ${['email', 'person_id', ...columns, ...goneColumns].join(', ')} on ${table}
        for each row execute function keep_places_of_${table}();

      -- Forced row-level security would hide the rows of all organisations from the migration too.
      alter table ${table} no force row level security;
      insert into auth.places (organisation_id, row_id, kind, role, person_id, email)
        select organisation_id, id, '${kind}', ${role}, person_id, lower(email) from ${table} where ${stands};
      alter table ${table} force row level security;
    `);
  }
}
