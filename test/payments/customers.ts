import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import type { Books, Charge, Dispute, Intent, Session, StripeObject } from './objects.js';
import { newId, nowSeconds } from './objects.js';
import { found, type Till } from './till.js';

/** An event as Stripe posts it. */
export interface TestEvent {
  id: string;
  object: 'event';
  account: string;
  api_version: string;
  created: number;
  data: { object: StripeObject };
  livemode: boolean;
  pending_webhooks: number;
  request: null;
  type: string;
}

/** Below zero, the age is that of a signature made in the future. */
interface Signing {
  ageSeconds?: number;
  secret?: string;
}

/**
 * What happens at Stripe without us: customers pay, cards fail, banks dispute, owners fill in forms. Each answers the events
 * it makes.
 */
export class Customers {
  readonly webhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
  private readonly signer = new Stripe('sk_test_signer').webhooks;

  constructor(private readonly till: Till) {}

  activate(account: string): TestEvent {
    const { account: row } = this.till.of(account);
    Object.assign(row, { charges_enabled: true, details_submitted: true, payouts_enabled: true });
    return this.event(account, 'account.updated', row);
  }

  restrict(account: string): TestEvent {
    const { account: row } = this.till.of(account);
    row.charges_enabled = false;
    return this.event(account, 'account.updated', row);
  }

  /** The owner disconnects the account from the platform, whose key opens it no more. */
  deauthorize(account: string): TestEvent {
    this.till.books.delete(account);
    return this.event(account, 'account.application.deauthorized', {
      id: newId('ca'),
      object: 'application',
      name: 'Permanentka',
    });
  }

  /** The events of a payment, in the order in which Stripe makes them. */
  pay(account: string, sessionId: string): TestEvent[] {
    const books = this.till.of(account);
    const session = found(books.sessions, sessionId, 'checkout.session');
    if (session.status !== 'open') throw new Error(`The checkout is ${session.status}`);
    const intent = payFor(books, session);
    return [
      this.event(account, 'charge.succeeded', found(books.charges, String(intent.latest_charge), 'charge')),
      this.event(account, 'payment_intent.succeeded', intent),
      this.event(account, 'checkout.session.completed', session),
    ];
  }

  /** A card that is refused: the checkout stays open. */
  failToPay(account: string, sessionId: string): TestEvent {
    const books = this.till.of(account);
    const session = found(books.sessions, sessionId, 'checkout.session');
    const intent = {
      ...intentOf(books, session),
      status: 'requires_payment_method' as const,
      amount_received: 0,
      latest_charge: null,
    };
    return this.event(account, 'payment_intent.payment_failed', intent);
  }

  expire(account: string, sessionId: string): TestEvent {
    const session = found(this.till.of(account).sessions, sessionId, 'checkout.session');
    session.status = 'expired';
    return this.event(account, 'checkout.session.expired', session);
  }

  refundByHand(account: string, intentId: string, amount: number): TestEvent {
    const books = this.till.of(account);
    const charge = chargeOf(books, intentId);
    const refund = {
      id: newId('re'),
      object: 'refund' as const,
      amount,
      charge: charge.id,
      created: nowSeconds(),
      currency: charge.currency,
    };
    const rest = { metadata: {}, payment_intent: intentId, reason: null, status: 'succeeded', refund_application_fee: false };
    books.refunds.set(refund.id, { ...refund, ...rest });
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    return this.event(account, 'charge.refunded', charge);
  }

  /** The bank sends a refund back: what was given back is on the account's balance again. */
  failRefund(account: string, refundId: string): TestEvent {
    const books = this.till.of(account);
    const refund = found(books.refunds, refundId, 'refund');
    const charge = found(books.charges, String(refund.charge), 'charge');
    refund.status = 'failed';
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    return this.event(account, 'refund.failed', refund);
  }

  /** The event that Stripe sends about a refund that we asked for. */
  refunded(account: string, intentId: string): TestEvent {
    return this.event(account, 'charge.refunded', chargeOf(this.till.of(account), intentId));
  }

  /** @param amount all of it unless said otherwise */
  dispute(account: string, intentId: string, amount?: number): TestEvent {
    const books = this.till.of(account);
    const charge = chargeOf(books, intentId);
    charge.disputed = true;
    const dispute: Dispute = {
      ...{
        id: newId('dp'),
        object: 'dispute',
        amount: amount ?? charge.amount,
        charge: charge.id,
        created: nowSeconds(),
        currency: charge.currency,
      },
      ...{ livemode: false, metadata: {}, payment_intent: intentId, reason: 'fraudulent', status: 'needs_response' },
    };
    books.disputes.set(dispute.id, dispute);
    return this.event(account, 'charge.dispute.created', dispute);
  }

  /** Lost, it fails what was on its way back to the payer. */
  closeDispute(account: string, intentId: string, status: 'won' | 'lost'): TestEvent {
    const books = this.till.of(account);
    const dispute = [...books.disputes.values()].find(({ payment_intent }) => payment_intent === intentId);
    if (!dispute) throw new Error(`Nobody disputes ${intentId}`);
    dispute.status = status;
    if (status === 'lost') {
      const onTheirWay = [...books.refunds.values()].filter((row) => row.payment_intent === intentId && row.status === 'pending');
      for (const { id } of onTheirWay) this.failRefund(account, id);
    }
    return this.event(account, 'charge.dispute.closed', dispute);
  }

  /** As it is at this moment: what happens to the object afterwards is not in it. */
  event(account: string, type: string, object: StripeObject): TestEvent {
    return {
      ...{ id: newId('evt'), object: 'event', account, api_version: '2026-10-28.endive', created: nowSeconds() },
      ...{ data: { object: structuredClone(object) }, livemode: false, pending_webhooks: 1, request: null, type },
    };
  }

  /** The body and the signature of an event, made by the SDK's own signer. */
  sign(event: TestEvent, how: Signing = {}): { body: string; signature: string } {
    const body = JSON.stringify(event);
    return { body, signature: this.signatureOf(body, how) };
  }

  /** The signature of any body, also of one that is no event. */
  signatureOf(payload: string, { ageSeconds = 0, secret = this.webhookSecret }: Signing = {}): string {
    return this.signer.generateTestHeaderString({ payload, secret, timestamp: nowSeconds() - ageSeconds });
  }

  /** Posts an event to a server; answers its status. */
  async post(endpoint: string, event: TestEvent, how: Signing = {}): Promise<number> {
    const { body, signature } = this.sign(event, how);
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
    return (await fetch(endpoint, { method: 'POST', headers, body })).status;
  }
}

function intentOf(books: Books, session: Session): Intent {
  const plan = books.plans.get(session.id);
  if (!plan) throw new Error('The checkout was not opened here');
  return {
    ...{
      id: newId('pi'),
      object: 'payment_intent',
      amount: session.amount_total ?? 0,
      amount_received: session.amount_total ?? 0,
    },
    ...{
      created: nowSeconds(),
      currency: session.currency ?? 'eur',
      latest_charge: newId('ch'),
      livemode: false,
      status: 'succeeded',
    },
    ...plan,
  };
}

function payFor(books: Books, session: Session): Intent {
  const intent = intentOf(books, session);
  const charge: Charge = {
    ...{ id: String(intent.latest_charge), object: 'charge', amount: intent.amount, amount_refunded: 0, created: intent.created },
    ...{ currency: intent.currency, disputed: false, livemode: false, metadata: intent.metadata, paid: true },
    ...{ payment_intent: intent.id, refunded: false, status: 'succeeded' },
  };
  books.intents.set(intent.id, intent);
  books.charges.set(charge.id, charge);
  Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intent.id, url: null });
  return intent;
}

function chargeOf(books: Books, intentId: string): Charge {
  return found(books.charges, String(found(books.intents, intentId, 'payment_intent').latest_charge), 'charge');
}
