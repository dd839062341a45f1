import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptStripeEvent, handleProviderEvent, type StripeDoor } from '../../src/services/payments/index.js';
import { isSigned, stripeClient } from '../../src/services/payments/stripe/client.js';
import type { TestEvent } from './customers.js';
import { makeServiceGround, outcomeOf, type ServiceGround } from './service-ground.js';
import { SECRET_KEY } from './stand-in.js';

/** Of six things. */
const ORDERS = 720;
/** No more than may wait for the money of one customer. */
const AT_ONCE = 5;

let ground: ServiceGround;
beforeAll(async () => {
  ground = await makeServiceGround();
});
afterAll(() => ground.stop());

/** The steps of one order at Stripe, each with the event that reports it. */
function story(session: string): (() => TestEvent)[] {
  const { stripe, account } = ground;
  const { customers } = stripe;
  const intent = (): string => ground.intentOf(session);
  return [
    () => customers.failToPay(account, session),
    () => customers.pay(account, session).at(-1) as TestEvent,
    () => customers.refundByHand(account, intent(), 600),
    () => customers.dispute(account, intent()),
    () => customers.closeDispute(account, intent(), 'won'),
    () => customers.refundByHand(account, intent(), 600),
  ];
}

/**
 * Tells the events of a story in another order. Time at Stripe goes on no further than it must: an event is told as soon as it
 * has happened
 * and those before it in this order were told. So what is seen at each telling is a state that Stripe really was in.
 */
async function tell(door: StripeDoor, session: string, order: readonly number[], times: readonly number[]): Promise<void> {
  const happenings = story(session);
  const happened: TestEvent[] = [];
  for (const [turn, index] of order.entries()) {
    while (happened.length <= index) happened.push((happenings[happened.length] as () => TestEvent)());
    const event = happened[index] as TestEvent;
    const { body, signature } = ground.stripe.customers.sign(event);
    const accepted = Array.from({ length: times[turn] ?? 1 }, () => acceptStripeEvent(door, Buffer.from(body), signature));
    expect(new Set(await Promise.all(accepted))).toEqual(new Set(['TAKEN']));
    const job = { organisationId: ground.organisationId, eventId: event.id };
    await handleProviderEvent(ground.work, job);
    // As a job does whose worker died before it could say that it was done.
    if (times[turn] === 3) await handleProviderEvent(ground.work, job);
  }
}

function permutations(of: readonly number[]): number[][] {
  if (of.length <= 1) return [[...of]];
  return of.flatMap((first) => permutations(of.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}

it('all 720 orders of six events, each told one to three times, give one ledger', { timeout: 300_000 }, async () => {
  const stripe = stripeClient({ secretKey: SECRET_KEY, webhookSecrets: [], apiUrl: ground.stripe.url });
  const secrets = [ground.stripe.customers.webhookSecret];
  const door: StripeDoor = {
    ...ground.work,
    isSigned: (body, signature) => isSigned(stripe, secrets, body, signature),
    addJob: () => Promise.resolve(),
    wake: () => undefined,
  };
  const orders = permutations([0, 1, 2, 3, 4, 5]);
  expect(orders).toHaveLength(ORDERS);
  const outcomes = new Map<string, string>();
  const queue = orders.entries();
  const teller = async (): Promise<void> => {
    for (const [number, order] of queue) {
      const { orderId, session } = await ground.order();
      const times = order.map((event, turn) => 1 + ((number + event * 7 + turn * 3) % 3));
      await tell(door, session, order, times);
      const outcome = JSON.stringify(await outcomeOf(ground.studio, orderId));
      if (!outcomes.has(outcome)) outcomes.set(outcome, order.join(' '));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, teller));
  expect([...outcomes.values()]).toHaveLength(1);
  expect(JSON.parse([...outcomes.keys()][0] ?? '')).toMatchObject({
    order: [{ status: 'PAID', due: 0 }],
    payments: [{ amount: 2400, disputed: false }],
    refunds: [{ amount: 600 }, { amount: 600 }],
    receipts: [{ kind: 'CREDIT_NOTE' }, { kind: 'CREDIT_NOTE' }, { kind: 'RECEIPT' }],
    passes: [{ state: 'ACTIVE' }],
  });
});
