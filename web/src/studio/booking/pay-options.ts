import type { BookedSession } from './booker';
import type { BookingOptionsQuery, BookSessionInput } from './generated/graphql';

export type Eligibility = NonNullable<BookingOptionsQuery['bookingEligibility']>;

/** A way to pay for a session, as the API takes it. */
export interface WayToPay {
  readonly id: string;
  readonly payWith: NonNullable<BookSessionInput['payWith']>;
  readonly pass?: Eligibility['passes'][number]['pass'];
}

/** Against which another way to pay may help. */
const ABOUT_THE_PAYMENT = 'NOT_COVERED';

/** What stands against the booking however it is paid. */
export const obstacleOf = ({ obstacles }: Eligibility) => obstacles.find(({ code }) => code !== ABOUT_THE_PAYMENT);

/** The ways to pay that the passes, the studio and the course allow. A free session has one, which costs nothing. */
export function waysToPay(eligibility: Eligibility, { group }: BookedSession, sellsOnline: boolean): WayToPay[] {
  if (eligibility.price.amountMinor === 0) return [{ id: 'FREE', payWith: 'AUTO' }];
  const { uncoveredPolicy } = group.course;
  const allowsDebt = uncoveredPolicy === 'DEBT' || uncoveredPolicy === 'DEBT_UP_TO';
  return [
    ...eligibility.passes.flatMap(({ canPay, pass }) => (canPay ? [{ id: pass.id, payWith: 'PASS' as const, pass }] : [])),
    ...(sellsOnline ? [{ id: 'ONLINE', payWith: 'ONLINE' as const }] : []),
    ...(allowsDebt ? [{ id: 'AT_DESK', payWith: 'AT_DESK' as const }] : []),
  ];
}

/** The way that costs the customer least. The API knows it; without a pass that pays, it is the first that is left. */
export function cheapestOf(eligibility: Eligibility, ways: readonly WayToPay[]): WayToPay | undefined {
  const [slice] = eligibility.cheapest.slices;
  return ways.find(({ id }) => id === slice?.pass.id) ?? ways[0];
}
