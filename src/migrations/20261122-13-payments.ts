import { Migration } from '@mikro-orm/migrations';

/**
 * Where a refund comes from stands in a column of its own: its reason is what staff typed, and must steer nothing. And when money that had been
 * given back came back, which a card that was closed meanwhile does to a refund that had succeeded.
 *
 * An organisation has an account with each provider, one in earnest and one for tests, and takes payments through the one that is set up now.
 */
export class Payments extends Migration {
  override up(): void {
    this.addSql(`
      alter table refunds
        add column origin text not null default 'REQUESTED'
          check (origin in ('REQUESTED', 'NOT_HONOURED', 'AT_PROVIDER', 'DISPUTE_LOST')),
        add column came_back_at timestamptz check (came_back_at is null or status = 'FAILED');
      alter table refunds alter column origin drop default;

      -- Forced row-level security hides the rows of every organisation from the owner too.
      alter table refunds no force row level security;
      update refunds set origin = reason, reason = '' where reason in ('NOT_HONOURED', 'DISPUTE_LOST');
      update refunds set origin = 'AT_PROVIDER', provider_ref = coalesce(provider_ref, split_part(reason, ' ', 2)), reason = ''
        where reason ~ '^REFUNDED_AT_PROVIDER \\S+$';
      alter table refunds force row level security;

      comment on column refunds.reason is 'What staff said of it; empty where nobody asked for it, as its origin tells.';
      comment on column refunds.came_back_at is
        'When the provider told that the money did not reach the card after all: it is owed again, and the credit note stands.';
      grant update (came_back_at) on refunds to permanentka_app;

      -- For the job that looks whether refunds that succeeded lately still stand, in all organisations.
      drop policy maintenance on refunds;
      create policy maintenance on refunds for select to permanentka_maintenance
        using (status = 'PENDING' or (status = 'SUCCEEDED' and method = 'CARD' and settled_at > now() - interval '30 days'));
      grant select (settled_at) on refunds to permanentka_maintenance;
      create index refunds_to_card on refunds (settled_at) where status = 'SUCCEEDED' and method = 'CARD';
    `);
    this.keyAccounts();
  }

  /** What the accounts were of is known of the sandbox alone; those with Stripe are taken to be in earnest. */
  private keyAccounts(): void {
    this.addSql(`
      alter table payment_accounts
        add column provider text not null default 'STRIPE' check (provider in ('STRIPE', 'SANDBOX')),
        add column is_test boolean not null default false,
        add column state text not null default 'PENDING' check (state in ('INACTIVE', 'PENDING', 'ACTIVE')),
        add column in_use boolean not null default false;
      alter table payment_accounts no force row level security;
      alter table organisations no force row level security;
      update payment_accounts a set state = o.online_payments, in_use = true from organisations o where o.id = a.organisation_id;
      update payment_accounts set provider = 'SANDBOX', is_test = true where account like 'sandbox\\_%';
      alter table organisations force row level security;
      alter table payment_accounts force row level security;
      alter table payment_accounts
        alter column provider drop default, alter column is_test drop default,
        drop constraint payment_accounts_pkey, add primary key (organisation_id, provider, is_test);
      comment on table payment_accounts is
        'The accounts of an organisation with its payment providers. Added once and never moved to another: an event of an account is an event of its organisation.';
      comment on column payment_accounts.in_use is 'Whether the state of the organisation''s online payments is the state of this account.';
      grant update (state, in_use) on payment_accounts to permanentka_app;
    `);
  }
}
