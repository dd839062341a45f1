import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BenchError } from '../bench-error.js';
import { Worker } from '../processes/worker.js';

/** The servers that ours is measured beside. Each folder has its packages to itself, so the product depends on none of them. */
export type Peer = 'apollo' | 'postgraphile' | 'sockets';

const INSTALL = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

/** Starts a peer in a process of its own, in production. At the first use it installs the packages of its lock file. */
export async function startPeer<Order extends object = never, Result = never>(
  peer: Peer,
  { env = {}, nodeFlags = [] }: { env?: Readonly<Record<string, string>>; nodeFlags?: readonly string[] } = {},
): Promise<Worker<Order, Result>> {
  const folder = await installed(peer);
  const { PATH, HOME } = process.env;
  return Worker.start<Order, Result>(new URL('server.js', folder), {
    nodeFlags,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
  });
}

/** The folder of a peer that npm starts, with its packages in it. */
export const installPeer = async (peer: Peer): Promise<string> => fileURLToPath(await installed(peer));

async function installed(peer: Peer): Promise<URL> {
  const folder = new URL(`./${peer}/`, import.meta.url);
  const lock = await readFile(new URL('package-lock.json', folder), 'utf8');
  const note = new URL('node_modules/.installed-from', folder);
  if ((await readFile(note, 'utf8').catch(() => '')) === lock) return folder;
  console.log(`Installing the packages of ${peer} in bench/peers/${peer}.`);
  try {
    await promisify(execFile)('npm', INSTALL, { cwd: fileURLToPath(folder) });
  } catch (error) {
    throw new BenchError(`The packages of bench/peers/${peer} could not be installed: ${String(error)}`);
  }
  await writeFile(note, lock);
  return folder;
}
