import { setTimeout as sleep } from 'node:timers/promises';

/** The terminal and npm both send us a Ctrl-C. Two signals so close together count as one. */
export const SAME_KEYPRESS_MS = 700;

/** The time that the server gets to cut off late requests. */
const CUT_OFF_GRACE_MS = 1500;

export interface StopSteps {
  /** Lets open requests finish, and cuts off those that take longer than `drainTimeoutMs`. */
  readonly drain: () => Promise<void>;
  readonly drainTimeoutMs: number;
  /** Stops the database, after the requests. */
  readonly stopDatabase: () => Promise<void>;
  /** Asks PostgreSQL to stop and does not wait for it. */
  readonly abandonDatabase: () => void;
  readonly tell: (sentence: string) => void;
}

/** Stops the server in order: drain within the time limit, stop the database, end the process. */
export class Shutdown {
  private startedAt: number | undefined;

  constructor(
    private readonly steps: StopSteps,
    private readonly exit: (code: number) => void,
  ) {}

  get hasBegun(): boolean {
    return this.startedAt !== undefined;
  }

  /** The first signal stops in order; the next one ends the process at once. */
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
