import { spawn, spawnSync } from 'node:child_process';
import { chown, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { runsInFolder } from '../../../src/boot/embedded-postgres/postmaster-file.js';
import { userForPostgres } from '../../../src/boot/embedded-postgres/system-user.js';
import { freePort } from './redis.js';
import { abandonedFolders, makeRunFolder } from './run-folders.js';

const READY_TIMEOUT_MS = 10_000;
const PID_FILE = 'pgbouncer.pid';
/** Debian keeps it where only root looks. */
const PATH = `${process.env.PATH}:/usr/sbin`;

export interface PgBouncer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Why there is no PgBouncer, or undefined if there is one. With CI=true it throws instead: there, nothing may be skipped. */
export function missingPgBouncer(): string | undefined {
  if (spawnSync('pgbouncer', ['--version'], { env: { PATH } }).status === 0) return undefined;
  const missing = 'there is no pgbouncer on the PATH (apt-get install pgbouncer)';
  if (process.env.CI === 'true') throw new Error(`CI=true and PgBouncer is missing: ${missing}`);
  console.warn(`Tests that need PgBouncer are skipped: ${missing}.`);
  return missing;
}

/**
 * Starts one for this test.
 * @param configuration as in pgbouncer.ini, but for where its own files are and where it listens
 * @param logins who may come, and their passwords
 */
export async function startPgBouncer(configuration: string, logins: Record<string, string>): Promise<PgBouncer> {
  await sweep();
  const folder = await realpath(await makeRunFolder('pgbouncer'));
  const port = await freePort();
  const config = join(folder, 'pgbouncer.ini');
  const users = join(folder, 'userlist.txt');
  const own = [
    ...[`listen_port = ${port}`, `auth_file = ${users}`, 'unix_socket_dir ='],
    ...[`pidfile = ${join(folder, PID_FILE)}`, `logfile = ${join(folder, 'pgbouncer.log')}`],
  ];
  await writeFile(config, `${configuration.replace(/^(listen_port|auth_file) =.*\n/gm, '')}\n${own.join('\n')}\n`);
  await writeFile(
    users,
    Object.entries(logins).map(([login, password]) => `"${login}" "${password}"\n`),
  );
  // It refuses to run as root.
  const user = await userForPostgres(folder);
  if (user) for (const path of [folder, config, users]) await chown(path, user.uid, user.gid);
  const child = spawn('pgbouncer', ['--quiet', config], { cwd: folder, stdio: 'ignore', env: { PATH }, ...user });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const until = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      const log = await readFile(join(folder, 'pgbouncer.log'), 'utf8').catch(() => 'it wrote no log');
      await stop();
      throw new Error(`pgbouncer did not start: ${log}`);
    }
    await sleep(20);
  }
  return { port, stop };
}

/** It answers when it can say that it does not know the database. */
async function answers(port: number): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'nobody', database: 'nowhere', password: 'nothing' });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED');
  }
}

/** A run that was killed left its own behind, with the folder as its working folder. */
async function sweep(): Promise<void> {
  for (const folder of await abandonedFolders('pgbouncer')) {
    const pid = Number(await readFile(join(folder, PID_FILE), 'utf8').catch(() => ''));
    if (pid > 0 && (await runsInFolder(pid, folder))) process.kill(pid, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}
