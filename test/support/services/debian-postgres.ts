import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { provision } from '../../../src/boot/embedded-postgres/provision.js';
import { runProgram } from '../../../src/boot/embedded-postgres/run-program.js';
import { userForPostgres } from '../../../src/boot/embedded-postgres/system-user.js';
import { adminUrl, serviceUrl } from '../../../src/boot/embedded-postgres/urls.js';
import { freePort } from './redis.js';
import { abandonedFolders, makeRunFolder } from './run-folders.js';

/** Debian and Ubuntu keep the programs of each version in a folder of its number. */
const VERSIONS = '/usr/lib/postgresql';
const OLDEST = 15;
const PASSWORD = 'a password for one run of the tests';

/** A PostgreSQL as Debian ships it: with its own defaults, and statements compiled where that looks worthwhile. */
export interface DebianPostgres {
  readonly version: number;
  /** Owner of the database `permanentka`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Why there is no PostgreSQL of the system, or undefined if there is one. With CI=true it throws instead. */
export function missingDebianPostgres(): string | undefined {
  if (newestVersion() !== undefined) return undefined;
  const missing = `there is no PostgreSQL ${OLDEST} or newer in ${VERSIONS} (apt-get install postgresql)`;
  if (process.env.CI === 'true') throw new Error(`CI=true and the PostgreSQL of Debian is missing: ${missing}`);
  console.warn(`Tests that need the PostgreSQL of Debian are skipped: ${missing}.`);
  return missing;
}

export async function startDebianPostgres(): Promise<DebianPostgres> {
  const version = newestVersion();
  if (version === undefined) throw new Error('missingDebianPostgres() was not asked');
  await sweep();
  const folder = await realpath(await makeRunFolder('debian-postgres'));
  const user = await userForPostgres(folder);
  const [cluster, passwordFile] = [join(folder, 'cluster'), join(folder, 'password')];
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  if (user) for (const path of [folder, cluster, passwordFile]) await chown(path, user.uid, user.gid);
  const initdb = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--username=postgres', '--no-sync'];
  await runProgram(programOf(version, 'initdb'), [`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...initdb], user);
  const port = await freePort();
  const settings = [`-p ${port}`, '-c listen_addresses=127.0.0.1', '-c unix_socket_directories=', '-c fsync=off'].join(' ');
  const log = join(folder, 'postgres.log');
  await runProgram(programOf(version, 'pg_ctl'), ['start', '-w', '-s', '-D', cluster, '-l', log, '-o', settings], user);
  await provision(adminUrl(port, encodeURIComponent(PASSWORD)), PASSWORD);
  return {
    version,
    url: serviceUrl(port, encodeURIComponent(PASSWORD)),
    stop: async () => {
      await runProgram(programOf(version, 'pg_ctl'), ['stop', '-s', '-m', 'immediate', '-D', cluster], user);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const programOf = (version: number, name: string): string => join(VERSIONS, String(version), 'bin', name);

function newestVersion(): number | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const versions = readdirSync(VERSIONS).map(Number);
  const usable = versions.filter((version) => version >= OLDEST && existsSync(programOf(version, 'initdb')));
  return usable.length === 0 ? undefined : Math.max(...usable);
}

/** A run that was killed left its own behind. */
async function sweep(): Promise<void> {
  const version = newestVersion();
  for (const folder of await abandonedFolders('debian-postgres')) {
    const cluster = join(folder, 'cluster');
    const isRunning = existsSync(cluster) && (await readdir(cluster)).includes('postmaster.pid');
    if (isRunning && version !== undefined) {
      const user = await userForPostgres(cluster);
      execFileSync(programOf(version, 'pg_ctl'), ['stop', '-s', '-m', 'immediate', '-D', cluster], { ...user, cwd: '/' });
    }
    await rm(folder, { recursive: true, force: true });
  }
}
