import { Migration } from '@mikro-orm/migrations';

/**
 * A booking belongs to a registration of its organisation, and a redemption to a booking of its own. Those rows exist in an
 * organisation that exists, so a further foreign key to it said nothing new, and was looked up for each row that was written.
 */
export class ForeignKeysOnce extends Migration {
  override up(): void {
    this.addSql(`
      alter table bookings drop constraint bookings_organisation_id_fkey;
      alter table redemptions drop constraint redemptions_organisation_id_fkey;
    `);
  }
}
