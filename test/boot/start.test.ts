import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runningEmbeddedUrl } from '../../src/boot/embedded-postgres/index.js';
import { readPostmasterFile } from '../../src/boot/embedded-postgres/postmaster-file.js';
import { nodeVersionProblem } from '../../src/boot/node-version.js';
import { makeDataFolder, ServerProcess } from '../support/services/server-process.js';
import { isAboutTimeZones } from '../support/start-warnings.js';

// Whole servers on real disks: on a machine that is busy with other things each takes its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let folder: string;
let remove: () => Promise<void>;
const servers: ServerProcess[] = [];

beforeEach(async () => {
  ({ folder, remove } = await makeDataFolder());
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end('SIGTERM')));
  await remove();
});

function start(settings: Record<string, string> = {}): ServerProcess {
  const server = new ServerProcess({ DATA_DIR: folder, DEMO_STUDIO: 'off', ...settings });
  servers.push(server);
  return server;
}

async function query(sql: string): Promise<unknown[]> {
  const url = await runningEmbeddedUrl(folder);
  if (!url) throw new Error('No PostgreSQL runs on this data folder');
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return (await readPostmasterFile(await realpath(join(folder, 'postgres'))))?.pid ?? 0;
}

async function guardIsHeld(): Promise<boolean> {
  return (await query("select 1 from pg_locks where locktype = 'advisory' and granted")).length === 1;
}

const linesOf = (output: string): string[] => output.split('\n').filter((line) => !isAboutTimeZones(line));

async function refusal(settings: Record<string, string>): Promise<string> {
  const server = start(settings);
  expect(await server.exited).toBe(1);
  const complaints = linesOf(server.complaints.trim());
  expect(complaints).toHaveLength(1);
  return complaints[0] ?? '';
}

describe('starting', () => {
  it('answers, and stopping it with SIGTERM stops PostgreSQL as well', async () => {
    const server = start();
    const endpoint = await server.ready();
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    expect(await runningEmbeddedUrl(folder)).toBeDefined();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await runningEmbeddedUrl(folder)).toBeUndefined();
  });

  it('tells its progress from the first moment, and each step once', async () => {
    const server = start({ DEMO_STUDIO: 'on' });
    await server.ready();
    const steps = [
      'Permanentka is starting.',
      `Making a database in ${folder}. This happens once and takes some seconds.`,
      `Starting PostgreSQL on ${folder}.`,
      'Making the tables.',
      'Opening the server.',
      'Setting up the demo studio.',
    ];
    expect(linesOf(server.output).slice(0, steps.length)).toEqual(steps);
    expect(await server.end('SIGTERM')).toBe(0);
    const again = start({ DEMO_STUDIO: 'on' });
    await again.ready();
    const known = ['Permanentka is starting.', `Starting PostgreSQL on ${folder}.`, 'Opening the server.'];
    expect(linesOf(again.output).slice(0, known.length + 1)).toEqual([
      ...known,
      expect.stringMatching(/^Permanentka answers at /),
    ]);
  });

  it('a start after kill -9 recovers by itself and has the data', async () => {
    const killed = start();
    await killed.ready();
    await query('create table witness as select 42 as answer');
    await killed.end('SIGKILL');
    const next = start();
    await next.ready();
    expect(await query('select answer from witness')).toEqual([{ answer: 42 }]);
  });

  it('restarts a killed PostgreSQL, and keeps other servers off the data folder', async () => {
    const server = start();
    await server.ready();
    await query('create table witness as select 42 as answer');
    const killed = await postmasterPid();
    process.kill(killed, 'SIGKILL');
    await expect
      .poll(() => query('select answer from witness').catch(() => 'not yet'), { timeout: 20_000 })
      .toEqual([{ answer: 42 }]);
    expect(await postmasterPid()).not.toBe(killed);
    expect(server.output).toContain('PostgreSQL ended unexpectedly and was started again.');
    await expect.poll(guardIsHeld, { timeout: 20_000 }).toBe(true);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await runningEmbeddedUrl(folder)).toBeUndefined();
  });
});

describe('a start that fails, with one sentence and exit code 1', () => {
  it('the start fails for a taken port, and PostgreSQL is stopped again', async () => {
    const squatter = createServer();
    await new Promise<void>((done) => squatter.listen(0, '127.0.0.1', done));
    const address = squatter.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    try {
      expect(await refusal({ PORT: String(port), HOST: '127.0.0.1' })).toMatch(new RegExp(`^Port ${port} is already taken`));
    } finally {
      squatter.close();
    }
    expect(await runningEmbeddedUrl(folder)).toBeUndefined();
  });

  it('the start fails for a data folder that another server uses', async () => {
    const first = start();
    await first.ready();
    expect(await refusal({})).toContain(`in use by another running server (process ${first.pid})`);
    expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('the start fails for a data folder that cannot be made', async () => {
    expect(await refusal({ DATA_DIR: resolve('package.json', 'data') })).toContain('is a file where a folder is needed');
  });

  it('the start fails for a wrong setting', async () => {
    expect(await refusal({ PORT: 'eighty' })).toBe('PORT must be a whole number from 0 to 65535, but is "eighty".');
  });

  it('the start fails for a database that does not answer', async () => {
    const said = await refusal({ DATABASE_URL: 'postgresql://app:secret@127.0.0.1:1/permanentka' });
    expect(said).toMatch(/^The database permanentka at 127\.0\.0\.1:1 cannot be used/);
    expect(said).not.toContain('secret');
  });

  it('the start fails for an old Node.js', () => {
    expect(nodeVersionProblem('20.20.2')).toMatch(/^Permanentka needs Node\.js 22\.18 or newer and this is 20\.20\.2/);
    expect(nodeVersionProblem('22.17.9')).toBeDefined();
    expect(nodeVersionProblem('22.18.0')).toBeUndefined();
    expect(nodeVersionProblem('24.21.0')).toBeUndefined();
  });
});
