import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFile, realpath, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { runsInFolder } from '../../../src/boot/embedded-postgres/postmaster-file.js';
import { abandonedFolders, makeRunFolder } from './run-folders.js';

const READY_TIMEOUT_MS = 10_000;
const PID_FILE = 'redis.pid';

/** Either an address, or the reason why the tests that need Redis are skipped. */
export type TestRedis = { readonly url: string } | { readonly missing: string };

/** Takes the Redis of REDIS_TEST_URL, else starts a private one, else says why there is none. */
export async function startTestRedis(): Promise<{ redis: TestRedis; stop: () => Promise<void> }> {
  const given = process.env.REDIS_TEST_URL;
  if (given) return { redis: { url: given }, stop: () => Promise.resolve() };
  if (!hasProgram()) {
    return {
      redis: { missing: 'there is no redis-server on the PATH (install it, or set REDIS_TEST_URL)' },
      stop: () => Promise.resolve(),
    };
  }
  await sweep();
  const folder = await realpath(await makeRunFolder('redis'));
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--pidfile', join(folder, PID_FILE)],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilListening(port, child);
    return { redis: { url: `redis://127.0.0.1:${port}` }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const hasProgram = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/**
 * Why a test cannot have a Redis of its own to kill, or undefined if it can: REDIS_TEST_URL is not enough. With CI=true it throws
 * instead.
 */
export function missingRedisProgram(): string | undefined {
  if (hasProgram()) return undefined;
  const missing = 'there is no redis-server on the PATH';
  if (process.env.CI === 'true') throw new Error(`CI=true and Redis is missing: ${missing}`);
  console.warn(`Tests that kill a Redis of their own are skipped: ${missing}.`);
  return missing;
}

/** A Redis of a test, which may not listen yet. It keeps nothing when it is killed. */
export function startOwnRedis(port: number): ChildProcess {
  return spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], { stdio: 'ignore' });
}

/**
 * For `describe.skipIf(!redisUrl())`: the address of the run's Redis. With CI=true a missing Redis stops the run before any
 * test.
 */
export function redisUrl(): string | undefined {
  const redis = inject('redis');
  return 'url' in redis ? redis.url : undefined;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    if (await answers(port)) return;
    if (child.exitCode !== null) throw new Error(`redis-server ended with code ${child.exitCode}`);
    if (Date.now() > until) throw new Error(`redis-server did not listen within ${READY_TIMEOUT_MS} ms`);
    await sleep(20);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No free port was given');
  return address.port;
}

/** A run that was killed left its Redis behind, with the folder as its working folder. */
async function sweep(): Promise<void> {
  for (const folder of await abandonedFolders('redis')) {
    const pid = Number(await readFile(join(folder, PID_FILE), 'utf8').catch(() => ''));
    if (pid > 0 && (await runsInFolder(pid, folder))) process.kill(pid, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}
