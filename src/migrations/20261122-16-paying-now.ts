import { Migration } from '@mikro-orm/migrations';

/** A course may want what no pass covers paid at once, online. */
export class PayingNow extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      alter table courses drop constraint courses_uncovered_policy_check;
      alter table courses add constraint courses_uncovered_policy_check
        check (uncovered_policy in ('DEBT', 'DEBT_UP_TO', 'REFUSE', 'PAY_NOW'));
    `);
  }
}
