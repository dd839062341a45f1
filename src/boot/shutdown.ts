import { setTimeout as sleep } from 'node:timers/promises';

/** npm passes a Ctrl-C on to us that the terminal has sent us already; two so close together are one. */
const SAME_KEYPRESS_MS = 700;

/** The server cuts off late requests itself when its time is up; this is what it gets for that. */
const CUT_OFF_GRACE_MS = 1500;

export interface StopSteps {
  /** Lets open requests finish, and cuts off those that take longer than `drainTimeoutMs`. */
  readonly drain: () => Promise<void>;
  readonly drainTimeoutMs: number;
  /** Stops what the requests needed, when they are done. */
  readonly stopDatabase: () => Promise<void>;
  /** For the impatient: asks PostgreSQL to stop and does not wait for it. */
  readonly abandonDatabase: () => void;
  readonly tell: (sentence: string) => void;
}

/** The order in which a server goes: drain within the time limit, then the database, then the process. */
export class Shutdown {
  private startedAt: number | undefined;

  constructor(
    private readonly steps: StopSteps,
    private readonly exit: (code: number) => void,
  ) {}

  get hasBegun(): boolean {
    return this.startedAt !== undefined;
  }

  /** What a signal means: the first one stops in order, another one leaves at once. */
  onSignal(): void {
    if (this.startedAt === undefined) {
      const seconds = Math.ceil(this.steps.drainTimeoutMs / 1000);
      this.steps.tell(`Stopping: open requests may take up to ${seconds} s to finish. Ctrl-C again leaves at once.`);
      void this.stop(0);
    } else if (Date.now() - this.startedAt > SAME_KEYPRESS_MS) {
      this.steps.abandonDatabase();
      this.exit(130);
    }
  }

  /** Ends the process with the code, whatever else fails; further calls do nothing. */
  async stop(code: number): Promise<void> {
    if (this.startedAt !== undefined) return;
    this.startedAt = Date.now();
    const drained = await this.step('Draining', () => this.drainInTime());
    const stopped = await this.step('Stopping the database', this.steps.stopDatabase);
    this.exit(code || (drained && stopped ? 0 : 1));
  }

  private async drainInTime(): Promise<void> {
    const timer = new AbortController();
    const late = sleep(this.steps.drainTimeoutMs + CUT_OFF_GRACE_MS, 'late', { signal: timer.signal });
    try {
      const first = await Promise.race([this.steps.drain(), late]);
      if (first === 'late') this.steps.tell('Closing took too long; what was still open is cut off.');
    } finally {
      late.catch(() => 'the drain was faster');
      timer.abort();
    }
  }

  private async step(name: string, run: () => Promise<void>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      this.steps.tell(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      return false;
    }
  }
}
