import { Migration } from '@mikro-orm/migrations';

/** A session may have a place and an instructor of its own. Sessions from before have those of their group. */
export class SessionChanges extends Migration {
  override up(): void {
    this.addSql(`
      alter table sessions
        add location_id uuid,
        add instructor_id uuid,
        add foreign key (organisation_id, location_id) references locations,
        add foreign key (organisation_id, instructor_id) references members;
      comment on column sessions.location_id is 'The place of this one session; null for the place of its group.';
      comment on column sessions.instructor_id is 'The substitute of this one session; null for the instructor of its group.';
      create index sessions_instructor on sessions (organisation_id, instructor_id, starts_at, id)
        where instructor_id is not null;
    `);
  }
}
