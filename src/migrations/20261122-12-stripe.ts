import { Migration } from '@mikro-orm/migrations';

const TABLES = ['payment_accounts', 'provider_events'];

/**
 * Whose account with the payment provider is whose, and what the provider told. Both are reached by the account alone, before an
 * organisation is known: an event names its account and nothing else that could be believed.
 */
export class Stripe extends Migration {
  override up(): void {
    const tenant = `organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
    this.addSql(`
      create table payment_accounts (
        organisation_id uuid primary key references organisations,
        account text not null unique check (account <> ''),
        created_at timestamptz not null default now()
      );
      comment on table payment_accounts is
        'The account of an organisation with Stripe. Added once and never moved to another: an event of an account is an event of its organisation.';

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
        'What Stripe told, once each however often it was told. Of its content only what it is about: how things stand is asked, not believed.';
      create index provider_events_handled on provider_events (handled_at);
    `);
    for (const table of TABLES) {
      this.addSql(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy tenant on ${table} using (${tenant}) with check (${tenant});
        grant select, insert on ${table} to permanentka_app;
      `);
    }
    this.addSql(`
      -- Where an account leads is read before an organisation is known, and only then. Its name opens nothing.
      create policy directory on payment_accounts for select
        using ((select nullif(current_setting('app.organisation', true), '')) is null);
      grant update (handled_at) on provider_events to permanentka_app;

      grant select (organisation_id, id, handled_at), delete on provider_events to permanentka_maintenance;
      create policy maintenance on provider_events to permanentka_maintenance using (handled_at is not null);

      -- For the job that sends refunds and gives back what could not be honoured, in all organisations.
      grant select (organisation_id, order_id, method, status) on refunds to permanentka_maintenance;
      create policy maintenance on refunds for select to permanentka_maintenance using (status = 'PENDING');
      create index refunds_pending on refunds (organisation_id, order_id) where status = 'PENDING';
      drop policy maintenance on orders;
      create policy maintenance on orders for select to permanentka_maintenance using (status = 'OPEN' or refund_due_minor > 0);
      grant select (refund_due_minor) on orders to permanentka_maintenance;
      create index orders_refund_due on orders (organisation_id, id) where refund_due_minor > 0;
    `);
  }
}
