import { codeLetters } from '../world/code-letters.js';
import type { OrderRow, PromoCodeRow } from '../world/order-rows.js';
import { type PromoCodeProblem, type Refusal, refusal } from '../world/refusals.js';
import type { Steps } from '../world/steps.js';
import { noChanges, seatKey, type World } from '../world/world.js';
import { appliesTo, type Priced } from './price.js';

/** The stored form of a code that a person types: capitals, without surrounding spaces. */
export const promoCodeOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Dash}/gu, '-')
    .trim()
    .toUpperCase();

/** The code that is written like this; else the oldest one of the same letters and digits. Codes made before may share them. */
function namedBy(world: World, text: string): PromoCodeRow | undefined {
  const letters = codeLetters(text);
  const named = [...world.promoCodes.values()].filter((row) => !row.archived && codeLetters(row.code) === letters);
  return named.find(({ code }) => code === text) ?? named.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** The promo code that an order may use, or the refusal. */
export function usablePromoCode(
  world: World,
  text: string,
  customerId: string | null,
  lines: readonly Priced[],
): PromoCodeRow | Refusal {
  const code = namedBy(world, text);
  const unusable = (reason: PromoCodeProblem): Refusal => refusal('PROMO_CODE_UNUSABLE', 'promoCode', { reason });
  if (!code) return unusable('UNKNOWN');
  const problem = promoProblem(world, code, customerId);
  if (problem) return unusable(problem);
  return appliesTo(code, lines) ? code : unusable('NOT_FOR_THIS');
}

function promoProblem(world: World, code: PromoCodeRow, customerId: string | null): PromoCodeProblem | undefined {
  if (code.validFrom !== null && world.now < code.validFrom) return 'NOT_STARTED';
  if (code.validUntil !== null && world.now > code.validUntil) return 'OVER';
  return countProblem(world, code, customerId);
}

/** Whether a code is used up. Also checked for a payment that comes after its order was released. */
export function countProblem(world: World, code: PromoCodeRow, customerId: string | null): PromoCodeProblem | undefined {
  if (code.usageLimit !== null && code.timesUsed >= code.usageLimit) return 'USED_UP';
  if (code.customerLimit === null) return undefined;
  // A limit for each customer cannot be kept for an anonymous buyer.
  const used = customerId === null ? code.customerLimit : (world.promoUses.get(seatKey(code.id, customerId)) ?? 0);
  return used >= code.customerLimit ? 'USED_BY_CUSTOMER' : undefined;
}

/** Counts an order's use of its code, or takes the count back. */
export function countUse(
  steps: Steps,
  { promoCodeId, customerId }: Pick<OrderRow, 'promoCodeId' | 'customerId'>,
  by: 1 | -1,
): void {
  const code = promoCodeId === null ? undefined : steps.world.promoCodes.get(promoCodeId);
  if (!code) return;
  steps.take({
    ...noChanges(),
    changed: { promoCodes: [{ ...code, timesUsed: code.timesUsed + by }] },
    promoUses: customerId === null ? [] : [[seatKey(code.id, customerId), by]],
  });
}
