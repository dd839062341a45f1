import type { CourseType, PassKind } from '../../../entities/enums.js';
import { hasEnded } from '../passes/validity.js';
import { type OnlineSeller, onlinePaymentProblems } from '../world/online-payments.js';
import { OnlineSaleProblem, type RefusalOf, refusal } from '../world/refusals.js';

/** Where a customer buys online: on the booking page, together with the registration, or later in their profile. */
export type OnlineChannel = 'ONLINE' | 'PROFILE';

/** The facts that decide whether a product is sold online. */
export interface OnlineProduct {
  sellableOnline: boolean;
  visibleOnBookingPage: boolean;
  visibleInProfile: boolean;
  archived: boolean;
  /** The last day of a pass with fixed dates. */
  fixedUntil?: string | null | undefined;
}

/** Everything that keeps a product from being sold online in a channel: the organisation's problems, then the product's. */
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

/** In the profile a customer buys only passes that work on one of their courses, if that course offers passes there. */
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

/** The refusal that names all problems; undefined when there are none. */
export function onlineSaleRefusal(
  problems: readonly OnlineSaleProblem[],
  field: string | undefined,
): RefusalOf<'ONLINE_SALE_UNAVAILABLE'> | undefined {
  return problems.length === 0 ? undefined : refusal('ONLINE_SALE_UNAVAILABLE', field, { reasons: [...problems] });
}

function when(found: readonly [isSo: boolean, problem: OnlineSaleProblem][]): OnlineSaleProblem[] {
  return found.flatMap(([isSo, problem]) => (isSo ? [problem] : []));
}
