import type { Queue } from 'pg-boss';

export const JOBS_SCHEMA = 'jobs';

export const PROVIDER_EVENT_QUEUE = 'provider-event';
export const RECONCILE_QUEUE = 'reconcile';

/** A worker that says nothing for so long is taken for dead, and its job is given to another. The least that there is. */
const HEARTBEAT_SECONDS = 10;
const DAY_SECONDS = 86_400;

/** Who takes up a job does not know whether it was taken up before: each of them can be done again and changes nothing then. */
export const QUEUES: readonly (Omit<Queue, 'partition'> & { name: string })[] = [
  {
    name: PROVIDER_EVENT_QUEUE,
    policy: 'standard',
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: 120,
    // Some three days, as long as Stripe itself would try: at first soon, then every quarter of an hour.
    retryLimit: 300,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 900,
    retentionSeconds: 7 * DAY_SECONDS,
    deleteAfterSeconds: DAY_SECONDS,
  },
  {
    name: RECONCILE_QUEUE,
    // One waits and one is at work, in all servers together.
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
