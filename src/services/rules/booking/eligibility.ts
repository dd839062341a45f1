import { passesOf } from '../passes/balance.js';
import { type Plan, passProblem, planPayment } from '../passes/payment-plan.js';
import { onlinePaymentProblems } from '../world/online-payments.js';
import type { PassProblem, Refusal } from '../world/refusals.js';
import type { PassRow, RegistrationRow, SessionRow, World } from '../world/world.js';
import { debtObstacle, findRequest, type SeatWish, seatObstacles } from './book.js';

export interface PassEligibility {
  pass: PassRow;
  /** Null when it can pay. */
  reason: PassProblem | null;
  /** How much of the price it would cover alone. */
  coversMinor: number;
}

/** Whether a registration could book a session, and how each pass could pay. */
export interface Eligibility {
  session: SessionRow;
  registration: RegistrationRow;
  priceMinor: number;
  /** The obstacles to a booking now; empty when there are none. */
  obstacles: Refusal[];
  /** True when paying the whole price online is the only way to book. */
  payNow: boolean;
  passes: PassEligibility[];
  /** The passes that pay when none is named. */
  plan: Plan;
  /** The plan that costs the customer least: value taken from passes plus money still owed. */
  cheapest: Plan;
}

/** Explains a booking before it is made. Undefined when the caller may not see the registration or the session. */
export function explainEligibility(world: World, asked: SeatWish): Eligibility | undefined {
  const request = findRequest(world, asked);
  if ('code' in request) return undefined;
  const { session, registration, purpose, priceMinor } = request;
  const passes = passesOf(world, registration.customerId).map((pass) => {
    const reason = passProblem(pass, purpose, world) ?? null;
    const alone = reason === null ? planPayment([pass], priceMinor, world) : undefined;
    return { pass, reason, coversMinor: alone ? priceMinor - alone.uncoveredMinor : 0 };
  });
  const payable = passes.filter(({ reason }) => reason === null).map(({ pass }) => pass);
  const plan = planPayment(payable, priceMinor, world);
  const debt = debtObstacle(world, request, plan);
  const mayPayNow = purpose.course.uncoveredPolicy === 'PAY_NOW' && onlinePaymentProblems(world.organisation).length === 0;
  return {
    session,
    registration,
    priceMinor,
    obstacles: [...seatObstacles(world, request), ...(debt && !mayPayNow ? [debt] : [])],
    payNow: debt !== undefined && mayPayNow,
    passes,
    plan,
    cheapest: cheapestOf([plan, ...payable.map((named) => planPayment(payable, priceMinor, world, named))]),
  };
}

const costOf = (plan: Plan): number => plan.slices.reduce((sum, slice) => sum + slice.consumedMinor, plan.uncoveredMinor);

function cheapestOf(plans: readonly Plan[]): Plan {
  return plans.reduce((best, plan) => (costOf(plan) < costOf(best) ? plan : best));
}
