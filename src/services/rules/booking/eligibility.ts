import { passesOf } from '../passes/balance.js';
import { type Plan, passProblem, planPayment } from '../passes/payment-plan.js';
import { onlinePaymentProblems } from '../selling/gates.js';
import type { CommandOf } from '../world/command.js';
import type { PassProblem, Refusal } from '../world/refusals.js';
import type { PassRow, RegistrationRow, SessionRow, World } from '../world/world.js';
import { debtObstacle, findRequest, seatObstacles } from './book.js';

export interface PassEligibility {
  pass: PassRow;
  /** Null when it can pay. */
  reason: PassProblem | null;
  /** How much of the price it would cover alone. */
  coversMinor: number;
}

/** Whether and how a registration could book a session, pass by pass. */
export interface Eligibility {
  session: SessionRow;
  registration: RegistrationRow;
  priceMinor: number;
  /** Why it could not be booked now; empty when it could. */
  obstacles: Refusal[];
  /** Whether it is booked by paying the whole price online, and not otherwise. */
  payNow: boolean;
  passes: PassEligibility[];
  /** What would be taken if nobody named a pass. */
  plan: Plan;
  /** The way that costs the customer least: in value given up by passes and money still owed. */
  cheapest: Plan;
}

/** Explains a booking that nobody has made. Undefined when the registration or the session is not there for the asker. */
export function explainEligibility(
  world: World,
  asked: Pick<CommandOf<'bookSession'>, 'actor' | 'registrationId' | 'sessionId'>,
): Eligibility | undefined {
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
