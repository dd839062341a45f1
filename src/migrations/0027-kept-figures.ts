import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/** Figures of days that are over, which nothing changes any more. */
const DAY_TABLES = ['ledger_days', 'sales_days', 'tax_days', 'owed_days'];
const TABLES = [...DAY_TABLES, 'closed_books', 'pass_holdings', 'debt_spans', 'attendance_counts', 'attendance_changes'];

/** What is posted for a moment so long ago comes late. A day is closed an hour after its end, which is later. */
const LATE = `now() - interval '30 minutes'`;

/**
 * Figures that reports read instead of adding up all transfers. Closing the books of days that are over fills them
 * (services/reports); what sells and books does not know of them. The triggers run only for what comes late, and for changes of
 * attendance.
 */
export class KeptFigures extends Migration {
  override up(): void {
    this.createDays();
    this.createBalances();
    this.createAttendance();
    this.createIndexes();
    this.watchForLate();
    for (const table of TABLES) this.addSql(protect(table));
    this.addSql(`
      grant select, insert, delete on ${TABLES.join(', ')} to permanentka_app;
      grant update on closed_books, pass_holdings, debt_spans, attendance_counts to permanentka_app;
    `);
  }

  private createDays(): void {
    this.addSql(`
      create table closed_books (
        organisation_id uuid primary key references organisations,
        closed_until timestamptz not null,
        next_day date not null,
        clock text not null
      );
      comment on table closed_books is
        'Until when the figures are kept, per organisation. Whoever closes holds this row, and whoever posts late waits for it.';
      comment on column closed_books.closed_until is 'The last millisecond of the last closed day; 1970 before the first one.';
      comment on column closed_books.next_day is 'The first day of the calendar that is not closed.';
      comment on column closed_books.clock is 'A hash of the clock by which the days were counted.';

      create table ledger_days (
        organisation_id uuid not null,
        day date not null,
        debit text not null,
        credit text not null,
        amount bigint not null,
        primary key (organisation_id, day, debit, credit)
      );
      comment on table ledger_days is
        'What moved on a day between two accounts. The accounts of one kind that have owners count as one: PASS, for example.';

      create table sales_days (
        organisation_id uuid not null,
        day date not null,
        channel text not null,
        kind text not null,
        product_id uuid,
        count int not null,
        discount_minor bigint not null,
        sold_minor bigint not null,
        refunded_minor bigint not null,
        unique nulls not distinct (organisation_id, day, channel, kind, product_id)
      );

      create table tax_days (
        organisation_id uuid not null,
        day date not null,
        vat_bps int not null,
        gross numeric not null,
        tax bigint not null,
        primary key (organisation_id, day, vat_bps)
      );
      comment on column tax_days.gross is 'Not rounded: shares of a price are rounded once, in the report.';

      create table owed_days (
        organisation_id uuid not null,
        day date not null,
        product_id uuid not null,
        holder text not null check (holder in ('PASS', 'GIFT')),
        net bigint not null,
        sold bigint not null,
        redeemed bigint not null,
        refunded bigint not null,
        earned bigint not null,
        expired bigint not null,
        primary key (organisation_id, day, product_id, holder)
      );
      comment on column owed_days.net is 'All movements of the day, also those without a cause that a report shows.';
    `);
  }

  private createBalances(): void {
    this.addSql(`
      create table pass_holdings (
        organisation_id uuid not null,
        pass_id uuid not null,
        held bigint not null,
        lapsed bigint,
        moved_at timestamptz not null,
        primary key (organisation_id, pass_id)
      ) with (fillfactor = 80);
      comment on table pass_holdings is 'What each pass held when the books were closed, and when that last moved.';
      comment on column pass_holdings.lapsed is 'What was posted as breakage; null when nothing ever was.';

      create table debt_spans (
        organisation_id uuid not null,
        registration_id uuid not null,
        from_day date not null,
        until_day date check (until_day > from_day),
        balance bigint not null check (balance < 0),
        primary key (organisation_id, registration_id, from_day)
      );
      comment on table debt_spans is
        'What the account of a registration below zero held at the ends of days: the first one, and those before until_day.';
    `);
  }

  private createAttendance(): void {
    this.addSql(`
      create table attendance_counts (
        organisation_id uuid not null,
        session_id uuid not null,
        attended int not null,
        no_show int not null,
        late_cancelled int not null,
        primary key (organisation_id, session_id)
      );
      create table attendance_changes (
        organisation_id uuid not null,
        id uuid not null default gen_random_uuid(),
        session_id uuid not null,
        primary key (organisation_id, id)
      );
      comment on table attendance_changes is
        'Sessions whose counts may be old, until they are counted again. Rows are only added, so nobody waits for another.';
    `);
  }

  /** For what came after the last closed day. Transfers lie in the order of their posting, and so a BRIN index finds them. */
  private createIndexes(): void {
    this.addSql(`
      create index transfers_posted on transfers using brin (posted_at) with (pages_per_range = 16, autosummarize = on);
      create index orders_paid on orders (organisation_id, paid_at) where paid_at is not null;
      create index receipts_issued on receipts (organisation_id, issued_at);
      create index redemptions_taxed on redemptions (organisation_id, created_at) where vat_bps is not null;
      create index redemptions_untaxed on redemptions (organisation_id, returned_at)
        where vat_bps is not null and returned_at is not null;
    `);
  }

  private watchForLate(): void {
    this.addSql(`
      create function reopen_books() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        moment constant timestamptz := to_jsonb(new) ->> tg_argv[0];
      begin
        -- A closing that is under way does not see this row. So this waits for it, and a later one finds the row held.
        -- Not shared: of two that share the row, none could delete it.
        perform from closed_books where organisation_id = new.organisation_id for update;
        delete from closed_books where organisation_id = new.organisation_id and closed_until >= moment;
        return null;
      end $$;
      comment on function reopen_books is 'Lets the figures be made anew when something is added to a day that may be closed.';

      create function note_attendance() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into attendance_changes (organisation_id, session_id)
          select new.organisation_id, new.session_id
          where exists (select from sessions s
              where s.organisation_id = new.organisation_id and s.id = new.session_id and s.starts_at < ${LATE})
            or exists (select from attendance_counts c
              where c.organisation_id = new.organisation_id and c.session_id = new.session_id);
        return null;
      end $$;

      create trigger posted_late after insert on transfers for each row
        when (new.posted_at < ${LATE}) execute function reopen_books('posted_at');
      create trigger ordered_late after insert on orders for each row
        when (new.paid_at < ${LATE}) execute function reopen_books('paid_at');
      create trigger paid_late after update of paid_at on orders for each row
        when (new.paid_at is distinct from old.paid_at and new.paid_at < ${LATE}) execute function reopen_books('paid_at');
      create trigger issued_late after insert on receipts for each row
        when (new.issued_at < ${LATE}) execute function reopen_books('issued_at');
      create trigger used_late after insert on redemptions for each row
        when (new.created_at < ${LATE}) execute function reopen_books('created_at');
      create trigger returned_late after update of returned_at on redemptions for each row
        when (new.returned_at is distinct from old.returned_at and new.returned_at < ${LATE})
        execute function reopen_books('returned_at');

      create trigger attended after update of status on bookings for each row
        when (new.status is distinct from old.status) execute function note_attendance();
      create trigger attended_at_once after insert on bookings for each row
        when (new.status in ('ATTENDED', 'NO_SHOW', 'LATE_CANCELLED')) execute function note_attendance();
    `);
  }
}
