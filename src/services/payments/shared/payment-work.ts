import type { Pool } from 'pg';
import type { Engine } from '../../engine/index.js';
import type { PaymentProvider } from './payment-provider.js';

export interface PaymentsLog {
  error: (facts: object, sentence: string) => void;
  warn: (facts: object, sentence: string) => void;
}

/**
 * The dependencies of online payments. The pool is theirs alone, so a slow provider keeps no request from reading.
 */
export interface PaymentWork {
  readonly pool: Pool;
  readonly engine: Pick<Engine, 'execute'>;
  /** Null in production when no provider is configured. */
  readonly provider: PaymentProvider | null;
  readonly log: PaymentsLog;
  /** Notes a commit about an organisation that the engine did not make. */
  readonly committed: (organisationId: string) => void;
}

/** The actor in the audit log. */
export const BY_PROVIDER = { key: 'system:payments', address: null };

/** The idempotency key of a command, so that two servers that see the same change run it once. */
export const onceFor = (operation: string, key: string) => ({ viewer: 'system:payments', operation, key, inputHash: key });
