import { v7 as uuidv7 } from 'uuid';
import { PassProduct, PromoCode } from '../../entities/index.js';
import { done, nowOf, refuseTaken, type SetUp, setUp, type Tenant, visibleLine } from '../input/index.js';
import { promoCodeOf } from '../rules/selling/promo.js';
import { codeLetters } from '../rules/world/code-letters.js';
import { type MoneyFact, type Result, refusal } from '../rules/world/refusals.js';

/** Letters, digits, dashes and underscores, of which the letters and digits decide. */
const CODE = /^(?=.*[\p{L}\p{N}])[\p{L}\p{N}_-]{1,50}$/u;
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

/** Makes a word that lowers the price of orders. Of two codes that work, none has the same letters and digits. */
export function createPromoCode(tenant: Tenant, input: CreatePromoCode, now = nowOf(tenant)): Promise<Result<PromoCode>> {
  const create = () =>
    setUp(tenant, async (command) => {
      const { em, organisationId, check } = command;
      const code = promoCodeOf(visibleLine(input.code));
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
      if (await isTaken(command, code)) return { ok: false, refusals: [refusal('NAME_TAKEN', 'code', {})] };
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

/** Whether a code that works has the same letters and digits. Of two requests at once, the second waits for the first. */
async function isTaken({ em, organisationId }: SetUp, code: string): Promise<boolean> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`promo codes ${organisationId}`]);
  const rows = await em.execute<unknown[]>(
    `select id from promo_codes where archived_at is null and translate(upper(normalize(code, NFKC)), '_-', '') = ? limit 1`,
    [codeLetters(code)],
  );
  return rows.length > 0;
}

/** Lets a code work no more. Orders that use it keep their price. */
export function archivePromoCode(
  tenant: Tenant,
  input: { promoCodeId: string },
  now = nowOf(tenant),
): Promise<Result<PromoCode>> {
  return setUp(tenant, async ({ em, check }) => {
    const code = await em.findOne(PromoCode, input.promoCodeId);
    if (!check.found('promoCodeId', 'PROMO_CODE', code)) return check.refused();
    code.archivedAt ??= now;
    return done(code);
  });
}
