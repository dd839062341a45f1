import { Migration } from '@mikro-orm/migrations';

/** Whether who is registered in a course may buy passes in their profile afterwards is for each course to say; so far all did. */
export class Profile extends Migration {
  override up(): void {
    this.addSql('alter table courses add column passes_in_profile boolean not null default true');
  }
}
