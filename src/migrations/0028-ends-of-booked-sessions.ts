import { Migration } from '@mikro-orm/migrations';

/**
 * A booking knows when its session ends. So the seats that an attendee has still to come are found by an index, however many
 * sessions lie behind. A foreign key keeps the end: it follows a session that moves.
 */
export class EndsOfBookedSessions extends Migration {
  override up(): void {
    this.addSql(`
      alter table sessions add constraint sessions_end unique (organisation_id, id, ends_at);

      alter table bookings add session_ends_at timestamptz;
      comment on column bookings.session_ends_at is 'The end of the session. The foreign key changes it with the session.';
      alter table bookings no force row level security;
      alter table sessions no force row level security;
      -- Each row is written anew. Without these indexes that takes minutes less where there are millions.
      drop index bookings_one_live, bookings_session, bookings_registration;
      alter table bookings disable trigger touch_row;
      update bookings b set session_ends_at = s.ends_at from sessions s
        where s.organisation_id = b.organisation_id and s.id = b.session_id;
      alter table bookings enable trigger touch_row;
      alter table bookings force row level security;
      alter table sessions force row level security;

      alter table bookings
        alter session_ends_at set not null,
        drop constraint bookings_organisation_id_session_id_fkey,
        add constraint bookings_session_fkey foreign key (organisation_id, session_id, session_ends_at)
          references sessions (organisation_id, id, ends_at) on update cascade;

      create index bookings_session on bookings (organisation_id, session_id, id);
      create index bookings_registration on bookings (organisation_id, registration_id, id);
      -- One live booking of an attendee in a session, as before: a session has one end.
      create unique index bookings_one_live on bookings (organisation_id, attendee_id, session_ends_at, session_id)
        where status in ('BOOKED', 'ATTENDED', 'NO_SHOW');
    `);
  }
}
