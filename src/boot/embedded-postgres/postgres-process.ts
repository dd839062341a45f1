import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import type { Binaries } from './binaries.js';
import { readPostmasterFile } from './postmaster-file.js';
import { programEnvironment, runProgram } from './run-program.js';
import type { SystemUser } from './system-user.js';

const READY_TIMEOUT_MS = 60_000;
const FAST_STOP_TIMEOUT_MS = 20_000;
const IMMEDIATE_STOP_TIMEOUT_MS = 5000;
const POLL_MS = 10;

export interface PostgresOptions {
  readonly binaries: Binaries;
  readonly clusterFolder: string;
  readonly logFile: string;
  readonly user: SystemUser | undefined;
  readonly port: number;
  readonly durable: boolean;
  /** Called when the process was launched. */
  readonly onUnderWay: () => void;
}

/**
 * A child process in a session of its own: Ctrl-C in the terminal reaches the server and not PostgreSQL, so requests can
 * drain first.
 */
export class PostgresProcess {
  readonly exited: Promise<void>;
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly options: PostgresOptions,
  ) {
    this.exited = new Promise((resolve) => {
      const end = (): void => {
        this.ended = true;
        resolve();
      };
      child.once('exit', end);
      child.once('error', end);
    });
  }

  /** Resolves when PostgreSQL accepts connections. Throws a StartError with its own message otherwise. */
  static async start(options: PostgresOptions): Promise<PostgresProcess> {
    const log = openSync(options.logFile, 'a', 0o600);
    try {
      const child = spawn(options.binaries.postgres, ['-D', options.clusterFolder, ...flagsFor(options)], {
        ...options.user,
        cwd: '/',
        env: programEnvironment(),
        detached: true,
        stdio: ['ignore', log, log],
      });
      const started = new PostgresProcess(child, options);
      options.onUnderWay();
      await started.untilReady();
      return started;
    } finally {
      closeSync(log);
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** A fast shutdown: it ends sessions and writes a checkpoint. If that hangs, an immediate one, and the next start recovers. */
  async stop(): Promise<void> {
    await this.signal('INT');
    if (await this.endsWithin(FAST_STOP_TIMEOUT_MS)) return;
    await this.signal('QUIT');
    if (await this.endsWithin(IMMEDIATE_STOP_TIMEOUT_MS)) return;
    throw new Error(`PostgreSQL (process ${this.pid}) did not stop`);
  }

  abandon(): void {
    if (!this.ended) this.child.kill('SIGINT');
  }

  private async signal(name: 'INT' | 'QUIT'): Promise<void> {
    if (this.ended) return;
    if (process.platform === 'win32') await runProgram(this.options.binaries.pgCtl, ['kill', name, String(this.pid)], undefined);
    else this.child.kill(`SIG${name}`);
  }

  private async endsWithin(timeoutMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const isLate = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.exited, isLate]);
    clearTimeout(timer);
    return this.ended;
  }

  private async untilReady(): Promise<void> {
    const until = Date.now() + READY_TIMEOUT_MS;
    for (;;) {
      const file = await readPostmasterFile(this.options.clusterFolder);
      if (file?.pid === this.pid && file.ready) return;
      if (this.ended) throw new StartError(`PostgreSQL did not start: ${await this.lastWords()}`);
      if (Date.now() > until) {
        await this.stop();
        throw new StartError(`PostgreSQL was not ready within ${READY_TIMEOUT_MS / 1000} s; see "${this.options.logFile}".`);
      }
      await sleep(POLL_MS);
    }
  }

  private async lastWords(): Promise<string> {
    const lines = (await readFile(this.options.logFile, 'utf8')).trim().split('\n');
    const told = lines.findLast((line) => /FATAL:|PANIC:|ERROR:/.test(line)) ?? lines.at(-1) ?? '';
    return `${told.replace(/^.*?(FATAL|PANIC|ERROR): */, '')} (see "${this.options.logFile}")`;
  }
}

const SHARED_BUFFERS_MB = { least: 256, most: 1024 };

/**
 * An eighth of the memory, as the server and the cache of the system need theirs: with millions of bookings, pages that
 * PostgreSQL has to ask the system for cost a booking a fifth of its time. A page takes memory when it is first used. A
 * cluster that need not last is small.
 */
function sharedBuffersMb(durable: boolean): number {
  const share = Math.round(totalmem() / 2 ** 20 / 8);
  return durable ? Math.min(Math.max(share, SHARED_BUFFERS_MB.least), SHARED_BUFFERS_MB.most) : SHARED_BUFFERS_MB.least;
}

/** Sized for one machine that also runs the server. Durability keeps PostgreSQL's safe defaults. */
function flagsFor({ port, durable }: PostgresOptions): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${sharedBuffersMb(durable)}MB`,
    max_wal_size: '2GB',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
