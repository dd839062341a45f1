import { Migration } from '@mikro-orm/migrations';

/** Tenants, people and what is offered. Every key begins with the organisation, so that no foreign key can cross to another one. */
export class PeopleAndCatalogue extends Migration {
  override up(): void {
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
        created_at timestamptz not null default now()
      );

      create table organisation_directory (
        slug text primary key,
        organisation_id uuid not null unique
      );
      comment on table organisation_directory is
        'Slug to tenant, the one look-up that has to work before a tenant is known. Holds nothing that is not public.';

      create function list_organisation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into organisation_directory (slug, organisation_id) values (new.slug, new.id)
        on conflict (organisation_id) do update set slug = excluded.slug;
        return new;
      end $$;
      create trigger list_organisation after insert or update of slug on organisations
        for each row execute function list_organisation();

      create table locations (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        address text not null default '',
        city text not null default '',
        primary key (organisation_id, id)
      );

      create table members (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        email text not null,
        role text not null check (role in ('OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR')),
        primary key (organisation_id, id)
      );
      create unique index members_email on members (organisation_id, lower(email));

      create table customers (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        email text not null,
        phone text,
        locale text not null check (locale in ('sk', 'cs', 'en')),
        created_at timestamptz not null default now(),
        primary key (organisation_id, id)
      );
      create unique index customers_email on customers (organisation_id, lower(email));

      create table attendees (
        organisation_id uuid not null references organisations,
        id uuid not null,
        customer_id uuid not null,
        name text not null,
        born_on date,
        primary key (organisation_id, id),
        foreign key (organisation_id, customer_id) references customers
      );
      create index attendees_customer on attendees (organisation_id, customer_id);

      create table access_tokens (
        organisation_id uuid not null references organisations,
        id uuid not null,
        token_hash bytea not null,
        role text not null check (role in ('OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR', 'CUSTOMER')),
        member_id uuid,
        customer_id uuid,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        primary key (organisation_id, id),
        unique (organisation_id, token_hash),
        foreign key (organisation_id, member_id) references members,
        foreign key (organisation_id, customer_id) references customers,
        check (num_nonnulls(member_id, customer_id) = 1 and (role = 'CUSTOMER') = (customer_id is not null))
      );

      create table courses (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        description text not null default '',
        type text not null check (type in ('OPEN', 'CONTINUOUS', 'ONE_OFF')),
        price_minor money_minor,
        uncovered_policy text not null check (uncovered_policy in ('DEBT', 'DEBT_UP_TO', 'REFUSE')),
        debt_limit_minor money_minor,
        archived_at timestamptz,
        primary key (organisation_id, id),
        check ((type = 'OPEN') = (price_minor is null)),
        check ((uncovered_policy = 'DEBT_UP_TO') = (debt_limit_minor is not null))
      );

      create table groups (
        organisation_id uuid not null references organisations,
        id uuid not null,
        course_id uuid not null,
        location_id uuid not null,
        instructor_id uuid,
        name text not null,
        capacity int not null check (capacity between 1 and 100000),
        places_taken int not null default 0 check (places_taken between 0 and capacity),
        link_id uuid,
        primary key (organisation_id, id),
        foreign key (organisation_id, course_id) references courses,
        foreign key (organisation_id, location_id) references locations,
        foreign key (organisation_id, instructor_id) references members
      );
      create index groups_course on groups (organisation_id, course_id);
      create index groups_link on groups (organisation_id, link_id) where link_id is not null;

      create table sessions (
        organisation_id uuid not null references organisations,
        id uuid not null,
        group_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        price_minor money_minor not null,
        capacity int not null check (capacity between 1 and 100000),
        seats_taken int not null default 0,
        status text not null default 'SCHEDULED' check (status in ('SCHEDULED', 'CANCELLED')),
        version bigint not null default 1,
        primary key (organisation_id, id),
        foreign key (organisation_id, group_id) references groups,
        constraint sessions_never_oversold check (seats_taken between 0 and capacity),
        check (ends_at > starts_at)
      ) with (fillfactor = 80);
      create index sessions_group on sessions (organisation_id, group_id, starts_at, id);
    `);
  }
}
