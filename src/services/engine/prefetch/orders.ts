import { receiptYear } from '../../rules/receipts/number.js';
import { put } from '../../rules/world/apply.js';
import { type Needs, needStoredLine } from '../../rules/world/needs.js';
import type {
  OrderLineRow,
  OrderRow,
  PaymentRow,
  PromoCodeRow,
  ReceiptCounterRow,
  ReceiptRow,
  RefundRow,
} from '../../rules/world/order-rows.js';
import { seatKey, type World } from '../../rules/world/world.js';
import type { Run } from '../database/transaction.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import type { Locks } from './locks.js';
import * as queries from './order-queries.js';
import { clock, type Locking } from './queries.js';

/** Whether a batch needs orders or money. Other batches skip these statements. */
export const ordersOf = ({ receipts, orders, promoCodes, openOrders }: Needs): boolean =>
  receipts ||
  openOrders ||
  orders.orderIds.size + orders.giftCodeHashes.size + orders.registrationIds.size + promoCodes.codes.size > 0;

interface Reference {
  id: string;
  customerId: string | null;
  promoCodeId: string | null;
}

/** Reads orders with their lines, payments, refunds and receipts, promo codes, and the receipt counter. */
export class FetchOrders {
  private readonly orderIds = new Set<string>();
  private readonly run: Run;

  constructor(
    private readonly locks: Locks,
    private readonly organisationId: string,
    private readonly world: World,
    private readonly needs: Needs,
  ) {
    this.run = locks.run;
  }

  /**
   * Reads what the orders are about, without a lock, because those rows are locked before the orders. Only issuing adds to it.
   */
  async references(): Promise<void> {
    const { run, organisationId, needs } = this;
    const { orderIds, paymentIds, refundIds, giftCodeHashes, registrationIds } = needs.orders;
    if (orderIds.size + paymentIds.size + refundIds.size + giftCodeHashes.size + registrationIds.size === 0) return;
    for (const { id, customerId, promoCodeId } of await run<Reference>(queries.orderReferences(organisationId, needs.orders))) {
      this.orderIds.add(id);
      if (customerId) needs.customers.add(customerId);
      if (promoCodeId) needs.promoCodes.ids.add(promoCodeId);
    }
    if (this.orderIds.size === 0) return;
    for (const line of await run<OrderLineRow>(queries.linesOfOrders(organisationId, this.orderIds))) needStoredLine(needs, line);
  }

  /** Locks the orders. That also keeps everything that belongs to them still. */
  async rows(): Promise<void> {
    const { locks, run, organisationId, world, orderIds } = this;
    if (orderIds.size > 0) {
      const orders = (locking: Locking) => queries.ordersById(organisationId, orderIds, locking);
      for (const row of await locks.take<OrderRow>('orders', orders)) this.putOrder(row);
      const [lines, payments, refunds, receipts] = await Promise.all([
        run<OrderLineRow>(queries.linesOfOrders(organisationId, orderIds)),
        run<PaymentRow>(queries.paymentsOfOrders(organisationId, orderIds)),
        run<RefundRow>(queries.refundsOfOrders(organisationId, orderIds)),
        run<ReceiptRow>(queries.receiptsOfOrders(organisationId, orderIds)),
      ]);
      for (const row of lines) {
        this.putLine(row);
        if (row.passId) this.needs.passes.add(row.passId);
        if (row.bookingId) this.needs.orderedBookings.add(row.bookingId);
      }
      for (const row of payments) put(world, 'payments', row);
      for (const row of refunds) {
        if (row.passOrderId !== null && !orderIds.has(row.passOrderId)) throw new ChangedMeanwhile();
        put(world, 'refunds', row);
      }
      for (const row of receipts) put(world, 'receipts', row);
    }
    if (this.needs.openOrders) await this.openOrders();
    await this.promoCodes();
  }

  /**
   * Reads the unpaid orders of customers who may order more. They need no lock: a command that pays or releases one of them
   * first locks its sessions, groups and customers, and this batch holds those locks already.
   */
  private async openOrders(): Promise<void> {
    const { run, organisationId, world, needs } = this;
    const attendees = new Set(needs.attendees);
    for (const { attendeeId } of world.registrations.values()) attendees.add(attendeeId);
    const orders = await run<OrderRow>(queries.openOrdersOf(organisationId, needs.customers, attendees));
    const others = orders.filter(({ id }) => !world.orders.has(id));
    for (const row of others) put(world, 'orders', row);
    if (others.length === 0) return;
    const ids = others.map(({ id }) => id);
    for (const row of await run<OrderLineRow>(queries.linesOfOrders(organisationId, ids))) put(world, 'orderLines', row);
  }

  private putOrder(row: OrderRow): void {
    if (row.customerId !== null && !this.needs.customers.has(row.customerId)) throw new ChangedMeanwhile();
    put(this.world, 'orders', row);
  }

  private putLine(row: OrderLineRow): void {
    const { customers, attendees } = this.needs;
    const isMerged =
      (row.customerId !== null && !customers.has(row.customerId)) ||
      (row.groupId !== null && row.attendeeId !== null && !attendees.has(row.attendeeId));
    if (isMerged) throw new ChangedMeanwhile();
    put(this.world, 'orderLines', row);
  }

  private async promoCodes(): Promise<void> {
    const { locks, run, organisationId, world, needs } = this;
    const { codes, ids } = needs.promoCodes;
    if (codes.size + ids.size === 0) return;
    const named = (locking: Locking) => queries.promoCodes(organisationId, codes, ids, locking);
    const rows = await locks.take<PromoCodeRow>('promoCodes', named);
    for (const row of rows) put(world, 'promoCodes', row);
    const counted = rows.filter(({ customerLimit }) => customerLimit !== null).map(({ id }) => id);
    if (counted.length === 0) return;
    type Uses = { promoCodeId: string; customerId: string; uses: number };
    for (const { promoCodeId, customerId, uses } of await run<Uses>(queries.promoUses(organisationId, counted, needs.customers)))
      world.promoUses.set(seatKey(promoCodeId, customerId), uses);
  }

  /** Locks the receipt counter, then reads the clock, so that a receipt with a later number also has a later time. */
  async counter(): Promise<void> {
    const { run, world } = this;
    await this.lockCounter();
    const [row] = await run<{ now: Date }>(clock);
    if (row) world.now = row.now;
    // At New Year the clock may pass into the next year while the batch waits for its locks.
    await this.lockCounter();
  }

  /** Locks the counter of the year that it is now, unless it is locked already. */
  private async lockCounter(): Promise<void> {
    const { locks, run, organisationId, world } = this;
    const year = receiptYear(world.now, world.organisation.timeZone);
    if (locks.locking === 'LOOK' || world.receiptCounters.has(String(year))) return;
    if (locks.locking === 'SKIP') {
      const counters = (locking: Locking) => queries.storedCounter(organisationId, year, locking);
      const stored = await locks.take<ReceiptCounterRow>('receiptCounters', counters);
      for (const row of stored) put(world, 'receiptCounters', row);
      if (stored.length > 0) return;
    }
    for (const row of await run<ReceiptCounterRow>(queries.receiptCounter(organisationId, year)))
      put(world, 'receiptCounters', row);
  }
}
