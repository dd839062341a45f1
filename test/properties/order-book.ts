import { deepStrictEqual } from 'node:assert/strict';
import type { ProductFacts, World } from '../../src/services/commands/world.js';

const TERMS = [
  'kind',
  'creditMinor',
  'entries',
  'limitCount',
  'limitPeriod',
  'courseIds',
  'validityPeriod',
  'validityStart',
  'priority',
] as const;
const termsOf = (one: Pick<ProductFacts, (typeof TERMS)[number]>): object =>
  Object.fromEntries(TERMS.map((name) => [name, one[name]]));

/** Remembers what products were when they were ordered: that is what passes must be, whatever became of the product since. */
export class OrderBook {
  private readonly ordered = new Map<string, object>();

  /** Takes note of new lines, and looks at the passes of those that were known. */
  check({ orderLines, products, passes }: World): void {
    for (const { id, productId, passId, amountMinor } of orderLines.values()) {
      const product = products.get(productId ?? '');
      if (!product) continue;
      const terms = this.ordered.get(id) ?? { ...termsOf(product), priceMinor: amountMinor };
      this.ordered.set(id, terms);
      const pass = passes.get(passId ?? '');
      if (pass) deepStrictEqual({ ...termsOf(pass), priceMinor: pass.priceMinor }, terms, 'a pass is what was ordered');
    }
  }
}
