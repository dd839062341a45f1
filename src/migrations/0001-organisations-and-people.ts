import { Migration } from '@mikro-orm/migrations';
import { createRole, protect } from './row-security.js';

const TABLES = ['members', 'customers', 'attendees', 'attendee_consents', 'invitations', 'api_keys'];

/**
 * Tenants, their people, and the roles that the server works as. Every key begins with the organisation, so that no foreign key
 * can cross to another one. A row that is removed, merged or erased stays, because history names it. It lets go of its person,
 * and its e-mail address is free for the next one.
 */
export class OrganisationsAndPeople extends Migration {
  override up(): void {
    this.createRoles();
    this.createOrganisations();
    this.createPeople();
    this.createAttendees();
    this.createAccess();
    this.grant();
  }

  /**
   * Roles without a login. `permanentka_app` sees the one organisation that `app.organisation` names in its transaction.
   * `permanentka_maintenance` sees the waiting work of all organisations, and nothing else of them.
   */
  private createRoles(): void {
    for (const role of ['permanentka_app', 'permanentka_maintenance']) this.addSql(createRole(role));
    this.addSql('grant usage on schema public to permanentka_app, permanentka_maintenance');
  }

  private createOrganisations(): void {
    this.addSql(`
      create domain money_minor as bigint check (value between 0 and 9007199254740991);

      create table organisations (
        id uuid primary key,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 63),
        name text not null,
        description text not null default '',
        category text not null default '',
        city text not null default '',
        currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
        time_zone text not null,
        locale text not null check (locale in ('sk', 'cs', 'en')),
        plan text not null check (plan in ('FREE', 'STANDARD', 'PRO')),
        online_payments text not null check (online_payments in ('INACTIVE', 'PENDING', 'ACTIVE')),
        cancel_window_hours int not null check (cancel_window_hours between 0 and 8760),
        late_cancellation text not null check (late_cancellation in ('BLOCK', 'FORFEIT', 'FORFEIT_AND_FEE')),
        late_fee_minor money_minor not null default 0,
        created_at timestamptz not null default now(),
        customer_retention_months int check (customer_retention_months between 1 and 600),
        audit_retention_months int check (audit_retention_months between 1 and 600),
        audit_retention_from timestamptz,
        legal_name text not null default '',
        billing_address text not null default '',
        company_id text not null default '',
        tax_id text not null default '',
        vat_id text not null default '',
        register_entry text not null default '',
        vat_payer boolean not null default false,
        default_vat_bps int not null default 0 check (default_vat_bps between 0 and 10000),
        in_marketplace boolean not null default true,
        commission_bps int check (commission_bps between 0 and 10000),
        online_payments_suspended_at timestamptz,
        online_payments_suspended_reason text not null default '',
        constraint organisations_vat_of_payers check (vat_payer or default_vat_bps = 0)
      );

      comment on column organisations.commission_bps is 'Agreed with this organisation; null is what its plan says.';

      create table organisation_directory (
        slug text primary key,
        organisation_id uuid not null unique,
        name text not null,
        locale text not null
      );

      comment on table organisation_directory is
        'Slug to tenant, the one look-up that has to work before a tenant is known. Holds nothing that is not public.';

      create function list_organisation() returns trigger language plpgsql security definer set search_path = public,
        pg_temp as $$
      begin
        insert into organisation_directory (slug, organisation_id, name, locale) values (new.slug, new.id, new.name, new.locale)
        on conflict (organisation_id) do update set slug = excluded.slug, name = excluded.name, locale = excluded.locale;
        return new;
      end $$;
      create trigger list_organisation after insert or update of slug, name, locale on organisations
        for each row execute function list_organisation();
    `);
  }

  private createPeople(): void {
    this.addSql(`
      create table members (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        email text not null,
        role text not null check (role in ('OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR')),
        person_id uuid,
        removed_at timestamptz,
        primary key (organisation_id, id),
        constraint members_removed_let_go check (removed_at is null or person_id is null)
      );

      create unique index members_email on members (organisation_id, lower(email)) where removed_at is null;
      create unique index members_person on members (organisation_id, person_id) where person_id is not null;

      create table customers (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        email text not null,
        phone text,
        locale text not null check (locale in ('sk', 'cs', 'en')),
        created_at timestamptz not null default now(),
        person_id uuid,
        erased_at timestamptz,
        merged_into_id uuid,
        primary key (organisation_id, id),
        foreign key (organisation_id, merged_into_id) references customers,
        constraint customers_gone_let_go check ((erased_at is null and merged_into_id is null) or person_id is null),
        constraint customers_merged_into_another check (merged_into_id <> id)
      );

      create unique index customers_email on customers (organisation_id, lower(email)) where erased_at is null
        and merged_into_id is null;
      create unique index customers_person on customers (organisation_id, person_id) where person_id is not null;
      create index customers_merged on customers (organisation_id, merged_into_id) where merged_into_id is not null;
    `);
  }

  private createAttendees(): void {
    this.addSql(`
      create table attendees (
        organisation_id uuid not null references organisations,
        id uuid not null,
        customer_id uuid not null,
        name text not null,
        born_on date,
        notes text not null default '',
        merged_into_id uuid,
        erased_at timestamptz,
        primary key (organisation_id, id),
        foreign key (organisation_id, customer_id) references customers,
        foreign key (organisation_id, merged_into_id) references attendees,
        constraint attendees_merged_into_another check (merged_into_id <> id)
      );

      create index attendees_customer on attendees (organisation_id, customer_id);

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

      create unique index attendee_consents_standing on attendee_consents (organisation_id, attendee_id, kind)
        where withdrawn_at is null;
      create index attendee_consents_attendee on attendee_consents (organisation_id, attendee_id);
    `);
  }

  /** Invitations of staff, and the keys of integrators. */
  private createAccess(): void {
    this.addSql(`
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
      create unique index invitations_open on invitations (organisation_id, lower(email)) where accepted_at is null
        and revoked_at is null;

      create table api_keys (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        key_hash bytea not null,
        scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['CATALOGUE_WRITE', 'PEOPLE_READ',
          'PEOPLE_WRITE',
          'BOOKINGS_READ', 'BOOKINGS_WRITE', 'SALES_READ', 'SALES_WRITE']),
        created_by_id uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        primary key (organisation_id, id),
        unique (organisation_id, key_hash),
        foreign key (organisation_id, created_by_id) references members
      );
    `);
  }

  private grant(): void {
    for (const table of TABLES) this.addSql(protect(table));
    this.addSql(protect('organisations', 'id'));
    this.addSql(`
      grant select on organisation_directory to permanentka_app;
      grant select, insert on organisations, ${TABLES.join(', ')} to permanentka_app;
      grant update on members, customers, attendees to permanentka_app;
      grant update (email, name, member_id, accepted_at, revoked_at) on invitations to permanentka_app;
      grant update (attendee_id, wording, withdrawn_at, withdrawn_by) on attendee_consents to permanentka_app;
      grant update (name, last_used_at, revoked_at) on api_keys to permanentka_app;

      -- The slug, the currency, the plan and what else the platform decides are missing: an organisation cannot change them.
      grant update (
        name, description, category, city, time_zone, locale, online_payments, cancel_window_hours,
        late_cancellation, late_fee_minor, customer_retention_months, audit_retention_months,
        audit_retention_from, legal_name, billing_address, company_id, tax_id, vat_id, register_entry,
        vat_payer, default_vat_bps, in_marketplace
      ) on organisations to permanentka_app;
    `);
  }
}
