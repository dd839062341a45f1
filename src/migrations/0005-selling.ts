import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

const TABLES = ['orders', 'order_lines', 'payments', 'refunds', 'payment_accounts', 'provider_events'];

/**
 * Orders with their lines, payments and refunds, and the accounts with payment providers. An order that waits for its money
 * holds seats, places and uses of limits. It is found by `held_until` when its time is over.
 */
export class Selling extends Migration {
  override up(): void {
    this.createOrders();
    this.createOrderLines();
    this.createPayments();
    this.createProviders();
    for (const table of TABLES) this.addSql(protect(table));
    this.grant();
    this.grantMaintenance();
  }

  private createOrders(): void {
    this.addSql(`
      create table orders (
        organisation_id uuid not null references organisations,
        id uuid not null,
        customer_id uuid,
        channel text not null check (channel in ('ONLINE', 'PROFILE', 'RECEPTION')),
        status text not null check (status in ('OPEN', 'PAID', 'EXPIRED', 'CANCELLED')),
        subtotal_minor money_minor not null,
        discount_minor money_minor not null,
        total_minor money_minor not null,
        refund_due_minor money_minor not null default 0,
        promo_code_id uuid,
        discount_reason text,
        held_until timestamptz,
        provider text check (provider in ('STRIPE', 'SANDBOX')),
        provider_ref text,
        provider_url text,
        created_at timestamptz not null,
        paid_at timestamptz,
        version bigint not null default 1,
        primary key (organisation_id, id),
        foreign key (organisation_id, customer_id) references customers,
        foreign key (organisation_id, promo_code_id) references promo_codes,
        check (total_minor = subtotal_minor - discount_minor),
        check ((status = 'PAID') = (paid_at is not null)),
        check (status <> 'OPEN' or held_until is not null)
      ) with (fillfactor = 80);

      comment on column orders.refund_due_minor is 'Money that came in for it, could not be honoured or given back, and is '
      'still owed to the payer.';
      create index orders_customer on orders (organisation_id, customer_id, id);
      create index orders_open on orders (held_until) where status = 'OPEN';
      create index orders_open_of_customer on orders (organisation_id, customer_id) where status = 'OPEN';
      create index orders_promo_code on orders (organisation_id, promo_code_id, customer_id) where promo_code_id is not null;
      create unique index orders_provider_ref on orders (organisation_id, provider, provider_ref)
        where provider_ref is not null;
      create index orders_refund_due on orders (organisation_id, id) where refund_due_minor > 0;
    `);
  }

  private createOrderLines(): void {
    this.addSql(`
      create table order_lines (
        organisation_id uuid not null references organisations,
        id uuid not null,
        order_id uuid not null,
        position int not null check (position between 0 and 99),
        kind text not null check (kind in ('PASS', 'SESSION', 'REGISTRATION')),
        product_id uuid,
        customer_id uuid,
        registration_id uuid,
        session_id uuid,
        attendee_id uuid,
        group_id uuid,
        gift boolean not null default false,
        gift_to text,
        gift_code_hash text,
        description text not null,
        unit_price_minor money_minor not null,
        discount_minor money_minor not null,
        amount_minor money_minor not null,
        vat_bps int not null check (vat_bps between 0 and 10000),
        vat_treatment text not null check (vat_treatment in ('SINGLE_PURPOSE', 'MULTI_PURPOSE')),
        pass_id uuid,
        booking_id uuid,
        redeemed_at timestamptz,
        claimed_minor money_minor not null default 0,
        terms jsonb,
        gift_email text,
        registration_line int,
        primary key (organisation_id, id),
        unique (organisation_id, order_id, position),
        foreign key (organisation_id, order_id) references orders,
        foreign key (organisation_id, product_id) references pass_products,
        foreign key (organisation_id, session_id) references sessions,
        foreign key (organisation_id, pass_id) references passes,
        foreign key (organisation_id, booking_id) references bookings,
        check (amount_minor = unit_price_minor - discount_minor),
        check (claimed_minor <= amount_minor),
        check ((kind = 'PASS') = (product_id is not null)),
        check ((kind = 'SESSION') = (session_id is not null)),
        check (gift = (gift_code_hash is not null) and (not gift or kind = 'PASS')),
        check ((kind = 'PASS') = (terms is not null)),
        check (kind = 'PASS' or attendee_id is not null),
        check (gift or gift_email is null),
        check (registration_line is null or (kind = 'PASS' and not gift)),
        foreign key (organisation_id, order_id, registration_line) references order_lines (organisation_id, order_id, position)
      );

      comment on column order_lines.registration_id is
        'Whom it is for: given, or of a registration fee the one that was made when it was paid.';
      comment on column order_lines.claimed_minor is 'The part of the amount that was claimed back by refunds.';
      comment on column order_lines.terms is 'What a pass is to give: its product as it was when it was ordered. Null of what '
      'is no pass.';
      comment on column order_lines.gift_email is 'Where the code is sent once it is paid; to who pays where it says nothing.';
      comment on column order_lines.registration_line is
        'The position of the line that makes the registration which a pass is for; once that is made, registration_id is it.';
      create index order_lines_attendee on order_lines (organisation_id, attendee_id) where attendee_id is not null;
      -- All that a customer ordered counts against the limit of its product, also once it is issued.
      create index order_lines_bought on order_lines (organisation_id, customer_id, product_id) where product_id is not null;
      create unique index order_lines_gift on order_lines (organisation_id, gift_code_hash) where gift_code_hash is not null;
      create unique index order_lines_pass on order_lines (organisation_id, pass_id) where pass_id is not null;
      create unique index order_lines_booking on order_lines (organisation_id, booking_id) where booking_id is not null;
    `);
  }

  private createPayments(): void {
    this.addSql(`
      create table payments (
        organisation_id uuid not null references organisations,
        id uuid not null,
        order_id uuid not null,
        method text not null check (method in ('CASH', 'CARD_TERMINAL', 'BANK', 'STRIPE', 'SANDBOX', 'REFUND')),
        amount_minor money_minor not null check (amount_minor > 0),
        tendered_minor money_minor,
        change_minor money_minor not null default 0,
        provider_ref text,
        fee_minor money_minor not null default 0,
        is_test boolean not null default false,
        disputed_at timestamptz,
        created_at timestamptz not null,
        primary key (organisation_id, id),
        foreign key (organisation_id, order_id) references orders,
        check (tendered_minor is null or (method = 'CASH' and tendered_minor - change_minor = amount_minor)),
        check (fee_minor <= amount_minor),
        check ((method = 'SANDBOX') <= is_test)
      );

      create index payments_order on payments (organisation_id, order_id);
      create unique index payments_provider_ref on payments (organisation_id, method, provider_ref)
        where provider_ref is not null;
      create index payments_disputed on payments (organisation_id, order_id) where disputed_at is not null;

      create table refunds (
        organisation_id uuid not null references organisations,
        id uuid not null,
        payment_id uuid not null,
        order_id uuid not null,
        amount_minor money_minor not null check (amount_minor > 0),
        method text not null check (method in ('CASH', 'BANK', 'CARD', 'PASS')),
        reason text not null,
        fee_returned_minor money_minor not null default 0,
        status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
        provider_ref text,
        created_at timestamptz not null,
        settled_at timestamptz,
        claims jsonb not null default '{}',
        origin text not null check (origin in ('REQUESTED', 'NOT_HONOURED', 'AT_PROVIDER', 'DISPUTE_LOST')),
        came_back_at timestamptz,
        pass_order_id uuid,
        primary key (organisation_id, id),
        foreign key (organisation_id, payment_id) references payments,
        foreign key (organisation_id, order_id) references orders,
        check ((status = 'PENDING') = (settled_at is null)),
        check (came_back_at is null or status = 'FAILED'),
        foreign key (organisation_id, pass_order_id) references orders,
        check ((method = 'PASS') = (pass_order_id is not null))
      );

      comment on column refunds.claims is 'What it gives back of each line, by position; empty of money that bought nothing.';
      comment on column refunds.reason is 'What staff said of it; empty where nobody asked for it, as its origin tells.';
      comment on column refunds.came_back_at is
        'When the provider told that the money did not reach the card after all: it is owed again, and the credit note stands.';
      comment on column refunds.pass_order_id is 'The order of the new pass that it became.';
      create index refunds_order on refunds (organisation_id, order_id);
      create unique index refunds_provider_ref on refunds (organisation_id, provider_ref) where provider_ref is not null;
      create unique index refunds_pass_order on refunds (organisation_id, pass_order_id) where pass_order_id is not null;
      create index refunds_pending on refunds (organisation_id, order_id) where status = 'PENDING';
      create index refunds_to_card on refunds (settled_at) where status = 'SUCCEEDED' and method = 'CARD';
    `);
  }

  /** Both tables are read by the account alone, before an organisation is known. */
  private createProviders(): void {
    this.addSql(`
      create table payment_accounts (
        organisation_id uuid not null references organisations,
        account text not null unique check (account <> ''),
        created_at timestamptz not null default now(),
        provider text not null check (provider in ('STRIPE', 'SANDBOX')),
        is_test boolean not null,
        state text not null default 'PENDING' check (state in ('INACTIVE', 'PENDING', 'ACTIVE')),
        in_use boolean not null default false,
        primary key (organisation_id, provider, is_test)
      );

      comment on table payment_accounts is
        'The accounts of an organisation with its payment providers. Added once and never moved to another: an event of an '
        'account is an event of its organisation.';
      comment on column payment_accounts.in_use is 'Whether the state of the organisation''s online payments is the state of '
      'this account.';

      create table provider_events (
        organisation_id uuid not null references organisations,
        id text not null,
        type text not null,
        order_id uuid,
        checkout_ref text,
        payment_ref text,
        happened_at timestamptz not null,
        received_at timestamptz not null default now(),
        handled_at timestamptz,
        primary key (organisation_id, id)
      );

      comment on table provider_events is
        'What Stripe told, once each however often it was told. Of its content only what it is about: how things stand is '
        'asked, not believed.';
      create index provider_events_handled on provider_events (handled_at);
    `);
  }

  private grant(): void {
    this.addSql(`
      grant select, insert on ${TABLES.join(', ')} to permanentka_app;
      grant update (customer_id, discount_reason, status, refund_due_minor, held_until, provider, provider_ref, provider_url,
        paid_at, version)
        on orders to permanentka_app;
      grant update (customer_id, registration_id, attendee_id, gift_to, gift_email, description, pass_id, booking_id,
        redeemed_at, claimed_minor)
        on order_lines to permanentka_app;
      grant update (disputed_at) on payments to permanentka_app;
      grant update (reason, status, provider_ref, settled_at, came_back_at) on refunds to permanentka_app;
      grant update (state, in_use) on payment_accounts to permanentka_app;
      grant update (handled_at) on provider_events to permanentka_app;

      -- Read before an organisation is known, and only then. The name of an account opens nothing.
      create policy directory on payment_accounts for select
        using ((select nullif(current_setting('app.organisation', true), '')) is null);
    `);
  }

  /** For the job that looks after payments, in all organisations. */
  private grantMaintenance(): void {
    this.addSql(`
      -- Expired orders, and money that could not be honoured.
      grant select (organisation_id, id, status, held_until, provider, provider_ref, created_at, refund_due_minor)
        on orders to permanentka_maintenance;
      create policy maintenance on orders for select to permanentka_maintenance using (status = 'OPEN' or refund_due_minor > 0);

      -- Refunds to send, and refunds to cards that may still come back.
      grant select (organisation_id, order_id, method, status, settled_at) on refunds to permanentka_maintenance;
      create policy maintenance on refunds for select to permanentka_maintenance
        using (status = 'PENDING' or (status = 'SUCCEEDED' and method = 'CARD' and settled_at > now() - interval '30 days'));

      -- Disputes that may be over.
      grant select (organisation_id, order_id, disputed_at) on payments to permanentka_maintenance;
      create policy maintenance on payments for select to permanentka_maintenance using (disputed_at is not null);

      grant select (organisation_id, id, handled_at), delete on provider_events to permanentka_maintenance;
      create policy maintenance on provider_events to permanentka_maintenance using (handled_at is not null);
    `);
  }
}
