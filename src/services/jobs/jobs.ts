import type { ClientBase } from 'pg';
import type { Job, PgBoss } from 'pg-boss';
import { beginning, JOBS_ROLE } from '../../postgres/connections.js';
import { JOBS_SCHEMA, PROVIDER_EVENT_QUEUE, RECONCILE_QUEUE } from './queues.js';

const POOL_SIZE = 3;
/** How often somebody looks for jobs whose worker has died, and for jobs that nobody told of. */
const SUPERVISE_SECONDS = 10;
const POLLING_SECONDS = 2;
/** One that waits for its provider keeps only those back that were fetched with it. */
const EVENTS_AT_ONCE = 4;
const EVENTS_MAX_PER_FETCH = 4;
const STOP_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
const START_AGAIN_MS = 5_000;

/** A thing that a provider told, by its ids alone. */
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
  /** Whether this process does jobs; it adds them either way. */
  doesJobs: boolean;
  reconcileSeconds: number;
  log: JobsLog;
}

/**
 * Work that outlives its request and its process: kept in the database, taken up by one server at a time, and by another one
 * when that one dies. A job may run more than once, never less.
 */
export class Jobs {
  private opening: Promise<PgBoss> | undefined;
  private eventWorker: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly options: JobsOptions) {}

  /** Begins to do jobs, and tries again by itself when the database is away. */
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

  /** Each event by itself: one that fails takes no other with it. */
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

  /** Adds the job in the caller's transaction: it is there if, and only if, that one is committed. */
  async addEvent(client: ClientBase, event: ProviderEventJob): Promise<void> {
    const boss = await this.open();
    await boss.send(PROVIDER_EVENT_QUEUE, event, { db: { executeSql: (text, values) => client.query(text, values) } });
  }

  /** Says that there is something to do, to the worker of this process. Without it, the next look finds it. */
  wake(): void {
    const { eventWorker } = this;
    if (eventWorker !== undefined) void this.opening?.then((boss) => boss.notifyWorker(eventWorker));
  }

  /** Every server asks; all of them together have one such job at a time. */
  private async askForReconciling(boss: PgBoss): Promise<void> {
    try {
      await boss.send(RECONCILE_QUEUE, {});
    } catch (error) {
      this.options.log.warn({ error: messageOf(error) }, 'The database could not be asked for a job; it is asked again');
    }
  }

  /** Waits for the jobs under way, for a while. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    clearInterval(this.timer);
    // Whoever asked for it has been told that it did not open, and has logged it.
    const [opened] = await Promise.allSettled([this.opening]);
    if (opened.status === 'fulfilled') await opened.value?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }

  private open(): Promise<PgBoss> {
    if (this.opening === undefined) {
      const opening = this.begin();
      this.opening = opening;
      // What failed is begun anew by whoever asks next.
      opening.catch(() => {
        if (this.opening === opening) this.opening = undefined;
      });
    }
    return this.opening;
  }

  private async begin(): Promise<PgBoss> {
    const { databaseUrl, doesJobs, log } = this.options;
    // Loaded only now: a server that starts answers before it does jobs.
    const pgBoss = await import('pg-boss');
    const boss = new pgBoss.PgBoss({
      ...beginning(databaseUrl, { role: JOBS_ROLE, statementTimeoutMs: STATEMENT_TIMEOUT_MS }),
      application_name: 'permanentka-jobs',
      schema: JOBS_SCHEMA,
      max: POOL_SIZE,
      // Its tables are made with all others, by their owner.
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
