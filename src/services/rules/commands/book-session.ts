import { type BookingRequest, book, debtObstacle, findRequest, payablePasses, seatObstacles } from '../booking/book.js';
import { type Plan, passProblem, planPayment } from '../passes/payment-plan.js';
import { decideOrderSeat } from '../selling/open-order.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import { type Refusal, refusal } from '../world/refusals.js';
import type { World } from '../world/world.js';

/** Books a seat with what pays for it, or holds it for a checkout where it is to be paid online. */
export function decideBook(world: World, command: CommandOf<'bookSession'>): Decision<AnswerOf<'bookSession'>> {
  const request = findRequest(world, command);
  if ('code' in request) return refuse(request);
  const [obstacle] = seatObstacles(world, request);
  if (obstacle) return refuse(obstacle);
  const plan = findPlan(world, command, request);
  if ('code' in plan) return refuse(plan);
  // What costs nothing is booked at once, however it was to be paid.
  if (command.payWith === 'ONLINE' && plan.uncoveredMinor > 0) return decideOrderSeat(world, command);
  const debt = debtObstacle(world, request, plan);
  if (!debt) return book(world, request, plan);
  const paysNow = command.checkout !== undefined && request.purpose.course.uncoveredPolicy === 'PAY_NOW';
  return paysNow ? decideOrderSeat(world, command) : refuse(debt);
}

function findPlan(world: World, command: CommandOf<'bookSession'>, request: BookingRequest): Plan | Refusal {
  const { payWith, passId, actor } = command;
  const isWithoutPass = payWith === 'AT_DESK' || payWith === 'ONLINE';
  if (passId === null) {
    if (payWith === 'PASS') return refusal('INVALID_INPUT', 'passId', { reason: 'REQUIRED' });
    return isWithoutPass
      ? { slices: [], uncoveredMinor: request.priceMinor }
      : planPayment(payablePasses(world, request.purpose), request.priceMinor, world);
  }
  if (isWithoutPass) return refusal('INVALID_INPUT', 'passId', { reason: 'UNEXPECTED' });
  const named = world.passes.get(passId);
  if (!named || (actor.kind === 'CUSTOMER' && named.customerId !== actor.customerId)) {
    return refusal('NOT_FOUND', 'passId', { referent: 'PASS' });
  }
  const reason = passProblem(named, request.purpose, world);
  if (reason) return refusal('PASS_CANNOT_PAY', 'passId', { passId: named.id, reason });
  return planPayment(payablePasses(world, request.purpose), request.priceMinor, world, named);
}
