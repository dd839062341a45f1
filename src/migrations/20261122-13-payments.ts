import { Migration } from '@mikro-orm/migrations';

/**
 * Where a refund comes from stands in a column of its own: its reason is what staff typed, and must steer nothing. And when money that had been
 * given back came back, which a card that was closed meanwhile does to a refund that had succeeded.
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
  }
}
