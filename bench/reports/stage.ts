import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, IsolationLevel, MikroORM } from '@mikro-orm/postgresql';
import { migrate } from '../../src/boot/migrate.js';
import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { ormOptions } from '../../src/postgres/orm.js';
import { createPool } from '../../src/postgres/pools.js';
import { closeBooks } from '../../src/services/reports/closing.js';
import type { Books } from '../../src/services/reports/run.js';
import { BenchError } from '../bench-error.js';
import { ORGANISATION_ID } from '../booking/ids.js';
import { asAdmin, type BenchPostgres, startBenchPostgres, withClient, withDatabase } from '../postgres.js';
import type { RoundResult, Side } from '../rounds.js';
import type { ReportCase, Told } from './cases.js';
import { checkFigures } from './checks.js';
import { loadGround } from './ground.js';

const DATABASE = 'bench_reports';
const CLOSING_TIMEOUT_MS = 600_000;
const MINUTE_MS = 60_000;

/** One database, whose reports both sides read over one connection as the role of the server. */
export class Stage {
  constructor(
    private readonly em: EntityManager,
    private readonly now: Date,
  ) {}

  sides(report: ReportCase): [Side, Side] {
    return [this.side('permanentka', report.ours), this.side('adding-up', report.theirs)];
  }

  private side(name: string, read: ReportCase['ours']): Side {
    return { name, run: (_round, seconds) => this.round(read, seconds) };
  }

  /** A report that takes longer than a round is read once. */
  private async round(read: ReportCase['ours'], seconds: number): Promise<RoundResult> {
    const times: number[] = [];
    const begun = performance.now();
    do {
      const before = performance.now();
      await this.inSnapshot(read);
      times.push(performance.now() - before);
    } while (performance.now() - begun < seconds * 1_000);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    return { rate: MINUTE_MS / mean, note: `${mean.toFixed(1)} ms a report` };
  }

  /** Both sides must say the same, in each row and in all totals. */
  async compare({ name, ours, theirs }: ReportCase): Promise<void> {
    const [one, other] = [await this.inSnapshot(ours), await this.inSnapshot(theirs)];
    if (one.rowCount === 0) throw new BenchError(`The report ${name} is empty.`);
    if (!isDeepStrictEqual(one, other))
      throw new BenchError(`The report ${name} says ${told(one)}, and added up ${told(other)}.`);
  }

  private async inSnapshot(read: ReportCase['ours']): Promise<Told> {
    const em = this.em.fork({ clear: true });
    await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
    try {
      await em.execute(`select set_config('app.organisation', ?, true)`, [ORGANISATION_ID]);
      const books: Books = { em, organisationId: ORGANISATION_ID, timeZone: 'Europe/Bratislava', currency: 'EUR', now: this.now };
      return await read(books);
    } finally {
      await em.rollback();
    }
  }
}

const told = ({ rowCount, total, rows }: Told): string =>
  `${rowCount} rows, ${JSON.stringify(total)}, ${JSON.stringify(rows[0])}`;

/** Loads a million transfers, closes the books as the server does, and lets both sides read. */
export async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const postgres = await startBenchPostgres();
  try {
    const url = await postgres.createDatabase(DATABASE);
    await migrate(url);
    await loadGround(withDatabase(postgres.adminUrl, DATABASE));
    await closeAll(postgres, url);
    const orm = await MikroORM.init({ ...ormOptions(url, 1) });
    try {
      const now = await timeOf(url);
      return await play(new Stage(orm.em, now));
    } finally {
      await orm.close();
    }
  } finally {
    await postgres.stop();
  }
}

async function closeAll(postgres: BenchPostgres, url: string): Promise<void> {
  const options = { name: 'bench', role: SERVING_ROLE, max: 1, statementTimeoutMs: CLOSING_TIMEOUT_MS } as const;
  const pool = createPool(url, options, (error) => console.error(error.message));
  try {
    const begun = performance.now();
    if ((await closeBooks(pool, ORGANISATION_ID)) !== 'CLOSED') throw new BenchError('The books could not be closed.');
    console.log(`The books of a year were closed in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  } finally {
    await pool.end();
  }
  await asAdmin(withDatabase(postgres.adminUrl, DATABASE), 'vacuum analyze');
  await asAdmin(postgres.adminUrl, 'checkpoint');
  await checkFigures(url);
}

const timeOf = (url: string): Promise<Date> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ now: Date }>('select now()');
    return rows[0]?.now ?? new Date();
  });
