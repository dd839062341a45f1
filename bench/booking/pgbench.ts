import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { BenchError } from '../bench-error.js';
import { type Latencies, latenciesOf } from '../latencies.js';
import { benchIdSql, ORGANISATION_ID } from './ids.js';
import { type PgbenchScenario, REGISTRATION_STEP, ROUND_BASE } from './scenario.js';

const run = promisify(execFile);
const CLIENTS = 16;
const THREADS = 2;
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** pgbench, wherever the system keeps it. */
export async function findPgbench(): Promise<string> {
  const versions = await readdir(DEBIAN_FOLDER).catch(() => []);
  const folders = versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN_FOLDER, version, 'bin'));
  for (const folder of [...folders, ...(process.env.PATH ?? '').split(delimiter)]) {
    const path = join(folder, 'pgbench');
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new BenchError('This bench needs pgbench, which comes with PostgreSQL: on Debian `apt-get install postgresql-contrib`.');
}

/** Writes the script of a scenario: `booking.sql` with the ids that the ground was loaded with. */
export async function writeScript(path: string, { registrations, sessionFormula }: PgbenchScenario): Promise<void> {
  const template = await readFile(new URL('./booking.sql', import.meta.url), 'utf8');
  const values: Record<string, string> = {
    CLIENTS: String(CLIENTS),
    ROUND_BASE: String(ROUND_BASE),
    REGISTRATION_STEP: String(REGISTRATION_STEP),
    REGISTRATIONS: String(registrations),
    SESSION_FORMULA: sessionFormula,
    ORGANISATION: `'${ORGANISATION_ID}'`,
    API_KEY: benchIdSql('token', '1'),
    SESSION: benchIdSql('session', ':s::int'),
    REGISTRATION: benchIdSql('registration', ':r::int'),
    PASS: benchIdSql('pass', ':r::int'),
    ATTENDEE: benchIdSql('attendee', ':r::int'),
  };
  await writeFile(
    path,
    template.replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
  );
}

interface PgbenchRound {
  readonly program: string;
  readonly script: string;
  readonly databaseUrl: string;
  readonly round: number;
  readonly seconds: number;
}

interface PgbenchResult extends Latencies {
  /** Transactions a second. */
  readonly rate: number;
  readonly bookings: number;
}

/** Runs the script for some seconds as the role that the server works as. */
export async function pgbench({ program, script, databaseUrl, round, seconds }: PgbenchRound): Promise<PgbenchResult> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(dirname(script), 'round-'));
  const flags = [
    '--no-vacuum',
    '--protocol=prepared',
    `--client=${CLIENTS}`,
    `--jobs=${Math.min(THREADS, availableParallelism())}`,
    ...['--log', `--log-prefix=${join(folder, 'log')}`],
  ];
  const env = {
    ...process.env,
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
    PGOPTIONS: `-c role=${SERVING_ROLE}`,
  };
  const given = [`--define=round=${round}`, '--define=i=0'];
  const { stdout, stderr } = await run(program, [...flags, ...given, `--time=${seconds}`, `--file=${script}`], { env });
  const rate = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  if (!(rate > 0) || /ERROR|aborted/.test(stderr)) throw new BenchError(`pgbench did not do its bookings: ${stderr || stdout}`);
  const latencies = await loggedLatencies(folder);
  return { rate, bookings: latencies.length, ...latenciesOf(latencies) };
}

/** A line of the log is one transaction: the client, its number, and its time in microseconds. */
async function loggedLatencies(folder: string): Promise<number[]> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => Number(line.split(' ')[2]) / 1000),
  );
}
