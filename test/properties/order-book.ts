import { deepStrictEqual } from 'node:assert/strict';
import type { Answer } from '../../src/services/rules/commands/index.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import type { World } from '../../src/services/rules/world/world.js';
import { holds, same } from './laws.js';

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

/**
 * Remembers what products were when they were ordered, which is what passes must be, whatever became of the product since; and
 * with which
 * payments they were bought.
 */
export class OrderBook {
  private readonly ordered = new Map<string, object>();
  private readonly results = new Map<string, string>();

  /** Takes note of what is said to a payment, which is always the same. */
  note(answer: Answer): void {
    if (!('result' in answer) || answer.paymentId === null) return;
    const before = this.results.get(answer.paymentId);
    if (before !== undefined) same(answer.result, before, 'a payment that is told of again has the same result');
    this.results.set(answer.paymentId, answer.result);
  }

  /** Takes note of new lines, and looks at the passes of those that were known. */
  check({ orderLines, products, passes, payments, refunds }: World): void {
    const lost = new Set<string>();
    for (const { paymentId, origin } of refunds.values()) if (origin === 'DISPUTE_LOST') lost.add(paymentId);
    const disputed = new Set<string>();
    for (const { id, orderId, method, disputedAt } of payments.values()) {
      const hasBought = method === 'REFUND' || this.results.get(id) === 'PAID';
      if (hasBought && (disputedAt !== null || lost.has(id))) disputed.add(orderId);
    }
    const refunded = new Set([...payments.values()].filter(({ method }) => method === 'REFUND').map(({ orderId }) => orderId));
    for (const { id, orderId, productId, passId, amountMinor } of orderLines.values()) {
      const product = products.get(productId ?? '');
      if (!product) continue;
      // What a refund becomes holds what was given back, and not what the product does.
      const credit = refunded.has(orderId) ? { creditMinor: amountMinor } : {};
      const terms = this.ordered.get(id) ?? { ...termsOf(product), ...credit, priceMinor: amountMinor };
      this.ordered.set(id, terms);
      const pass = passes.get(passId ?? '');
      if (!pass) continue;
      deepStrictEqual({ ...termsOf(pass), priceMinor: pass.priceMinor }, terms, 'a pass is what was ordered');
      const unlike = disputed.has(orderId) ? 'ACTIVE' : 'BLOCKED';
      holds(
        pass.state !== unlike,
        'a pass is blocked as long as the money that bought it is disputed, or was lost in part, and no longer',
      );
    }
  }
}
