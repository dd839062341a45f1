import { Migration } from '@mikro-orm/migrations';

/**
 * Check-in hours and corrected attendance, overlapping bookings, seats of a TIME pass at once, and days of grace. Rows from
 * before keep what they were sold or booked on: old TIME passes cover any number of seats, and old bookings may overlap.
 */
export class AttendanceAndOverlaps extends Migration {
  override up(): void {
    this.addSql(`
      alter table organisations
        add check_in_opens_minutes int not null default 120 check (check_in_opens_minutes between 0 and 525600),
        add grace_days int not null default 14 check (grace_days between 0 and 366);
      grant update (check_in_opens_minutes, grace_days) on organisations to permanentka_app;

      alter table bookings
        add excused_at timestamptz,
        add attendance_reason text,
        add overlap_allowed boolean not null default true,
        add constraint bookings_excused_no_show check (excused_at is null or status in ('NO_SHOW', 'CANCELLED'));
      comment on column bookings.overlap_allowed is 'Whether staff insisted on a booking that overlaps another one of the '
        'attendee. True for bookings from before overlaps were refused.';
      update audit_kinds set personal = personal || '{attendance_reason}' where kind = 'Booking';

      -- The attendee comes first, so that the same index also finds everything that one attendee has booked.
      drop index bookings_one_live;
      create unique index bookings_one_live on bookings (organisation_id, attendee_id, session_id)
        where status in ('BOOKED', 'ATTENDED', 'NO_SHOW');

      alter table pass_products add seats_at_once int not null default 1 check (seats_at_once between 1 and 100);
      alter table passes
        add seats_at_once int,
        add grace_of_id uuid,
        add foreign key (organisation_id, grace_of_id) references passes;
      create index passes_grace_of on passes (organisation_id, grace_of_id) where grace_of_id is not null;
      comment on column passes.grace_of_id is 'The ended pass whose returned entries or credit this pass keeps usable.';
      comment on column passes.seats_at_once is 'How many seats at one time a TIME pass covers. Null for other kinds, and for '
        'TIME passes without that limit, which were sold before it existed.';
    `);
  }
}
