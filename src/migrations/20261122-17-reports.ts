import { Migration } from '@mikro-orm/migrations';

/**
 * Reports of what was sold and given back add up transfers, so each transfer of an order's money names the line that it is for.
 */
export class Reports extends Migration {
  override up(): void {
    this.addSql(`
      alter table transfers add column order_line_id uuid;
      comment on column transfers.order_line_id is
        'The line of the order that was sold, used up or given back; null of what is about the whole order or about none.';
    `);
    this.nameLines();
    // What reports of sales read, a day's or a year's. A booking that no order pays for names no line and costs this index nothing.
    this.addSql('create index transfers_sold on transfers (organisation_id, posted_at) where order_line_id is not null');
  }

  /**
   * What was posted before names its line where only one can be meant: the line of its pass, or the only one of its order. Forced row-level
   * security hides the rows from the owner too.
   */
  private nameLines(): void {
    this.addSql(`
      do $$
      declare
        tenant uuid;
      begin
        for tenant in select organisation_id from organisation_directory loop
          perform set_config('app.organisation', tenant::text, true);
          update transfers t set order_line_id = l.id from order_lines l
            where t.order_id = l.order_id and t.pass_id = l.pass_id;
          update transfers t set order_line_id = l.id from order_lines l
            where t.order_id = l.order_id and t.order_line_id is null
              and t.template in ('GIFT_SOLD', 'PAYMENT_RECORDED', 'DISCOUNT_GIVEN', 'REFUND_CLAIMED')
              and not exists (select from order_lines other where other.order_id = l.order_id and other.id <> l.id);
          update transfers t set order_line_id = l.id from order_lines l
            where t.order_id = l.order_id and t.template = 'REFUND_PAID'
              and not exists (select from order_lines other where other.order_id = l.order_id and other.id <> l.id)
              and exists (select from refunds r where r.order_id = l.order_id and r.settled_at = t.posted_at and r.claims <> '{}');
        end loop;
        perform set_config('app.organisation', '', true);
      end $$;
    `);
  }
}
