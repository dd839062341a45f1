import { asMaintenance } from '../../../postgres/transactions.js';
import { followProvider } from './accounts.js';
import { followOrder } from './follow.js';
import { ProviderUnavailable } from './payment-provider.js';
import type { PaymentWork } from './payment-work.js';

/** The limit of one run; the next run does the rest. */
const OVERDUE_MAX = 200;
const OWED_MAX = 50;
const GIVEN_BACK_MAX = 10;
const DISPUTED_MAX = 20;
/** A bank may return a refund for so long after it succeeded. */
const GIVEN_BACK_DAYS = 30;
const AT_ONCE = 4;
const EVENTS_KEPT_DAYS = 30;
const EVENTS_FORGOTTEN_MAX = 5_000;

interface Found {
  organisationId: string;
  orderId: string;
}

/**
 * Finds orders that need a look: expired holds, refunds without an outcome, money that is owed, and open disputes. Each is
 * brought to the state that its provider reports. Answers how many were checked, and how many could not be.
 */
export async function reconcile(work: PaymentWork): Promise<{ followed: number; failed: number }> {
  await followProvider(work);
  const found = [...(await overdue(work)), ...(await owed(work)), ...(await givenBack(work)), ...(await disputed(work))];
  const counts = { followed: 0, failed: 0 };
  const queue = found.values();
  const worker = async (): Promise<void> => {
    for (const { organisationId, orderId } of queue) {
      try {
        await followOrder(work, organisationId, orderId);
        counts.followed += 1;
      } catch (error) {
        counts.failed += 1;
        const isAway = error instanceof ProviderUnavailable;
        const message = error instanceof Error ? error.message : String(error);
        const sentence = isAway ? 'A payment provider could not be asked' : 'An order could not be reconciled';
        work.log.warn({ organisationId, orderId, error: message }, sentence);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await forgetEvents(work);
  return counts;
}

/**
 * The longest wait comes first. Each one leaves the list within an hour, so none blocks the others.
 */
function overdue({ pool }: PaymentWork): Promise<Found[]> {
  return asMaintenance(pool, async (client) => {
    const { rows } = await client.query<Found>(
      `select organisation_id as "organisationId", id as "orderId" from orders
       where status = 'OPEN' and held_until < now() order by held_until limit $1`,
      [OVERDUE_MAX],
    );
    return rows;
  });
}

/**
 * A random choice, so that each has its turn: a refund may take days, and money that cannot be refunded waits for a person.
 */
function owed({ pool }: PaymentWork): Promise<Found[]> {
  return asMaintenance(pool, async (client) => {
    const { rows } = await client.query<Found>(
      `select * from (
         select organisation_id as "organisationId", order_id as "orderId" from refunds
           where status = 'PENDING' and method = 'CARD'
         union select organisation_id, id from orders where refund_due_minor > 0 and status <> 'OPEN') as owed
       order by random() limit $1`,
      [OWED_MAX],
    );
    return rows;
  });
}

/** A refund to a card may be returned without an event, so a random choice is checked now and then. */
function givenBack({ pool }: PaymentWork): Promise<Found[]> {
  return asMaintenance(pool, async (client) => {
    const { rows } = await client.query<Found>(
      `select * from (
         select distinct organisation_id as "organisationId", order_id as "orderId" from refunds
         where status = 'SUCCEEDED' and method = 'CARD' and settled_at > now() - make_interval(days => $1)) as given
       order by random() limit $2`,
      [GIVEN_BACK_DAYS, GIVEN_BACK_MAX],
    );
    return rows;
  });
}

/** A disputed payment blocks its passes, so the end of a dispute must not be missed. */
function disputed({ pool }: PaymentWork): Promise<Found[]> {
  return asMaintenance(pool, async (client) => {
    const { rows } = await client.query<Found>(
      `select organisation_id as "organisationId", order_id as "orderId" from payments where disputed_at is not null
       order by random() limit $1`,
      [DISPUTED_MAX],
    );
    return rows;
  });
}

/** Stripe retries an event for three days, so older handled events can be deleted. */
async function forgetEvents({ pool }: PaymentWork): Promise<void> {
  await asMaintenance(pool, (client) =>
    client.query(
      `delete from provider_events where (organisation_id, id) in (
         select organisation_id, id from provider_events where handled_at < now() - make_interval(days => $1) limit $2)`,
      [EVENTS_KEPT_DAYS, EVENTS_FORGOTTEN_MAX],
    ),
  );
}
