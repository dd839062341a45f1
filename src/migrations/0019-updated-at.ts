import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows other programs copy. */
const TABLES = [
  ...['organisations', 'locations', 'members', 'customers', 'attendees', 'courses', 'groups', 'sessions', 'registrations'],
  ...['pass_products', 'passes', 'bookings', 'redemptions', 'orders', 'payments', 'refunds', 'promo_codes'],
];

/** Audited tables, with the columns that their triggers left out before. */
const AUDITED: [table: string, kind: string, hidden: string[]][] = [
  ['organisations', 'Organisation', []],
  ['locations', 'Location', []],
  ['members', 'Member', []],
  ['customers', 'Customer', []],
  ['attendees', 'Attendee', []],
  ['courses', 'Course', []],
  ['groups', 'Group', ['places_taken', 'places_held']],
  ['pass_products', 'PassProduct', []],
  ['promo_codes', 'PromoCode', ['times_used', 'created_at']],
];

/**
 * When a row last changed. Rows that were there before have the moment of this migration. The engine sets the moment with its
 * own changes of hot rows; the trigger sets it wherever the statement did not, and does not run otherwise.
 */
export class UpdatedAt extends Migration {
  override up(): void {
    this.addSql(`
      create function touch_row() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        new.updated_at := clock_timestamp();
        return new;
      end $$;
    `);
    for (const table of TABLES) {
      this.addSql(`
        alter table ${table} add column updated_at timestamptz not null default now();
        alter table ${table} alter column updated_at set default clock_timestamp();
        create trigger touch_row before update on ${table} for each row
          when (new.updated_at = old.updated_at and new.* is distinct from old.*) execute function touch_row();
      `);
    }
    this.keepOutOfAudit();
  }

  /** The log has a moment of its own, and a change of nothing else is no entry. */
  private keepOutOfAudit(): void {
    for (const [table, kind, hidden] of AUDITED) {
      const left = `'{${[...hidden, 'updated_at'].join(',')}}'`;
      this.addSql(`
        drop trigger audit_made on ${table};
        drop trigger audit_changed on ${table};
        create trigger audit_made after insert or delete on ${table} for each row
          execute function audit_row('${kind}', ${left}, '{}');
        create trigger audit_changed after update on ${table} for each row
          when (to_jsonb(old) - ${left}::text[] <> to_jsonb(new) - ${left}::text[])
          execute function audit_row('${kind}', ${left}, '{}');
      `);
    }
    this.addSql(`
      drop trigger audit_made on sessions;
      create trigger audit_made after insert on sessions
        for each row execute function audit_row('Session', '{seats_taken,seats_held,version,planned_at,updated_at}', '{}');
    `);
  }
}
