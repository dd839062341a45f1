import { Migration } from '@mikro-orm/migrations';

/**
 * Passes have only the states that something writes. No release ever stored PENDING or PAUSED, so no row stands against it; a
 * row that was changed by hand stops the migration, and nothing is changed.
 */
export class PassStates extends Migration {
  override up(): void {
    this.addSql(`
      alter table passes drop constraint passes_state_check,
        add constraint passes_state_check check (state in ('ACTIVE', 'BLOCKED', 'REFUNDED'));
    `);
  }
}
