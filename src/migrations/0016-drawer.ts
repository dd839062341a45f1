import { Migration } from '@mikro-orm/migrations';

/** Payments at the desk keep who took the money, and refunds who gave it, for the day of a drawer. */
export class Drawer extends Migration {
  override up(): void {
    this.addSql(`
      alter table payments add taken_by text;
      alter table refunds add given_by text;
      comment on column payments.taken_by is 'The caller who took it at the desk, as the audit log names callers.';
      comment on column refunds.given_by is 'The caller who gave it, as the audit log names callers.';
      create index payments_at_desk on payments (organisation_id, created_at)
        where method in ('CASH', 'CARD_TERMINAL', 'BANK');
      create index refunds_at_desk on refunds (organisation_id, settled_at) where method in ('CASH', 'BANK');
    `);
  }
}
