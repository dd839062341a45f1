import { v7 as uuidv7 } from 'uuid';
import { PassProduct, PromoCode } from '../../entities/index.js';
import {
  creates,
  done,
  type InputCheck,
  type Keyed,
  nowOf,
  refuseTaken,
  type SetUp,
  setUp,
  setUpOnce,
  type Tenant,
  visibleLine,
} from '../input/index.js';
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
  discount: { percentBps?: number; amount?: MoneyFact };
  productIds?: readonly string[] | null;
  validFrom?: Date | null;
  validUntil?: Date | null;
  usageLimit?: number | null;
  customerLimit?: number | null;
}

/** A field that is left out stays as it is. */
export interface UpdatePromoCode
  extends Partial<Pick<CreatePromoCode, 'validFrom' | 'validUntil' | 'usageLimit' | 'customerLimit'>> {
  promoCodeId: string;
  archived?: boolean | null;
}

/** Makes a word that lowers the price of orders. Of two codes that work, none has the same letters and digits. */
export function createPromoCode(tenant: Tenant, input: CreatePromoCode & Keyed, now = nowOf(tenant)): Promise<Result<PromoCode>> {
  const create = () =>
    setUpOnce(tenant, creates('createPromoCode', PromoCode, input), async (command) => {
      const { em, organisationId, check } = command;
      const code = promoCodeOf(visibleLine(input.code));
      if (code === '') check.invalid('code', 'REQUIRED');
      else if (!CODE.test(code)) check.invalid('code', 'MALFORMED');
      const { percentBps, amount } = input.discount;
      if (percentBps !== undefined) check.integer('discount.percentBps', percentBps, 1, WHOLE_BPS);
      const amountMinor = amount === undefined ? null : check.positiveAmount('discount.amount', amount);
      const bounds = checkedBounds(check, input);
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
          ...{ ...bounds, timesUsed: 0 },
          createdAt: now,
          archivedAt: null,
        }),
      );
    });
  return refuseTaken(create, 'code');
}

type Bounds = Pick<PromoCode, 'validFrom' | 'validUntil' | 'usageLimit' | 'customerLimit'>;

/** When and how often a code may be used. */
function checkedBounds(check: InputCheck, { validFrom, validUntil, usageLimit, customerLimit }: Partial<Bounds>): Bounds {
  if (usageLimit != null) check.integer('usageLimit', usageLimit, 1, LIMIT_MAX);
  if (customerLimit != null) check.integer('customerLimit', customerLimit, 1, LIMIT_MAX);
  if (validFrom && validUntil && validUntil < validFrom) check.invalid('validUntil', 'END_BEFORE_START');
  return {
    ...{ validFrom: validFrom ?? null, validUntil: validUntil ?? null },
    ...{ usageLimit: usageLimit ?? null, customerLimit: customerLimit ?? null },
  };
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

/** Changes when and how often a code may be used, ends it, or lets it work again. Orders that use it keep their price. */
export function updatePromoCode(tenant: Tenant, input: UpdatePromoCode, now = nowOf(tenant)): Promise<Result<PromoCode>> {
  return setUp(tenant, async (command) => {
    const { em, check } = command;
    const code = await em.findOne(PromoCode, input.promoCodeId);
    if (!check.found('promoCodeId', 'PROMO_CODE', code)) return check.refused();
    const { validFrom, validUntil, usageLimit, customerLimit } = code;
    const named = Object.entries(input).filter(([, value]) => value !== undefined);
    const bounds = checkedBounds(check, { validFrom, validUntil, usageLimit, customerLimit, ...Object.fromEntries(named) });
    if (check.failed) return check.refused();
    if (input.archived === false && code.archivedAt && (await isTaken(command, code.code))) {
      return { ok: false, refusals: [refusal('NAME_TAKEN', 'archived', {})] };
    }
    Object.assign(code, bounds);
    if (typeof input.archived === 'boolean') code.archivedAt = input.archived ? (code.archivedAt ?? now) : null;
    return done(code);
  });
}
