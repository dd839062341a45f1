import { Migration } from '@mikro-orm/migrations';

/**
 * A registration remembers when it came to its group by a move, and how many sessions it had before. Registrations that moved
 * before this migration go on as if they had begun in their current group.
 */
export class MovedRegistrations extends Migration {
  override up(): void {
    this.addSql(`
      alter table registrations
        add moved_at timestamptz,
        add lessons_before int not null default 0 check (lessons_before >= 0),
        add constraint registrations_lessons_before_a_move check (moved_at is not null or lessons_before = 0);
      comment on column registrations.moved_at is 'When it came to its group by a move; null when it began there.';
      comment on column registrations.lessons_before is 'The sessions that its earlier groups had while it was there.';
    `);
  }
}
