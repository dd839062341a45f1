import type { ClientBase } from 'pg';
import { inOrganisation } from '../../../postgres/transactions.js';
import type { ProviderEventJob } from '../../jobs/index.js';
import { organisationOfAccount, refreshAccount, stopAccount } from '../shared/accounts.js';
import { followOrder } from '../shared/follow.js';
import { ProviderUnavailable } from '../shared/payment-provider.js';
import type { PaymentWork } from '../shared/payment-work.js';
import { readEvent, UUID } from './webhook-event.js';

/** The events that we handle. Others are not stored. */
const KNOWN_TYPES: ReadonlySet<string> = new Set([
  'account.application.deauthorized',
  'account.updated',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.refund.updated',
  'charge.refunded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'refund.failed',
  'refund.updated',
]);

/**
 * `TAKEN`: stored, and handled soon. `IGNORED`: not about our data, or unreadable; accepted so that Stripe does not retry it for
 * days and switch the endpoint off.
 * `FORGED`: the signature is invalid.
 */
export type Acceptance = 'TAKEN' | 'IGNORED' | 'FORGED';

export interface StripeDoor extends PaymentWork {
  /** Whether the signature of a body is valid and recent. */
  readonly isSigned: (body: Buffer, signature: string | undefined) => boolean;
  /** Adds a job in the transaction of the client. */
  readonly addJob: (client: ClientBase, event: ProviderEventJob) => Promise<void>;
  readonly wake: () => void;
}

/**
 * Accepts a posted event. It only stores the event, once, together with a job that handles it. The answer leaves at once, and
 * the handling does not depend on this process.
 */
export async function acceptStripeEvent(door: StripeDoor, body: Buffer, signature: string | undefined): Promise<Acceptance> {
  if (!door.isSigned(body, signature)) return 'FORGED';
  const event = readEvent(body);
  if ('advice' in event) {
    door.log.warn({ event: event.id, problem: event.problem }, event.advice);
    return 'IGNORED';
  }
  if (!KNOWN_TYPES.has(event.type) || !event.account) return 'IGNORED';
  const organisationId = await organisationOfAccount(door.pool, event.account);
  if (organisationId === undefined) return 'IGNORED';
  const { about } = event;
  if (about.organisationId !== null && about.organisationId !== organisationId) {
    door.log.warn({ event: event.id, account: event.account }, 'An account told of an order that is not its own');
    return 'IGNORED';
  }
  const isNew = await inOrganisation(door.pool, organisationId, async (client) => {
    const { rowCount } = await client.query(
      `insert into provider_events (organisation_id, id, type, order_id, checkout_ref, payment_ref, happened_at)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7)) on conflict do nothing`,
      [organisationId, event.id, event.type, about.orderId, about.checkoutRef, about.paymentRef, event.created],
    );
    if (rowCount === 1) await door.addJob(client, { organisationId, eventId: event.id });
    return rowCount === 1;
  });
  if (isNew) door.wake();
  return 'TAKEN';
}

interface StoredEvent {
  type: string;
  orderId: string | null;
  checkoutRef: string | null;
  paymentRef: string | null;
  account: string;
}

/** Handles a stored event. Safe to repeat. @throws ProviderUnavailable to be retried later */
export async function handleProviderEvent(work: PaymentWork, { organisationId, eventId }: ProviderEventJob): Promise<void> {
  const { provider } = work;
  // The job fails and is retried, because another server may have a provider and Stripe sends no handled event again.
  if (provider === null) throw new ProviderUnavailable('No payment provider is set up');
  const event = await inOrganisation(work.pool, organisationId, async (client) => {
    const { rows } = await client.query<StoredEvent>(
      `select e.type, e.order_id as "orderId", e.checkout_ref as "checkoutRef", e.payment_ref as "paymentRef", a.account
       from provider_events e join payment_accounts a
         on a.organisation_id = e.organisation_id and a.provider = $3 and a.is_test = $4
       where e.organisation_id = $1 and e.id = $2 and e.handled_at is null`,
      [organisationId, eventId, provider.kind, provider.isTest],
    );
    return rows[0];
  });
  if (!event) return;
  await look(work, organisationId, event);
  await inOrganisation(work.pool, organisationId, (client) =>
    client.query('update provider_events set handled_at = now() where organisation_id = $1 and id = $2', [
      organisationId,
      eventId,
    ]),
  );
}

async function look(work: PaymentWork, organisationId: string, event: StoredEvent): Promise<void> {
  if (event.type === 'account.updated') return refreshAccount(work, organisationId, event.account);
  if (event.type === 'account.application.deauthorized') return stopAccount(work, organisationId, event.account);
  const orderId = event.orderId ?? (await orderOfPayment(work, organisationId, event));
  if (orderId !== null) await followOrder(work, organisationId, orderId, { checkoutRef: event.checkoutRef });
}

/** An organisation may sell in other ways through the same account. Such payments are ignored. */
async function orderOfPayment(
  { provider, pool }: PaymentWork,
  organisationId: string,
  { account, paymentRef }: StoredEvent,
): Promise<string | null> {
  if (paymentRef === null) return null;
  const known = await inOrganisation(pool, organisationId, (client) =>
    client.query<{ orderId: string }>(
      `select order_id as "orderId" from payments where organisation_id = $1 and method = 'STRIPE' and provider_ref = $2`,
      [organisationId, paymentRef],
    ),
  );
  const [row] = known.rows;
  if (row) return row.orderId;
  const named = (await provider?.orderOf({ account, paymentRef })) ?? null;
  return named?.organisationId === organisationId && UUID.test(named.orderId) ? named.orderId : null;
}
