import { findHolder, type Holder, hasEnded, holderOfCredit, issuePass } from '../passes/sell.js';
import { isContested } from '../selling/bought-with.js';
import { orderedTerms } from '../selling/lines.js';
import type { Actor } from '../world/actor.js';
import { made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';

interface RedeemGift {
  actor: Actor;
  codeHash: string;
  registrationId: string;
}

/** Turns a paid gift into a pass of the customer who has its code. A code works once. */
export const redeemGift = command<RedeemGift, { passId: string }>({
  needs: (needs, { codeHash, registrationId }) => {
    needs.orders.giftCodeHashes.add(codeHash);
    needs.registrations.add(registrationId);
    needs.buyingRegistrations.add(registrationId);
  },

  decide: (world, { codeHash, registrationId, actor }) => {
    const line = [...world.orderLines.values()].find(({ giftCodeHash }) => giftCodeHash === codeHash);
    const order = line && world.orders.get(line.orderId);
    const registration = world.registrations.get(registrationId);
    if (!registration || (actor.kind === 'CUSTOMER' && actor.customerId !== registration.customerId)) {
      return refuse(refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' }));
    }
    if (!line || !order || order.status !== 'PAID' || line.redeemedAt !== null || isContested(world, order)) {
      return refuse(refusal('GIFT_CODE_UNUSABLE', 'code', {}));
    }
    return inSteps(world, (steps) => {
      const { customerId } = registration;
      const terms = orderedTerms(line);
      const toCustomer = { productId: terms.id, customerId, registrationId: null };
      const holder: Holder = steps.or(
        terms.kind === 'CREDIT' ? holderOfCredit(world, registrationId, terms) : findHolder(world, toCustomer, terms),
      );
      const ended = hasEnded(world, terms);
      if (ended) steps.refuse({ ...ended, path: ['input', 'code'] });
      const { pass, changes } = issuePass(world, terms, holder, line, null);
      steps.take(changes);
      steps.change('orderLines', { ...line, passId: pass.id, redeemedAt: world.now });
      return { passId: pass.id };
    });
  },

  audit: (_, changes) => made('passes', changes),
});
