import { Migration } from '@mikro-orm/migrations';

/** What was given back of the price of a pass that stayed with its holder: its uses are taxed by the rest. */
export class LateDiscounts extends Migration {
  override up(): void {
    this.addSql(`
      alter table passes add column discounted_minor money_minor not null default 0, add check (discounted_minor <= price_minor);
      comment on column passes.discounted_minor is 'What was given back of its price, and claimed of its line, while it stayed with its holder.';
    `);
    this.keepClaims();
  }

  /** Forced row-level security hides the rows of organisations from the owner too, so it is done in the name of each. */
  private keepClaims(): void {
    this.addSql(`
      do $$
      declare
        tenant uuid;
      begin
        for tenant in select organisation_id from organisation_directory loop
          perform set_config('app.organisation', tenant::text, true);
          update passes p set discounted_minor = l.claimed_minor
            from order_lines l
            where l.organisation_id = p.organisation_id and l.pass_id = p.id and p.state <> 'REFUNDED' and l.claimed_minor > 0;
        end loop;
        perform set_config('app.organisation', '', true);
      end $$;
    `);
  }
}
