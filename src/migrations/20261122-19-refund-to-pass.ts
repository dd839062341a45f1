import { Migration } from '@mikro-orm/migrations';

/** A refund may become a new pass: the order of that pass is paid by it, and the money passes through an account of its own. */
export class RefundToPass extends Migration {
  override up(): void {
    this.addSql(`
      alter table payments drop constraint payments_method_check;
      alter table payments add constraint payments_method_check
        check (method in ('CASH', 'CARD_TERMINAL', 'BANK', 'STRIPE', 'SANDBOX', 'REFUND'));

      alter table refunds
        add column pass_order_id uuid,
        add foreign key (organisation_id, pass_order_id) references orders,
        add check ((method = 'PASS') = (pass_order_id is not null));
      comment on column refunds.pass_order_id is 'The order of the new pass that it became.';
      create unique index refunds_pass_order on refunds (organisation_id, pass_order_id) where pass_order_id is not null;

      do $$
      declare
        tenant uuid;
      begin
        for tenant in select organisation_id from organisation_directory loop
          perform set_config('app.organisation', tenant::text, true);
          insert into accounts (organisation_id, code, unit) select tenant, 'CASH:refund', currency from organisations where id = tenant;
        end loop;
        perform set_config('app.organisation', '', true);
      end $$;
    `);
  }
}
