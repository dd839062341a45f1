import { Drafts, templates } from '../../ledger/index.js';
import { book, findRequest, seatObstacles } from '../booking/book.js';
import { enrol, findEnrolment } from '../booking/register.js';
import { type Holder, hasEnded, holderOfCredit, issuePass, limitReached } from '../passes/sell.js';
import type { OrderLineRow, OrderRow, PassTerms, PaymentRow } from '../world/order-rows.js';
import { type Refusal, refusal } from '../world/refusals.js';
import type { Steps } from '../world/steps.js';
import { noChanges } from '../world/world.js';
import { countPass, linesOf, releaseHolds } from './holds.js';
import { notSoldIn, orderedTerms } from './lines.js';
import { countProblem, countUse } from './promo.js';
import { Purse } from './purse.js';
import { issueReceipt, taxOf } from './receipts.js';

const STAFF = { kind: 'STAFF' } as const;

/** The facts of the rest of the order that the settling of a line needs. */
interface Settling {
  order: OrderRow;
  purse: Purse;
  /** True when the hold is over: then everything that was checked when it was ordered is checked again. */
  recheck: boolean;
}

/**
 * Settles an order whose money is in: issues everything it is for, posts the transfers, numbers the receipt, and sets it to
 * PAID.
 * Refuses when a part cannot be had, which happens only after the hold, or when something held was cancelled.
 */
export function settle(steps: Steps, order: OrderRow, payments: readonly PaymentRow[], recheck: boolean): void {
  const { world } = steps;
  if (order.status === 'OPEN') releaseHolds(steps, order);
  else recount(steps, order);
  const settling = { order, purse: new Purse(payments), recheck };
  const lines = linesOf(world, order.id);
  // Passes for registrations that this order makes come last, when those exist.
  const inTurn = lines.toSorted((a, b) => Number(a.registrationLine !== null) - Number(b.registrationLine !== null));
  for (const line of inTurn) SETTLE[line.kind](steps, line, settling);
  const paid: OrderRow = { ...order, status: 'PAID', paidAt: world.now, version: order.version + 1 };
  steps.change('orders', paid);
  takeMoney(steps, order, payments);
  if (order.totalMinor === 0) return;
  const tax = taxOf(issueReceipt(steps, paid, lines, payments));
  post(steps, (drafts) => templates.vatDue(drafts, tax, order.id));
}

/** Creates the payments, and posts the platform's share of them. */
export function takeMoney(steps: Steps, order: OrderRow, payments: readonly PaymentRow[]): void {
  if (payments.length > 0) steps.create('payments', ...payments);
  for (const { method, feeMinor } of payments) {
    post(steps, (drafts) => templates.commissionTaken(drafts, { method, amountMinor: feeMinor }, order.id));
  }
}

export function post(steps: Steps, draft: (drafts: Drafts) => void): void {
  const drafts = new Drafts(steps.world.organisation.currency, steps.world.newId);
  draft(drafts);
  if (drafts.list.length > 0) steps.take({ ...noChanges(), transfers: drafts.list });
}

/** Counts the promo code again for an order that was released. Others may have used it up since. */
function recount(steps: Steps, order: OrderRow): void {
  const code = order.promoCodeId === null ? undefined : steps.world.promoCodes.get(order.promoCodeId);
  const reason = code && countProblem(steps.world, code, order.customerId);
  if (reason) steps.refuse(refusal('PROMO_CODE_UNUSABLE', 'promoCode', { reason }));
  countUse(steps, order, 1);
}

const SETTLE: Record<OrderLineRow['kind'], (steps: Steps, line: OrderLineRow, settling: Settling) => void> = {
  PASS: settlePass,
  SESSION: settleSeat,
  REGISTRATION: settleRegistration,
};

function settlePass(steps: Steps, line: OrderLineRow, { order, purse, recheck }: Settling): void {
  const { world } = steps;
  const terms = orderedTerms(line);
  const problem = (recheck ? passProblem(steps, line, order) : undefined) ?? hasEnded(world, terms);
  if (problem) steps.refuse(problem);
  countPass(steps, line, 1);
  if (line.gift) {
    post(steps, (drafts) => templates.giftSold(drafts, purse.take(line.amountMinor), line));
    return;
  }
  const holder = steps.or(holderOf(steps, line, terms));
  const { pass, changes } = issuePass(world, terms, holder, line, purse.take(line.amountMinor));
  steps.take(changes);
  steps.change('orderLines', { ...line, registrationId: pass.registrationId, passId: pass.id });
}

/** The refusal when a product whose hold is over may not be sold any more. */
function passProblem({ world }: Steps, line: OrderLineRow, order: OrderRow): Refusal | undefined {
  const product = world.products.get(line.productId ?? '');
  if (!product) throw new Error('the product of a line was not prefetched');
  const limit = line.customerId === null ? undefined : limitReached(world, product, line.customerId);
  return notSoldIn(world, product, order.channel) ?? limit;
}

function holderOf({ world }: Steps, line: OrderLineRow, terms: PassTerms): Holder | Refusal {
  const { customerId, registrationLine } = line;
  const made = linesOf(world, line.orderId).find(({ position }) => position === registrationLine);
  const registrationId = made ? made.registrationId : line.registrationId;
  if (registrationId !== null) return holderOfCredit(world, registrationId, terms);
  if (customerId === null || !world.customers.has(customerId))
    return refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' });
  return { customerId, registration: null };
}

function settleSeat(steps: Steps, line: OrderLineRow, settling: Settling): void {
  const { world } = steps;
  // Overlaps were refused when the seat was ordered, and nobody but staff could make one while it was held.
  const allowOverlap = !settling.recheck;
  const wanted = { actor: STAFF, registrationId: line.registrationId ?? '', sessionId: line.sessionId ?? '' };
  const request = steps.or(findRequest(world, wanted));
  const [obstacle] = seatObstacles(world, request, allowOverlap);
  if (obstacle) steps.refuse(obstacle);
  // The price is that of the order, even when the session's price has changed.
  const priced = { ...request, priceMinor: line.unitPriceMinor };
  const { bookingId, changes } = book(world, priced, { slices: [], uncoveredMinor: line.unitPriceMinor }, true);
  steps.take(changes);
  payRegistration(steps, wanted.registrationId, line, settling, bookingId);
  steps.change('orderLines', { ...line, bookingId });
}

function settleRegistration(steps: Steps, line: OrderLineRow, settling: Settling): void {
  const { world } = steps;
  const { attendeeId, groupId } = line;
  if (groupId === null || attendeeId === null) {
    const registration = world.registrations.get(line.registrationId ?? '');
    if (!registration) steps.refuse(refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' }));
    steps.change('registrations', { ...registration, version: registration.version + 1 });
    payRegistration(steps, registration.id, line, settling);
    return;
  }
  const enrolment = steps.or(findEnrolment(world, { actor: STAFF, attendeeId, groupId }));
  const { registration, changes } = enrol(world, enrolment, line.unitPriceMinor);
  steps.take(changes);
  payRegistration(steps, registration.id, line, settling);
  steps.change('orderLines', { ...line, registrationId: registration.id });
}

/**
 * Pays the registration. The discount of a seat belongs to its booking, so that a cancelled seat leaves no more than was paid
 * for it.
 */
function payRegistration(
  steps: Steps,
  registrationId: string,
  line: OrderLineRow,
  { purse }: Settling,
  bookingId?: string,
): void {
  post(steps, (drafts) => {
    templates.paymentRecorded(drafts, registrationId, purse.take(line.amountMinor), line);
    templates.discountGiven(drafts, registrationId, line.discountMinor, line, bookingId);
  });
}
