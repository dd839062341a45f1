import { Migration } from '@mikro-orm/migrations';

/**
 * Receipts stay as they were issued, and the letters that bring them to their buyers wait in a table of their own: added by the database
 * with the receipt, so that no code path can forget one, and none is sent of what was rolled back.
 */
export class Receipts extends Migration {
  override up(): void {
    this.keepAsIssued();
    this.makeLetters();
  }

  /** By triggers beside the grants: they bind the owner of the table as well, and always, whatever replication is told. */
  private keepAsIssued(): void {
    this.addSql(`
      create function keep_receipts() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        raise exception 'receipts are issued and never changed' using errcode = 'insufficient_privilege';
      end $$;
      create trigger keep_rows before update or delete on receipts for each row execute function keep_receipts();
      create trigger keep_table before truncate on receipts for each statement execute function keep_receipts();
      alter table receipts enable always trigger keep_rows, enable always trigger keep_table;
    `);
  }

  private makeLetters(): void {
    const tenant = `organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
    this.addSql(`
      create table receipt_letters (
        organisation_id uuid not null references organisations,
        receipt_id uuid not null,
        due_at timestamptz not null default now(),
        attempts int not null default 0 check (attempts >= 0),
        mailed_at timestamptz,
        given_up_at timestamptz,
        primary key (organisation_id, receipt_id),
        foreign key (organisation_id, receipt_id) references receipts,
        check (mailed_at is null or given_up_at is null)
      );
      comment on column receipt_letters.due_at is 'When to try, or to try again if whoever took it up has not said how it went.';
      create index receipt_letters_due on receipt_letters (due_at) where mailed_at is null and given_up_at is null;

      alter table receipt_letters enable row level security;
      alter table receipt_letters force row level security;
      create policy tenant on receipt_letters using (${tenant}) with check (${tenant});
      grant select, insert on receipt_letters to permanentka_app;
      grant update (due_at, attempts, mailed_at, given_up_at) on receipt_letters to permanentka_app;

      -- Whoever sends letters finds those that are due in all organisations, and learns nothing but that there is one.
      grant select, update (due_at, attempts) on receipt_letters to permanentka_maintenance;
      create policy maintenance on receipt_letters to permanentka_maintenance using (true);

      create function write_receipt_letter() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into receipt_letters (organisation_id, receipt_id) values (new.organisation_id, new.id);
        return null;
      end $$;
      create trigger write_letter after insert on receipts for each row
        when (coalesce(new.content #>> '{buyer,email}', '') <> '') execute function write_receipt_letter();
    `);
  }
}
