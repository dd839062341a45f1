import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

const TABLES = ['registrations', 'passes', 'bookings', 'redemptions', 'accounts', 'idempotency_keys', 'outbox'];

/**
 * Registrations, passes, bookings and the redemptions that pay for them, the ledger, and what the engine writes beside it. The
 * attendee of a booking and the registration of a redemption are copies, kept for the unique key and for look-ups. They have no
 * foreign key of their own, and `npm run verify` compares them with their sources.
 */
export class BookingsAndLedger extends Migration {
  override up(): void {
    this.createPasses();
    this.createBookings();
    this.createLedger();
    this.createEngine();
    this.grant();
  }

  private createPasses(): void {
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
        erased_at timestamptz,
        primary key (organisation_id, id),
        unique (organisation_id, group_id, attendee_id),
        foreign key (organisation_id, attendee_id) references attendees,
        foreign key (organisation_id, customer_id) references customers,
        foreign key (organisation_id, group_id) references groups
      ) with (fillfactor = 80);

      comment on column registrations.erased_at is
        'Set with that of the customer, under the lock that whoever books waits for: what takes a lock on the registration '
        'sees it for free.';
      create index registrations_customer on registrations (organisation_id, customer_id);
      create index registrations_attendee on registrations (organisation_id, attendee_id);

      create table passes (
        organisation_id uuid not null references organisations,
        id uuid not null,
        product_id uuid not null,
        customer_id uuid not null,
        registration_id uuid,
        name text not null,
        kind text not null check (kind in ('CREDIT', 'ENTRY', 'TIME')),
        state text not null check (state in ('PENDING', 'ACTIVE', 'PAUSED', 'BLOCKED', 'REFUNDED')),
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
        vat_bps int not null default 0 check (vat_bps between 0 and 10000),
        vat_treatment text not null default 'SINGLE_PURPOSE' check (vat_treatment in ('SINGLE_PURPOSE', 'MULTI_PURPOSE')),
        taxed_minor money_minor not null default 0,
        discounted_minor money_minor not null default 0,
        primary key (organisation_id, id),
        foreign key (organisation_id, product_id) references pass_products,
        foreign key (organisation_id, customer_id) references customers,
        foreign key (organisation_id, registration_id) references registrations,
        check ((kind = 'CREDIT') = (registration_id is not null)),
        check (valid_until >= valid_from),
        check (discounted_minor <= price_minor)
      ) with (fillfactor = 80);

      comment on column passes.taxed_minor is 'Of a MULTI_PURPOSE pass, the tax that fell due with the uses of it that stand.';
      comment on column passes.discounted_minor is 'What was given back of its price, and claimed of its line, while it '
      'stayed with its holder.';
      create index passes_customer on passes (organisation_id, customer_id);
      create index passes_registration on passes (organisation_id, registration_id) where registration_id is not null;
    `);
  }

  private createBookings(): void {
    this.addSql(`
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
        tax_minor money_minor not null default 0,
        tax_transfer_id uuid,
        primary key (organisation_id, id),
        foreign key (organisation_id, pass_id) references passes,
        foreign key (organisation_id, booking_id) references bookings,
        check ((tax_minor > 0) = (tax_transfer_id is not null))
      );

      comment on column redemptions.tax_transfer_id is 'The transfer that posted its tax: what giving it back undoes.';
      create unique index redemptions_booking on redemptions (organisation_id, booking_id, pass_id)
        where booking_id is not null;
      create index redemptions_pass on redemptions (organisation_id, pass_id, id);
    `);
  }

  private createLedger(): void {
    this.addSql(`
      create table accounts (
        organisation_id uuid not null references organisations,
        code text not null,
        unit text not null check (unit ~ '^([A-Z]{3}|ENTRY)$'),
        balance bigint not null default 0 check (balance between -9007199254740991 and 9007199254740991),
        version bigint not null default 0,
        primary key (organisation_id, code),
        constraint accounts_pass_never_overdrawn
          check (balance >= 0 or (left(code, 5) <> 'PASS:' and left(code, 8) <> 'ENTRIES:'))
      ) with (fillfactor = 80);

      create table transfers (
        organisation_id uuid not null,
        id uuid not null,
        template text not null,
        debit text not null,
        credit text not null,
        unit text not null,
        amount bigint not null check (amount between 1 and 9007199254740991),
        booking_id uuid,
        pass_id uuid,
        reverses uuid,
        posted_at timestamptz not null,
        order_id uuid,
        order_line_id uuid,
        primary key (organisation_id, id),
        check (debit <> credit)
      );

      comment on column transfers.order_line_id is
        'The line of the order that was sold, used up or given back; null of what is about the whole order or about none.';
      create index transfers_debit on transfers (organisation_id, debit, posted_at);
      create index transfers_credit on transfers (organisation_id, credit, posted_at);
      create unique index transfers_reversed_once on transfers (organisation_id, reverses) where reverses is not null;
      create index transfers_order on transfers (organisation_id, order_id) where order_id is not null;
      -- For reports of sales, of a day or a year. A booking that no order pays for names no line and costs this index nothing.
      create index transfers_sold on transfers (organisation_id, posted_at) where order_line_id is not null;
    `);
  }

  /** The answers remembered under idempotency keys, and the events of committed transactions. */
  private createEngine(): void {
    this.addSql(`
      create table idempotency_keys (
        organisation_id uuid not null references organisations,
        viewer text not null,
        operation text not null,
        key text not null check (length(key) between 1 and 255),
        input_hash text not null,
        answer jsonb not null,
        created_at timestamptz not null default now(),
        primary key (organisation_id, viewer, operation, key)
      );

      create index idempotency_keys_age on idempotency_keys (created_at);

      create table outbox (
        organisation_id uuid not null references organisations,
        id uuid not null,
        events jsonb not null,
        created_at timestamptz not null default now(),
        published_at timestamptz,
        primary key (organisation_id, id)
      );

      create index outbox_unpublished on outbox (created_at) where published_at is null;
      create index outbox_age on outbox (created_at);
    `);
  }

  private grant(): void {
    for (const table of TABLES) this.addSql(protect(table));
    this.addSql(`
      grant select, insert on ${TABLES.join(', ')}, transfers to permanentka_app;
      grant update on ${TABLES.join(', ')} to permanentka_app;
      grant select, update, delete on outbox to permanentka_maintenance;
      grant select, delete on idempotency_keys to permanentka_maintenance;
      create policy maintenance on outbox to permanentka_maintenance using (true);
      create policy maintenance on idempotency_keys to permanentka_maintenance using (true);
    `);
    // Transfers are added and never changed.
    this.addSql(protect('transfers'));
  }
}
