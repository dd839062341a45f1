import { Migration } from '@mikro-orm/migrations';

/** A customer may have no e-mail address. The indexes on it stay: rows without one are never equal. */
export class CustomersWithoutAddress extends Migration {
  override up(): void {
    this.addSql(`
      alter table customers
        alter column email drop not null,
        add constraint customers_sign_in_by_address check (person_id is null or email is not null);
      alter table auth.places alter column email drop not null;
    `);
  }
}
