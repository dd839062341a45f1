import {
  type BookingRequest,
  book,
  debtObstacle,
  findRequest,
  payablePasses,
  type SeatWish,
  seatObstacles,
} from '../booking/book.js';
import type { PaymentChoice } from '../booking/payment-choice.js';
import { type Plan, passProblem, planPayment } from '../passes/payment-plan.js';
import { holdSeat } from '../selling/hold-seat.js';
import type { CheckoutTerms } from '../selling/order-input.js';
import { made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { type Refusal, refusal } from '../world/refusals.js';
import type { World } from '../world/world.js';

interface BookSession extends SeatWish {
  payWith: PaymentChoice;
  passId: string | null;
  /** Given when the seat may be held for an online payment: with ONLINE, and with AUTO for a course that asks to be paid now. */
  checkout?: CheckoutTerms;
}

/** Books a seat and pays for it, or holds it for a checkout when it is to be paid online. */
export const bookSession = command<BookSession, { bookingId: string } | { orderId: string }>({
  needs: (needs, { sessionId, registrationId, passId, checkout }) => {
    needs.sessions.add(sessionId);
    if (checkout) {
      // An order may come of it, which the customer of the registration pays.
      needs.buyingRegistrations.add(registrationId);
      needs.openOrders = true;
    }
    needs.registrations.add(registrationId);
    needs.seats.push({ sessionId, registrationId });
    if (passId !== null) needs.passes.add(passId);
  },

  decide: (world, input) => {
    const request = findRequest(world, input);
    if ('code' in request) return refuse(request);
    const [obstacle] = seatObstacles(world, request, input.allowOverlap);
    if (obstacle) return refuse(obstacle);
    const plan = findPlan(world, input, request);
    if ('code' in plan) return refuse(plan);
    // A seat that costs nothing is booked at once, whatever the caller chose.
    if (input.payWith === 'ONLINE' && plan.uncoveredMinor > 0) return holdSeat(world, input, input.checkout);
    const debt = debtObstacle(world, request, plan);
    if (!debt) {
      const { bookingId, changes } = book(world, request, plan);
      return { kind: 'done', answer: { bookingId }, changes };
    }
    const paysNow = input.checkout !== undefined && request.purpose.course.uncoveredPolicy === 'PAY_NOW';
    return paysNow ? holdSeat(world, input, input.checkout) : refuse(debt);
  },

  audit: (_, changes) => [...made('bookings', changes), ...made('orders', changes)],
});

/** No pass was named: either one is missing, or the caller did not know that there is nothing to pay. */
const passNotNamed = ({ priceMinor }: BookingRequest): Refusal =>
  priceMinor === 0
    ? refusal('INVALID_INPUT', 'payWith', { reason: 'NOTHING_TO_PAY' })
    : refusal('INVALID_INPUT', 'passId', { reason: 'PASS_NOT_NAMED' });

function findPlan(world: World, { payWith, passId, actor }: BookSession, request: BookingRequest): Plan | Refusal {
  const isWithoutPass = payWith === 'AT_DESK' || payWith === 'ONLINE';
  if (passId === null) {
    if (payWith === 'PASS') return passNotNamed(request);
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
