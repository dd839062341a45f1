import { Migration } from '@mikro-orm/migrations';

/** The tax of passes that are taxed as they are used: the terms that a pass was sold with, and what fell due with each use of it. */
export class TaxOfUses extends Migration {
  override up(): void {
    this.addSql(`
      alter table passes
        add column vat_bps int not null default 0 check (vat_bps between 0 and 10000),
        add column vat_treatment text not null default 'SINGLE_PURPOSE' check (vat_treatment in ('SINGLE_PURPOSE', 'MULTI_PURPOSE')),
        add column taxed_minor money_minor not null default 0;
      comment on column passes.taxed_minor is 'Of a MULTI_PURPOSE pass, the tax that fell due with the uses of it that stand.';

      alter table redemptions
        add column tax_minor money_minor not null default 0,
        add column tax_transfer_id uuid,
        add check ((tax_minor > 0) = (tax_transfer_id is not null));
      comment on column redemptions.tax_transfer_id is 'The transfer that posted its tax: what giving it back undoes.';
    `);
    this.keepTerms();
  }

  /**
   * Passes sold before keep the terms of their order line, and no TIME product stays one of several purposes. Forced row-level security hides
   * the rows of organisations from the owner too, so it is done in the name of each.
   */
  private keepTerms(): void {
    this.addSql(`
      do $$
      declare
        tenant uuid;
      begin
        for tenant in select organisation_id from organisation_directory loop
          perform set_config('app.organisation', tenant::text, true);
          update passes p set vat_bps = l.vat_bps, vat_treatment = l.vat_treatment
            from order_lines l where l.organisation_id = p.organisation_id and l.pass_id = p.id and p.kind <> 'TIME';
          update pass_products set vat_treatment = 'SINGLE_PURPOSE' where kind = 'TIME' and vat_treatment <> 'SINGLE_PURPOSE';
        end loop;
        perform set_config('app.organisation', '', true);
      end $$;
      alter table pass_products add constraint pass_products_time_is_single_purpose
        check (kind <> 'TIME' or vat_treatment = 'SINGLE_PURPOSE');
    `);
  }
}
