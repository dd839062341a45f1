import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import type { Cluster } from './cluster.js';
import { ClusterGuard } from './guard.js';
import { readPostmasterFile, runsInFolder } from './postmaster-file.js';
import { adminUrl } from './urls.js';

const ANSWER_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/**
 * Stops the PostgreSQL that a killed server left running, in an orderly way, so that the new server can start its own child.
 * Throws a StartError if the PostgreSQL belongs to a running server.
 */
export async function stopOrphan(cluster: Cluster, dataDir: string): Promise<void> {
  const found = await readPostmasterFile(cluster.folder);
  if (!found) return;
  if (!(await runsInFolder(found.pid, cluster.folder))) {
    // PostgreSQL would refuse to start while an unrelated process has the number in this file.
    await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
    return;
  }
  const guard = await guardOf(found.pid, cluster, dataDir);
  if (!guard) return;
  try {
    await stopProcess(found.pid, cluster, dataDir);
  } finally {
    // Its connection ended together with the stopped PostgreSQL, and so did the lock.
    await guard.release();
  }
}

/** Undefined if PostgreSQL ended by itself in the meantime. */
async function guardOf(pid: number, cluster: Cluster, dataDir: string): Promise<ClusterGuard | undefined> {
  const until = Date.now() + ANSWER_TIMEOUT_MS;
  for (;;) {
    const now = await readPostmasterFile(cluster.folder);
    if (!(await runsInFolder(pid, cluster.folder))) return undefined;
    const guard = new ClusterGuard(adminUrl(now?.port ?? 0, cluster.password), dataDir);
    try {
      await guard.take();
      return guard;
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (Date.now() > until) throw unresponsive(pid, dataDir, error);
      await sleep(POLL_MS);
    }
  }
}

async function stopProcess(pid: number, cluster: Cluster, dataDir: string): Promise<void> {
  const until = Date.now() + STOP_TIMEOUT_MS;
  process.kill(pid, 'SIGINT');
  // The number alone is not enough: without a process that reaps orphans, a dead process keeps its number.
  while (await runsInFolder(pid, cluster.folder)) {
    if (Date.now() > until) throw unresponsive(pid, dataDir);
    await sleep(POLL_MS);
  }
}

function unresponsive(pid: number, dataDir: string, cause?: unknown): StartError {
  return new StartError(
    `A PostgreSQL left from an earlier run (process ${pid}) holds the data in "${dataDir}" and does not answer: ` +
      `stop it with "kill -INT ${pid}" and start again.`,
    { cause },
  );
}
