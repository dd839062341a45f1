import { Migration } from '@mikro-orm/migrations';

/** A pass may be for a registration that is made by the same order: its line names the line that makes it. */
export class PassWithRegistration extends Migration {
  override up(): void {
    this.addSql(`
      alter table order_lines
        add column registration_line int check (registration_line is null or (kind = 'PASS' and not gift)),
        add foreign key (organisation_id, order_id, registration_line) references order_lines (organisation_id, order_id, position);
      comment on column order_lines.registration_line is
        'The position of the line that makes the registration which a pass is for; once that is made, registration_id is it.';
    `);
  }
}
