import type { Queue } from 'pg-boss';

export const JOBS_SCHEMA = 'jobs';

export const PROVIDER_EVENT_QUEUE = 'provider-event';
export const RECONCILE_QUEUE = 'reconcile';

/** A worker that is silent for so long counts as dead, and its job goes to another one. pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;
const DAY_SECONDS = 86_400;

/** A job may have run before, so each handler must be safe to repeat. */
export const QUEUES: readonly (Omit<Queue, 'partition'> & { name: string })[] = [
  {
    name: PROVIDER_EVENT_QUEUE,
    policy: 'standard',
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: 120,
    // About three days, as long as Stripe itself retries: first within seconds, then every quarter of an hour.
    retryLimit: 300,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 900,
    retentionSeconds: 7 * DAY_SECONDS,
    deleteAfterSeconds: DAY_SECONDS,
  },
  {
    name: RECONCILE_QUEUE,
    // One job at a time, in all servers together.
    policy: 'exclusive',
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: 300,
    retryLimit: 3,
    retryDelay: 1,
    retryBackoff: false,
    retentionSeconds: DAY_SECONDS,
    deleteAfterSeconds: 3_600,
  },
];
