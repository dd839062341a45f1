import type { DeskPaymentMethod } from '../../../entities/enums.js';
import { registrationBalance } from '../passes/balance.js';
import { depositLine } from '../selling/lines.js';
import { openOrder, received } from '../selling/open-order.js';
import { NO_REDUCTION } from '../selling/order-input.js';
import { settle } from '../selling/settle.js';
import { command } from '../world/command.js';
import { inSteps } from '../world/steps.js';

interface RecordPayment {
  registrationId: string;
  amountMinor: number;
  method: DeskPaymentMethod;
}

/** Takes money at the desk for a registration: it pays a debt, or stays as a deposit. */
export const recordPayment = command<RecordPayment, { registrationId: string; orderId: string }>({
  needs: (needs, { registrationId }) => {
    needs.receipts = true;
    needs.registrations.add(registrationId);
    // The receipt names the customer.
    needs.buyingRegistrations.add(registrationId);
  },

  decide: (world, { registrationId, amountMinor, method }) =>
    inSteps(world, (steps) => {
      const line = steps.or(depositLine(world, registrationId, amountMinor));
      const { customerId } = line;
      const order = openOrder(steps, [line], { actor: { kind: 'STAFF' }, channel: 'RECEPTION', customerId }, NO_REDUCTION);
      settle(steps, order, received(steps, order, [{ method, amountMinor, tenderedMinor: null }]), false);
      return { registrationId, orderId: order.id };
    }),

  audit: (world, _, { registrationId, amountMinor, method }) => {
    const registration = world.registrations.get(registrationId);
    if (!registration) return [];
    const paidMinor = registrationBalance(world, registration) + registration.chargedMinor;
    const after = { paid_minor: paidMinor + amountMinor, method };
    return [{ kind: 'Registration', subjectId: registrationId, before: { paid_minor: paidMinor }, after }];
  },
});
