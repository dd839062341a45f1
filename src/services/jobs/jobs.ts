import type { ClientBase, Pool } from 'pg';
import type { Job, PgBoss } from 'pg-boss';
import { JOBS_ROLE } from '../../postgres/connections.js';
import { createPool } from '../../postgres/pools.js';
import { JOBS_SCHEMA, PROVIDER_EVENT_QUEUE, RECONCILE_QUEUE } from './queues.js';

const POOL_SIZE = 3;
/** How often pg-boss looks for jobs of dead workers. */
const SUPERVISE_SECONDS = 10;
const POLLING_SECONDS = 2;
/** A job that waits for its provider delays only the jobs fetched with it. */
const EVENTS_AT_ONCE = 4;
const EVENTS_MAX_PER_FETCH = 4;
const STOP_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
const START_AGAIN_MS = 5_000;

/** An event of a payment provider, by its ids alone. */
export interface ProviderEventJob {
  organisationId: string;
  eventId: string;
}

export interface JobHandlers {
  providerEvent: (event: ProviderEventJob) => Promise<void>;
  reconcile: () => Promise<void>;
}

export interface JobsLog {
  warn: (facts: object, sentence: string) => void;
}

export interface JobsOptions {
  databaseUrl: string;
  /** Whether this process runs jobs. It adds them in any case. */
  doesJobs: boolean;
  reconcileSeconds: number;
  log: JobsLog;
}

/**
 * Work that outlives its request and its process. The database keeps it, one server at a time runs it, and another one takes
 * over when that server dies. A job runs at least once.
 */
export class Jobs {
  private opening: Promise<PgBoss> | undefined;
  private eventWorker: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private readonly pool: Pool;

  constructor(private readonly options: JobsOptions) {
    const { databaseUrl, log } = options;
    const connections = {
      name: 'permanentka-jobs',
      role: JOBS_ROLE,
      max: POOL_SIZE,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    } as const;
    this.pool = createPool(databaseUrl, connections, (error) =>
      log.warn({ error: error.message }, 'A connection to the tables of jobs was lost; another one takes its place'),
    );
  }

  /** Starts the workers, and retries by itself while the database is away. */
  async start(handlers: JobHandlers): Promise<void> {
    if (!this.options.doesJobs || this.isStopped) return;
    try {
      const boss = await this.open();
      await this.work(boss, handlers);
    } catch (error) {
      this.options.log.warn({ error: messageOf(error) }, 'Jobs cannot be done yet; it is tried again');
      this.timer = setTimeout(() => void this.start(handlers), START_AGAIN_MS);
    }
  }

  private async work(boss: PgBoss, handlers: JobHandlers): Promise<void> {
    const many = { localConcurrency: EVENTS_AT_ONCE, batchSize: EVENTS_MAX_PER_FETCH, pollingIntervalSeconds: POLLING_SECONDS };
    this.eventWorker ??= await boss.work<ProviderEventJob>(PROVIDER_EVENT_QUEUE, { ...many, perJobResults: true }, (jobs) =>
      Promise.all(jobs.map((job) => this.one(job, handlers.providerEvent))),
    );
    await boss.work(RECONCILE_QUEUE, { pollingIntervalSeconds: POLLING_SECONDS }, () => handlers.reconcile());
    await this.askForReconciling(boss);
    if (!this.isStopped) this.timer = setInterval(() => void this.askForReconciling(boss), this.options.reconcileSeconds * 1000);
  }

  /** Handles each event alone, so that a failed one does not fail the others. */
  private async one<T extends object>(job: Job<T>, handle: (data: T) => Promise<void>) {
    try {
      await handle(job.data);
      return { id: job.id, status: 'completed' as const };
    } catch (error) {
      const message = messageOf(error);
      this.options.log.warn({ jobId: job.id, error: message }, 'A job failed and is tried again');
      return { id: job.id, status: 'failed' as const, output: { message } };
    }
  }

  /** Adds the job in the caller's transaction: it exists exactly when that one is committed. */
  async addEvent(client: ClientBase, event: ProviderEventJob): Promise<void> {
    const boss = await this.open();
    await boss.send(PROVIDER_EVENT_QUEUE, event, { db: { executeSql: (text, values) => client.query(text, values) } });
  }

  /** Wakes the worker of this process. Otherwise the next poll finds the job. */
  wake(): void {
    const { eventWorker } = this;
    if (eventWorker !== undefined) void this.opening?.then((boss) => boss.notifyWorker(eventWorker));
  }

  /** Every server asks for it; the queue keeps one such job at a time for all of them. */
  private async askForReconciling(boss: PgBoss): Promise<void> {
    try {
      await boss.send(RECONCILE_QUEUE, {});
    } catch (error) {
      this.options.log.warn({ error: messageOf(error) }, 'The database could not be asked for a job; it is asked again');
    }
  }

  /** Waits for the jobs under way, up to a limit. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    clearInterval(this.timer);
    // A failed start was reported to its caller, which logged it.
    const [opened] = await Promise.allSettled([this.opening]);
    if (opened.status === 'fulfilled') await opened.value?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    await this.pool.end();
  }

  private open(): Promise<PgBoss> {
    if (this.opening === undefined) {
      const opening = this.begin();
      this.opening = opening;
      // The next call starts it again.
      opening.catch(() => {
        if (this.opening === opening) this.opening = undefined;
      });
    }
    return this.opening;
  }

  private async begin(): Promise<PgBoss> {
    const { doesJobs, log } = this.options;
    // Loaded late, so that a starting server answers sooner.
    const pgBoss = await import('pg-boss');
    const boss = new pgBoss.PgBoss({
      // A pool of our own: that of pg-boss would wait for ever on a connection that has gone silent.
      db: { executeSql: (text, values) => this.pool.query(text, values) },
      schema: JOBS_SCHEMA,
      // The owner makes its tables with all others, in migrate().
      migrate: false,
      createSchema: false,
      supervise: doesJobs,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      schedule: false,
      reindex: false,
      monitorVacuum: false,
    });
    boss.on('error', (error) => log.warn({ error: messageOf(error) }, 'Jobs could not be looked after; it is tried again'));
    await boss.start();
    return boss;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
