import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/boot/embedded-postgres/index.js';
import { migrate } from '../../src/boot/migrate.js';
import { readConfig } from '../../src/config.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeDataFolder } from '../support/services/server-process.js';
import { askAll, codesOf, expectOverloaded, Questions, type Told, usualAnswers } from './questions.js';

/** A process of PostgreSQL and its children: its own, so that no other test waits. */
interface Stoppable {
  url: string;
  stop: () => void;
  goOn: () => void;
  end: () => Promise<void>;
}

async function startStoppable(): Promise<Stoppable> {
  const { folder, remove } = await makeDataFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  await migrate(postgres.url);
  const childrenOf = (parent: number): number[] => {
    const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    const pairs = processes.map((line) => line.trim().split(/\s+/).map(Number));
    return pairs.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
  };
  /** The parent comes first: it makes no more children then. */
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    const parent = postgres.pid();
    process.kill(parent, name);
    for (const child of childrenOf(parent)) signalIfThere(child, name);
  };
  return {
    url: postgres.url,
    stop: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    end: async () => {
      signal('SIGCONT');
      await postgres.stop();
      await remove();
    },
  };
}

/** A child whose connection was closed meanwhile ends as soon as PostgreSQL goes on. */
function signalIfThere(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

let postgres: Stoppable;
let app: TestApp;
let questions: Questions;
beforeAll(async () => {
  postgres = await startStoppable();
  app = await startTestApp({}, Promise.resolve({ url: postgres.url, drop: async () => undefined }));
  questions = await Questions.of(app);
}, 120_000);
afterAll(async () => {
  await questions.close();
  await app.stop();
  expect(await verifyDatabase(postgres.url)).toEqual([]);
  await postgres.end();
});

const REQUEST_TIMEOUT_MS = readConfig({}).requestTimeoutMs;
const ROUND_MS = 2_000;
const WORKS_AGAIN_MS = 10_000;

describe.each([8_000, 25_000])('PostgreSQL stopped for %i ms', (stoppedMs) => {
  it('is told to everybody as OVERLOADED in time, and everything works again', { timeout: 120_000 }, async () => {
    const usual = await usualAnswers(questions.all);
    const rounds: Promise<Record<string, Told>>[] = [];
    postgres.stop();
    for (const untilMs = performance.now() + stoppedMs; performance.now() < untilMs; await sleep(ROUND_MS))
      rounds.push(askAll(questions.all));
    postgres.goOn();
    await expect
      .poll(async () => codesOf(await askAll(questions.all)), { timeout: WORKS_AGAIN_MS, interval: 100 })
      .toEqual(codesOf(usual));
    const [first = {}, ...later] = await Promise.all(rounds);
    // A stream and a booking are tried again for a while, and may begin when the database is back soon.
    expectOverloaded(first, REQUEST_TIMEOUT_MS, stoppedMs > REQUEST_TIMEOUT_MS ? {} : usual);
    for (const { name } of [...questions.reads, ...questions.callers])
      expect([name, first[name]?.codes]).toEqual([name, ['OVERLOADED']]);
    for (const round of later) expectOverloaded(round, REQUEST_TIMEOUT_MS, usual);
  });
});
