import { Migration } from '@mikro-orm/migrations';

/**
 * A session may have a place and an instructor of its own. Sessions from before have those of their group, and were never moved.
 */
export class SessionChanges extends Migration {
  override up(): void {
    this.addSql(`
      alter table sessions
        add location_id uuid,
        add instructor_id uuid,
        add planned_at timestamptz,
        add foreign key (organisation_id, location_id) references locations,
        add foreign key (organisation_id, instructor_id) references members;
      comment on column sessions.location_id is 'The place of this one session; null for the place of its group.';
      comment on column sessions.instructor_id is 'The substitute of this one session; null for the instructor of its group.';
      comment on column sessions.planned_at is 'The start that it was made for, which a move leaves; null for its current start.';
      create index sessions_planned on sessions (organisation_id, group_id, planned_at);
      create index sessions_instructor on sessions (organisation_id, instructor_id, starts_at, id)
        where instructor_id is not null;
      alter table sessions no force row level security;
      update sessions set planned_at = starts_at;
      alter table sessions force row level security;
    `);
  }
}
