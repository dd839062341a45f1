import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { SERVING_ROLE } from '../postgres/connections.js';
import { createPool } from '../postgres/pools.js';
import type { PaymentDoors } from '../server/http/payment-routes.js';
import type { PaymentGateway } from '../services/commands/index.js';
import type { Tenant } from '../services/input/index.js';
import { Jobs } from '../services/jobs/index.js';
import {
  acceptStripeEvent,
  followOrder,
  handleProviderEvent,
  openCheckout,
  type PaymentWork,
  reconcile,
  SandboxProvider,
  SandboxTill,
  type SetUpOnlinePayments,
  type StripeDoor,
  setUpOnlinePayments,
} from '../services/payments/index.js';
import type { Machine } from './machine.js';

const POOL_SIZE = 4;

/** The accounts that organisations have with the payment provider. */
export interface PaymentAccounts {
  readonly setUp: (tenant: Tenant, input: SetUpOnlinePayments) => ReturnType<typeof setUpOnlinePayments>;
}

/** Online payments of a running server. */
export interface OpenPayments extends PaymentGateway, PaymentAccounts {
  readonly doors: PaymentDoors;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openPayments(
  config: Config,
  databaseUrl: string,
  { engine, changes }: Pick<Machine, 'engine' | 'changes'>,
  log: Logger,
): Promise<OpenPayments> {
  const pool = createPool(databaseUrl, { name: 'permanentka-payments', role: SERVING_ROLE, max: POOL_SIZE }, (error) =>
    log.warn({ error: error.message }, 'A connection to the database was lost; another one takes its place'),
  );
  const { reconcileSeconds, doesJobs } = config;
  const jobs = new Jobs({ databaseUrl: config.jobsDatabaseUrl ?? databaseUrl, doesJobs, reconcileSeconds, log });
  const { provider, doors } = await providerOf(config);
  const committed = (organisationId: string): void => changes.committed(organisationId);
  const work: PaymentWork = { pool, engine, provider, log, committed };
  return {
    kind: provider?.kind ?? null,
    holdMinutes: config.checkoutHoldMinutes,
    openCheckout: (place) => openCheckout(work, place),
    follow: async (organisationId, orderId) => {
      try {
        await followOrder(work, organisationId, orderId);
      } catch (error) {
        log.warn({ err: error, orderId }, 'An order could not be followed to its provider yet; the job tries again');
      }
    },
    setUp: (tenant, input) => setUpOnlinePayments(work, tenant, input),
    doors: doors(work, jobs),
    start: () =>
      jobs.start({
        providerEvent: (event) => handleProviderEvent(work, event),
        reconcile: async () => {
          await reconcile(work);
        },
      }),
    close: async () => {
      await jobs.stop();
      await pool.end();
    },
  };
}

interface Chosen {
  provider: PaymentWork['provider'];
  doors: (work: PaymentWork, jobs: Jobs) => PaymentDoors;
}

/** Stripe with a key. Without one the sandbox, but in production nothing: a sandbox payment there would give goods away. */
async function providerOf({ stripe, environment, authSecret, publicUrl }: Config): Promise<Chosen> {
  if (stripe) return stripeOf(stripe);
  if (environment === 'production') return { provider: null, doors: () => ({ acceptEvent: undefined, sandbox: undefined }) };
  const sandbox = new SandboxProvider(authSecret, publicUrl);
  return { provider: sandbox, doors: (work) => ({ acceptEvent: undefined, sandbox: new SandboxTill(work, sandbox) }) };
}

async function stripeOf(settings: NonNullable<Config['stripe']>): Promise<Chosen> {
  // Loaded only when used, so that a server without it starts faster.
  const { isSigned, isTestKey, StripeProvider, stripeClient } = await import('../services/payments/stripe/index.js');
  const stripe = stripeClient(settings);
  const doors = (work: PaymentWork, jobs: Jobs): PaymentDoors => {
    const door: StripeDoor = {
      ...work,
      isSigned: (body, signature) => isSigned(stripe, settings.webhookSecrets, body, signature),
      addJob: (client, event) => jobs.addEvent(client, event),
      wake: () => jobs.wake(),
    };
    return { acceptEvent: (body, signature) => acceptStripeEvent(door, body, signature), sandbox: undefined };
  };
  return { provider: new StripeProvider(stripe, isTestKey(settings.secretKey)), doors };
}
