import { Migration } from '@mikro-orm/migrations';

const NEW_TABLES = ['promo_codes', 'orders', 'order_lines', 'payments', 'refunds', 'receipt_counters', 'receipts'];

/** Money in the hand of a pretended provider, money to be given back, gifts that nobody has redeemed, and the tax that sales contain. */
const NEW_ACCOUNTS = ['CASH:sandbox', 'OWED_BACK', 'GIFTS', 'VAT_ON_SALES'];

/**
 * Orders with their lines, what was paid and given back for them, and receipts. An order that waits for its money holds seats, places and
 * what limits count; it is found again by `held_until` when it waits no longer.
 */
export class Selling extends Migration {
  override up(): void {
    this.makePlaceForHolds();
    this.makeOrders();
    this.makePayments();
    this.makeReceipts();
    for (const table of NEW_TABLES) this.protect(table);
    this.grant();
    this.openAccounts();
  }

  private makePlaceForHolds(): void {
    this.addSql(`
      alter table sessions add column seats_held int not null default 0 check (seats_held >= 0);
      alter table sessions drop constraint sessions_never_oversold;
      alter table sessions add constraint sessions_never_oversold check (seats_taken >= 0 and seats_taken + seats_held <= capacity);

      alter table groups add column places_held int not null default 0 check (places_held >= 0);
      alter table groups add constraint groups_never_overfilled check (places_taken + places_held <= capacity);

      -- Held seats and places are the engine's business, as those taken are.
      drop trigger audit_made on sessions;
      create trigger audit_made after insert on sessions
        for each row execute function audit_row('Session', '{seats_taken,seats_held,version}', '{}');
      drop trigger audit_made on groups;
      drop trigger audit_changed on groups;
      delete from audit_kinds where kind = 'Group';
      select audit_table('groups', 'Group', '{places_taken,places_held}', '{}');

      alter table courses add column vat_bps int not null default 0 check (vat_bps between 0 and 10000);
      alter table pass_products
        add column vat_bps int not null default 0 check (vat_bps between 0 and 10000),
        add column vat_treatment text not null default 'MULTI_PURPOSE' check (vat_treatment in ('SINGLE_PURPOSE', 'MULTI_PURPOSE'));

      alter table passes drop constraint passes_state_check;
      alter table passes add constraint passes_state_check check (state in ('PENDING', 'ACTIVE', 'PAUSED', 'BLOCKED', 'REFUNDED'));

      alter table transfers add column order_id uuid;
      create index transfers_order on transfers (organisation_id, order_id) where order_id is not null;
    `);
  }

  private makeOrders(): void {
    this.addSql(`
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
      comment on column orders.refund_due_minor is 'Money that came in for it, could not be honoured or given back, and is still owed to the payer.';
      create index orders_customer on orders (organisation_id, customer_id, id);
      create index orders_open on orders (held_until) where status = 'OPEN';
      create index orders_promo_code on orders (organisation_id, promo_code_id, customer_id) where promo_code_id is not null;
      create unique index orders_provider_ref on orders (organisation_id, provider, provider_ref) where provider_ref is not null;

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
        check (gift = (gift_code_hash is not null) and (not gift or kind = 'PASS'))
      );
      comment on column order_lines.registration_id is
        'Whom it is for: given, or of a registration fee the one that was made when it was paid.';
      comment on column order_lines.claimed_minor is 'The part of the amount that was claimed back by refunds.';
      create index order_lines_held on order_lines (organisation_id, customer_id, product_id) where product_id is not null and pass_id is null;
      create unique index order_lines_gift on order_lines (organisation_id, gift_code_hash) where gift_code_hash is not null;
      create unique index order_lines_pass on order_lines (organisation_id, pass_id) where pass_id is not null;
      create unique index order_lines_booking on order_lines (organisation_id, booking_id) where booking_id is not null;
    `);
  }

  private makePayments(): void {
    this.addSql(`
      create table payments (
        organisation_id uuid not null references organisations,
        id uuid not null,
        order_id uuid not null,
        method text not null check (method in ('CASH', 'CARD_TERMINAL', 'BANK', 'STRIPE', 'SANDBOX')),
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
      create unique index payments_provider_ref on payments (organisation_id, method, provider_ref) where provider_ref is not null;

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
        primary key (organisation_id, id),
        foreign key (organisation_id, payment_id) references payments,
        foreign key (organisation_id, order_id) references orders,
        check ((status = 'PENDING') = (settled_at is null))
      );
      comment on column refunds.claims is 'What it gives back of each line, by position; empty of money that bought nothing.';
      create index refunds_order on refunds (organisation_id, order_id);
      create unique index refunds_provider_ref on refunds (organisation_id, provider_ref) where provider_ref is not null;
    `);
  }

  private makeReceipts(): void {
    this.addSql(`
      create table receipt_counters (
        organisation_id uuid not null references organisations,
        year int not null check (year between 2000 and 9999),
        last_number int not null check (last_number >= 0),
        primary key (organisation_id, year)
      );

      create table receipts (
        organisation_id uuid not null references organisations,
        id uuid not null,
        year int not null,
        number int not null check (number > 0),
        kind text not null check (kind in ('RECEIPT', 'CREDIT_NOTE')),
        order_id uuid not null,
        customer_id uuid,
        payment_id uuid,
        refund_id uuid,
        corrects_id uuid,
        issued_at timestamptz not null,
        content jsonb not null,
        primary key (organisation_id, id),
        unique (organisation_id, year, number),
        foreign key (organisation_id, order_id) references orders,
        foreign key (organisation_id, refund_id) references refunds,
        foreign key (organisation_id, corrects_id) references receipts,
        check ((kind = 'CREDIT_NOTE') = (refund_id is not null))
      );
      comment on column receipts.payment_id is 'The payment, where there was one; an order that was paid in several ways at once has one receipt for all of them.';
      create index receipts_order on receipts (organisation_id, order_id);
      create index receipts_customer on receipts (organisation_id, customer_id, id) where customer_id is not null;
    `);
  }

  private grant(): void {
    this.addSql(`
      grant select, insert on ${NEW_TABLES.join(', ')} to permanentka_app;
      grant update (code, product_ids, valid_from, valid_until, usage_limit, customer_limit, times_used, archived_at)
        on promo_codes to permanentka_app;
      grant update (customer_id, discount_reason, status, refund_due_minor, held_until, provider, provider_ref, provider_url, paid_at, version)
        on orders to permanentka_app;
      grant update (customer_id, registration_id, attendee_id, gift_to, description, pass_id, booking_id, redeemed_at, claimed_minor)
        on order_lines to permanentka_app;
      grant update (disputed_at) on payments to permanentka_app;
      grant update (reason, status, provider_ref, settled_at) on refunds to permanentka_app;
      grant update (last_number) on receipt_counters to permanentka_app;

      -- For the job that gives back what orders hold too long, in all organisations.
      grant select (organisation_id, id, status, held_until, provider, provider_ref, created_at) on orders to permanentka_maintenance;
      create policy maintenance on orders for select to permanentka_maintenance using (status = 'OPEN');

      select audit_table('promo_codes', 'PromoCode', '{times_used,created_at}', '{}');
      create trigger audit_moved after update of customer_id on orders
        for each row execute function audit_row('Order', '{}', '{customer_id}');
      insert into audit_kinds (kind, personal) values ('Order', '{discount_reason}'), ('Refund', '{reason}');
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

  /** Organisations that are open already get the accounts that new ones are opened with. Forced row-level security hides them from the owner too. */
  private openAccounts(): void {
    this.addSql(`
      do $$
      declare
        tenant uuid;
      begin
        for tenant in select organisation_id from organisation_directory loop
          perform set_config('app.organisation', tenant::text, true);
          insert into accounts (organisation_id, code, unit)
            select tenant, code, o.currency from organisations o, unnest(array[${NEW_ACCOUNTS.map((code) => `'${code}'`).join(', ')}]) as code
            where o.id = tenant;
        end loop;
        perform set_config('app.organisation', '', true);
      end $$;
    `);
  }
}
