import { Migration } from '@mikro-orm/migrations';

/** A course may be for people of some ages, so that parents find what is for their child. */
export class AgesOfCourses extends Migration {
  override up(): void {
    this.addSql(`
      alter table courses add age_from integer, add age_to integer,
        add constraint courses_ages check (age_from between 0 and 120 and age_to between 0 and 120 and age_from <= age_to);
      comment on column courses.age_from is 'The youngest age in years; null where the course has none.';
      comment on column courses.age_to is 'The oldest age in years; null where the course has none.';
    `);
  }
}
