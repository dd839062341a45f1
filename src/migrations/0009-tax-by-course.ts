import { Migration } from '@mikro-orm/migrations';

const TABLES = ['passes', 'redemptions'];

/**
 * The tax of a multi-purpose pass by the rate of each use. Passes sold before keep the rate of their sale: their courses may
 * have no rate yet, because it did not count for passes.
 */
export class TaxByCourse extends Migration {
  override up(): void {
    this.addSql(`
      alter table passes
        add column vat_by_course boolean not null default false,
        add column uses_by_rate jsonb not null default '{}';
      comment on column passes.vat_by_course is
        'Whether a use of a MULTI_PURPOSE pass is taxed at the rate of its course; false for passes sold before that rule.';
      comment on column passes.uses_by_rate is
        'Of a MULTI_PURPOSE pass, by rate in basis points: the value that its uses consumed, and their tax.';
      alter table redemptions add column vat_bps int check (vat_bps between 0 and 10000);
      comment on column redemptions.vat_bps is 'The rate at which a use was taxed; null for a pass that was taxed at sale.';
    `);
    // The owner of the tables is bound by row-level security as well, and would find no row to fill.
    for (const table of TABLES) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`
      update redemptions d set vat_bps = p.vat_bps from passes p
      where p.organisation_id = d.organisation_id and p.id = d.pass_id and p.vat_treatment = 'MULTI_PURPOSE';
      update passes p set uses_by_rate =
        jsonb_build_object(p.vat_bps::text, jsonb_build_object('consumedMinor', u.consumed, 'taxMinor', u.tax))
      from (
        select organisation_id, pass_id, sum(consumed_minor)::bigint as consumed, sum(tax_minor)::bigint as tax
        from redemptions where returned_at is null group by organisation_id, pass_id
      ) u
      where p.organisation_id = u.organisation_id and p.id = u.pass_id and p.vat_treatment = 'MULTI_PURPOSE'
        and u.consumed + u.tax > 0;
    `);
    for (const table of TABLES) this.addSql(`alter table ${table} force row level security`);
  }
}
