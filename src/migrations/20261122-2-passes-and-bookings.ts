import { Migration } from '@mikro-orm/migrations';

/**
 * Registrations, passes, bookings and the slices that pay for them. A booking's attendee and a redemption's registration are copies of what
 * its registration and its booking say, kept for the unique key and for look-ups: they have no foreign key of their own, and are verified.
 */
export class PassesAndBookings extends Migration {
  override up(): void {
    this.addSql(`
      create table registrations (
        organisation_id uuid not null references organisations,
        id uuid not null,
        attendee_id uuid not null,
        customer_id uuid not null,
        group_id uuid not null,
        price_minor money_minor not null,
        charged_minor money_minor not null default 0,
        created_at timestamptz not null default now(),
        version bigint not null default 1,
        primary key (organisation_id, id),
        unique (organisation_id, group_id, attendee_id),
        foreign key (organisation_id, attendee_id) references attendees,
        foreign key (organisation_id, customer_id) references customers,
        foreign key (organisation_id, group_id) references groups
      ) with (fillfactor = 80);
      create index registrations_customer on registrations (organisation_id, customer_id);
      create index registrations_attendee on registrations (organisation_id, attendee_id);

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
        primary key (organisation_id, id),
        check ((kind = 'CREDIT') = (credit_minor is not null) and (credit_minor is null or credit_minor > 0)),
        check ((kind = 'ENTRY') = (entries is not null)),
        check ((limit_count is null) = (limit_period is null) and (limit_count is null or kind = 'TIME')),
        check (validity_period is null or (fixed_from is null and fixed_until is null)),
        check (fixed_until >= fixed_from)
      );

      create table passes (
        organisation_id uuid not null references organisations,
        id uuid not null,
        product_id uuid not null,
        customer_id uuid not null,
        registration_id uuid,
        name text not null,
        kind text not null check (kind in ('CREDIT', 'ENTRY', 'TIME')),
        state text not null check (state in ('PENDING', 'ACTIVE', 'PAUSED', 'REFUNDED')),
        price_minor money_minor not null,
        credit_minor money_minor,
        entries int,
        limit_count int,
        limit_period text,
        course_ids uuid[],
        validity_period text,
        validity_start text not null,
        valid_from timestamptz,
        valid_until timestamptz,
        priority int not null,
        purchased_at timestamptz not null,
        version bigint not null default 1,
        primary key (organisation_id, id),
        foreign key (organisation_id, product_id) references pass_products,
        foreign key (organisation_id, customer_id) references customers,
        foreign key (organisation_id, registration_id) references registrations,
        check ((kind = 'CREDIT') = (registration_id is not null)),
        check (valid_until >= valid_from)
      ) with (fillfactor = 80);
      create index passes_customer on passes (organisation_id, customer_id);
      create index passes_registration on passes (organisation_id, registration_id) where registration_id is not null;

      create table bookings (
        organisation_id uuid not null references organisations,
        id uuid not null,
        session_id uuid not null,
        registration_id uuid not null,
        attendee_id uuid not null,
        status text not null check (status in ('BOOKED', 'ATTENDED', 'NO_SHOW', 'CANCELLED', 'LATE_CANCELLED')),
        price_minor money_minor not null,
        covered_minor money_minor not null,
        cancellable_until timestamptz not null,
        late_cancellation text not null check (late_cancellation in ('BLOCK', 'FORFEIT', 'FORFEIT_AND_FEE')),
        late_fee_minor money_minor not null,
        created_at timestamptz not null,
        cancelled_at timestamptz,
        override_reason text,
        checked_in_at timestamptz,
        primary key (organisation_id, id),
        foreign key (organisation_id, session_id) references sessions,
        foreign key (organisation_id, registration_id) references registrations,
        check (covered_minor <= price_minor)
      );
      create unique index bookings_one_live on bookings (organisation_id, session_id, attendee_id)
        where status in ('BOOKED', 'ATTENDED', 'NO_SHOW');
      create index bookings_session on bookings (organisation_id, session_id, id);
      create index bookings_registration on bookings (organisation_id, registration_id, id);

      create table redemptions (
        organisation_id uuid not null references organisations,
        id uuid not null,
        pass_id uuid not null,
        registration_id uuid not null,
        booking_id uuid,
        entries int not null check (entries between 0 and 1),
        covered_minor money_minor not null,
        consumed_minor money_minor not null,
        created_at timestamptz not null,
        returned_at timestamptz,
        primary key (organisation_id, id),
        foreign key (organisation_id, pass_id) references passes,
        foreign key (organisation_id, booking_id) references bookings
      );
      create unique index redemptions_booking on redemptions (organisation_id, booking_id, pass_id) where booking_id is not null;
      create index redemptions_pass on redemptions (organisation_id, pass_id, id);
    `);
  }
}
