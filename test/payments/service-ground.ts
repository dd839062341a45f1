import pg from 'pg';
import type { PaymentProviderKind } from '../../src/entities/enums.js';
import { decodeId } from '../../src/schema/shared/ids.js';
import { createEnginePool, Engine } from '../../src/services/engine/index.js';
import { openCheckout, type PaymentWork } from '../../src/services/payments/index.js';
import { stripeClient } from '../../src/services/payments/stripe/client.js';
import { StripeProvider } from '../../src/services/payments/stripe/provider.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';
import type { Studio } from '../support/studio.js';
import { makeOnlineStudio, rowsOf } from './online-studio.js';
import { SECRET_KEY, StripeStandIn } from './stand-in.js';

const URLS = { successUrl: 'https://studio.example/thanks', cancelUrl: 'https://studio.example/cart' };
const NO_REDUCTION = { promoCode: null, discountMinor: 0, reason: null };

export interface OnlineOrder {
  orderId: string;
  /** Stripe's name of its checkout. */
  session: string;
}

export type ServiceGround = Awaited<ReturnType<typeof makeServiceGround>>;

/**
 * The services that take payments, on a database of their own with the stand-in for Stripe, and an online studio to sell for.
 * @param doJobs starts the worker of jobs, where this process must not be it
 */
export async function makeServiceGround(doJobs?: (app: TestApp, stripe: StripeStandIn) => Promise<void>) {
  const stripe = await StripeStandIn.start();
  const app = await startTestApp({ ...stripe.env, JOBS: doJobs ? 'off' : 'on' });
  await doJobs?.(app, stripe);
  const { studio, account } = await makeOnlineStudio(app, stripe);
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 6, options: '-c role=permanentka_app' });
  const enginePool = createEnginePool(app.databaseUrl, 4, () => undefined);
  const engine = new Engine(enginePool, rules, () => undefined);
  const warnings: object[] = [];
  const client = stripeClient({ secretKey: SECRET_KEY, webhookSecrets: [], apiUrl: stripe.url });
  const provider = new StripeProvider(client, true);
  const errors: object[] = [];
  const log: PaymentWork['log'] = {
    warn: (facts, said) => warnings.push({ said, ...facts }),
    error: (facts, said) => errors.push({ said, ...facts }),
  };
  const work: PaymentWork = { pool, engine, provider, log, committed: () => undefined };
  const { organisationId } = studio.tenant;

  /** An ENTRY pass of 24 €, as a customer orders it on the booking page. */
  async function place({
    holdMinutes = 30,
    productId = studio.entryProductId,
    provider = 'STRIPE' as PaymentProviderKind,
  } = {}): Promise<string> {
    const customerId = keyOf(studio.customerId);
    const placed = await engine.execute(organisationId, {
      command: {
        ...{ kind: 'placeOrder', actor: { kind: 'CUSTOMER', customerId }, customerId, channel: 'PROFILE' },
        lines: [{ kind: 'PASS', productId: keyOf(productId), registrationId: null, customerId, gift: null }],
        ...{ reduction: NO_REDUCTION, payments: null, provider, holdMinutes },
      },
    });
    if (placed.kind === 'refused') throw new Error(`Not placed: ${JSON.stringify(placed.refusals)}`);
    return placed.answer.orderId;
  }

  async function open(orderId: string): Promise<string> {
    const opened = await openCheckout(work, { organisationId, orderId, ...URLS });
    if (!opened.ok) throw new Error(`Not opened: ${JSON.stringify(opened.refusals)}`);
    return opened.value.ref;
  }

  async function order(): Promise<OnlineOrder> {
    const orderId = await place();
    return { orderId, session: await open(orderId) };
  }

  /** Lets the hold of an order be over: time passes for the database alone. */
  const endHold = (orderId: string, ago = '1 second'): Promise<object[]> =>
    rowsOf(studio, 'update orders set held_until = now() - ?::interval where id = ?', [ago, orderId]);

  return {
    ...{ stripe, app, studio, account, pool, engine, work, warnings, errors, organisationId, provider },
    ...{ place, open, order, endHold },
    intentOf: (session: string) => String(stripe.till.of(account).sessions.get(session)?.payment_intent),
    outcome: (orderId: string) => outcomeOf(studio, orderId),
    stop: async () => {
      await engine.close();
      await Promise.all([pool.end(), enginePool.end()]);
      await stopAndVerify(app);
      await stripe.stop();
    },
  };
}

export function keyOf(id: string): string {
  const key = decodeId(id);
  if (!key) throw new Error(`${id} is no id`);
  return key.id;
}

interface Outcome {
  order: { status: string; due: number }[];
  payments: { method: string; amount: number; fee: number; disputed: boolean }[];
  refunds: { amount: number; status: string; fee: number }[];
  receipts: { kind: string }[];
  passes: { state: string }[];
  ledger: { debit: string; credit: string; unit: string; amount: number; times: number }[];
}

/** All that is left of an order in the end, without what is told apart by chance: ids and moments. */
export async function outcomeOf(studio: Studio, orderId: string) {
  const kind = (column: string) => `regexp_replace(${column}, '[0-9a-f]{8}-[0-9a-f-]{27}', '*')`;
  const [row] = await rowsOf<Outcome>(
    studio,
    `with asked as (select ?::uuid as id)
     select
       (select jsonb_agg(jsonb_build_object('status', status, 'due', refund_due_minor))
        from orders, asked where orders.id = asked.id) as "order",
       (select coalesce(jsonb_agg(jsonb_build_object('method', method, 'amount', amount_minor, 'fee', fee_minor,
          'disputed', disputed_at is not null)), '[]') from payments, asked where order_id = asked.id) as payments,
       (select coalesce(jsonb_agg(jsonb_build_object('amount', amount_minor, 'status', status, 'fee', fee_returned_minor)
          order by amount_minor, status), '[]') from refunds, asked where order_id = asked.id) as refunds,
       (select coalesce(jsonb_agg(jsonb_build_object('kind', kind) order by kind), '[]')
        from receipts, asked where order_id = asked.id) as receipts,
       (select coalesce(jsonb_agg(jsonb_build_object('state', p.state)), '[]')
        from asked, order_lines l join passes p on p.id = l.pass_id where l.order_id = asked.id) as passes,
       (select coalesce(jsonb_agg(t order by t.debit, t.credit), '[]') from (
          select ${kind('debit')} as debit, ${kind('credit')} as credit, unit, sum(amount) as amount, count(*) as times
          from transfers, asked where order_id = asked.id group by 1, 2, 3) as t) as ledger`,
    [orderId],
  );
  if (!row) throw new Error('An outcome is one row');
  return row;
}

/** What is there of an order that was paid once and for all; and of one that nobody paid. */
export const PAID = {
  order: [{ status: 'PAID', due: 0 }],
  payments: [{ method: 'STRIPE', amount: 2400, fee: 72, disputed: false }],
  refunds: [],
  receipts: [{ kind: 'RECEIPT' }],
  passes: [{ state: 'ACTIVE' }],
};
export const NOTHING = { payments: [], refunds: [], receipts: [], passes: [], ledger: [] };
