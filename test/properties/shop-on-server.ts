import type { Client as Connection } from 'pg';
import { type Command, type Engine, type Outcome, uuidv7 } from '../../src/services/engine/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createOrganisation } from '../../src/services/people/index.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import { hoursAfter } from '../rules/test-world.js';
import type { TestApp } from '../support/app.js';
import { type Happening, PROMO_CODES, type SellingScenario } from './selling.js';
import { GROWING, type SellingCast } from './selling-commands.js';
import { VAT_RATES } from './shop-in-memory.js';
import { furnish } from './studio-on-server.js';

/** A shop in the database that is told the same as the one in memory. Rows are known by the names that they have there. */
export class ShopOnServer {
  /** The row of the database that is the same as one in memory. */
  private readonly ids = new Map<string, string>();

  private constructor(
    private readonly superuser: Connection,
    private readonly engine: Engine,
    private readonly organisationId: string,
  ) {}

  static async open(
    { orm }: TestApp,
    superuser: Connection,
    engine: Engine,
    scenario: SellingScenario,
    inMemory: SellingCast,
    courses: readonly string[],
  ): Promise<ShopOnServer> {
    const now = new Date();
    const settings = { name: 'Vlnka', currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'sk' } as const;
    const { id } = await createOrganisation(orm.em, { slug: `shop-${uuidv7()}`, ...settings });
    const cast = await bindTenant({ em: orm.em, organisationId: id }).transactional((em) =>
      furnish(em, id, { ...scenario, steps: [] }, now),
    );
    const shop = new ShopOnServer(superuser, engine, id);
    for (const kind of ['customers', 'attendees', 'groups', 'sessions', 'products'] as const)
      for (const [at, row] of inMemory[kind].entries()) shop.ids.set(row, cast[kind][at] ?? '');
    shop.ids.set(inMemory.unknown, cast.unknown);
    const ids = await shop.sql<{ id: string }>('select id from courses where organisation_id = $1 order by id');
    for (const [at, row] of courses.entries()) shop.ids.set(row, ids[at]?.id ?? '');
    await shop.furnishSelling();
    return shop;
  }

  private async furnishSelling(): Promise<void> {
    await this.sql(`update organisations set plan = 'STANDARD', online_payments = 'ACTIVE' where id = $1`);
    for (const [at, vatBps] of VAT_RATES.entries()) {
      const nth = 'select id from courses where organisation_id = $1 order by id offset $3 limit 1';
      await this.sql(`update courses set vat_bps = $2 where organisation_id = $1 and id = (${nth})`, vatBps, at);
    }
    await this.sql('update pass_products set sellable_online = true where organisation_id = $1');
    for (const { code, percentBps, amountMinor, usageLimit, customerLimit } of PROMO_CODES) {
      await this.sql(
        `insert into promo_codes (organisation_id, id, code, percent_bps, amount_minor, usage_limit, customer_limit, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, now())`,
        ...[uuidv7(), code, percentBps, amountMinor, usageLimit, customerLimit],
      );
    }
  }

  execute(command: Command, dryRun: boolean): Promise<Outcome> {
    return this.engine.execute(this.organisationId, { command: this.named(command), dryRun });
  }

  async happen(step: Happening, row: string, terms: Partial<ProductFacts>): Promise<void> {
    const id = this.ids.get(row);
    const over = hoursAfter(new Date(), -1);
    if (step.do === 'endHold')
      await this.sql('update orders set held_until = $3 where organisation_id = $1 and id = $2', id, over);
    if (step.do === 'endPass')
      await this.sql('update passes set valid_until = $3 where organisation_id = $1 and id = $2', id, over);
    if (step.do === 'editCourse')
      await this.sql('update courses set vat_bps = $3 where organisation_id = $1 and id = $2', id, step.vatBps);
    if (step.do !== 'editProduct') return;
    for (const [name, value] of Object.entries(terms)) {
      const [column, to] = name === 'archived' ? ['archived_at', value === true ? over : null] : [columnOf(name), value];
      await this.sql(`update pass_products set ${column} = $3 where organisation_id = $1 and id = $2`, id, to);
    }
  }

  /** Learns which row is which: those of either side came to be in the same order. */
  async meet(inMemory: SellingCast): Promise<void> {
    const lists = GROWING.map((kind) => `array(select id::text from ${kind} where organisation_id = $1 order by id) as ${kind}`);
    const [found] = await this.sql<Record<(typeof GROWING)[number], string[]>>(`select ${lists.join(', ')}`);
    for (const kind of GROWING) {
      const rows = found?.[kind] ?? [];
      if (rows.length !== inMemory[kind].length)
        throw new Error(`${rows.length} ${kind}, and ${inMemory[kind].length} in memory`);
      for (const [at, row] of inMemory[kind].entries()) this.ids.set(row, rows[at] ?? '');
    }
  }

  /** The same with the ids of the database in place of those in memory, however deep. */
  named<T>(value: T): T {
    if (typeof value === 'string') return (this.ids.get(value) ?? value) as T;
    if (value instanceof Date) return value;
    if (Array.isArray(value)) return value.map((item) => this.named(item)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.named(item)])) as T;
  }

  async sql<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.superuser.query<Row>(text, [this.organisationId, ...values])).rows;
  }
}

export const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
