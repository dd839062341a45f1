import type { PaymentMeans, RefundMethod } from '../../../entities/enums.js';
import { templates } from '../../ledger/index.js';
import type { ReceiptContent } from '../receipts/content.js';
import { buildCreditNote, leftOfLines, spread } from '../receipts/credit-note.js';
import { sellerOf } from '../receipts/seller.js';
import { becomePass } from '../refunds/become-pass.js';
import { claim, claimable } from '../refunds/claims.js';
import { movableAtStripe } from '../selling/amounts.js';
import { linesOf } from '../selling/holds.js';
import { nextNumber, taxOf } from '../selling/receipts.js';
import { post } from '../selling/settle.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import type { OrderRow, PaymentRow, ReceiptRow, RefundRow } from '../world/order-rows.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';
import type { World } from '../world/world.js';

/** Where money is taken from that goes back otherwise than to its card. */
const MEANS = { CASH: 'CASH', BANK: 'BANK', PASS: 'REFUND' } as const satisfies Partial<Record<RefundMethod, PaymentMeans>>;

const ONLINE: ReadonlySet<PaymentMeans> = new Set(['STRIPE', 'SANDBOX']);

/**
 * Gives back money of a payment, never more than is left of it and never what was used: first what is owed anyway, then what the order's
 * lines have not used. Cash and bank transfers are done with, and so is what becomes a new pass; to the card it is PENDING until the
 * provider says what became of it.
 */
export function decideRefundPayment(world: World, command: CommandOf<'refundPayment'>): Decision<AnswerOf<'refundPayment'>> {
  const payment = world.payments.get(command.paymentId);
  const order = payment && world.orders.get(payment.orderId);
  if (!payment || !order) return refuse(refusal('NOT_FOUND', 'paymentId', { referent: 'PAYMENT' }));
  if (payment.disputedAt !== null) return refuse(refusal('PAYMENT_DISPUTED', 'paymentId', { disputedAt: payment.disputedAt }));
  const unfit = methodProblem(command, payment) ?? feeProblem(command);
  if (unfit) return refuse(unfit);
  return inSteps<'refundPayment'>(world, (steps) => {
    const lines = claimable(world, order);
    const left = Math.min(leftOf(world, payment), order.refundDueMinor + sum(lines));
    const amountMinor = command.amountMinor ?? left;
    if (amountMinor > left || amountMinor === 0) {
      const money = { amountMinor: left, currency: world.organisation.currency };
      steps.refuse(refusal('REFUND_TOO_LARGE', 'amount', { left: money }));
    }
    if (command.method === 'CARD' && payment.method === 'STRIPE') refuseTooFine(steps, amountMinor);
    const claims = takeBack(steps, order, lines, amountMinor);
    const { method, productId, registrationId, reason, origin = 'REQUESTED' } = command;
    const feeReturnedMinor = command.returnFee ? feeReturned(world, payment, amountMinor) : 0;
    const refund = refundOf(world, payment, { amountMinor, method, origin, reason, feeReturnedMinor, claims });
    steps.create('refunds', refund);
    if (method !== 'CARD') payOut(steps, refund, payment, null);
    if (productId != null && registrationId != null) becomePass(steps, refund, payment, { productId, registrationId });
    return { refundId: refund.id };
  });
}

type RefundTerms = Pick<RefundRow, 'amountMinor' | 'method' | 'origin' | 'reason' | 'feeReturnedMinor'>;

/** A refund of a payment that is not paid out yet. @param terms with what it takes back of each line */
export function refundOf(
  world: World,
  payment: PaymentRow,
  terms: RefundTerms & { claims: ReadonlyMap<number, number> },
): RefundRow {
  return {
    id: world.newId(),
    paymentId: payment.id,
    orderId: payment.orderId,
    ...terms,
    status: 'PENDING',
    providerRef: null,
    createdAt: world.now,
    settledAt: null,
    cameBackAt: null,
    passOrderId: null,
    claims: Object.fromEntries(terms.claims),
  };
}

/**
 * What the provider says became of a refund. One that failed, be it after it had succeeded, is still owed: it can be tried again, or be given
 * back in another way.
 */
export function decideSettleRefund(world: World, command: CommandOf<'settleRefund'>): Decision<AnswerOf<'settleRefund'>> {
  const { refundId, succeeded, providerRef } = command;
  const refund = world.refunds.get(refundId);
  const payment = refund && world.payments.get(refund.paymentId);
  const order = refund && world.orders.get(refund.orderId);
  if (!refund || !payment || !order) return refuse(refusal('NOT_FOUND', 'refundId', { referent: 'REFUND' }));
  const comesBack = refund.status === 'SUCCEEDED' && refund.method === 'CARD' && !succeeded;
  if (refund.status !== 'PENDING' && !comesBack) return refuse(refusal('REFUND_NOT_PENDING', 'refundId', {}));
  return inSteps<'settleRefund'>(world, (steps) => {
    if (succeeded) payOut(steps, refund, payment, providerRef);
    else {
      if (comesBack) takeBackIn(steps, refund, payment);
      else steps.change('refunds', { ...refund, status: 'FAILED', providerRef, settledAt: world.now });
      const refundDueMinor = order.refundDueMinor + refund.amountMinor;
      steps.change('orders', { ...order, refundDueMinor, version: order.version + 1 });
    }
    return { refundId };
  });
}

/**
 * Money that had left is here again, as of a card that was closed meanwhile. The commission goes with it; what was claimed stays claimed, and
 * its credit note stands: the payer is owed the money as before, and has not got it.
 */
function takeBackIn(steps: Steps, refund: RefundRow, { method }: PaymentRow): void {
  steps.change('refunds', { ...refund, status: 'FAILED', cameBackAt: steps.world.now });
  post(steps, (drafts) => {
    templates.refundCameBack(drafts, { method, amountMinor: refund.amountMinor }, refund.orderId);
    templates.commissionTaken(drafts, { method, amountMinor: refund.feeReturnedMinor }, refund.orderId);
  });
}

/** To the card goes only what came from it, through who takes payments now: nobody else could send it. A new pass is of a product, and for somebody; nothing else is. */
function methodProblem(command: CommandOf<'refundPayment'>, payment: PaymentRow): Refusal | undefined {
  const { method, provider } = command;
  const becomesPass = method === 'PASS';
  if (method === 'CARD' && !ONLINE.has(payment.method)) return refusal('INVALID_INPUT', 'method', { reason: 'UNEXPECTED' });
  const isReached = provider === undefined || provider === payment.method;
  if (method === 'CARD' && !isReached) return refusal('CARD_NOT_REACHABLE', 'method', {});
  for (const field of ['productId', 'registrationId'] as const) {
    if ((command[field] != null) === becomesPass) continue;
    return refusal('INVALID_INPUT', field, { reason: becomesPass ? 'REQUIRED' : 'UNEXPECTED' });
  }
  return undefined;
}

/** The platform gives its commission back where the card gets its money back: anywhere else the provider knows nothing of it. */
function feeProblem({ method, returnFee }: CommandOf<'refundPayment'>): Refusal | undefined {
  return returnFee && method !== 'CARD' ? refusal('INVALID_INPUT', 'returnFee', { reason: 'UNEXPECTED' }) : undefined;
}

/** What the card was charged can be given back; the part of it that is unused may fall between two amounts that Stripe can move. */
function refuseTooFine(steps: Steps, amountMinor: number): void {
  const { currency } = steps.world.organisation;
  const possible = { amountMinor: movableAtStripe(amountMinor, currency), currency };
  if (possible.amountMinor !== amountMinor) steps.refuse(refusal('AMOUNT_NOT_REFUNDABLE_TO_CARD', 'amount', { possible }));
}

/** What is left of a payment once all that was given back of it, or is about to be, is taken away. */
export const leftOf = (world: World, payment: PaymentRow): number =>
  Math.max(0, payment.amountMinor - backOf(world, payment, () => true));

/** What of a payment its card may still be given: the provider knows nothing of what went back in another way. */
export const leftAtCard = (world: World, payment: PaymentRow): number =>
  payment.amountMinor - backOf(world, payment, ({ method }) => method === 'CARD');

/** Whether the card was given, or its bank took, what had gone back in another way. */
export const isOverdrawn = (world: World, payment: PaymentRow): boolean =>
  backOf(world, payment, () => true) > payment.amountMinor;

/** What goes back of a payment, or is about to, by refunds of a kind. */
function backOf(world: World, payment: PaymentRow, isCounted: (refund: RefundRow) => boolean): number {
  let backMinor = 0;
  for (const refund of world.refunds.values()) {
    if (refund.paymentId === payment.id && refund.status !== 'FAILED' && isCounted(refund)) backMinor += refund.amountMinor;
  }
  return backMinor;
}

export const sum = (amounts: ReadonlyMap<number, number>): number =>
  [...amounts.values()].reduce((whole, amount) => whole + amount, 0);

/** Adds what more was taken from each line to what was taken before. */
export function addTo(claims: Map<number, number>, more: ReadonlyMap<number, number>): void {
  for (const [position, claimed] of more) claims.set(position, (claims.get(position) ?? 0) + claimed);
}

/** Takes an amount from what is owed already and then from the lines; answers what it took from each line. */
export function takeBack(
  steps: Steps,
  order: OrderRow,
  lines: ReadonlyMap<number, number>,
  amountMinor: number,
): Map<number, number> {
  const due = Math.min(order.refundDueMinor, amountMinor);
  const claims = claimedInVain(steps, order, due);
  if (due > 0) steps.change('orders', { ...order, refundDueMinor: order.refundDueMinor - due, version: order.version + 1 });
  const rest = amountMinor - due;
  if (rest === 0) return claims;
  const more = spread(rest, lines);
  claim(steps, order, more, rest === sum(lines));
  addTo(claims, more);
  return claims;
}

/**
 * Of what is owed, what was claimed of the lines by refunds that failed: whoever pays it out at last tells it on their credit note. Of money that
 * came back there is one already.
 */
function claimedInVain({ world }: Steps, order: OrderRow, dueMinor: number): Map<number, number> {
  const left = new Map(linesOf(world, order.id).map(({ position, claimedMinor }) => [position, claimedMinor]));
  for (const refund of world.refunds.values()) {
    if (refund.orderId !== order.id || (refund.status === 'FAILED' && refund.cameBackAt === null)) continue;
    for (const [at, claimed] of Object.entries(refund.claims)) left.set(Number(at), (left.get(Number(at)) ?? 0) - claimed);
  }
  const amountMinor = Math.min(dueMinor, sum(left));
  return amountMinor > 0 ? spread(amountMinor, left) : new Map();
}

/**
 * The part of the commission that goes back with a part of the payment: of all of it, all, to the cent. Stripe is told to give back its part of the
 * application fee and reckons it itself, refund by refund; how it rounds it does not say, so of parts the two may differ by a minor unit, of the whole never.
 */
function feeReturned(world: World, payment: PaymentRow, amountMinor: number): number {
  const before = payment.amountMinor - leftOf(world, payment);
  const upTo = (paidBack: number): number =>
    Number((2n * BigInt(payment.feeMinor) * BigInt(paidBack) + BigInt(payment.amountMinor)) / (2n * BigInt(payment.amountMinor)));
  return upTo(before + amountMinor) - upTo(before);
}

/** The money is out: the ledger says so, and a credit note for what was bought with it. */
export function payOut(steps: Steps, refund: RefundRow, payment: PaymentRow, providerRef: string | null): void {
  const { world } = steps;
  const settled: RefundRow = { ...refund, status: 'SUCCEEDED', providerRef, settledAt: world.now };
  steps.change('refunds', settled);
  const method = refund.method === 'CARD' ? payment.method : MEANS[refund.method];
  const lines = linesOf(world, refund.orderId);
  post(steps, (drafts) => {
    let rest = refund.amountMinor;
    for (const [position, amountMinor] of Object.entries(refund.claims)) {
      const line = lines.find((one) => one.position === Number(position));
      if (!line) throw new Error(`refund ${refund.id} claims line ${position}, which its order does not have`);
      templates.refundPaid(drafts, { method, amountMinor }, line);
      rest -= amountMinor;
    }
    templates.refundPaidOfNothing(drafts, { method, amountMinor: rest }, refund.orderId);
    templates.commissionReturned(drafts, { method: payment.method, amountMinor: refund.feeReturnedMinor }, refund.orderId);
  });
  const note = creditNote(steps, settled);
  if (note) post(steps, (drafts) => templates.vatReturned(drafts, -taxOf(note), refund.orderId));
}

/** The credit note of a refund; none for money that bought nothing and so has no receipt. */
function creditNote(steps: Steps, refund: RefundRow): ReceiptContent | undefined {
  const { world } = steps;
  const ofOrder = [...world.receipts.values()].filter(({ orderId }) => orderId === refund.orderId);
  const original = ofOrder.find(({ kind }) => kind === 'RECEIPT');
  const earlier = ofOrder.filter(({ kind }) => kind === 'CREDIT_NOTE').map(({ content }) => content);
  const amounts = claimsOnReceipt(refund, original, earlier);
  if (!original || amounts.size === 0) return undefined;
  const { year, number } = nextNumber(steps);
  const { timeZone } = world.organisation;
  const issue = { sequence: number, issuedAt: world.now, timeZone, seller: sellerOf(world.organisation) };
  const { method } = refund;
  const reason = refund.reason === '' ? null : refund.reason;
  const content = buildCreditNote(issue, { original: original.content, earlier, amounts, method, reason });
  const { orderId, customerId, id: correctsId } = original;
  const ids = { orderId, customerId, paymentId: refund.paymentId, refundId: refund.id, correctsId };
  steps.create('receipts', { id: world.newId(), year, number, kind: 'CREDIT_NOTE', ...ids, issuedAt: world.now, content });
  return content;
}

/** The lines of a receipt count from 1, those of an order from 0. */
function claimsOnReceipt(
  refund: RefundRow,
  original: ReceiptRow | undefined,
  earlier: readonly ReceiptContent[],
): Map<number, number> {
  const left = original ? leftOfLines(original.content, earlier) : new Map<number, number>();
  const amounts = new Map<number, number>();
  for (const [position, amountMinor] of Object.entries(refund.claims)) {
    const at = Number(position) + 1;
    const amount = Math.min(amountMinor, left.get(at) ?? 0);
    if (amount > 0) amounts.set(at, amount);
  }
  return amounts;
}
