import { templates } from '../../src/services/ledger/index.js';
import type { OrderRow, PaymentRow, RefundRow } from '../../src/services/rules/world/order-rows.js';
import { seatKey, type World } from '../../src/services/rules/world/world.js';
import { add, holds, same } from './laws.js';

const { CASH_ACCOUNT } = templates;

/** Checks what must hold of all that was sold, between two commands. Knows nothing of how the rules decide. */
export function checkSelling(world: World): void {
  checkHeld(world);
  checkOwed(world);
  checkCash(world);
  checkReceipts(world);
  for (const payment of world.payments.values()) checkPayment(world, payment);
  for (const order of world.orders.values()) checkOrder(world, order);
  for (const { id, state, validUntil } of world.passes.values()) {
    // What comes back to one that has expired is breakage.
    if (state !== 'REFUNDED' || (validUntil !== null && validUntil < world.now)) continue;
    same(world.balances.get(`PASS:${id}`), 0, 'a pass that was given back holds nothing');
    same(world.balances.get(`ENTRIES:${id}`) ?? 0, 0, 'a pass that was given back has no entries');
  }
}

const sumOf = <T>(rows: Iterable<T>, amountOf: (row: T) => number): number => {
  let sum = 0;
  for (const row of rows) sum += amountOf(row);
  return sum;
};

const linesOf = (world: World, orderId: string) => [...world.orderLines.values()].filter((line) => line.orderId === orderId);
const refundsOf = (world: World, orderId: string) => [...world.refunds.values()].filter((refund) => refund.orderId === orderId);
const stands = ({ status }: RefundRow): boolean => status !== 'FAILED';

/** Open orders hold what they are for, and nothing else is held. */
function checkHeld(world: World): void {
  const seats = new Map<string, number>();
  const places = new Map<string, number>();
  const bought = new Map<string, number>();
  const uses = new Map<string, number>();
  for (const { id, status, promoCodeId, customerId } of world.orders.values()) {
    const isUsed = status === 'OPEN' || status === 'PAID';
    if (promoCodeId !== null && isUsed) add(uses, promoCodeId, 1);
    if (promoCodeId !== null && isUsed && customerId !== null) add(uses, seatKey(promoCodeId, customerId), 1);
    for (const line of linesOf(world, id)) {
      const { kind, sessionId, groupId, productId } = line;
      if (status === 'OPEN' && kind === 'SESSION') add(seats, sessionId ?? '', 1);
      if (status === 'OPEN' && kind === 'REGISTRATION') add(places, groupId ?? '', 1);
      if (kind === 'PASS' && isUsed && line.customerId !== null) add(bought, seatKey(line.customerId, productId ?? ''), 1);
    }
  }
  for (const { id, seatsHeld } of world.sessions.values()) same(seatsHeld, seats.get(id) ?? 0, 'seats held are ordered');
  for (const { id, courseId, placesHeld } of world.groups.values()) {
    const isCounted = world.courses.get(courseId)?.type !== 'OPEN';
    same(placesHeld, isCounted ? (places.get(id) ?? 0) : 0, 'places held are ordered');
  }
  for (const { id, timesUsed, usageLimit } of world.promoCodes.values()) {
    same(timesUsed, uses.get(id) ?? 0, 'a promo code counts the orders that use it');
    holds(usageLimit === null || timesUsed <= usageLimit, 'a promo code is used no more often than it may be');
  }
  for (const [key, used] of world.promoUses) same(used, uses.get(key) ?? 0, 'a promo code counts the orders of a customer');
  for (const customer of world.customers.values()) {
    for (const [productId, count] of customer.bought)
      same(count, bought.get(seatKey(customer.id, productId)) ?? 0, 'a limit counts what was bought, or is ordered');
  }
}

/** What is owed to payers and to those who have a gift. */
function checkOwed(world: World): void {
  const due = sumOf(world.orders.values(), ({ refundDueMinor }) => refundDueMinor);
  const pending = sumOf(world.refunds.values(), ({ status, amountMinor }) => (status === 'PENDING' ? amountMinor : 0));
  same(world.balances.get('OWED_BACK'), due + pending, 'what is owed back is due or on its way');
  const waiting = sumOf(world.orderLines.values(), ({ gift, redeemedAt, orderId, amountMinor }) => {
    const isWaiting = gift && redeemedAt === null && world.orders.get(orderId)?.status === 'PAID';
    return isWaiting ? amountMinor : 0;
  });
  same(world.balances.get('GIFTS'), waiting, 'gifts hold what those cost that wait');
}

/** In the till is what came in, less what went out. */
function checkCash(world: World): void {
  const cash = new Map<string, number>();
  for (const { method, amountMinor, feeMinor } of world.payments.values())
    add(cash, CASH_ACCOUNT[method], feeMinor - amountMinor);
  for (const { paymentId, method, amountMinor, feeReturnedMinor, status } of world.refunds.values()) {
    const paidWith = world.payments.get(paymentId)?.method;
    if (status !== 'SUCCEEDED' || paidWith === undefined) continue;
    const means = { CARD: paidWith, BANK: 'BANK', CASH: 'CASH', PASS: 'REFUND' } as const;
    add(cash, CASH_ACCOUNT[means[method]], amountMinor);
    add(cash, CASH_ACCOUNT[paidWith], -feeReturnedMinor);
  }
  same(world.balances.get(CASH_ACCOUNT.REFUND), 0, 'what is refunded to a pass is all on it');
  for (const code of Object.values(CASH_ACCOUNT)) same(world.balances.get(code), cash.get(code) ?? 0, `${code} is what came in`);
}

function checkReceipts(world: World): void {
  const numbers = [...world.receipts.values()].map(({ number }) => number).sort((one, other) => one - other);
  for (const [at, number] of numbers.entries()) same(number, at + 1, 'receipts are numbered without gaps');
  const told = sumOf(world.receipts.values(), ({ content }) => sumOf(content.vat, ({ taxMinor }) => taxMinor));
  const used = sumOf(world.passes.values(), ({ taxedMinor }) => taxedMinor);
  same(world.balances.get('VAT'), told + used, 'the tax that is due is that of receipts, and of uses');
}

function checkPayment(world: World, payment: PaymentRow): void {
  const refunds = [...world.refunds.values()].filter((refund) => refund.paymentId === payment.id && stands(refund));
  const asked = refunds.filter(({ origin }) => origin === 'REQUESTED' || origin === 'NOT_HONOURED');
  const toCard = refunds.filter(({ method }) => method === 'CARD');
  for (const kind of [asked, toCard])
    holds(sumOf(kind, ({ amountMinor }) => amountMinor) <= payment.amountMinor, 'no more goes back of a payment than came in');
  const feeBack = sumOf(refunds, ({ feeReturnedMinor }) => feeReturnedMinor);
  holds(feeBack <= payment.feeMinor, 'no more commission goes back than was taken');
}

function checkOrder(world: World, order: OrderRow): void {
  const lines = linesOf(world, order.id);
  const refunds = refundsOf(world, order.id);
  same(
    order.totalMinor,
    sumOf(lines, ({ amountMinor }) => amountMinor),
    'an order costs what its lines cost',
  );
  for (const { position, amountMinor, claimedMinor } of lines) {
    holds(claimedMinor <= amountMinor, 'no more of a line is claimed than was paid for it');
    const back = sumOf(refunds.filter(stands), ({ claims }) => claims[position] ?? 0);
    holds(back <= claimedMinor, 'no more goes back of a line than was claimed');
  }
  const claimed = sumOf(lines, ({ claimedMinor }) => claimedMinor);
  const payments = [...world.payments.values()].filter(({ orderId }) => orderId === order.id);
  const came = sumOf(payments, ({ amountMinor }) => amountMinor);
  const back = sumOf(refunds.filter(stands), ({ amountMinor }) => amountMinor);
  const kept = came - order.refundDueMinor - back;
  const isLost = refunds.some(({ origin }) => origin === 'DISPUTE_LOST' || origin === 'AT_PROVIDER');
  const bought = order.status === 'PAID' ? order.totalMinor - claimed : 0;
  holds(isLost ? kept <= bought : kept === bought, `what is kept of an order's money (${kept}) bought something (${bought})`);
  holds(order.status !== 'OPEN' || came === 0, 'an order that is paid is not open');
  checkDocuments(world, order, refunds);
  for (const line of lines) {
    const issued = {
      PASS: line.gift || line.passId !== null,
      SESSION: line.bookingId !== null,
      REGISTRATION: line.registrationId !== null,
    };
    if (order.status === 'PAID') holds(issued[line.kind], 'a paid order has issued all that it is for');
    else holds(line.passId === null && line.bookingId === null, 'an unpaid order has issued nothing');
  }
}

/** One receipt of its price has what was paid for, and credit notes of what of it was paid back. */
function checkDocuments(world: World, order: OrderRow, refunds: readonly RefundRow[]): void {
  const documents = [...world.receipts.values()].filter(({ orderId }) => orderId === order.id);
  const isSold = order.status === 'PAID' && order.totalMinor > 0;
  same(documents.filter(({ kind }) => kind === 'RECEIPT').length, isSold ? 1 : 0, 'what was paid for has one receipt');
  const paidBack = refunds.filter(({ status, cameBackAt }) => status === 'SUCCEEDED' || cameBackAt !== null);
  const claimed = sumOf(paidBack, ({ claims }) => sumOf(Object.values(claims), (amountMinor) => amountMinor));
  const told = sumOf(documents, ({ content }) => content.totalMinor);
  same(told, isSold ? order.totalMinor - claimed : 0, 'receipts and credit notes tell what was kept');
}
