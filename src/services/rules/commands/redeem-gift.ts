import { findHolder, type Holder, hasEnded, holderOfCredit, issuePass } from '../passes/sell.js';
import { isContested } from '../selling/bought-with.js';
import { orderedTerms } from '../selling/lines.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps } from '../world/steps.js';
import type { World } from '../world/world.js';

/** Turns a gift that is paid into a pass of whoever has its code, and names a registration of theirs. Once. */
export function decideRedeemGift(world: World, command: CommandOf<'redeemGift'>): Decision<AnswerOf<'redeemGift'>> {
  const { codeHash, registrationId, actor } = command;
  const line = [...world.orderLines.values()].find(({ giftCodeHash }) => giftCodeHash === codeHash);
  const order = line && world.orders.get(line.orderId);
  const registration = world.registrations.get(registrationId);
  if (!registration || (actor.kind === 'CUSTOMER' && actor.customerId !== registration.customerId)) {
    return refuse(refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' }));
  }
  if (!line || !order || order.status !== 'PAID' || line.redeemedAt !== null || isContested(world, order)) {
    return refuse(refusal('GIFT_CODE_UNUSABLE', 'code', {}));
  }
  return inSteps<'redeemGift'>(world, (steps) => {
    const { customerId } = registration;
    const terms = orderedTerms(line);
    const toCustomer = { productId: terms.id, customerId, registrationId: null };
    const holder: Holder = steps.or(
      terms.kind === 'CREDIT' ? holderOfCredit(world, registrationId, terms) : findHolder(world, toCustomer, terms),
    );
    const ended = hasEnded(world, terms);
    if (ended) steps.refuse(ended);
    const { pass, changes } = issuePass(world, terms, holder, line, null);
    steps.take(changes);
    steps.change('orderLines', { ...line, passId: pass.id, redeemedAt: world.now });
    return { passId: pass.id };
  });
}
