import type { Pool } from 'pg';
import type { Engine } from '../engine/index.js';
import type { PaymentProvider } from './payment-provider.js';

export interface PaymentsLog {
  error: (facts: object, sentence: string) => void;
  warn: (facts: object, sentence: string) => void;
}

/**
 * What taking money online works with. Its connections serve nobody else: a provider that is slow keeps no request from
 * reading.
 */
export interface PaymentWork {
  readonly pool: Pool;
  readonly engine: Pick<Engine, 'execute'>;
  /** Null where nothing may stand in for a provider that is not set up: in production. */
  readonly provider: PaymentProvider | null;
  readonly log: PaymentsLog;
}

/** Who did it, to the audit log. */
export const BY_PROVIDER = { key: 'system:payments', address: null };

/** The engine remembers an answer by this, so that two servers that see the same at once do it once. */
export const onceFor = (operation: string, key: string) => ({ viewer: 'system:payments', operation, key, inputHash: key });
