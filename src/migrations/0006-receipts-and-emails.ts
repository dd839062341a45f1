import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

const TABLES = ['receipt_counters', 'receipts'];
const EMAIL_TABLES = ['receipt_letters', 'gift_letters'];

/**
 * Receipts, and the e-mails that wait to bring receipts and gifts to people. A trigger adds an e-mail together with its receipt
 * or paid order, so that no code path can forget it and a rollback takes it back.
 */
export class ReceiptsAndEmails extends Migration {
  override up(): void {
    this.createReceipts();
    this.keepAsIssued();
    this.createEmails();
    for (const table of [...TABLES, ...EMAIL_TABLES]) this.addSql(protect(table));
    this.grant();
    this.writeEmails();
  }

  private createReceipts(): void {
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

      comment on column receipts.payment_id is 'The payment, where there was one; an order that was paid in several ways at '
      'once has one receipt for all of them.';
      create index receipts_order on receipts (organisation_id, order_id);
      create index receipts_customer on receipts (organisation_id, customer_id, id) where customer_id is not null;
    `);
  }

  /** Triggers beside the grants bind the owner of the table as well, in replication too. */
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

  private createEmails(): void {
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

      comment on column receipt_letters.due_at is 'When to try, or to try again if whoever took it up has not said how it '
      'went.';
      create index receipt_letters_due on receipt_letters (due_at) where mailed_at is null and given_up_at is null;

      create table gift_letters (
        organisation_id uuid not null references organisations,
        order_line_id uuid not null,
        due_at timestamptz not null default now(),
        attempts int not null default 0 check (attempts >= 0),
        mailed_at timestamptz,
        given_up_at timestamptz,
        primary key (organisation_id, order_line_id),
        foreign key (organisation_id, order_line_id) references order_lines,
        check (mailed_at is null or given_up_at is null)
      );

      comment on column gift_letters.due_at is 'When to try, or to try again if whoever took it up has not said how it went.';
      create index gift_letters_due on gift_letters (due_at) where mailed_at is null and given_up_at is null;
    `);
  }

  private grant(): void {
    this.addSql(`
      grant select, insert on ${[...TABLES, ...EMAIL_TABLES].join(', ')} to permanentka_app;
      grant update (last_number) on receipt_counters to permanentka_app;
    `);
    for (const table of EMAIL_TABLES) {
      // Maintenance finds what is due in all organisations, and learns nothing but that there is one.
      this.addSql(`
        grant update (due_at, attempts, mailed_at, given_up_at) on ${table} to permanentka_app;
        grant select, update (due_at, attempts) on ${table} to permanentka_maintenance;
        create policy maintenance on ${table} to permanentka_maintenance using (true);
      `);
    }
  }

  private writeEmails(): void {
    this.addSql(`
      create function write_receipt_letter() returns trigger language plpgsql set search_path = pg_catalog, public,
        pg_temp as $$
      begin
        insert into receipt_letters (organisation_id, receipt_id) values (new.organisation_id, new.id);
        return null;
      end $$;
      create trigger write_letter after insert on receipts for each row
        when (coalesce(new.content #>> '{buyer,email}', '') <> '') execute function write_receipt_letter();

      create function write_gift_letters() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into gift_letters (organisation_id, order_line_id)
          select l.organisation_id, l.id from order_lines l
            left join customers c on c.organisation_id = new.organisation_id and c.id = new.customer_id
          where l.organisation_id = new.organisation_id and l.order_id = new.id and l.gift and coalesce(l.gift_email, c.email,
            '') <> ''
          on conflict do nothing;
        return null;
      end $$;
      -- At the commit: a sale at the desk is paid before its lines are written.
      create constraint trigger write_gift_letters after insert or update of status on orders
        deferrable initially deferred for each row when (new.status = 'PAID') execute function write_gift_letters();
    `);
  }
}
