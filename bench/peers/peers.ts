import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BenchError } from '../bench-error.js';
import { Worker } from '../processes/worker.js';

/** The servers that ours is measured beside. Each folder has its packages to itself, so the product depends on none of them. */
export type Peer = 'postgraphile' | 'sockets';

const INSTALL = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

/** Starts a peer in a process of its own, in production. At the first use it installs the packages of its lock file. */
export async function startPeer<Order extends object = never, Result = never>(
  peer: Peer,
  env: Readonly<Record<string, string>> = {},
): Promise<Worker<Order, Result>> {
  const folder = new URL(`./${peer}/`, import.meta.url);
  await install(peer, folder);
  const { PATH, HOME } = process.env;
  return Worker.start<Order, Result>(new URL('server.js', folder), {
    nodeFlags: [],
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
  });
}

async function install(peer: Peer, folder: URL): Promise<void> {
  const changedAt = async (path: string) => (await stat(new URL(path, folder)).catch(() => undefined))?.mtimeMs ?? 0;
  // npm writes this file last.
  if ((await changedAt('node_modules/.package-lock.json')) >= (await changedAt('package-lock.json'))) return;
  console.log(`Installing the packages of ${peer} in bench/peers/${peer}.`);
  const shell = process.platform === 'win32';
  try {
    await promisify(execFile)('npm', INSTALL, { cwd: fileURLToPath(folder), shell });
  } catch (error) {
    throw new BenchError(`The packages of bench/peers/${peer} could not be installed: ${String(error)}`);
  }
}
