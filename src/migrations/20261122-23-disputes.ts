import { Migration } from '@mikro-orm/migrations';

/** The job that looks after payments, in all organisations, also looks whether disputes are over. */
export class Disputes extends Migration {
  override up(): void {
    this.addSql(`
      grant select (organisation_id, order_id, disputed_at) on payments to permanentka_maintenance;
      create policy maintenance on payments for select to permanentka_maintenance using (disputed_at is not null);
      create index payments_disputed on payments (organisation_id, order_id) where disputed_at is not null;
    `);
  }
}
