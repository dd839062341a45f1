import type { CourseType, OnlinePayments, PassKind, Plan } from '../../../entities/enums.js';
import { hasEnded } from '../passes/validity.js';
import { OnlineSaleProblem, type RefusalOf, refusal } from '../world/refusals.js';

/** Where a customer buys online: on the booking page together with the registration, or in their profile afterwards. */
export type OnlineChannel = 'ONLINE' | 'PROFILE';

/** What of an organisation decides whether it sells online. */
export interface OnlineSeller {
  plan: Plan;
  onlinePayments: OnlinePayments;
  /** Since when whoever runs the installation has stopped its online payments; null while nobody has. */
  onlinePaymentsSuspendedAt?: Date | null | undefined;
  timeZone: string;
}

/** What of a product decides whether it is sold online. */
export interface OnlineProduct {
  sellableOnline: boolean;
  visibleOnBookingPage: boolean;
  visibleInProfile: boolean;
  archived: boolean;
  /** Last day of a pass with fixed dates. */
  fixedUntil?: string | null | undefined;
}

const PLANS_THAT_SELL_ONLINE: ReadonlySet<Plan> = new Set(['STANDARD', 'PRO']);

/** What keeps an organisation from taking any payment online: nothing for a seat or a fee to be paid that way, so for no product either. */
export function onlinePaymentProblems(organisation: OnlineSeller): OnlineSaleProblem[] {
  return when([
    [!PLANS_THAT_SELL_ONLINE.has(organisation.plan), OnlineSaleProblem.PLAN_TOO_LOW],
    [organisation.onlinePayments !== 'ACTIVE', OnlineSaleProblem.ONLINE_PAYMENTS_INACTIVE],
    [organisation.onlinePaymentsSuspendedAt != null, OnlineSaleProblem.ONLINE_PAYMENTS_SUSPENDED],
  ]);
}

/** Everything that keeps a product from being sold online in a channel, the organisation's part first; empty when it can be bought. */
export function onlineSaleProblems(
  { organisation, product, channel }: { organisation: OnlineSeller; product: OnlineProduct; channel: OnlineChannel },
  now: Date,
): OnlineSaleProblem[] {
  const isShown = channel === 'ONLINE' ? product.visibleOnBookingPage : product.visibleInProfile;
  return [
    ...onlinePaymentProblems(organisation),
    ...when([
      [!product.sellableOnline, OnlineSaleProblem.PRODUCT_NOT_SELLABLE_ONLINE],
      [!isShown, OnlineSaleProblem.PRODUCT_NOT_IN_CHANNEL],
      [product.archived, OnlineSaleProblem.PRODUCT_ARCHIVED],
      [hasEnded(product.fixedUntil, now, organisation.timeZone), OnlineSaleProblem.PRODUCT_ENDED],
    ]),
  ];
}

/** Afterwards a pass is bought by who is registered in a course that offers passes in the profile, and on which this one works. */
export function profileProblems(
  product: { kind: PassKind; courseIds?: readonly string[] | null | undefined },
  courses: readonly { id: string; type: CourseType; passesInProfile: boolean }[],
): OnlineSaleProblem[] {
  const isOffered = courses.some(
    ({ id, type, passesInProfile }) =>
      passesInProfile && (product.kind === 'CREDIT' || type === 'OPEN') && (product.courseIds?.includes(id) ?? true),
  );
  return when([[!isOffered, OnlineSaleProblem.COURSE_NOT_IN_PROFILE]]);
}

/** The refusal that names all of the problems, or undefined when there is none. */
export function onlineSaleRefusal(
  problems: readonly OnlineSaleProblem[],
  field: string | undefined,
): RefusalOf<'ONLINE_SALE_UNAVAILABLE'> | undefined {
  return problems.length === 0 ? undefined : refusal('ONLINE_SALE_UNAVAILABLE', field, { reasons: [...problems] });
}

function when(found: readonly [isSo: boolean, problem: OnlineSaleProblem][]): OnlineSaleProblem[] {
  return found.flatMap(([isSo, problem]) => (isSo ? [problem] : []));
}
