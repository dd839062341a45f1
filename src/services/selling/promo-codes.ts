import { v7 as uuidv7 } from 'uuid';
import { PassProduct, PromoCode } from '../../entities/index.js';
import { done, refuseTaken, setUp, type Tenant } from '../input/index.js';
import { promoCodeOf } from '../rules/selling/promo.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';

const CODE = /^[\p{L}\p{N}_-]{1,50}$/u;
const WHOLE_BPS = 10_000;
const LIMIT_MAX = 1_000_000;
const PRODUCTS_MAX = 500;

export interface CreatePromoCode {
  code: string;
  /** Exactly one of the two. */
  percentBps?: number | null;
  amount?: MoneyFact | null;
  productIds?: readonly string[] | null;
  validFrom?: Date | null;
  validUntil?: Date | null;
  usageLimit?: number | null;
  customerLimit?: number | null;
}

/** Makes a word that lowers the price of orders. Of two codes that work, none has the same word. */
export function createPromoCode(tenant: Tenant, input: CreatePromoCode, now = new Date()): Promise<Result<PromoCode>> {
  const create = () =>
    setUp(tenant, async ({ em, organisationId, check }) => {
      const code = promoCodeOf(input.code);
      if (code === '') check.invalid('code', 'REQUIRED');
      else if (!CODE.test(code)) check.invalid('code', 'MALFORMED');
      const { percentBps, amount, validFrom, validUntil, usageLimit, customerLimit } = input;
      if (percentBps == null && amount == null) check.invalid('percentBps', 'REQUIRED');
      if (percentBps != null && amount != null) check.invalid('amount', 'UNEXPECTED');
      if (percentBps != null) check.integer('percentBps', percentBps, 1, WHOLE_BPS);
      const amountMinor = amount == null ? null : check.positiveAmount('amount', amount);
      if (usageLimit != null) check.integer('usageLimit', usageLimit, 1, LIMIT_MAX);
      if (customerLimit != null) check.integer('customerLimit', customerLimit, 1, LIMIT_MAX);
      if (validFrom && validUntil && validUntil < validFrom) check.invalid('validUntil', 'END_BEFORE_START');
      const productIds = input.productIds == null ? null : [...new Set(check.list('productIds', input.productIds, PRODUCTS_MAX))];
      if (productIds?.length === 0) check.invalid('productIds', 'REQUIRED');
      if (check.failed) return check.refused();
      const known = productIds ? await em.find(PassProduct, { id: { $in: productIds } }) : [];
      for (const [at, id] of (input.productIds ?? []).entries()) {
        check.found(
          `productIds.${at}`,
          'PASS_PRODUCT',
          known.find((product) => product.id === id),
        );
      }
      if (check.failed) return check.refused();
      return done(
        em.create(PromoCode, {
          ...{ id: uuidv7(), organisationId, code, percentBps: percentBps ?? null, amountMinor, productIds },
          ...{ validFrom: validFrom ?? null, validUntil: validUntil ?? null },
          ...{ usageLimit: usageLimit ?? null, customerLimit: customerLimit ?? null, timesUsed: 0 },
          createdAt: now,
          archivedAt: null,
        }),
      );
    });
  return refuseTaken(create, 'code');
}

/** Lets a code work no more. Orders that use it keep their price. */
export function archivePromoCode(tenant: Tenant, input: { promoCodeId: string }, now = new Date()): Promise<Result<PromoCode>> {
  return setUp(tenant, async ({ em, check }) => {
    const code = await em.findOne(PromoCode, input.promoCodeId);
    if (!check.found('promoCodeId', 'PROMO_CODE', code)) return check.refused();
    code.archivedAt ??= now;
    return done(code);
  });
}
