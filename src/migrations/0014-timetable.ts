import { Migration } from '@mikro-orm/migrations';

/** Finds the sessions of a day over all groups. */
export class Timetable extends Migration {
  override up(): void {
    this.addSql('create index sessions_start on sessions (organisation_id, starts_at, id)');
  }
}
