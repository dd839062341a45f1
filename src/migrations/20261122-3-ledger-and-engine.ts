import { Migration } from '@mikro-orm/migrations';

/** The ledger, and what the engine writes beside it: remembered answers and the outbox. */
export class LedgerAndEngine extends Migration {
  override up(): void {
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
        primary key (organisation_id, id),
        check (debit <> credit)
      );
      create index transfers_debit on transfers (organisation_id, debit, posted_at);
      create index transfers_credit on transfers (organisation_id, credit, posted_at);
      create unique index transfers_reversed_once on transfers (organisation_id, reverses) where reverses is not null;

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
}
