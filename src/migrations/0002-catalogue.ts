import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

const TABLES = ['locations', 'courses', 'groups', 'sessions', 'pass_products', 'promo_codes'];

/** What an organisation offers: places, courses with their groups and sessions, pass products and promo codes. */
export class Catalogue extends Migration {
  override up(): void {
    this.createCourses();
    this.createProducts();
    this.grant();
  }

  private createCourses(): void {
    this.addSql(`
      create table locations (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        address text not null default '',
        city text not null default '',
        primary key (organisation_id, id)
      );

      create table courses (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        description text not null default '',
        type text not null check (type in ('OPEN', 'CONTINUOUS', 'ONE_OFF')),
        price_minor money_minor,
        uncovered_policy text not null check (uncovered_policy in ('DEBT', 'DEBT_UP_TO', 'REFUSE', 'PAY_NOW')),
        debt_limit_minor money_minor,
        archived_at timestamptz,
        vat_bps int not null default 0 check (vat_bps between 0 and 10000),
        passes_in_profile boolean not null default true,
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
        places_held int not null default 0 check (places_held >= 0),
        primary key (organisation_id, id),
        foreign key (organisation_id, course_id) references courses,
        foreign key (organisation_id, location_id) references locations,
        foreign key (organisation_id, instructor_id) references members,
        constraint groups_never_overfilled check (places_taken + places_held <= capacity)
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
        seats_held int not null default 0 check (seats_held >= 0),
        primary key (organisation_id, id),
        foreign key (organisation_id, group_id) references groups,
        constraint sessions_never_oversold check (seats_taken >= 0 and seats_taken + seats_held <= capacity),
        check (ends_at > starts_at)
      ) with (fillfactor = 80);

      create index sessions_group on sessions (organisation_id, group_id, starts_at, id);
    `);
  }

  private createProducts(): void {
    this.addSql(`
      create table pass_products (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        kind text not null check (kind in ('CREDIT', 'ENTRY', 'TIME')),
        price_minor money_minor not null,
        credit_minor money_minor,
        entries int check (entries between 1 and 100000),
        limit_count int check (limit_count between 1 and 1000),
        limit_period text check (limit_period in ('WEEK', 'MONTH')),
        course_ids uuid[],
        validity_period text,
        validity_start text not null check (validity_start in ('PURCHASE', 'FIRST_USE')),
        fixed_from date,
        fixed_until date,
        sellable_online boolean not null default false,
        visible_on_booking_page boolean not null default true,
        visible_in_profile boolean not null default true,
        visible_at_desk boolean not null default true,
        purchase_limit int check (purchase_limit between 1 and 100000),
        priority int not null default 100,
        archived_at timestamptz,
        vat_bps int not null default 0 check (vat_bps between 0 and 10000),
        vat_treatment text not null default 'MULTI_PURPOSE' check (vat_treatment in ('SINGLE_PURPOSE', 'MULTI_PURPOSE')),
        primary key (organisation_id, id),
        check ((kind = 'CREDIT') = (credit_minor is not null) and (credit_minor is null or credit_minor > 0)),
        check ((kind = 'ENTRY') = (entries is not null)),
        check ((limit_count is null) = (limit_period is null) and (limit_count is null or kind = 'TIME')),
        check (validity_period is null or (fixed_from is null and fixed_until is null)),
        check (fixed_until >= fixed_from),
        constraint pass_products_time_is_single_purpose check (kind <> 'TIME' or vat_treatment = 'SINGLE_PURPOSE')
      );

      create table promo_codes (
        organisation_id uuid not null references organisations,
        id uuid not null,
        code text not null check (code = upper(code)),
        percent_bps int check (percent_bps between 1 and 10000),
        amount_minor money_minor check (amount_minor > 0),
        product_ids uuid[],
        valid_from timestamptz,
        valid_until timestamptz,
        usage_limit int check (usage_limit between 1 and 1000000),
        customer_limit int check (customer_limit between 1 and 1000000),
        times_used int not null default 0 check (times_used >= 0 and times_used <= usage_limit),
        created_at timestamptz not null,
        archived_at timestamptz,
        primary key (organisation_id, id),
        check (num_nonnulls(percent_bps, amount_minor) = 1),
        check (valid_until >= valid_from)
      );

      create unique index promo_codes_code on promo_codes (organisation_id, code) where archived_at is null;
    `);
  }

  private grant(): void {
    for (const table of TABLES) this.addSql(protect(table));
    this.addSql(`
      grant select, insert on ${TABLES.join(', ')} to permanentka_app;
      grant update on locations, courses, groups, sessions, pass_products to permanentka_app;
      grant update (code, product_ids, valid_from, valid_until, usage_limit, customer_limit, times_used, archived_at)
        on promo_codes to permanentka_app;
    `);
  }
}
