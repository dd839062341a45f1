import { Migration } from '@mikro-orm/migrations';

/** Of a period of days or weeks alone, one day more than it says. */
const ONE_DAY_MORE = (period: string) => `'P' || (1 + coalesce(substring(${period} from '(\\d+)W')::int, 0) * 7
  + coalesce(substring(${period} from '(\\d+)D')::int, 0)) || 'D'`;
const DAYS_ALONE = `'^P(?=\\d)(\\d+W)?(\\d+D)?$'`;

/**
 * Days and weeks of validity count the first day from now on. Until now P7D was eight days. A pass that was sold keeps its days:
 * its period is written as P8D, as is the one of a gift that waits to be redeemed.
 */
export class DaysOfValidity extends Migration {
  override up(): void {
    for (const table of ['passes', 'order_lines']) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`
      update passes set validity_period = ${ONE_DAY_MORE('validity_period')} where validity_period ~ ${DAYS_ALONE}`);
    this.addSql(`
      update order_lines set terms = jsonb_set(terms, '{validityPeriod}', to_jsonb(${ONE_DAY_MORE(`terms ->> 'validityPeriod'`)}))
        where terms ->> 'validityPeriod' ~ ${DAYS_ALONE}`);
    for (const table of ['passes', 'order_lines']) this.addSql(`alter table ${table} force row level security`);
  }
}
