import type { DeskPaymentMethod } from '../../../entities/enums.js';
import { hold } from '../selling/holds.js';
import { type Ordering, orderable } from '../selling/lines.js';
import { openOrder, received } from '../selling/open-order.js';
import { NO_REDUCTION, type PaymentPart, type Reduction } from '../selling/order-input.js';
import { settle } from '../selling/settle.js';
import { made } from '../world/audit.js';
import { codeLetters } from '../world/code-letters.js';
import { command } from '../world/command.js';
import { inSteps } from '../world/steps.js';
import type { Changes } from '../world/world.js';

interface SellPass {
  productId: string;
  registrationId: string | null;
  customerId: string | null;
  /** The method for the whole price; null when `payments` lists the parts. */
  method: DeskPaymentMethod | null;
  payments?: readonly PaymentPart[];
  reduction?: Reduction;
}

/** Sells one pass at the desk: an order of one line, paid at once. */
export const sellPass = command<SellPass, { passId: string; orderId: string }>({
  needs: (needs, { productId, registrationId, customerId, reduction }) => {
    needs.receipts = true;
    if (reduction?.promoCode) needs.promoCodes.codes.add(codeLetters(reduction.promoCode));
    needs.products.add(productId);
    if (registrationId !== null) {
      needs.registrations.add(registrationId);
      needs.buyingRegistrations.add(registrationId);
    }
    if (customerId !== null) needs.customers.add(customerId);
  },

  decide: (world, input) =>
    inSteps(world, (steps) => {
      const { productId, registrationId, customerId, reduction = NO_REDUCTION } = input;
      const atDesk: Ordering = { actor: { kind: 'STAFF' }, channel: 'RECEPTION', customerId };
      const line = steps.or(orderable(world, { kind: 'PASS', productId, registrationId, customerId, gift: null }, atDesk));
      hold(steps, line, 1);
      const order = openOrder(steps, [line], { ...atDesk, customerId: line.customerId }, reduction);
      settle(steps, order, received(steps, order, partsOf(input, order.totalMinor), 'payment.parts'), false);
      const passId = world.orderLines.get(line.id)?.passId;
      if (!passId) throw new Error('a pass was sold and not issued');
      return { passId, orderId: order.id };
    }),

  audit: (_, changes, { method }) => [
    ...made('passes', changes, { method: method ?? methodsOf(changes) }),
    ...discounted(changes),
  ],
});

/** One method for the whole price, or the list of parts. */
function partsOf({ method, payments }: SellPass, totalMinor: number): readonly PaymentPart[] {
  return payments ?? (method === null || totalMinor === 0 ? [] : [{ method, amountMinor: totalMinor, tenderedMinor: null }]);
}

/** `CASH 1000, CARD_TERMINAL 400`. */
const methodsOf = ({ created }: Changes): string =>
  (created.payments ?? []).map(({ method, amountMinor }) => `${method} ${amountMinor}`).join(', ');

/** A discount is kept with its reason and the member of staff who gave it. */
const discounted = (changes: Changes) =>
  (changes.created.orders ?? []).some(({ discountMinor }) => discountMinor > 0) ? made('orders', changes) : [];
